"""Readings made by hand, so that nothing here needs OCR."""

from models.reading import Box, Line, Page, Reading, Word
from models.source import Source

WORDS = ("§", "3", "Förderung", "„Straßen“", "für", "4.500,–", "€", "Łódź")


def source(media_type: str = "application/pdf") -> Source:
    return Source(path="in/vertrag & anlage.pdf", sha256="ab" * 32, media_type=media_type, size=1)


def line(y: float, *texts: str, block: int = 0, cells: tuple[int, ...] = ()) -> Line:
    """A line at `y` points from the top, each word 40 points wide and 10 high, 10 apart, the last one bold."""
    words = [
        Word(
            text,
            Box(50 + 50 * place, y, 90 + 50 * place, y + 10),
            round(0.5 + 0.01 * place, 2),
            10.5,
            bold=text == texts[-1],
        )
        for place, text in enumerate(texts)
    ]
    return Line(tuple(words), block, cells=cells)


def page(number: int = 1, rotation: int = 0) -> Page:
    """An upright page of 600 × 800 points, turned by `rotation` before it was read."""
    lines = (line(100, *WORDS), line(120, "Jahr", "Betrag", "in", "Euro", block=1, cells=(1, 3)))
    return Page(number, 600, 800, "ocr", lines, 0.91, rotation, 0.02)


def reading(*pages: Page) -> Reading:
    return Reading(pages or (page(),), "tesseract 5.3.0 deu", warnings=("page 2: blank",))
