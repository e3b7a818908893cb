"""Segments side by side, row under row → table rows, where the columns hold figures or labels or have heads.

Columns of running text and of signatures look alike from afar; they are told by what stands in them. A cell may have
several lines.
"""

import tomllib
from collections.abc import Sequence
from importlib import resources
from statistics import mean

from models.reading import around
from pipeline.capture.segment import Segment, side_by_side

LONGEST_CELL = 8
"""Mean number of words in a line of a cell above which columns are running text."""
NEXT_LINE = 1.7
"""Distance, in type sizes, from one line of a cell to the next at most."""

_HEADS = frozenset(
    tomllib.loads(resources.files(__package__).joinpath("column_heads.toml").read_text("utf-8"))["heads"]
)

_Row = list[list[Segment]]
"""The cells of a row, each with its lines."""


def tables_in(segments: Sequence[Segment]) -> tuple[list[list[Segment]], list[Segment]]:
    """The tables, each a list of rows made of their cells, and the segments that belong to none."""
    lines = side_by_side(segments)
    tables: list[list[Segment]] = []
    rest: list[Segment] = []
    start = 0
    while start < len(lines):
        rows, end = _rows_from(lines, start)
        if _is_table(rows):
            tables.append([_whole(row) for row in rows])
        else:
            rest += [segment for line in lines[start:end] for segment in line]
        start = end
    return tables, rest


def _rows_from(lines: Sequence[Sequence[Segment]], start: int) -> tuple[list[_Row], int]:
    """The rows that follow one another in the same columns from line `start` on, and the line after them."""
    rows: list[_Row] = [[[cell] for cell in lines[start]]]
    full = lines[start]
    end = start + 1
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        if (place := _in_cells(line, above, full)) is not None:
            for segment, column in zip(line, place):
                rows[-1][column].append(segment)
        elif _continues(full, line, above):
            rows.append([[cell] for cell in line])
            full = line
        else:
            break
        end += 1
    return rows, end


def _in_cells(line: Sequence[Segment], above: Sequence[Segment], full: Sequence[Segment]) -> list[int] | None:
    """The cells of the row that began with `full` in which `line` goes on; None where it is no further line of it."""
    close = line[0].middle - above[0].middle < NEXT_LINE * max(line[0].size, above[0].size)
    if len(full) < 2 or len(line) >= len(full) or not close:
        return None
    rights = [*(cell.box.x0 for cell in full[1:]), float("inf")]
    places = [
        [i for i, cell in enumerate(full) if _aligned(segment, cell) and segment.box.x1 < rights[i]] for segment in line
    ]
    if not all(places) or (len(line) > 1 and places[0][0] == 0):
        return None
    return [place[0] for place in places]


def _continues(upper: Sequence[Segment], lower: Sequence[Segment], above: Sequence[Segment]) -> bool:
    """Whether two rows have the same columns and `lower` stands close below the line `above` it."""
    if len(upper) < 2 or abs(len(upper) - len(lower)) > 1 or len(lower) < 2:
        return False
    few, many = sorted((upper, lower), key=len)
    if lower[0].middle - above[0].middle > 3.2 * max(upper[0].size, lower[0].size):
        return False
    return all(any(_aligned(cell, other) for other in many) for cell in few)


def _aligned(a: Segment, b: Segment) -> bool:
    slack = 0.7 * max(a.size, b.size)
    middles = abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) / 2
    return min(abs(a.box.x0 - b.box.x0), abs(a.box.x1 - b.box.x1), middles) < slack


def _is_table(rows: Sequence[_Row]) -> bool:
    lines = [line for row in rows for cell in row for line in cell]
    if len(rows) < 3 or mean(len(line.words) for line in lines) > LONGEST_CELL:
        return False
    figures = sum(any(_is_figure(line) for cell in row[1:] for line in cell) for row in rows)
    labels = sum(row[0][-1].words[-1].text.endswith(":") for row in rows)
    return figures >= 0.5 * len(rows) or labels >= 0.6 * len(rows) or _has_heads(rows) or _is_numbered(rows)


def _has_heads(rows: Sequence[_Row]) -> bool:
    """Whether the cells of the first row say what stands below them: in words for it, or set apart in bold type."""
    words = [" ".join(word.text for line in cell for word in line.words).lower() for cell in rows[0]]
    named = sum(text.rstrip(".:") in _HEADS for text in words)
    bold = [[word.bold for cell in row for line in cell for word in line.words] for row in rows]
    return named >= 2 or (len(words) > 2 and all(bold[0]) and not any(all(row) for row in bold[1:]))


def _is_numbered(rows: Sequence[_Row]) -> bool:
    """Whether the rows count up from the first: "1. …", "2. …", "3. …"."""
    first = [row[0][0].words[0].text.strip(".)") for row in rows]
    return first == [str(number) for number in range(1, len(rows) + 1)]


def _is_figure(cell: Segment) -> bool:
    signs = [sign for word in cell.words for sign in word.text if sign.isalnum()]
    return len(cell.words) <= 4 and sum(sign.isdigit() for sign in signs) >= 0.5 * max(1, len(signs))


def _whole(row: _Row) -> Segment:
    lines = [line for cell in row for line in cell]
    words = tuple(word for line in lines for word in line.words)
    counts = tuple(sum(len(line.words) for line in cell) for cell in row)
    return Segment(words, around([line.box for line in lines]), row[0][0].size, counts)
