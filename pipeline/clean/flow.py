"""What the steps of cleaning pass on: lines at their place, regions and paragraphs of them, tokens of their text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.reading import Line, Word
from models.text import BlockKind


@dataclass(frozen=True, slots=True)
class Printed:
    """A line where it is printed: page (from 1) and number through the whole document.

    `left`, `right`, `baseline` and type size are in points, with the page's skew taken out; all 0 where the source has
    no layout. `bold` and `italic` where all words are; `measured` where the type size was taken from a picture.
    """

    line: Line
    page: int
    number: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    measured: bool = False

    @property
    def laid_out(self) -> bool:
        return self.size > 0


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one column, top to bottom; the column reaches from `left` to `right` (points, 0 without layout) and its
    lines follow one another at `step` type sizes. `aside` for running heads and feet, page numbers and stamps."""

    lines: tuple[Printed, ...]
    left: float = 0.0
    right: float = 0.0
    step: float = 0.0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `kept_ends` holds the indexes of lines that end on purpose, `marker` a list sign that
    is not among the words, `gap` the white space above in points, `full` whether the last line reaches the margin,
    `room` the points that are left behind it."""

    kind: BlockKind
    lines: tuple[Printed, ...]
    level: int | None = None
    marker: str = ""
    marker_is_printed: bool = True
    centred: bool = False
    gap: float | None = None
    full: bool = False
    room: float = 0.0
    kept_ends: frozenset[int] = field(default_factory=frozenset)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def style(self) -> tuple[float, bool, bool]:
        """Type size, bold, italic."""
        return self.lines[-1].size, self.lines[-1].bold, self.lines[-1].italic


@dataclass(slots=True)
class Token:
    """A piece of text in the making: `before` is what stands between it and the one before ("", " ", "\\n")."""

    text: str
    word: Word
    page: int
    line: int
    before: str
    repaired: bool = False


Flow = list[tuple[Paragraph, list[Token]]]
"""Paragraphs with their tokens, in reading order."""
LONGEST_HEADING = 16
"""Words of a line that may be a clause's heading."""


def line_starts(paragraph: Paragraph, tokens: Sequence[Token]) -> list[int]:
    """Where lines of a paragraph begin that may be headings: short, and not closed by a full stop."""
    if paragraph.kind in ("aside", "caption", "table_row") or not tokens:
        return []
    starts = [i for i, token in enumerate(tokens) if i == 0 or token.before == "\n"]
    ends = [*starts[1:], len(tokens)]
    return [
        start
        for start, end in zip(starts, ends)
        if end - start <= LONGEST_HEADING and tokens[end - 1].text[-1] not in ",;"
    ]
