"""Reads one small text on import: the process that all children are forked from imports this module.

So every child has libraries, model and vocabularies at hand, which else each would load for itself. What goes wrong
is no matter here: each child meets the error itself and reports it.
"""

import contextlib
import gc

gc.disable()  # nothing that is loaded here is ever garbage, and looking for it takes a tenth of the time

from models.settings import Settings  # noqa: E402
from models.source import Source  # noqa: E402
from pipeline.run import read_document  # noqa: E402
from pipeline.tools import chosen_model  # noqa: E402

SAMPLE = """Vereinbarung

zwischen der Stadt Musterhausen, vertreten durch die Bürgermeisterin Eva Muster, und dem Verein Beispiel e. V.

§ 1 Gegenstand

(1) Der Verein verpflichtet sich nach § 3 BGB, den Bericht bis zum 31. Dezember 2020 vorzulegen.

Musterhausen, den 1. Juli 2020
""".encode()

with contextlib.suppress(Exception):
    source = Source(path="", sha256="", media_type="text/plain", size=len(SAMPLE))
    read_document(source, SAMPLE, Settings(model=chosen_model()))
gc.freeze()
gc.enable()
