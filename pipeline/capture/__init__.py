"""Source → reading: what the eye sees on the pages."""

from models.reading import Reading
from models.source import Source
from pipeline.capture.docx import read_docx
from pipeline.capture.html import read_html
from pipeline.capture.ocr import engine
from pipeline.capture.options import CaptureOptions
from pipeline.capture.pdf import read_pdf
from pipeline.capture.plain import read_plain
from pipeline.capture.scans import read_images
from pipeline.errors import UnreadableInput

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

__all__ = ["CaptureOptions", "capture", "engines"]


def engines() -> dict[str, object]:
    """What OCR there is: {"tesseract": "5.3.0", "languages": ["deu", "eng"]}. Raises MissingProgram where none."""
    version, languages = engine()
    return {"tesseract": version, "languages": sorted(languages)}


def capture(source: Source, content: bytes, options: CaptureOptions) -> Reading:
    """Read `content`, the bytes of `source`, by the means its media type asks for.

    Raises UnreadableInput where nothing of it can be read.
    """
    if source.media_type in ("text/plain", "text/markdown"):
        return read_plain(content, options)
    if source.media_type == "application/pdf":
        return read_pdf(content, options)
    if source.media_type == DOCX:
        return read_docx(content, options)
    if source.media_type == "text/html":
        return read_html(content, options)
    if source.media_type in ("image/png", "image/jpeg", "image/tiff"):
        return read_images(content, options)
    raise UnreadableInput("unsupported_type", f"{source.media_type} is not read", "Convert it to text or PDF.")
