"""The German language model: pipeline, loader, word forms, recipe.

Whoever imports this before spaCy spares spaCy the web clients and templates of its command line, half a second.
"""

import sys
from importlib.util import find_spec
from types import ModuleType


def _leave_out_command_line() -> None:
    """Put an empty package in the place of `spacy.cli`; its modules, but for `info`, can be imported all the same."""
    spacy = find_spec("spacy") if "spacy" not in sys.modules else None
    if spacy is None or not spacy.submodule_search_locations:
        return
    package, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = [f"{folder}/cli" for folder in spacy.submodule_search_locations]
    info.__dict__["info"] = None  # the one name that spaCy takes from there
    sys.modules |= {"spacy.cli": package, "spacy.cli.info": info}


_leave_out_command_line()
