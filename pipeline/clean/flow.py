"""What the steps of cleaning pass on: lines at their place, paragraphs made of them, tokens of their text."""

from dataclasses import dataclass, field

from models.reading import Box, Line, Word
from models.text import BlockKind


@dataclass(frozen=True, slots=True)
class Printed:
    """A line where it is printed: page (from 1), number through the whole document, box in points or None."""

    line: Line
    page: int
    number: int
    box: Box | None
    text: str

    @property
    def size(self) -> float | None:
        """The type size most of its letters have."""
        sizes: dict[float, int] = {}
        for word in self.line.words:
            if word.size is not None:
                sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: sizes[size]) if sizes else None

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.line.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.line.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `kept_ends` holds the indexes of lines that end on purpose, `marker` a list sign that
    is not among the words, `gap` the white space above in points."""

    kind: BlockKind
    lines: tuple[Printed, ...]
    level: int | None = None
    marker: str = ""
    marker_is_printed: bool = True
    centred: bool = False
    gap: float | None = None
    kept_ends: frozenset[int] = field(default_factory=frozenset)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Token:
    """A piece of text in the making: `before` is what stands between it and the one before ("", " ", "\\n")."""

    text: str
    word: Word
    page: int
    line: int
    before: str
    repaired: bool = False
