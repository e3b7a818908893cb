"""Blocks in which several headings stand with their text below them, as one block each."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.divide.forms import is_nominal
from pipeline.divide.frame import ends_openly
from pipeline.divide.numbers import Number, number_of
from pipeline.divide.rows import Row, Unit
from pipeline.divide.vocabulary import heading_words

LONGEST = 10
"""Words of a row that is taken for a heading inside a block."""


def parted(units: Sequence[Unit]) -> list[Unit]:
    """`units` with those blocks cut in which a row further down is a heading."""
    counted = {(n.scheme, n.values) for unit in units for row in unit.rows if (n := number_of(row.text))}
    made: list[Unit] = []
    for unit in units:
        cuts = [0, *(i for i in range(1, len(unit.rows)) if heads(unit.rows, i, counted)), len(unit.rows)]
        for begin, end in pairwise(cuts):
            made.append(unit if len(cuts) == 2 else part(unit, unit.rows[begin:end], begin == 0))
    return [replace(unit, index=index) for index, unit in enumerate(made)]


def part(unit: Unit, rows: tuple[Row, ...], first: bool) -> Unit:
    """Some rows of a block as a block."""
    block = replace(unit.block, start=rows[0].start, end=rows[-1].end)
    if not first:
        rows = (replace(rows[0], first=True), *rows[1:])
        block = replace(block, kind="paragraph", marker="", gap=None)
    return Unit((*rows[:-1], replace(rows[-1], last=True)), block, unit.index, unit.size)


def heads(rows: Sequence[Row], index: int, counted: set[tuple[str, tuple[int, ...]]]) -> bool:
    """Whether a row inside a block is a heading: a heading's usual word, or a number of the count with a short title
    above a longer row."""
    row, above = rows[index], rows[index - 1]
    if row.of.kind not in ("paragraph", "list_item") or index + 1 == len(rows):
        return False
    below, before = rows[index + 1], number_of(above.text)
    if before is not None and before.end >= len(above.text):  # the row is the title of the number above
        return False
    if row.text.strip(" :").casefold() in heading_words().plain:
        return below.words > 3
    number = number_of(row.text)
    title = row.text[number.end :].strip() if number else ""
    if number is None or not title[:1].isupper() or row.words > LONGEST or not ends_openly(title):
        return False
    if not is_nominal(title) or not (below.words > 3 or below.words > row.words) or same_count(below, number):
        return False
    return number.strong or (has_sister(number, counted) and not same_count(above, number))


def same_count(row: Row, number: Number) -> bool:
    """Whether a row beside it is numbered alike: then both are items of a list."""
    other = number_of(row.text)
    return other is not None and other.scheme == number.scheme and len(other.values) == len(number.values)


def has_sister(number: Number, counted: set[tuple[str, tuple[int, ...]]]) -> bool:
    """Whether the number before or after this one begins a row of the text too."""
    return any((number.scheme, (*number.values[:-1], number.values[-1] + step)) in counted for step in (-1, 1))
