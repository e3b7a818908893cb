"""Blocks → plain text as an editor saves it, and the noise of an old reading of German with an English model."""

import textwrap
from typing import Any

import numpy as np

from making.markup import Block, parse, strip_marks, table_cells

# What an English reader makes of German letters and quotation marks, with the weight of each reading.
_MISREAD: dict[str, tuple[tuple[str, float], ...]] = {
    "ä": (("a", 0.7), ("d", 0.15), ("é", 0.1), ("ä", 0.05)),
    "ö": (("o", 0.75), ("6", 0.15), ("ö", 0.1)),
    "ü": (("u", 0.6), ("i", 0.25), ("ii", 0.1), ("ü", 0.05)),
    "Ä": (("A", 1.0),),
    "Ö": (("O", 1.0),),
    "Ü": (("U", 0.9), ("(I", 0.1)),
    "ß": (("B", 0.6), ("R", 0.2), ("ß", 0.2)),
    "„": ((",", 0.7), (",,", 0.2), ("»", 0.1)),
    "“": (('"', 0.5), ("”", 0.3), ("®", 0.2)),
    "–": (("-", 0.6), ("—", 0.4)),
    "§": (("§", 0.6), ("8", 0.2), ("S", 0.2)),
    "€": (("€", 0.6), ("EUR", 0.2), ("¢", 0.2)),
}
_RARE = (("rn", "m"), ("tl", "ti"), ("ft", "tt"), ("li", "h"), ("cl", "d"))


def to_markdown(text: str, _: dict[str, Any]) -> str:
    """The text as it is, without the lines that fence a block."""
    kept = (line for line in text.splitlines() if not line.startswith(":::") and line.strip() != "+++")
    return "\n".join(kept) + "\n"


def to_plain(text: str, layout: dict[str, Any]) -> str:
    """Wrapped lines, headings set off by blank lines, signatures side by side; `wrap` 0 leaves lines long."""
    wrap = layout.get("wrap", 78)
    return "\n\n".join(_plain(block, wrap) for block in parse(text)) + "\n"


def misread(text: str, share: float, rng: np.random.Generator) -> str:
    """`text` as read without German: umlauts and quotation marks always in danger, other letters by `share`."""
    letters = [_reading(letter, rng) for letter in text]
    read = "".join(letters)
    for seen, taken in _RARE:
        pieces = read.split(seen)
        read = pieces[0] + "".join((taken if rng.random() < share else seen) + piece for piece in pieces[1:])
    return read


def _reading(letter: str, rng: np.random.Generator) -> str:
    choices = _MISREAD.get(letter)
    if not choices:
        return letter
    return str(rng.choice([reading for reading, _ in choices], p=[weight for _, weight in choices]))


def _plain(block: Block, wrap: int) -> str:
    if block.kind == "fence":
        return _fence(block, wrap)
    if block.kind == "rule":
        return "* * *"
    if block.kind == "table":
        return "\n".join("   ".join(cell.ljust(24) for cell in row).rstrip() for row in table_cells(block))
    if block.kind == "points":
        return "\n".join(_wrapped(strip_marks(line), wrap, "- ") for line in block.lines)
    return "\n".join(_wrapped(line, wrap) for line in block.text.splitlines())


def _wrapped(line: str, wrap: int, lead: str = "") -> str:
    if not wrap:
        return lead + line
    return textwrap.fill(lead + line, wrap, subsequent_indent=" " * len(lead), break_long_words=False,
                         break_on_hyphens=False)  # fmt: skip


def _fence(block: Block, wrap: int) -> str:
    columns = ["\n\n".join(_plain(inner, wrap) for inner in column).splitlines() for column in block.columns]
    if len(columns) == 1:
        return "\n".join(columns[0])
    rows = []
    for at in range(0, len(columns), 2):
        pair = (columns[at : at + 2] + [[]])[:2]
        height = max(len(column) for column in pair)
        left, right = (column + [""] * (height - len(column)) for column in pair)
        rows.append("\n".join(f"{a:<42}{b}".rstrip() for a, b in zip(left, right, strict=True)))
    return "\n\n".join(rows)
