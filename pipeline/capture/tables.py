"""Segments side by side, row under row → table rows, where the columns hold figures or labels.

Columns of running text and of signatures look alike from afar; they are told by what stands in them.
"""

from collections.abc import Sequence
from statistics import mean

from models.reading import around
from pipeline.capture.segment import Segment

LONGEST_CELL = 8
"""Mean number of words in a cell above which columns are running text."""


def tables_in(segments: Sequence[Segment]) -> tuple[list[list[Segment]], list[Segment]]:
    """The tables, each a list of rows made of their cells, and the segments that belong to none."""
    rows = _side_by_side(segments)
    tables: list[list[Segment]] = []
    rest: list[Segment] = []
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and _continues(rows[end - 1], rows[end]):
            end += 1
        if _is_table(rows[start:end]):
            tables.append([_whole(row) for row in rows[start:end]])
        else:
            rest += [segment for row in rows[start:end] for segment in row]
        start = end
    return tables, rest


def _side_by_side(segments: Sequence[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.middle):
        if rows and abs(segment.middle - rows[-1][0].middle) < 0.45 * segment.size and _beside(segment, rows[-1]):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.box.x0) for row in rows]


def _beside(segment: Segment, row: Sequence[Segment]) -> bool:
    return all(segment.box.x1 <= other.box.x0 or other.box.x1 <= segment.box.x0 for other in row)


def _continues(upper: Sequence[Segment], lower: Sequence[Segment]) -> bool:
    """Whether two rows have the same columns and stand close."""
    if len(upper) < 2 or abs(len(upper) - len(lower)) > 1 or len(lower) < 2:
        return False
    few, many = sorted((upper, lower), key=len)
    if lower[0].middle - upper[0].middle > 3.2 * max(upper[0].size, lower[0].size):
        return False
    return all(any(_aligned(cell, other) for other in many) for cell in few)


def _aligned(a: Segment, b: Segment) -> bool:
    slack = 0.7 * max(a.size, b.size)
    middles = abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) / 2
    return min(abs(a.box.x0 - b.box.x0), abs(a.box.x1 - b.box.x1), middles) < slack


def _is_table(rows: Sequence[Sequence[Segment]]) -> bool:
    cells = [cell for row in rows for cell in row]
    if len(rows) < 3 or mean(len(cell.words) for cell in cells) > LONGEST_CELL:
        return False
    figures = sum(any(_is_figure(cell) for cell in row[1:]) for row in rows)
    labels = sum(row[0].words[-1].text.endswith(":") for row in rows)
    return figures >= 0.5 * len(rows) or labels >= 0.6 * len(rows)


def _is_figure(cell: Segment) -> bool:
    signs = [sign for word in cell.words for sign in word.text if sign.isalnum()]
    return len(cell.words) <= 4 and sum(sign.isdigit() for sign in signs) >= 0.5 * max(1, len(signs))


def _whole(row: Sequence[Segment]) -> Segment:
    words = tuple(word for cell in row for word in cell.words)
    return Segment(words, around([cell.box for cell in row]), row[0].size, tuple(len(cell.words) for cell in row))
