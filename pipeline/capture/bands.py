"""Where what stands above on a page is read before all that stands below, and where it is not."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from models.reading import Box
from pipeline.capture.segment import Segment, side_by_side

BAND_GAP = 2.0
"""White space from edge to edge, in type sizes, that parts what stands above from what stands below."""
SIGNING_SPACE = 9.0
"""Room for signatures, in type sizes, at most: the same columns go on below it."""
SHORT = 8
"""Words of a line in a block of signatures or of parties, at most."""
FEW_LINES = 5
"""Lines of such a block on either side of the room for signatures, at most."""

_Row = Sequence[Segment]


def bands(chains: Sequence[list[Segment]]) -> list[list[list[Segment]]]:
    """Chains parted where the page is white from edge to edge, but not between bodies and those who sign for them."""
    made: list[list[list[Segment]]] = []
    for band in _white_between(chains):
        top = _top_of_signatures(_segments(made[-1]), _segments(band)) if made else None
        if top is None:
            made.append(band)
        else:
            made[-1] = [part for chain in made[-1] for part in _cut(chain, top)] + band
    return made


def _cut(chain: list[Segment], top: float) -> list[list[Segment]]:
    """A chain in what begins above `top` and what does not."""
    parts = [segment for segment in chain if segment.box.top < top], [s for s in chain if s.box.top >= top]
    return [part for part in parts if part]


def _segments(chains: Sequence[Sequence[Segment]]) -> list[Segment]:
    return [segment for chain in chains for segment in chain]


def _white_between(chains: Sequence[list[Segment]]) -> list[list[list[Segment]]]:
    if not chains:
        return []
    white = BAND_GAP * median(segment.size for chain in chains for segment in chain)
    made: list[list[list[Segment]]] = [[]]
    reach = 0.0
    for chain in sorted(chains, key=lambda c: c[0].box.top):
        if made[-1] and chain[0].box.top - reach > white:
            made.append([])
        made[-1].append(chain)
        reach = max(reach, *(segment.box.bottom for segment in chain))
    return made


def _top_of_signatures(upper: Sequence[Segment], lower: Sequence[Segment]) -> float | None:
    """Where short lines begin that stand side by side above and below a white space, in the same columns; else None."""
    above, below = side_by_side(upper), side_by_side(lower)
    room = below[0][0].box.top - max(segment.box.bottom for segment in upper)
    foot = list(takewhile(_is_short, reversed(above)))
    head = list(takewhile(lambda row: len(row) > 1, below))
    beside = [row for row in foot if len(row) > 1]
    if not beside or not head or not _is_short(head[0]) or room > SIGNING_SPACE * below[0][0].size:
        return None
    if len(beside) > FEW_LINES or len(head) > FEW_LINES or _is_labelled(beside[0]) or _is_labelled(head[0]):
        return None
    return min(s.box.top for s in beside[-1]) - 0.1 if _same_columns(beside[0], head[0]) else None


def _is_short(row: _Row) -> bool:
    """Whether a row is short lines in columns: two and more, or one alone that does not span the page."""
    return all(len(segment.words) <= SHORT and not segment.cells for segment in row)


def _is_labelled(row: _Row) -> bool:
    """Whether the first column says what the others hold."""
    return row[0].words[-1].text.endswith(":") and not row[-1].words[-1].text.endswith(":")


def _same_columns(upper: _Row, lower: _Row) -> bool:
    """Whether each column of one row stands over one of the other at most, two of them or more."""
    pairs = [(i, j) for i, a in enumerate(upper) for j, b in enumerate(lower) if share_column(a.box, b.box)]
    ones, others = {i for i, _ in pairs}, {j for _, j in pairs}
    return len(pairs) == len(ones) == len(others) >= 2


def parted_below_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments parted below columns that begin and end together and are followed by one line alone: what stands side
    by side there (two parties) is read before it, while a column of a newspaper would go on."""
    rows = side_by_side(segments)
    made: list[list[Segment]] = [[]]
    for index, row in enumerate(rows):
        if index and len(row) == 1 and _ends_together(rows[:index], row[0]) and _spans_soon(rows, index):
            made.append([])
        made[-1] += row
    return made


def _ends_together(above: Sequence[_Row], line: Segment) -> bool:
    """Whether the rows just above are a short block of columns, set off from `line` by more than its own steps."""
    block: list[_Row] = []
    for row in reversed(above):
        step = block[-1][0].middle - row[0].middle if block else 0.0
        if step > 1.6 * row[0].size or len(block) > 2 * FEW_LINES:
            break
        block.append(row)
    beside = [row for row in block if len(row) > 1]
    if len(beside) < 2 or len(block[-1]) < 2 or len(block) > 2 * FEW_LINES:
        return False
    trailing = len(list(takewhile(lambda row: len(row) == 1, block)))
    steps = median(upper[0].middle - lower[0].middle for upper, lower in pairwise(block))
    return trailing <= 2 and line.middle - block[0][0].middle > steps + 0.4 * line.size


def _spans_soon(rows: Sequence[_Row], index: int) -> bool:
    """Whether one of the next lines reaches across the columns above it."""
    columns = next(row for row in reversed(rows[:index]) if len(row) > 1)
    return any(
        len(row) == 1 and sum(share_column(row[0].box, column.box) for column in columns) > 1
        for row in rows[index : index + 3]
    )


def share_column(a: Box, b: Box) -> bool:
    """Whether two boxes stand one above the other, at least in part."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0
