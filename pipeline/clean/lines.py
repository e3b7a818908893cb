"""Pages → lines at their place: type size and baseline measured, the page's skew taken out."""

from collections.abc import Iterable
from dataclasses import replace
from statistics import median

from models.reading import Line, Page, Reading, Word
from pipeline.clean.flow import Printed

TALL = frozenset("bdfhklßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789§&/|()[]?!„“\"'»«")
HALF_TALL = frozenset("tiäöüj")
DEEP = frozenset("gpqyjQ,;()[]/|§„")
BULLETS = frozenset("-–—•·*▪■●○+«»°")
SPECKS = frozenset(".:;,'`´‘’‚|_~°^®!\"{}[]\\=<>¢»«“”„?")
"""Signs that dirt is read as."""
QUOTES = frozenset("„“”\"‚‘’'»«.,!?;")
DOUBTFUL = 0.7
"""Confidence of a reader below which a single sign is taken for dirt."""
X_HEIGHT, TALL_HEIGHT, HALF_HEIGHT, DEPTH = 0.52, 0.73, 0.68, 0.21
"""Parts of the type size that letters reach above and below the baseline, as in common book and office types."""


def printed_lines(reading: Reading) -> list[list[Printed]]:
    """The lines that have words, page by page, numbered through the document."""
    pages: list[list[Printed]] = []
    number = 0
    for page in reading.pages:
        slope = page_slope(page) if page.laid_out else 0.0
        lines = [line for line in page.lines if line.words]
        if page.method == "ocr":
            lines = [kept for line in lines if (kept := without_specks(line)).words]
        pages.append([printed(line, page, number + index, slope) for index, line in enumerate(lines)])
        number += len(lines)
    return pages


def printed(line: Line, page: Page, number: int, slope: float) -> Printed:
    """`line` with its measures."""
    box = line.box if page.laid_out else None
    size = line_size(line) if box else 0.0
    ink = page.method == "ocr"
    middle = (box.top + box.bottom) / 2 if box else 0.0
    return Printed(
        line=line,
        page=page.number,
        number=number,
        text=line.text,
        left=box.x0 + slope * middle if box else 0.0,
        right=box.x1 + slope * middle if box else 0.0,
        baseline=median(baseline(word, size, ink, slope) for word in line.words if word.box) if box else 0.0,
        size=size,
        bold=all(word.bold for word in line.words),
        italic=all(word.italic for word in line.words),
        measured=ink,
    )


def without_specks(line: Line) -> Line:
    """`line` without dirt that was read as signs: at its ends, and where nothing else is on it."""
    words = list(line.words)
    cells = list(line.cells)
    while words and is_speck(words[0]) and (len(words) < 2 or words[0].text not in BULLETS):
        words.pop(0)
        shorten(cells, range(len(cells)))
    while words and is_speck(words[-1]):
        words.pop()
        shorten(cells, range(len(cells) - 1, -1, -1))
    if len(words) == 1 and len(words[0].text) == 1 and words[0].confidence < DOUBTFUL:
        words, cells = [], []
    return line if len(words) == len(line.words) else replace(line, words=tuple(words), cells=tuple(cells))


def shorten(cells: list[int], order: Iterable[int]) -> None:
    """Count a word less in the first cell of `order` that has words."""
    for index in order:
        if cells[index]:
            cells[index] -= 1
            return


def is_speck(word: Word) -> bool:
    """Whether a word is a sign or two that no text needs: "®", ":", or a doubtful quotation mark."""
    text = word.text
    if len(text) > 2 or not set(text) <= SPECKS or text == "..":
        return False
    return not set(text) <= QUOTES or word.confidence < DOUBTFUL


def line_size(line: Line) -> float:
    """The type size of most of its letters; measured by the shapes of the letters where the source does not say."""
    known: dict[float, int] = {}
    for word in line.words:
        if word.size is not None:
            known[word.size] = known.get(word.size, 0) + len(word.text)
    if known:
        return max(known, key=lambda size: known[size])
    boxes = [(word.text, word.box) for word in line.words if word.box]
    heights = [box.height / reach(text) for text, box in boxes if any(map(str.isalnum, text))]
    return round(median(heights or [box.height for _, box in boxes]), 1)


def reach(text: str) -> float:
    """The height of `text` in type sizes, from the lowest to the highest ink."""
    signs = set(text)
    above = TALL_HEIGHT if signs & TALL else HALF_HEIGHT if signs & HALF_TALL else X_HEIGHT
    return above + (DEPTH if signs & DEEP else 0.0)


def baseline(word: Word, size: float, ink: bool, slope: float) -> float:
    """Where the letters of `word` stand, in points from the top. An `ink` box ends where the ink does, a font's box
    below all letters."""
    assert word.box is not None
    depth = DEPTH * size if not ink or set(word.text) & DEEP else 0.0
    return word.box.bottom - depth - slope * (word.box.x0 + word.box.x1) / 2


def page_slope(page: Page) -> float:
    """How far lines sink per point to the right: the median over the long ones."""
    slopes: list[float] = []
    for line in page.lines:
        if len(line.words) > 4 and (first := line.words[0].box) and (last := line.words[-1].box):
            run = last.x0 - first.x0
            if run > 100:
                slopes.append((last.top + last.bottom - first.top - first.bottom) / 2 / run)
    return median(slopes) if len(slopes) >= 3 else 0.0
