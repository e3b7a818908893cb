"""Two pages of an open book in one picture, or on one sheet: the left one is read before the right one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.reading import Box, Line, Word
from pipeline.capture.layout import lines_in_order, slope_of

PROPORTION = 1.2, 1.8
"""Width of an open book to its height."""
MIDDLE = 0.38, 0.62
"""Where the fold may be, in shares of the width."""
INNER_MARGINS = 0.03
"""Share of the width that stays free of writing along the fold, at least."""
FULL_LINES = 5
"""Lines of running text that both pages must have; a table that is free in the middle has none."""

_Rows = Sequence[Sequence[Word]]


def lines_of_page(rows: _Rows, width: float, height: float, skewed: bool = False) -> tuple[Line, ...]:
    """The lines of a page of `width` and `height` points in reading order, of two pages side by side one by one.

    `rows` hold words with boxes that share a baseline; `skewed` where they may sink or rise.
    """
    lines: list[Line] = []
    for part in _pages(rows, width, height):
        blocks = lines[-1].block + 1 if lines else 0
        made = lines_in_order(part, slope_of(part) if skewed else 0.0)
        lines += [replace(line, block=line.block + blocks) for line in made]
    return tuple(lines)


def _pages(rows: _Rows, width: float, height: float) -> list[_Rows]:
    if not PROPORTION[0] < width / max(height, 1.0) < PROPORTION[1]:
        return [rows]
    fold = _fold(rows, width)
    left = [[word for word in row if _box(word).x1 <= fold] for row in rows]
    right = [[word for word in row if _box(word).x1 > fold] for row in rows]
    if not fold or not _is_written(left) or not _is_written(right):
        return [rows]
    return [[row for row in half if row] for half in (left, right)]


def _box(word: Word) -> Box:
    assert word.box is not None
    return word.box


def _fold(rows: _Rows, width: float) -> float:
    """The middle of the widest strip without words in the middle of the page; 0 where it is narrow."""
    start, end = (share * width for share in MIDDLE)
    boxes = sorted((_box(w) for row in rows for w in row if sum(map(str.isalnum, w.text)) > 1), key=lambda b: b.x0)
    widest, fold, reach = INNER_MARGINS * width, 0.0, 0.0
    for box in [*boxes, Box(width, 0, width, 0)]:
        left, right = max(reach, start), min(box.x0, end)
        if right - left > 0 and box.x0 - reach > widest:
            widest, fold = box.x0 - reach, (box.x0 + reach) / 2
        reach = max(reach, box.x1)
    return fold


def _is_written(rows: _Rows) -> bool:
    """Whether one half of a picture is a page of running text."""
    boxes = [_box(word) for row in rows for word in row]
    extent = max((box.x1 for box in boxes), default=0.0) - min((box.x0 for box in boxes), default=0.0)
    full = [row for row in rows if len(row) >= 5 and _box(row[-1]).x1 - _box(row[0]).x0 > 0.7 * extent]
    return sum(_is_unbroken(row) for row in full) >= FULL_LINES


def _is_unbroken(row: Sequence[Word]) -> bool:
    return all(_box(b).x0 - _box(a).x1 < 2.5 * (a.size or _box(a).height) for a, b in pairwise(row))
