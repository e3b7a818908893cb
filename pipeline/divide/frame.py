"""What a heading may be, and what is known of the document while headings are looked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.outline import DocumentKind
from models.text import CleanText
from pipeline.divide.forms import is_capitals
from pipeline.divide.numbers import Number
from pipeline.divide.rows import Unit, is_bold

LONGEST = 24
"""Words of a heading that has a number or comes from the source."""
LONGEST_PLAIN = 14
"""Words of a heading that only its type or its form tells."""
ABBREVIATED = re.compile(
    r"(?:\be\.\s?V|\be\.\s?G|\bu\.\s?a|\betc|\busw|\bbzw|\bCo|\bNr|\bAbs|\bm\.\s?b\.\s?H|\bff?)\.$|\.\.\.$|…$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading from `start` to `end`, its title at `title`; `style` orders headings of one document: the smaller, the
    further out. `unit` is the index of its block."""

    start: int
    end: int
    title: tuple[int, int]
    number: Number | None
    unit: int
    level: int | None
    style: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of the document when headings are looked for."""

    text: CleanText
    units: Sequence[Unit]
    kind: DocumentKind
    marked: bool
    """Whether the source itself marks headings."""


def candidate(
    frame: Frame, unit: Unit, end: int, number: Number | None, confidence: float, title: tuple[int, int] | None = None
) -> Candidate:
    """A heading that begins with `unit` and ends at `end`; its title is what follows the number unless given."""
    bold = unit.block.bold or is_bold(frame.text.pieces_in(unit.rows[0].start, unit.rows[0].end))
    style = (
        float(unit.block.level)
        if unit.block.level is not None
        else 10 - 4 * unit.size - 0.3 * (bold or is_capitals(unit.text))
    )
    start = unit.start + (number.end if number else 0)
    return Candidate(unit.start, end, title or (start, end), number, unit.index, unit.block.level, style, confidence)


def ends_openly(title: str) -> bool:
    """Whether `title` ends like a heading and not like a sentence or a list's item."""
    return not title.endswith((".", ",", ";", ":")) or bool(ABBREVIATED.search(title))


def following(frame: Frame, unit: Unit) -> Unit | None:
    """The next block that is no caption of a picture."""
    return next((other for other in frame.units[unit.index + 1 :] if other.block.kind != "caption"), None)


def body_follows(frame: Frame, unit: Unit) -> bool:
    """Whether the next blocks hold text and not the next item of a list."""
    return any(other.is_body and other.words > 8 for other in frame.units[unit.index + 1 : unit.index + 4])


def stands_out(frame: Frame, unit: Unit) -> bool:
    """Whether type, capitals or place set a block apart from the body."""
    return (
        unit.block.bold
        or unit.block.centred
        or unit.size > 1.12
        or is_capitals(unit.text)
        or is_bold(frame.text.pieces_in(unit.rows[0].start, unit.rows[0].end))
    )
