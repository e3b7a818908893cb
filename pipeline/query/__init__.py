"""Questions to a knowledge base and the forms its answers come in."""

from pipeline.query.rows import write_rows
from pipeline.query.search import Filters, search

__all__ = ["Filters", "search", "write_rows"]
