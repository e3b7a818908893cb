"""From files to a knowledge base: accession, capture, clean, divide, extract, link, publish, query."""

__version__ = "0.1.0"
