"""Family names that stand alone over an office in a signature block ("Muster" over "Landrat"), with nothing else."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.signature_items import Item
from pipeline.extract.signature_words import is_ordinary_word

Line = list[list[Item]]
_NAME = re.compile(r"(?:Dr\.\s+)?([A-ZÄÖÜ][^\W\d_]{2,}(?:-[A-ZÄÖÜ][^\W\d_]+)?)\W*")
_COMMON = re.compile(r"(?i)(?:ung|heit|keit|schaft|tion|geber|geberin|nehmer|nehmerin|stelle|siegel|datum|tag|liste)$")
_DETERMINER = r"\b(?:der|die|das|dem|den|des|vom|zum|zur|im|am|beim|ins?|bei|aus|ein\w*|kein\w*|\w+[nl]iche[rsnm]?)\s+"


def with_bare_names(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with words taken for persons that stand, cell for cell, over nothing but offices.

    "Der Landrat" above a single word makes that a person too. A word that the text uses with an article, or that ends
    as nouns do, is no name.
    """
    found = list(lines)
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else []
        below = lines[index + 1] if index + 1 < len(lines) else []
        if _are_names(text, line) and (_are_offices(below, len(line)) or _is_announced(above, line)):
            found[index] = [[replace(cell[0], kind="person")] for cell in line]
    return found


def _are_names(text: str, line: Line) -> bool:
    return bool(line) and all(
        len(cell) == 1 and cell[0].kind in ("other", "body") and _is_name(text, cell[0]) for cell in line
    )


def _is_name(text: str, item: Item) -> bool:
    match = _NAME.fullmatch(text, item.start, item.end)
    if match is None or _COMMON.search(match[1]) or is_ordinary_word(match[1]):
        return False
    return re.search(rf"{_DETERMINER}{re.escape(match[1])}\b", text, re.I) is None


def _are_offices(line: Line, columns: int) -> bool:
    return len(line) == columns and all(item.kind == "function" for cell in line for item in cell)


def _is_announced(above: Line, line: Line) -> bool:
    """Whether nothing but one office with its article ("Der Landrat") stands above a line of one word."""
    items = [item for cell in above for item in cell]
    return len(line) == 1 == len(items) and items[0].kind == "function" and items[0].has_article
