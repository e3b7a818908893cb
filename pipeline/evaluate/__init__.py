"""A knowledge base against gold files: figures per field, what was missed and what is spurious."""

from pipeline.evaluate.compare import Figures, evaluate
from pipeline.evaluate.report import write_report

__all__ = ["Figures", "evaluate", "write_report"]
