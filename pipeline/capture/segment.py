"""Segment: words on one baseline of one column, the brick of page layout."""

from dataclasses import dataclass

from models.reading import Box, Word


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on one baseline of one column with the box around them and their type size (points).

    `cells` holds the number of words in each cell where the segment is a row of a table.
    """

    words: tuple[Word, ...]
    box: Box
    size: float
    cells: tuple[int, ...] = ()

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2
