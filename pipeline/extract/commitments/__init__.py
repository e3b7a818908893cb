"""Parsed text → commitments: who binds themselves to what."""

from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.find import find_commitments

__all__ = ["Context", "find_commitments"]
