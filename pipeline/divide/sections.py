"""Rows → headings and their tree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.outline import DocumentKind, Heading
from models.text import CleanText
from pipeline.divide.numbers import Number, number_of
from pipeline.divide.rows import Row, all_bold, body_size
from pipeline.divide.vocabulary import heading_words

LONGEST_NUMBERED = 22
LONGEST_PLAIN = 14
"""Words a heading has at most."""
NO_TITLE = re.compile(r"(?:Abs|Absatz|Satz|S\.|Nr|Nummer|Buchst|und|bis|der|des|dieses|dieser|i\.\s?V)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be a heading; `level` is what the source says, `style` what headings of one rank share."""

    row: Row
    number: Number | None
    title: tuple[int, int]
    level: int | None
    style: tuple[object, ...]
    confidence: float
    end: int


def sections(
    text: CleanText, rows: Sequence[Row], title: tuple[int, int] | None, body_end: int, kind: DocumentKind
) -> tuple[Heading, ...]:
    """The headings between title and `body_end` (where signatures begin)."""
    after = title[1] if title else 0
    found = candidates(text, rows, after, body_end, kind)
    levels = ranks(found, kind)
    return tree(text, found, levels)


def candidates(text: CleanText, rows: Sequence[Row], after: int, body_end: int, kind: DocumentKind) -> list[Candidate]:
    from_source = any(row.of.kind == "heading" and row.start >= after for row in rows)
    size = body_size(text)
    made: list[Candidate] = []
    taken = -1
    for index, row in enumerate(rows):
        if row.start < after or row.start >= body_end or index <= taken:
            continue
        candidate = candidate_of(text, rows, index, from_source, size, kind)
        if candidate is None:
            continue
        if candidate.end > row.end:
            taken = max(i for i, other in enumerate(rows) if other.start < candidate.end)
        made.append(candidate)
    return made


def candidate_of(
    text: CleanText, rows: Sequence[Row], index: int, from_source: bool, size: float | None, kind: DocumentKind
) -> Candidate | None:
    row = rows[index]
    number = number_of(row.text)
    marked = row.of.kind == "heading"
    bold = all_bold(text.pieces_in(row.start, row.end)) if row.text.strip() else False
    big = bool(size and row.of.size and row.of.size > 1.08 * size)
    if not (marked or row.first or (number and number.strong)) or row.of.kind in ("caption", "footnote", "table_row"):
        return None
    if marked and not row.first:
        return None
    end = text.blocks[row.block].end if marked else row.end
    start = row.start + (number.end if number else 0)
    title = text.text[start:end].strip() if start < end else ""
    if number and not title and index + 1 < len(rows) and number.strong:
        following = rows[index + 1]
        if following.words <= LONGEST_PLAIN and not following.text.endswith((".", ",", ";", ":")):
            start, end = following.start, following.end
            title = following.text
    if not marked and not looks_like_heading(rows, index, number, title, bold, big, from_source, kind):
        return None
    if number and not number.strong and not marked and not title:
        return None
    style = ("source", row.of.level) if marked else ("type", row.of.size, bold, row.of.centred)
    return Candidate(row, number, (start, end), row.of.level, style, 0.97 if marked or (number and number.strong) else 0.8, end)


def looks_like_heading(
    rows: Sequence[Row], index: int, number: Number | None, title: str, bold: bool, big: bool, from_source: bool,
    kind: DocumentKind,
) -> bool:
    """Whether an unmarked row is a heading by its form and type."""
    row = rows[index]
    words = title.count(" ") + 1
    if number and number.strong:
        if not title:
            return True
        return words <= LONGEST_NUMBERED and title[0].isupper() and not NO_TITLE.match(title) and not title.endswith((".", ",", ";"))
    if not title or not (title[0].isupper() or title[0] in "„\"»'") or title.endswith((".", ",", ";", ":")):
        return False
    if words > LONGEST_PLAIN or not (row.first and row.last):
        return False
    if from_source:
        return bool(number and (bold or big))
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is None:
        return False
    if number:
        neighbour = number_of(following.text)
        return bold or big or not (neighbour and neighbour.scheme == number.scheme)
    if kind == "press_release":
        return (bold or big) and following.words > 12
    return bold or big or (following.words > LONGEST_PLAIN and words <= 9) or title.casefold() in heading_words().plain


def ranks(found: Sequence[Candidate], kind: DocumentKind) -> list[int]:
    """The level of each candidate, from 1."""
    stack: list[object] = []
    levels: list[int] = []
    deepest_source = sorted({c.level for c in found if c.level is not None})
    for index, candidate in enumerate(found):
        if kind == "newsletter" and candidate.level is not None:
            directly = index > 0 and candidate.row.block == found[index - 1].row.block + 1
            levels.append(2 if candidate.level >= 3 or (directly and candidate.level > (found[index - 1].level or 9)) else 1)
            continue
        key = rank_key(candidate)
        if candidate.number is None and candidate.level is not None and not stack:
            stack = [key]
        elif key in stack:
            stack = stack[: stack.index(key) + 1]
        elif candidate.number is None:
            stack = [*shallower(stack, candidate, found[:index]), key]
        else:
            stack.append(key) if not peers(found[:index], candidate) else None
        levels.append(len(stack))
    del deepest_source
    return levels


def rank_key(candidate: Candidate) -> object:
    if candidate.number is None:
        return ("plain", candidate.style)
    if candidate.number.scheme == "decimal":
        return ("decimal", len(candidate.number.values))
    return (candidate.number.scheme,)


def shallower(stack: list[object], candidate: Candidate, earlier: Sequence[Candidate]) -> list[object]:
    """What remains above an unnumbered heading of a style that is not open: nothing, unless the source says deeper."""
    if candidate.level is None:
        return []
    kept: list[object] = []
    for key in stack:
        levels = [c.level for c in earlier if rank_key(c) == key and c.level is not None]
        if levels and max(levels) < candidate.level:
            kept.append(key)
    return kept


def peers(earlier: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether the heading before is an unnumbered one of the same style, beside which the numbered one stands."""
    return bool(earlier) and earlier[-1].number is None and earlier[-1].style == candidate.style


def tree(text: CleanText, found: Sequence[Candidate], levels: Sequence[int]) -> tuple[Heading, ...]:
    """Headings with their parents and the ends of their sections."""
    made: list[Heading] = []
    open_: list[int] = []
    for index, (candidate, level) in enumerate(zip(found, levels, strict=True)):
        while open_ and levels[open_[-1]] >= level:
            open_.pop()
        end = next((found[j].row.start for j in range(index + 1, len(found)) if levels[j] <= level), len(text.text))
        start, stop = candidate.title
        made.append(
            Heading(
                start=candidate.row.start,
                end=candidate.end,
                section_end=end,
                level=level,
                number=candidate.number.text if candidate.number else None,
                title=" ".join(text.text[start:stop].split()),
                parent=open_[-1] if open_ else None,
                confidence=candidate.confidence,
            )
        )
        open_.append(index)
    return tuple(made)
