"""CleanText: what the pages say, every character of it knowing the word it stands for."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from models.reading import Box, Page, Word, around

BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "caption", "footnote", "aside"]


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` stands for `word` (or a part of it), printed on line number `line` of page `page`.

    `line` counts through the whole document. `repaired`: the text differs from what was read by more than a joined
    line-end hyphen or normalisation.
    """

    start: int
    end: int
    word: Word
    page: int
    line: int
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or aside: `text[start:end]`. Blocks do not overlap and are in order.

    Blocks are parted by "\\n\\n"; inside a block, lines that were broken by the type setter are joined with a space,
    lines that end on purpose (addresses, signatures) with "\\n". An aside (running head, page number, letterhead,
    marginal note, stamp) is kept but does not belong to the flow of sentences.
    `size` is the type size in points (None in plain text), `level` the heading level where the source says it,
    `marker` the list sign as printed (it is part of the text of the block), `bold`/`italic` where all words are,
    `centred` where the lines stand on the page's or column's axis, `gap` the white space above in points (None
    unknown).
    """

    start: int
    end: int
    kind: BlockKind
    page: int | None
    size: float | None = None
    level: int | None = None
    marker: str = ""
    bold: bool = False
    italic: bool = False
    centred: bool = False
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A page and the stretch of the text that begins on it."""

    page: Page
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of text stands: first page (None without pages), a box per printed line, the page of each box."""

    page: int | None
    boxes: tuple[Box, ...]
    box_pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CleanText:
    """The reading text (NFC) with the way back to its words; `pieces` are in order and do not overlap."""

    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    pages: tuple[PageSpan, ...]
    engine: str
    method: Literal["text_layer", "ocr", "mixed", "text"]
    language: str = "de"
    warnings: tuple[str, ...] = ()

    def pieces_in(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that share at least one character with `text[start:end]`.

        Raises ValueError for a stretch outside the text or without characters.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such stretch of text: {start} to {end} of {len(self.text)}")
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        last = bisect_right(self.pieces, end - 1, key=lambda piece: piece.start)
        return tuple(piece for piece in self.pieces[first:last] if piece.end > start)

    def place(self, start: int, end: int) -> Place:
        """Page and boxes of `text[start:end]`; empty boxes where the source has no pages."""
        lines: dict[tuple[int, int], list[Box]] = {}
        for piece in self.pieces_in(start, end):
            if piece.word.box is not None:
                lines.setdefault((piece.page, piece.line), []).append(piece.word.box)
        if not lines:
            return Place(None, (), ())
        return Place(next(iter(lines))[0], tuple(around(b) for b in lines.values()), tuple(page for page, _ in lines))

    def source_text(self, start: int, end: int) -> str | None:
        """What was read there before any repair; None where nothing was repaired."""
        pieces = self.pieces_in(start, end)
        if not any(piece.repaired for piece in pieces):
            return None
        return " ".join(piece.word.first_reading or piece.word.text for piece in pieces)

    def confidence(self, start: int, end: int) -> float:
        """Mean confidence of the words there (0 to 1)."""
        pieces = self.pieces_in(start, end)
        return sum(piece.word.confidence for piece in pieces) / len(pieces) if pieces else 0.0

    def block_at(self, position: int) -> Block | None:
        """The block that holds the character at `position`."""
        index = bisect_right(self.blocks, position, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and position < self.blocks[index].end else None
