"""The order in which a reader takes what stands on a page: bands of white space, columns, lines."""

from collections.abc import Sequence

from models.reading import Box, around
from pipeline.capture.bands import bands, share_column
from pipeline.capture.segment import Segment

SETTLED = 5
"""Number of lines after which a column's width is known and what reaches beyond it spans several."""


def reading_order(chains: Sequence[list[Segment]]) -> list[list[Segment]]:
    """Chains sorted as a reader takes them.

    White space across the whole page parts it first; between two such bands, chains that stand in one column are
    taken together, and columns go from left to right unless something spans both.
    """
    order: list[list[Segment]] = []
    for band in bands(chains):
        columns = _columns(band)
        for index in _sorted([_outline(column) for column in columns]):
            order += sorted(columns[index], key=lambda chain: chain[0].box.top)
    return order


def _outline(chains: Sequence[Sequence[Segment]]) -> Box:
    return around([segment.box for chain in chains for segment in chain])


def _columns(chains: Sequence[list[Segment]]) -> list[list[list[Segment]]]:
    """Chains that stand one below the other with nothing beside or between them, put together."""
    columns = [[chain] for chain in sorted(chains, key=lambda c: c[0].box.top)]
    index = 0
    while index < len(columns):
        partner = _below_in_column(columns, index)
        if partner is None:
            index += 1
        else:
            columns[index] += columns.pop(partner)
    return columns


def _below_in_column(columns: Sequence[Sequence[Sequence[Segment]]], index: int) -> int | None:
    boxes = [_outline(column) for column in columns]
    for other in range(index + 1, len(columns)):
        a, b = boxes[index], boxes[other]
        shared = min(a.x1, b.x1) - max(a.x0, b.x0)
        if outgrows([segment for chain in columns[index] for segment in chain], columns[other][0][0]):
            continue
        whole = around([a, b])
        if shared > 0.6 * min(a.width, b.width) and not any(
            share_column(whole, box) and _share_height(whole, box)
            for k, box in enumerate(boxes)
            if k not in (index, other)
        ):
            return other
    return None


def _share_height(a: Box, b: Box) -> bool:
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.3 * min(a.height, b.height)


def _sorted(boxes: Sequence[Box]) -> list[int]:
    """Indexes of `boxes` in reading order.

    After T. Breuel, "High performance document layout analysis" (2003): a before b if a lies above b and they share
    a column, or if a lies left of b at the same height.
    """
    before = [{i for i in range(len(boxes)) if i != j and _comes_first(boxes[i], b)} for j, b in enumerate(boxes)]
    left = set(range(len(boxes)))
    order: list[int] = []
    while left:
        free = [i for i in left if not before[i] & left]
        chosen = min(free or left, key=lambda i: (boxes[i].top, boxes[i].x0))
        left.remove(chosen)
        order.append(chosen)
    return order


def _comes_first(a: Box, b: Box) -> bool:
    if share_column(a, b):
        return (a.top + a.bottom) < (b.top + b.bottom)
    return a.x1 <= b.x0 and _share_height(a, b)


def outgrows(column: Sequence[Segment], segment: Segment) -> bool:
    """Whether a segment reaches beyond the right edge of a column of which enough is seen."""
    return len(column) >= SETTLED and segment.box.x1 > max(s.box.x1 for s in column) + segment.size
