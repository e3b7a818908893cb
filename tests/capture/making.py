"""Small PDFs and pictures made for the tests, and the shortest way to read them."""

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from models.reading import Page, Reading
from models.source import Source
from pipeline.capture import CaptureOptions, capture

TEXT = (
    "Die Gemeinde Auental und der Heimatverein vereinbaren, das alte",
    "Schulhaus gemeinsam zu erhalten. Für die Jahre 2021 bis 2023 stellt",
    "die Gemeinde jährlich 4.500 Euro bereit. Der Verein übernimmt die",
    "Pflege des Gartens und öffnet das Haus an jedem ersten Sonntag.",
)


def read(content: bytes, media_type: str, options: CaptureOptions | None = None) -> Reading:
    source = Source(path="test", sha256="0" * 64, media_type=media_type, size=len(content))
    return capture(source, content, options or CaptureOptions())


def text_of(page: Page) -> str:
    return "\n".join(line.text for line in page.lines)


def pdf(
    pages: Sequence[Sequence[tuple[str, float, float]]],
    size: float = 11,
    rotate: int = 0,
    extra: str = "",
    page_size: tuple[float, float] = (595, 842),
) -> bytes:
    """A PDF in Helvetica; each page is a list of (text, x, y), y in points from the bottom."""
    made = pikepdf.new()
    for page in pages:
        lines = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for text, x, y in page)
        added = made.add_blank_page(page_size=page_size)
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        added.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        added.Contents = made.make_stream((extra + lines).encode("cp1252"))
        if rotate:
            added.Rotate = rotate
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def paragraph(
    x: float = 70, top: float = 760, lines: Sequence[str] = TEXT, step: float = 14
) -> list[tuple[str, float, float]]:
    return [(line, x, top - step * number) for number, line in enumerate(lines)]


def picture(lines: Sequence[str] = TEXT, mode: str = "L") -> Image.Image:
    """A picture of `lines` as a 200 dpi scan of half a page."""
    page = Image.new("L", (1650, 1000), 245)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=34)
    for number, line in enumerate(lines):
        draw.text((150, 150 + 60 * number), line, fill=20, font=font)
    return page.convert(mode)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
