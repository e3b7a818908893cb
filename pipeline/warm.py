"""Loads on import what children need: the process that all of them are forked from imports this module.

So every child has libraries and model at hand, which else each would load for itself. Where several documents wait,
one small text is read as well, which loads the vocabularies, and the readers of all kinds of files are loaded; a
single document loads only what it needs itself. What goes wrong is no matter here: each child meets the error itself
and reports it.
"""

import contextlib
import gc

gc.disable()  # nothing that is loaded here is ever garbage, and looking for it takes a tenth of the time

import models.german  # noqa: E402, F401  # before anything that imports spaCy
from models.settings import Settings  # noqa: E402
from models.source import Source  # noqa: E402
from pipeline import clean, divide, extract  # noqa: E402, F401
from pipeline.capture import load_readers  # noqa: E402
from pipeline.run import read_document  # noqa: E402
from pipeline.tools import chosen_model, load_tools, says_several  # noqa: E402

SAMPLE = """Vereinbarung

zwischen der Stadt Musterhausen, vertreten durch die Bürgermeisterin Eva Muster, und dem Verein Beispiel e. V.

§ 1 Gegenstand

(1) Der Verein verpflichtet sich nach § 3 BGB, den Bericht bis zum 31. Dezember 2020 vorzulegen.

Musterhausen, den 1. Juli 2020
""".encode()

with contextlib.suppress(Exception):
    load_tools(chosen_model())
    if says_several():
        load_readers()
        source = Source(path="", sha256="", media_type="text/plain", size=len(SAMPLE))
        read_document(source, SAMPLE, Settings(model=chosen_model()))
gc.freeze()
gc.enable()
