"""Segment: words on one baseline of one column, the brick of page layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.reading import Box, Word


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on one baseline of one column with the box around them and their type size (points).

    `cells` holds the number of words in each cell where the segment is a row of a table; then its words may stand on
    several lines, cell after cell.
    """

    words: tuple[Word, ...]
    box: Box
    size: float
    cells: tuple[int, ...] = ()

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2


def side_by_side(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments in rows from top to bottom, those of a row from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.middle):
        if rows and abs(segment.middle - rows[-1][0].middle) < 0.45 * segment.size and _beside(segment, rows[-1]):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.box.x0) for row in rows]


def _beside(segment: Segment, row: Sequence[Segment]) -> bool:
    return all(segment.box.x1 <= other.box.x0 or other.box.x1 <= segment.box.x0 for other in row)
