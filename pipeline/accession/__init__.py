"""Paths → sources: what came in, each file once, and what kind of file it is."""

from pipeline.accession.identify import identify, path_text
from pipeline.accession.walk import Entry, walk

__all__ = ["Entry", "identify", "path_text", "walk"]
