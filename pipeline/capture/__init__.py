"""Source → reading: what the eye sees on the pages."""

from collections.abc import Callable
from dataclasses import replace

from models.reading import Reading
from models.source import Source
from pipeline.capture.alto import read_alto
from pipeline.capture.docx import read_docx
from pipeline.capture.elsewhere import read_hocr, read_page_xml
from pipeline.capture.html import read_html
from pipeline.capture.ocr import engine
from pipeline.capture.options import CaptureOptions
from pipeline.capture.pdf import mended_pdf, read_pdf
from pipeline.capture.plain import read_plain
from pipeline.capture.scans import read_images
from pipeline.capture.wordless import wordless
from pipeline.errors import UnreadableInput

__all__ = ["CaptureOptions", "capture", "engine", "mended_pdf"]


_READERS: dict[str, Callable[[bytes, CaptureOptions], Reading]] = {
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "text/html": read_html,
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
    "image/png": read_images,
    "image/jpeg": read_images,
    "image/tiff": read_images,
    "text/vnd.hocr+html": lambda content, _: read_hocr(content),
    "application/alto+xml": lambda content, _: read_alto(content),
    "application/vnd.prima.page+xml": lambda content, _: read_page_xml(content),
}


def capture(source: Source, content: bytes, options: CaptureOptions) -> Reading:
    """Read `content`, the bytes of `source`, by the means its media type asks for.

    Raises UnreadableInput where nothing of it can be read, MissingProgram where OCR is needed and not installed.
    """
    reader = _READERS.get(source.media_type)
    if reader is None:
        raise UnreadableInput("unsupported_type", f"{source.media_type} is not read", "Convert it to text or PDF.")
    reading = reader(content, options)
    return replace(reading, warnings=(*reading.warnings, *wordless(reading)))
