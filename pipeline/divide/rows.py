"""CleanText → rows (lines of its blocks) and units (blocks as a reader sees them)."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from models.text import Block, CleanText, Piece


@dataclass(frozen=True, slots=True)
class Row:
    """A line `text` of block number `block`, from `start` to `end` of the whole; `first` and `last` in its block."""

    text: str
    start: int
    end: int
    block: int
    first: bool
    last: bool
    of: Block

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1


@dataclass(frozen=True)
class Unit:
    """A block with its rows; `size` is its type size by that of the body (1.0 where sizes are not known)."""

    rows: tuple[Row, ...]
    block: Block
    index: int
    size: float

    @cached_property
    def text(self) -> str:
        return " ".join(row.text for row in self.rows)

    @property
    def start(self) -> int:
        return self.block.start

    @property
    def end(self) -> int:
        return self.block.end

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_body(self) -> bool:
        """Whether it reads like running text: long, or a sentence."""
        closed = self.text.endswith((".", ".“", "!“", "?“", ";", ":")) and self.words > 3
        return self.block.kind != "heading" and (
            self.words > 20 or closed or self.block.kind in ("list_item", "table_row")
        )


def rows(text: CleanText) -> list[Row]:
    """The rows of all blocks that are not asides."""
    made: list[Row] = []
    for index, block in enumerate(text.blocks):
        if block.kind == "aside":
            continue
        lines = text.text[block.start : block.end].split("\n")
        start = block.start
        for number, line in enumerate(lines):
            made.append(Row(line, start, start + len(line), index, number == 0, number == len(lines) - 1, block))
            start += len(line) + 1
    return made


def units(text: CleanText, lines: list[Row]) -> list[Unit]:
    """The blocks of `lines` with their relative type sizes."""
    usual = body_size(text)
    return [
        Unit(group, group[0].of, index, group[0].of.size / usual if usual and group[0].of.size else 1.0)
        for index, group in enumerate(tuple(rows) for _, rows in groupby(lines, key=lambda row: row.block))
    ]


def body_size(text: CleanText) -> float | None:
    """The type size most of the text is set in, in points."""
    letters: dict[float, int] = {}
    for block in text.blocks:
        if block.size is not None and block.kind != "aside":
            letters[block.size] = letters.get(block.size, 0) + block.end - block.start
    return max(letters, key=lambda size: letters[size]) if letters else None


def is_bold(pieces: tuple[Piece, ...]) -> bool:
    """Whether every word of them is bold."""
    return bool(pieces) and all(piece.word.bold for piece in pieces)
