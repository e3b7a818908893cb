"""Words on a page → lines of one column each, in reading order, in blocks.

The same rules serve text layers and OCR, so that a born-digital page and its scan come out alike. Distances are
judged by the type size, since that is what a type setter judged them by.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from models.reading import Box, Line, Mark, Word, around
from pipeline.capture.bands import parted_below_rows, share_column
from pipeline.capture.order import outgrows, reading_order
from pipeline.capture.segment import Segment
from pipeline.capture.tables import tables_in

SURE_GAP = 2.6
"""White space within a row, in type sizes, that no justified line shows: another column or cell begins."""
POSSIBLE_GAP = 0.95
"""White space that parts columns if the rows around leave the same place free."""
NARROW_GAP = 0.45
"""White space that parts columns if the next row surely begins one at the same place and words stand closer."""
NEIGHBOURS = 5
PARAGRAPH_GAP = 1.3
"""Distance of two baselines, in usual distances of the page, from which a new block begins."""

_Gap = tuple[int, float, float, float]
"""Index of the word after a gap, where the gap begins and ends, and its width in type sizes."""


def lines_in_order(rows: Sequence[Sequence[Word]], slope: float = 0.0) -> tuple[Line, ...]:
    """The lines of a page in reading order; `rows` hold words with boxes that share a baseline.

    `slope` is how far the rows sink per point to the right; the words keep their boxes.
    """
    flat = [[_flattened(word, slope) for word in row] for row in rows if row]
    original = {id(f): word for row, whole in zip(flat, (row for row in rows if row)) for f, word in zip(row, whole)}
    tables, rest = tables_in(_segments(flat))
    chains = [chain for part in _parts(tables, rest) for chain in reading_order(part)]
    lines = _numbered([segment for chain in chains for segment in chain], chains)
    return tuple(replace(line, words=tuple(original[id(word)] for word in line.words)) for line in lines)


def _parts(tables: Sequence[list[Segment]], rest: Sequence[Segment]) -> list[list[list[Segment]]]:
    """Tables and chains of the other segments, parted where all that stands above is read first."""
    parts = parted_below_rows(rest)
    made = [_chains(part) for part in parts]
    for table in tables:
        below = [i for i, part in enumerate(parts) if part and min(s.box.top for s in part) < table[0].box.top]
        made[max(below, default=0)].append(table)
    return made


def slope_of(rows: Sequence[Sequence[Word]]) -> float:
    """How far the rows of a skewed page sink per point to the right: the median over the long rows."""
    slopes = []
    for row in rows:
        first, last = _box(row[0]), _box(row[-1])
        run = last.x0 - first.x0
        if len(row) >= 4 and run > 100:
            slopes.append(((last.top + last.bottom) - (first.top + first.bottom)) / 2 / run)
    return median(slopes) if len(slopes) >= 3 else 0.0


def _flattened(word: Word, slope: float) -> Word:
    box = _box(word)
    drop = slope * (box.x0 + box.x1) / 2
    return replace(word, box=Box(box.x0, box.top - drop, box.x1, box.bottom - drop))


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words (with boxes, in any order) → rows from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    tops: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (_middle(w), _box(w).x0)):
        height = _box(word).height
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            middle, tallest = tops[index]
            if abs(_middle(word) - middle) < 0.4 * max(height, tallest):
                rows[index].append(word)
                if height > tallest:
                    tops[index] = (_middle(word), height)
                break
        else:
            rows.append([word])
            tops.append((_middle(word), height))
    return [sorted(row, key=lambda w: _box(w).x0) for row in rows]


def _box(word: Word) -> Box:
    assert word.box is not None
    return word.box


def _middle(word: Word) -> float:
    return (_box(word).top + _box(word).bottom) / 2


def _size(word: Word) -> float:
    return word.size or _box(word).height


def _segments(rows: Sequence[Sequence[Word]]) -> list[Segment]:
    """Rows cut at the gaps between columns."""
    gaps = [_gaps(row) for row in rows]
    segments = []
    for index, row in enumerate(rows):
        near = range(max(0, index - NEIGHBOURS), min(len(rows), index + NEIGHBOURS + 1))
        others = [rows[i] for i in near if i != index]
        beside = [gap for i in (index - 1, index + 1) if 0 <= i < len(rows) for gap in gaps[i]]
        cuts = [
            gap[0]
            for gap in gaps[index]
            if _parts_columns(*gap[1:], others) or _is_narrow(gap, gaps[index], row, beside)
        ]
        for first, last in zip([0, *cuts], [*cuts, len(row)]):
            segments.append(_segment(row[first:last]))
    return segments


def _segment(words: Sequence[Word]) -> Segment:
    return Segment(tuple(words), around([_box(w) for w in words]), median(_size(w) for w in words))


def _gaps(row: Sequence[Word]) -> list[_Gap]:
    """The wide gaps of a row."""
    found = []
    reach = _box(row[0]).x1
    for index in range(1, len(row)):
        left, right = reach, _box(row[index]).x0
        width = (right - left) / max(_size(row[index - 1]), _size(row[index]), 1.0)
        if width > NARROW_GAP:
            found.append((index, left, right, width))
        reach = max(reach, _box(row[index]).x1)
    return found


def _is_narrow(gap: _Gap, all_gaps: Sequence[_Gap], row: Sequence[Word], beside: Sequence[_Gap]) -> bool:
    """Whether the left one of two columns is filled up to the right one, which the row above or below shows."""
    size = _size(row[gap[0]])
    usual = median(max(0.0, _box(b).x0 - _box(a).x1) for a, b in pairwise(row)) if len(row) > 4 else 0.0
    return (
        len(all_gaps) == 1
        and 0 < 1.6 * usual < gap[2] - gap[1]
        and any(width > SURE_GAP and abs(right - gap[2]) < 0.35 * size for _, _, right, width in beside)
    )


def _parts_columns(left: float, right: float, width: float, others: Sequence[Sequence[Word]]) -> bool:
    """Whether the gap is white space between columns and not only a wide blank."""
    if width > SURE_GAP:
        return True
    if width < POSSIBLE_GAP:
        return False
    slack = 0.5 * (right - left) / width
    middle = (left + right) / 2
    free = beside = 0
    for row in others:
        edges = [(_box(w).x0, _box(w).x1) for w in row]
        before = max((x1 for x0, x1 in edges if x0 <= middle), default=None)
        after = min((x0 for x0, _ in edges if x0 > middle), default=None)
        if before is not None and after is not None:
            beside += 1
            overlap = min(after, right) - max(before, left)
            free += before < middle and overlap > 0.6 * min(right - left, after - before)
        elif (after is None and abs((before or 0.0) - left) < slack) or (
            after is not None and abs(after - right) < slack
        ):
            beside, free = beside + 1, free + 1
    return free >= 2 and free >= 0.6 * beside


def _chains(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that follow one another down one column without anything beside the step."""
    ordered = sorted(segments, key=lambda s: (s.box.top, s.box.x0))
    below = {i: _next_below(ordered, i) for i in range(len(ordered))}
    above: dict[int, list[int]] = defaultdict(list)
    for upper, lowers in below.items():
        for lower in lowers:
            above[lower].append(upper)
    chains: list[list[Segment]] = []
    chain_of: dict[int, list[Segment]] = {}
    for i, segment in enumerate(ordered):
        uppers = above[i]
        chain = chain_of[uppers[0]] if len(uppers) == 1 and len(below[uppers[0]]) == 1 else []
        if not chain or not _near(chain[-1], segment) or outgrows(chain, segment):
            chain = []
            chains.append(chain)
        chain.append(segment)
        chain_of[i] = chain
    return chains


def _near(upper: Segment, lower: Segment) -> bool:
    return lower.box.top - upper.box.bottom < 2.5 * max(upper.size, lower.size)


def _next_below(ordered: Sequence[Segment], index: int) -> list[int]:
    """The segments met first when looking straight down from a segment."""
    upper = ordered[index].box
    found: list[int] = []
    for i in range(index + 1, len(ordered)):
        box = ordered[i].box
        if box.top < upper.bottom - 0.5 * min(upper.height, box.height) or not share_column(upper, box):
            continue
        if found and box.top > min(ordered[f].box.bottom for f in found):
            break
        found.append(i)
    return found


def _numbered(segments: Sequence[Segment], chains: Sequence[list[Segment]]) -> list[Line]:
    """Lines with block numbers: a new block after extra white space, at another type size, in another chain."""
    starts = {id(chain[0]) for chain in chains}
    usual = _usual_step(chains)
    lines: list[Line] = []
    block = -1
    for index, segment in enumerate(segments):
        if id(segment) in starts or segment.cells or _new_block(segments[index - 1], segment, usual):
            block += 1
        lines.append(Line(segment.words, block, Mark("table_row") if segment.cells else None, cells=segment.cells))
    return lines


def _usual_step(chains: Sequence[Sequence[Segment]]) -> float:
    """The usual distance of baselines within paragraphs, in type sizes."""
    pairs = [pair for chain in chains for pair in pairwise(chain)]
    steps = [(lower.box.bottom - upper.box.bottom) / max(lower.size, 1.0) for upper, lower in pairs]
    close = [step for step in steps if 0.8 < step < 1.75]
    return median(close) if close else 1.3


def _new_block(upper: Segment, lower: Segment, usual: float) -> bool:
    size = max(upper.size, lower.size)
    step = lower.box.bottom - upper.box.bottom
    if step > PARAGRAPH_GAP * usual * size or abs(upper.size - lower.size) > 0.12 * size:
        return True
    return all(word.bold for word in upper.words) != all(word.bold for word in lower.words)
