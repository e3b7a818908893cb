"""Clean texts made by hand, in a small notation: one block a line.

"# Text" is a heading of level 1 that the source marks, "Text" a paragraph, "- Text" a list item; "**Text**" is bold,
"14|Text" of 14 points (11 is the usual size), "^Text" centred; "/" parts lines of one block.
"""

import re

from models.reading import Page, Word
from models.text import Block, BlockKind, CleanText, PageSpan, Piece


def text_of(*notation: str) -> CleanText:
    text = ""
    pieces: list[Piece] = []
    blocks: list[Block] = []
    for entry in notation:
        start = len(text) + 2 if text else 0
        block, words, body = block_of(entry, start)
        text = f"{text}\n\n{body}" if text else body
        blocks.append(block)
        for number, found in enumerate(re.finditer(r"\S+", body)):
            pieces.append(Piece(start + found.start(), start + found.end(), words[number], 1, len(blocks)))
    page = Page(1, 0.0, 0.0, "text", (), laid_out=False)
    return CleanText(text, tuple(pieces), tuple(blocks), (PageSpan(page, 0, len(text)),), "test", "text")


def block_of(entry: str, start: int) -> tuple[Block, list[Word], str]:
    kind: BlockKind = "paragraph"
    level = None
    size = None
    if found := re.match(r"(#+) ", entry):
        kind, level, entry = "heading", len(found[1]), entry[found.end() :]
    if found := re.match(r"(\d+)\|", entry):
        size, entry = float(found[1]), entry[found.end() :]
    centred, entry = entry.startswith("^"), entry.removeprefix("^")
    bold = entry.startswith("**") and entry.endswith("**") and entry.count("**") == 2
    marker = ""
    if found := re.match(r"(-|\d+\.|[a-z]\)) ", entry):
        marker, kind = found[1], "list_item" if kind == "paragraph" else kind
    if re.match(r"\(\d+\) ", entry):
        marker = entry.split()[0]
    words, body = styled(entry)
    block = Block(start, start + len(body), kind, None, size, level, marker, bold, False, centred, None)
    return block, words, body


def styled(entry: str) -> tuple[list[Word], str]:
    """The words of `entry` with **bold** ones marked, and its text."""
    words: list[Word] = []
    bold = False
    plain = entry.replace(" / ", "\n")
    for raw in plain.split():
        bold = bold or raw.startswith("**")
        words.append(Word(raw.replace("**", ""), bold=bold))
        bold = bold and not raw.endswith("**")
    return words, plain.replace("**", "")
