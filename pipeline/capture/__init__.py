"""Source → reading: what the eye sees on the pages.

Readers are loaded when a file needs them: the libraries for PDF and DOCX alone take half a second.
"""

from collections.abc import Callable
from dataclasses import replace

from models.reading import Reading
from models.source import Source
from pipeline.capture.options import CaptureOptions
from pipeline.capture.wordless import wordless
from pipeline.errors import UnreadableInput

__all__ = ["CaptureOptions", "capture", "engine", "load_readers", "mended_pdf"]

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_Reader = Callable[[bytes, CaptureOptions], Reading]


def capture(source: Source, content: bytes, options: CaptureOptions) -> Reading:
    """Read `content`, the bytes of `source`, by the means its media type asks for.

    Raises UnreadableInput where nothing of it can be read, MissingProgram where OCR is needed and not installed.
    """
    reader = _reader(source.media_type)
    if reader is None:
        raise UnreadableInput("unsupported_type", f"{source.media_type} is not read", "Convert it to text or PDF.")
    reading = reader(content, options)
    return replace(reading, warnings=(*reading.warnings, *wordless(reading)))


def load_readers() -> None:
    """Load what reads text, web pages, PDF, scans and DOCX, for whoever has many files to read."""
    for media_type in ("text/plain", "text/html", "application/pdf", "image/png", _DOCX):
        _reader(media_type)


def engine() -> tuple[str, frozenset[str]]:
    """Tesseract's version and its languages. Raises MissingProgram (missing_tesseract)."""
    from pipeline.capture import ocr

    return ocr.engine()


def mended_pdf(content: bytes) -> bytes:
    """The bytes of which the pages of a PDF are read: `content` itself, or a whole copy where it is damaged.

    Raises UnreadableInput: encrypted_pdf, damaged_pdf.
    """
    from pipeline.capture import opening

    return opening.mended_pdf(content)


def _reader(media_type: str) -> _Reader | None:
    match media_type:
        case "text/plain" | "text/markdown":
            from pipeline.capture.plain import read_plain

            return read_plain
        case "text/html":
            from pipeline.capture.html import read_html

            return read_html
        case "application/pdf":
            from pipeline.capture.pdf import read_pdf

            return read_pdf
        case "image/png" | "image/jpeg" | "image/tiff":
            from pipeline.capture.scans import read_images

            return read_images
        case _ if media_type == _DOCX:
            from pipeline.capture.docx import read_docx

            return read_docx
    return _reader_of_results(media_type)


def _reader_of_results(media_type: str) -> _Reader | None:
    """The reader of what another OCR engine has read."""
    from pipeline.capture.alto import read_alto
    from pipeline.capture.other_engines import read_hocr, read_page_xml

    known = {
        "text/vnd.hocr+html": read_hocr,
        "application/alto+xml": read_alto,
        "application/vnd.prima.page+xml": read_page_xml,
    }
    read = known.get(media_type)
    return None if read is None else lambda content, _: read(content)
