"""The text layer of a PDF page → words with boxes, type sizes and styles: the only door to pdfplumber.

Signs are put together to words here, in the order in which the page draws them, so that the words of two columns
never mix and the same rules serve signs that another reader gives.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, degrees
from typing import Any

import pdfplumber

from models.reading import Box, Word, around
from pipeline.capture.signs import clean_signs

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|fett|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sign:
    """A printed character (or ligature) with its box in points from the page's top left corner.

    `turn` is how far (0, 90, 180, 270 degrees clockwise) it must be turned to stand upright.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    turn: int = 0


class Layers:
    """The text layers of one PDF; pages are let go as soon as they are read, since pdfplumber keeps them otherwise."""

    def __init__(self, content: bytes) -> None:
        self._pdf = pdfplumber.open(io.BytesIO(content))

    def __len__(self) -> int:
        return len(self._pdf.pages)

    def signs(self, page: int) -> list[Sign]:
        """The signs of page number `page` (from 1) in the order in which they are drawn."""
        plumbed = self._pdf.pages[page - 1]
        try:
            return [_sign(char, plumbed.bbox) for char in plumbed.chars if _is_seen(char, plumbed.bbox)]
        finally:
            plumbed.close()

    def close(self) -> None:
        self._pdf.close()


def _is_seen(char: dict[str, Any], page: tuple[float, float, float, float]) -> bool:
    return bool(char["x1"] > page[0] and char["x0"] < page[2] and char["bottom"] > page[1] and char["top"] < page[3])


def _sign(char: dict[str, Any], page: tuple[float, float, float, float]) -> Sign:
    font = str(char["fontname"])
    box = Box(char["x0"] - page[0], char["top"] - page[1], char["x1"] - page[0], char["bottom"] - page[1])
    a, b, *_ = char["matrix"]
    turn = quarter(atan2(b, a))
    size = float(char["size"]) if turn in (0, 180) else box.width
    return Sign(str(char["text"]), box, size, bool(_BOLD.search(font)), bool(_ITALIC.search(font)), turn)


def quarter(angle: float) -> int:
    """An angle in radians, counter-clockwise → the nearest quarter turn that undoes it, in degrees clockwise."""
    return round(degrees(angle) / 90) % 4 * 90


def words_of(signs: Iterable[Sign], by_ocr: bool = False) -> list[Word]:
    """Signs in drawing order → words; a blank, a gap, a step up or down or back ends a word.

    `by_ocr`: an earlier OCR has drawn them. Tesseract and OCRmyPDF stretch each word together with the blank after it
    over the place of the word alone, so that the blank belongs to the word's box.
    """
    words: list[Word] = []
    current: list[Sign] = []
    for sign in signs:
        if current and (not sign.text.strip() or not _goes_on(current[-1], sign)):
            words += _word([*current, sign] if by_ocr and _is_stretched(current, sign) else current)
            current = []
        if sign.text.strip() and not (current and _is_shadow(current[-1], sign)):
            current.append(sign)
    return words + (_word(current) if current else [])


def _goes_on(last: Sign, sign: Sign) -> bool:
    size = max(last.size, sign.size, 1.0)
    same_line = min(last.box.bottom, sign.box.bottom) - max(last.box.top, sign.box.top) > 0.3 * min(
        last.box.height, sign.box.height
    )
    return same_line and -0.5 * size < sign.box.x0 - last.box.x1 < 0.18 * size


def _is_stretched(word: Sequence[Sign], blank: Sign) -> bool:
    """Whether a blank is as wide as each letter before it."""
    width = blank.box.width
    return blank.text == " " and width > 0 and all(abs(sign.box.width - width) < 0.05 * width for sign in word)


def _is_shadow(last: Sign, sign: Sign) -> bool:
    """Whether a sign is the last one drawn again to look bold."""
    return (
        last.text == sign.text
        and abs(last.box.x0 - sign.box.x0) < 0.1 * sign.size
        and abs(last.box.top - sign.box.top) < 0.1 * sign.size
    )


def _word(signs: Sequence[Sign]) -> list[Word]:
    text = clean_signs("".join(sign.text for sign in signs)).strip()
    if not text:
        return []
    box = around([sign.box for sign in signs])
    inked = [sign for sign in signs if sign.text.isalnum()] or signs
    size = round(max(sign.size for sign in inked), 1)
    bold, italic = all(sign.bold for sign in inked), all(sign.italic for sign in inked)
    return [Word(text, box, size=size, bold=bold, italic=italic)]
