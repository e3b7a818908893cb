"""A picture → words with boxes and confidence: the only door to pytesseract and Tesseract."""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median

import pytesseract
from PIL import Image

from models.reading import Box, Word
from pipeline.capture.signs import clean_signs
from pipeline.errors import MissingProgram

_ASCENDING = re.compile(r"[A-ZÄÖÜ0-9bdfhklßtijäöü§%&!?/()\[\]„“\"'’‘]")
_DESCENDING = re.compile(r"[gjpqyQ,;()\[\]/§„]")
_PACKAGES = {"Fraktur": "tesseract-ocr-script-frak", "Latin": "tesseract-ocr-script-latn"}
"""Debian's packages of language data whose names do not follow from those of the data."""


class PageTimeout(Exception):
    """OCR of one page took longer than it may."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What one run over one picture gave: rows of words as the engine saw them, in points of the picture.

    `blocks` holds, row by row, the number of the engine's text block; `confidence` is the mean over the words,
    weighted by their length (0 to 1; 0 without words).
    """

    rows: tuple[tuple[Word, ...], ...]
    blocks: tuple[int, ...]
    confidence: float

    @property
    def words(self) -> list[Word]:
        return [word for row in self.rows for word in row]


@lru_cache(maxsize=1)
def engine() -> tuple[str, frozenset[str]]:
    """Tesseract's version and its languages. Raises MissingProgram (missing_tesseract)."""
    try:
        version = str(pytesseract.get_tesseract_version())
        return version, _languages()
    except (pytesseract.TesseractNotFoundError, subprocess.SubprocessError, SystemExit, OSError) as error:
        raise MissingProgram(
            "missing_tesseract", "Tesseract is not installed", "Install the package tesseract-ocr"
        ) from error


def _languages() -> frozenset[str]:
    """What pytesseract's own list leaves out is there too: names with capitals and folders, such as "Fraktur"."""
    command = [pytesseract.pytesseract.tesseract_cmd, "--list-langs"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return frozenset(told.stdout.split("\n")[1:]) - {""}


def require(lang: str) -> str:
    """The engine's name for the record, such as "tesseract 5.3.0 deu".

    Raises MissingProgram: missing_tesseract, or missing_language with the name of the package to install.
    """
    version, languages = engine()
    missing = [name for name in lang.split("+") if name not in languages]
    if missing:
        message = f"Tesseract has no language data for {', '.join(missing)}, only for {', '.join(sorted(languages))}"
        remedy = f"Install the package {' '.join(map(_package, missing))}, or name other languages with --lang"
        raise MissingProgram("missing_language", message, remedy)
    return f"tesseract {version} {lang}"


def _package(name: str) -> str:
    """Debian's package of the language data `name`, which may stand in a folder ("script/Fraktur")."""
    name = name.rpartition("/")[2]
    return _PACKAGES.get(name) or f"tesseract-ocr-{name.replace('_', '-').lower()}"


def recognise(picture: Path, dpi: float, lang: str, seconds: float, extra: Sequence[str] = ()) -> Recognition:
    """Read the picture in the file `picture`; `extra` are further arguments of Tesseract.

    Raises PageTimeout after `seconds`, MissingProgram, or RuntimeError with what Tesseract said.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"  # more threads cost up to three times the time and gain nothing
    config = " ".join(["--psm 3", f"--dpi {round(dpi)}", *extra])
    try:
        table = pytesseract.image_to_data(str(picture), lang=lang, config=config, timeout=seconds)
    except pytesseract.TesseractNotFoundError as error:
        raise MissingProgram(
            "missing_tesseract", "Tesseract is not installed", "Install the package tesseract-ocr"
        ) from error
    except pytesseract.TesseractError as error:
        raise RuntimeError(f"Tesseract ended with status {error.status}: {str(error.message)[-300:]}") from error
    except RuntimeError as error:
        if "timeout" in str(error).lower():
            raise PageTimeout(f"OCR took longer than {seconds:.0f} s") from error
        raise
    return read_table(str(table), 72 / dpi)


def orientation(folder: Path, picture: Image.Image, dpi: float) -> int:
    """How far (0, 90, 180 or 270 degrees clockwise) a page must be turned to stand upright; 0 where unknown."""
    path = folder / "orientation.bmp"
    picture.save(path)
    try:
        told = pytesseract.image_to_osd(
            str(path), config=f"--dpi {round(dpi)}", output_type=pytesseract.Output.DICT, timeout=60
        )
    except (pytesseract.TesseractError, RuntimeError):
        return 0
    return int(told.get("rotate", 0)) % 360


def read_table(table: str, scale: float) -> Recognition:
    """Tesseract's TSV → words; `scale` turns its pixels into points."""
    rows: list[tuple[Word, ...]] = []
    blocks: list[int] = []
    current: list[Word] = []
    place: tuple[str, ...] = ()
    for line in table.splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) < 12 or fields[0] != "5":
            continue
        if tuple(fields[1:5]) != place and current:
            rows.append(sized(current))
            blocks.append(int(place[1]))
            current = []
        place = tuple(fields[1:5])
        current += _word(fields, scale)
    if current:
        rows.append(sized(current))
        blocks.append(int(place[1]))
    return Recognition(tuple(rows), tuple(blocks), mean_confidence([word for row in rows for word in row]))


def _word(fields: Sequence[str], scale: float) -> list[Word]:
    text = clean_signs(fields[11]).strip()
    if not text:
        return []
    left, top, width, height = (int(value) * scale for value in fields[6:10])
    return [Word(text, Box(left, top, left + width, top + height), max(0.0, float(fields[10]) / 100))]


def mean_confidence(words: Sequence[Word]) -> float:
    """Mean confidence of `words`, weighted by their length; 0 without words."""
    weight = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0


def sized(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a row with the row's type size, told from how high letters of each shape stand."""
    sizes = [_size(word) for word in words if any(sign.isalnum() for sign in word.text)]
    size = round(2 * median(sizes)) / 2 if sizes else None
    return tuple(Word(word.text, word.box, word.confidence, size) for word in words)


def _size(word: Word) -> float:
    """Type size from the height of the word's box: ascenders, small letters and descenders share it in known parts."""
    assert word.box is not None
    share = 0.7 if _ASCENDING.search(word.text) else 0.49
    return word.box.height / (share + 0.21 * bool(_DESCENDING.search(word.text)))
