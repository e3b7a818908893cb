"""Quarter turns of boxes and pages, and signs that stand on their side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from models.reading import Box, Line, Mark, Page
from pipeline.capture.drawn import drawn_rows
from pipeline.capture.layer import Sign, words_of
from pipeline.capture.layout import rows_of
from pipeline.capture.spreads import lines_of_page


def turned_box(box: Box, turn: int, width: float, height: float) -> Box:
    """`box` after the page of `width` and `height` has been turned by `turn` (0, 90, 180, 270) degrees clockwise."""
    if turn == 90:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    if turn == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if turn == 270:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    return box


def turned_size(turn: int, width: float, height: float) -> tuple[float, float]:
    """Width and height of a page after a turn."""
    return (height, width) if turn in (90, 270) else (width, height)


def turned_page(page: Page, turn: int) -> Page:
    """`page` with the places of its words, turned upright by `turn` degrees clockwise."""
    lines = tuple(_turned_line(line, turn, (page.width, page.height)) for line in page.lines)
    width, height = turned_size(turn, page.width, page.height)
    return replace(page, width=width, height=height, lines=lines, rotation=(page.rotation + turn) % 360)


def _turned_line(line: Line, turn: int, size: tuple[float, float]) -> Line:
    words = (replace(word, box=turned_box(word.box, turn, *size)) if word.box else word for word in line.words)
    return replace(line, words=tuple(words))


def main_turn(signs: Sequence[Sign]) -> int:
    """How far (degrees clockwise) a page must be turned for most of its signs to stand upright."""
    turns = Counter(sign.turn for sign in signs if sign.text.strip())
    return turns.most_common(1)[0][0] if turns else 0


def lines_of_signs(signs: Sequence[Sign], width: float, height: float, by_ocr: bool = False) -> tuple[Line, ...]:
    """The lines of a page of `width` and `height` points as displayed, in coordinates of the page turned upright.

    Writing at an angle to the rest (along the margin) comes last, as asides. `by_ocr`: the signs were drawn line by
    line by an earlier OCR.
    """
    main = main_turn(signs)
    lines: list[Line] = []
    blocks = 0
    for turn in sorted({sign.turn for sign in signs}, key=lambda turn: turn != main):
        own = [replace(s, box=turned_box(s.box, turn, width, height)) for s in signs if s.turn == turn]
        words = words_of(own, by_ocr)
        drawn = drawn_rows(words) if by_ocr else None
        made = lines_of_page(drawn or rows_of(words), *turned_size(turn, width, height), skewed=bool(drawn))
        if turn != main:
            made = tuple(_beside(line, (main - turn) % 360, turned_size(turn, width, height)) for line in made)
        lines += [replace(line, block=line.block + blocks) for line in made]
        blocks = lines[-1].block + 1 if lines else 0
    return tuple(lines)


def _beside(line: Line, turn: int, size: tuple[float, float]) -> Line:
    """A line of the page in another turn, as an aside of the upright page."""
    return replace(_turned_line(line, turn, size), mark=Mark("aside"), cells=())
