"""CleanText → rows: the lines of its blocks with what their type says."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def body_size(text: CleanText) -> float | None:
    """The type size most of the text is set in, in points."""
    letters: dict[float, int] = {}
    for block in text.blocks:
        if block.size is not None and block.kind != "aside":
            letters[block.size] = letters.get(block.size, 0) + block.end - block.start
    return max(letters, key=lambda size: letters[size]) if letters else None


def all_bold(pieces: Sequence[Piece]) -> bool:
    """Whether every word of them is bold."""
    return bool(pieces) and all(piece.word.bold for piece in pieces)
