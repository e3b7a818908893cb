"""Readings made by hand: plain text, and pages set in lines with boxes."""

from dataclasses import dataclass

from models.reading import Box, Line, Mark, Page, Reading, Word

EM = 0.5
"""Width of a letter in type sizes."""


@dataclass(frozen=True)
class Set:
    """A line as a type setter would order it: text at x, y (baseline) in points."""

    text: str
    x: float
    y: float
    size: float = 11.0
    bold: bool = False
    block: int = 0


def plain(text: str, marks: dict[int, Mark] | None = None) -> Reading:
    """A text without pages; blank lines part blocks, `marks` are by block."""
    lines = [
        Line(tuple(Word(word) for word in row.split()), block, (marks or {}).get(block))
        for block, paragraph in enumerate(text.strip("\n").split("\n\n"))
        for row in paragraph.split("\n")
        if row.split()
    ]
    return Reading((Page(1, 0.0, 0.0, "text", tuple(lines), laid_out=False),), "test")


def words_of(line: Set) -> tuple[Word, ...]:
    made: list[Word] = []
    x = line.x
    for text in line.text.split():
        width = len(text) * EM * line.size
        box = Box(x, line.y - 0.79 * line.size, x + width, line.y + 0.21 * line.size)
        made.append(Word(text, box, 1.0, line.size, line.bold))
        x += width + EM * line.size
    return tuple(made)


def page(number: int, *lines: Set) -> Page:
    """An A4 page with a text layer."""
    set_lines = tuple(Line(words_of(line), line.block) for line in lines)
    return Page(number, 595.0, 842.0, "text_layer" if lines else "blank", set_lines)


def pages(*made: Page) -> Reading:
    return Reading(tuple(made), "test")


def column(x: float, y: float, *texts: str, step: float = 14.0, size: float = 11.0, bold: bool = False) -> list[Set]:
    """Lines below one another."""
    return [Set(text, x, y + index * step, size, bold) for index, text in enumerate(texts)]
