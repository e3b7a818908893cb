"""What is installed, what is missing, how to get it."""

import importlib.metadata
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TextIO

from pipeline.errors import MissingProgram

PACKAGES = (
    "spacy",
    "pdfplumber",
    "pypdfium2",
    "pikepdf",
    "pytesseract",
    "rapidfuzz",
    "pydantic",
    "python-docx",
    "lxml",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at: what was found, whether that is fine, and the remedy where it is not."""

    name: str
    found: str
    fine: bool
    remedy: str = ""


def examine() -> list[Checked]:
    """Look at everything a run needs."""
    return [*_python(), *_packages(), *_tesseract(), *_model()]


def _python() -> Iterator[Checked]:
    yield Checked("Python", sys.version.split()[0], sys.version_info >= (3, 11), "Install Python 3.11 or newer")
    connection = sqlite3.connect(":memory:")
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    full_text = "ENABLE_FTS5" in options
    yield Checked("SQLite full text", sqlite3.sqlite_version, full_text, "Use a Python whose SQLite has FTS5")


def _packages() -> Iterator[Checked]:
    for name in PACKAGES:
        try:
            yield Checked(name, importlib.metadata.version(name), True)
        except importlib.metadata.PackageNotFoundError:
            yield Checked(name, "missing", False, "make install")


def _tesseract() -> Iterator[Checked]:
    from pipeline.capture import engine

    try:
        version, languages = engine()
    except MissingProgram as error:
        yield Checked("tesseract", error.message, False, error.remedy)
        return
    yield Checked("tesseract", version, True)
    there = "deu" in languages
    yield Checked("tesseract deu", "installed" if there else "missing", there, "apt-get install tesseract-ocr-deu")


def _model() -> Iterator[Checked]:
    from models.german.load import ModelError, load_german

    try:
        german = load_german()
    except (ModelError, OSError, ValueError) as error:
        yield Checked("German model", str(error), False, "Install klauselwerk again")
        return
    yield Checked("German model", "our own, names " + " ".join(german.pipe_labels["ner"]), True)


def write_findings(findings: Sequence[Checked], stream: TextIO, as_json: bool = False) -> None:
    """A line each, what is missing with its remedy."""
    if as_json:
        json.dump([asdict(finding) for finding in findings], stream, ensure_ascii=False, indent=1)
        stream.write("\n")
        return
    for finding in findings:
        remedy = "" if finding.fine else f"   -> {finding.remedy}"
        print(f"{'ok ' if finding.fine else 'NO '} {finding.name:20} {finding.found}{remedy}", file=stream)
