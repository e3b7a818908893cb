"""Loads the tools on import: the process that all children are forked from imports this module.

A model that cannot be loaded is no matter here: each child meets the error itself and reports it.
"""

import contextlib

from pipeline.errors import KlauselwerkError
from pipeline.tools import chosen_model, load_tools

with contextlib.suppress(KlauselwerkError):
    load_tools(chosen_model())
