"""Headings that were found → blocks of kind "heading", as the source itself would have marked them."""

from collections.abc import Iterator
from dataclasses import replace

from models.outline import Heading, Outline
from models.text import Block, CleanText


def mark_headings(text: CleanText, outline: Outline) -> CleanText:
    """`text` with the blocks of `outline`'s headings marked as such, so that no later stage takes them for sentences.

    A block whose first line is the heading is cut in two, which then have only a line's end between them.
    """
    by_start = {heading.start: heading for heading in outline.headings}
    blocks: list[Block] = []
    current: Heading | None = None
    for block in text.blocks:
        current = by_start.get(block.start, current)
        if block.kind == "paragraph" and current is not None and block.start < current.end:
            blocks += parts(text.text, block, current)
        else:
            blocks.append(block)
    return replace(text, blocks=tuple(blocks))


def parts(text: str, block: Block, heading: Heading) -> Iterator[Block]:
    """`block` as heading, or as heading and what follows it in the block."""
    end = min(block.end, heading.end)
    yield replace(block, end=end, kind="heading")
    rest = end + len(text[end : block.end]) - len(text[end : block.end].lstrip())
    if rest < block.end:
        yield replace(block, start=rest, marker="", bold=False, gap=None)
