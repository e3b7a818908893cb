"""Title and headings that were found → blocks of kind "heading", as the source itself would have marked them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from models.outline import Outline
from models.text import Block, CleanText


def mark_headings(text: CleanText, outline: Outline) -> CleanText:
    """`text` with the blocks of `outline`'s title and headings marked as such: no later stage takes them for sentences.

    A block in which headings stand is cut at them; such blocks then have only a line's end or a blank between them.
    """
    spans = {heading.start: heading.end for heading in outline.headings}
    if outline.title is not None and not is_inside(text.text, *outline.title):
        spans[outline.title[0]] = outline.title[1]
    starts = sorted(spans)
    blocks: list[Block] = []
    end = 0
    for block in text.blocks:
        if block.kind not in ("paragraph", "list_item"):
            blocks.append(block)
            continue
        inside = starts[bisect_right(starts, block.start) : bisect_left(starts, block.end)]
        for begin, stop in pairwise([block.start, *inside, block.end]):
            end = spans.get(begin, end)
            blocks += parts(text.text, cut(text.text, block, begin, stop), end)
    return replace(text, blocks=tuple(blocks))


def is_inside(text: str, start: int, end: int) -> bool:
    """Whether a title is a word of a sentence: then something stands before and behind it in its line."""
    return start > 0 and text[start - 1] != "\n" and end < len(text) and text[end] != "\n"


def cut(text: str, block: Block, begin: int, stop: int) -> Block:
    """The part of `block` from `begin` to `stop`, without white space at its end."""
    stop = begin + len(text[begin:stop].rstrip())
    if begin == block.start:
        return replace(block, end=stop)
    return replace(block, start=begin, end=stop, kind="paragraph", marker="", gap=None)


def parts(text: str, block: Block, end: int) -> Iterator[Block]:
    """`block` as a heading that ends at `end`, and what follows it in the block; as it is where none does."""
    end = min(block.end, end)
    if end <= block.start:
        yield block
        return
    yield replace(block, end=end, kind="heading")
    rest = end + len(text[end : block.end]) - len(text[end : block.end].lstrip())
    if rest < block.end:
        yield replace(block, start=rest, kind="paragraph", marker="", bold=False, gap=None)
