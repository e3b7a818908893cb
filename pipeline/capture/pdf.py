"""A PDF → Reading, page by page: the text layer where it is language, OCR of the picture elsewhere."""

import io
import logging
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
from PIL import Image

from models.reading import Page, Reading
from pipeline.capture import ocr
from pipeline.capture.attempts import Desk, read_scan
from pipeline.capture.image import Scan
from pipeline.capture.layer import Layers
from pipeline.capture.options import CaptureOptions
from pipeline.capture.paragraph_sign import mend_paragraph_signs
from pipeline.capture.pdfium import Glance, Locked, Pdf
from pipeline.capture.restore import restore_signs
from pipeline.capture.trust import fault_of
from pipeline.capture.turning import lines_of_signs, main_turn, turned_size
from pipeline.errors import MissingProgram, UnreadableInput

logging.getLogger("pdfminer").setLevel(logging.ERROR)

PARTIAL = "covers only part of the page"
FEWEST_DRAWINGS = 20
"""Lines and shapes from which a page without text and pictures may hold writing drawn as outlines."""
_TEXT_ENGINE = "text layer"


@dataclass
class _Job:
    """An open PDF on its way to a Reading."""

    content: bytes
    pdf: Pdf
    desk: Desk

    @cached_property
    def layers(self) -> Layers | None:
        """pdfplumber's view of the file, opened only where a page has a layer to read."""
        return _layers(self.content, len(self.pdf), self.desk.warnings)


def read_pdf(content: bytes, options: CaptureOptions) -> Reading:
    """Read every page by the right means.

    Raises UnreadableInput: encrypted_pdf, damaged_pdf, no_pages, too_many_pages, no_page_readable.
    """
    content, pdf, warnings = _opened(content)
    if len(pdf) > options.max_pages:
        limit = f"It has {len(pdf)} pages, more than {options.max_pages}"
        raise UnreadableInput("too_many_pages", limit, "Split it, or choose pages.")
    with tempfile.TemporaryDirectory(prefix="klauselwerk-") as folder:
        job = _Job(content, pdf, Desk(Path(folder), options, warnings))
        pages = tuple(_page(number, job) for number in range(1, len(pdf) + 1) if options.wants(number))
    pdf.close()
    if pages and all(page.method == "failed" for page in pages):
        raise UnreadableInput(
            "no_page_readable", f"No page could be read: {job.desk.warnings[-1]}", "Get the file again."
        )
    by_ocr = any(page.method == "ocr" for page in pages)
    engine = ocr.require(options.lang) if by_ocr else _TEXT_ENGINE
    return Reading(restore_signs(mend_paragraph_signs(pages)), engine, warnings=tuple(job.desk.warnings))


def mended_pdf(content: bytes) -> bytes:
    """The bytes of which `read_pdf` reads the pages: `content` itself, or a copy rewritten where it is damaged.

    Raises UnreadableInput: encrypted_pdf, damaged_pdf.
    """
    content, pdf, _ = _opened(content)
    pdf.close()
    return content


def _opened(content: bytes) -> tuple[bytes, Pdf, list[str]]:
    """The PDF, rewritten where it is damaged."""
    warnings: list[str] = []
    try:
        pdf = Pdf(content)
    except Locked as error:
        raise _encrypted() from error
    except ValueError:
        content = _rewritten(content)
        warnings.append("the PDF is damaged and was mended before reading")
        try:
            pdf = Pdf(content)
        except (Locked, ValueError) as error:
            raise _damaged() from error
    if len(pdf) == 0:
        raise _damaged()
    return content, pdf, warnings


def _rewritten(content: bytes) -> bytes:
    buffer = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(buffer)
    except pikepdf.PasswordError as error:
        raise _encrypted() from error
    except Exception as error:
        raise _damaged() from error
    return buffer.getvalue()


def _encrypted() -> UnreadableInput:
    return UnreadableInput("encrypted_pdf", "The PDF asks for a password", "Save a copy without a password.")


def _damaged() -> UnreadableInput:
    return UnreadableInput("damaged_pdf", "The PDF is damaged and has no readable page", "Get the file again.")


def _layers(content: bytes, pages: int, warnings: list[str]) -> Layers | None:
    """pdfplumber's view of the file, where it sees the same pages as pdfium; if need be of a rewritten copy."""
    for mended in (False, True):
        try:
            layers = Layers(_rewritten(content) if mended else content)
            if len(layers) == pages:
                return layers
        except Exception:  # noqa: BLE001  damaged files make the library fail in many ways
            continue
    warnings.append(f"readers disagree on the number of pages; read as {pages}")
    return None


def _page(number: int, job: _Job) -> Page:
    """Page `number`; what goes wrong stays on this page."""
    job.desk.options.alive()
    glance = None
    try:
        glance = job.pdf.glance(number)
        return _read(number, glance, job)
    except MissingProgram:
        raise
    except Exception as error:  # noqa: BLE001  whatever a broken page does, the others are to be read
        job.desk.warnings.append(f"page {number}: not read ({type(error).__name__}: {str(error)[:200]})")
        width, height = (glance.width, glance.height) if glance else (0.0, 0.0)
        return Page(number, width, height, "failed", (), confidence=0.0)


def _read(number: int, glance: Glance, job: _Job) -> Page:
    mode = job.desk.options.mode
    if glance.letters == 0 and glance.pictures == 0 and glance.drawings < FEWEST_DRAWINGS:
        return Page(number, glance.width, glance.height, "blank", ())
    if glance.letters == 0 or mode == "force_ocr" or (mode == "redo_ocr" and (glance.is_picture or glance.hidden)):
        return _by_ocr(number, glance, job)
    layer = _by_layer(number, glance, job)
    fault = None if mode == "skip_text" else fault_of(glance.text, glance.is_picture) or _partial(glance)
    if fault is None:
        return layer
    page = _by_ocr(number, glance, job)
    if fault == PARTIAL and _letters(page) * page.confidence < 1.5 * _letters(layer):
        return layer
    job.desk.warnings.append(f"page {number}: text layer unusable ({fault}), read again by OCR")
    return page


def _partial(glance: Glance) -> str | None:
    """Whether there is a large picture beside so little text that it may be the picture of a text."""
    return PARTIAL if 0.4 <= glance.covered < 0.85 and glance.letters < 600 else None


def _letters(page: Page) -> int:
    return sum(sign.isalpha() for line in page.lines for word in line.words for sign in word.text)


def _by_layer(number: int, glance: Glance, job: _Job) -> Page:
    """By pdfplumber, which knows the styles; by pdfium where pdfplumber misses more than a tenth of the letters."""
    signs = job.layers.signs(number) if job.layers else []
    width, height = glance.width, glance.height
    if sum(letter.isalpha() for sign in signs for letter in sign.text) < 0.9 * glance.letters:
        signs, width, height = job.pdf.signs(number)
    turn = main_turn(signs)
    lines = lines_of_signs(signs, width, height)
    return Page(number, *turned_size(turn, width, height), "text_layer", lines, rotation=turn)


def _by_ocr(number: int, glance: Glance, job: _Job) -> Page:
    desk = job.desk
    jpeg = job.pdf.jpeg(number)
    if jpeg is None:
        dpi = _affordable(glance, desk.options)
        page = read_scan(number, Scan(job.pdf.picture(number, dpi), dpi), desk)
    else:
        file = desk.folder / "page.jpg"
        file.write_bytes(jpeg)
        with Image.open(file, formats=("JPEG",)) as opened:
            picture = opened.convert("L")
        page = read_scan(number, Scan(picture, picture.width / glance.width * 72), desk, file)
    return page


def _affordable(glance: Glance, options: CaptureOptions) -> int:
    """The resolution at which the page stays within the pixel budget."""
    square_inches = glance.width * glance.height / 72 / 72
    return max(1, min(options.dpi, int((options.max_pixels / max(square_inches, 0.01)) ** 0.5)))
