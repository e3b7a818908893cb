"""Title and headings that were found → blocks of kind "heading", as the source itself would have marked them."""

from collections.abc import Iterator
from dataclasses import replace

from models.outline import Outline
from models.text import Block, CleanText


def mark_headings(text: CleanText, outline: Outline) -> CleanText:
    """`text` with the blocks of `outline`'s title and headings marked as such: no later stage takes them for sentences.

    A block whose first line is the heading is cut in two, which then have only a line's end between them.
    """
    ends = {heading.start: heading.end for heading in outline.headings}
    if outline.title is not None:
        ends[outline.title[0]] = outline.title[1]
    blocks: list[Block] = []
    end = 0
    for block in text.blocks:
        end = ends.get(block.start, end)
        if block.kind in ("paragraph", "list_item") and block.start < end:
            blocks += parts(text.text, block, end)
        else:
            blocks.append(block)
    return replace(text, blocks=tuple(blocks))


def parts(text: str, block: Block, end: int) -> Iterator[Block]:
    """`block` as a heading that ends at `end`, and what follows it in the block."""
    end = min(block.end, end)
    yield replace(block, end=end, kind="heading")
    rest = end + len(text[end : block.end]) - len(text[end : block.end].lstrip())
    if rest < block.end:
        yield replace(block, start=rest, kind="paragraph", marker="", bold=False, gap=None)
