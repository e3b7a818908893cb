"""A knowledge base against gold files: figures per field, what was missed and what is spurious."""

from pipeline.evaluate.compare import Figures, evaluate
from pipeline.evaluate.plot import write_plot
from pipeline.evaluate.report import read_accepted, read_part, write_report

__all__ = ["Figures", "evaluate", "read_accepted", "read_part", "write_plot", "write_report"]
