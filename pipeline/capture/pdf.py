"""A PDF → Reading, page by page: the text layer where it is language, OCR of the picture elsewhere."""

import contextlib
import logging
import tempfile
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from PIL import Image

from models.reading import Page, Reading
from pipeline.capture import ocr
from pipeline.capture.agreement import Sample, disagrees
from pipeline.capture.attempts import Desk, read_scan
from pipeline.capture.image import Scan
from pipeline.capture.layer import Layers
from pipeline.capture.mending import has_hole, rewritten
from pipeline.capture.opening import Opened, opened_pdf
from pipeline.capture.options import CaptureOptions
from pipeline.capture.paragraph_sign import mend_paragraph_signs
from pipeline.capture.pdfium import Glance, Pdf
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

    opened: Opened
    desk: Desk
    sample: Sample = field(default_factory=Sample)
    read_before: set[int] = field(default_factory=set)
    """Numbers of the pages whose text layer is an earlier OCR's."""

    @property
    def pdf(self) -> Pdf:
        return self.opened.pdf

    @cached_property
    def layers(self) -> Layers | None:
        """pdfplumber's view of the file, opened only where a page has a layer to read."""
        return _layers(self.opened.content, len(self.pdf), self.desk.warnings)

    def has_hole(self, page: Page) -> bool:
        """Whether something of a page is missing; looked for where it seems blank or the file was mended."""
        if self.opened.holes is not None:
            return page.number in self.opened.holes
        return page.method == "blank" and has_hole(self.opened.content, page.number, len(self.pdf))


def read_pdf(content: bytes, options: CaptureOptions) -> Reading:
    """Read every page by the right means.

    Raises UnreadableInput: encrypted_pdf, damaged_pdf, too_many_pages, no_page_readable.
    """
    opened = opened_pdf(content)
    pdf = opened.pdf
    if len(pdf) > options.max_pages:
        limit = f"It has {len(pdf)} pages, more than {options.max_pages}"
        raise UnreadableInput("too_many_pages", limit, "Split it, or choose pages.")
    with tempfile.TemporaryDirectory(prefix="klauselwerk-") as folder:
        job = _Job(opened, Desk(Path(folder), options, list(opened.warnings)))
        pages = _pages([number for number in range(1, len(pdf) + 1) if options.wants(number)], job)
    pdf.close()
    if pages and all(page.method == "failed" for page in pages):
        raise UnreadableInput(
            "no_page_readable", f"No page could be read: {job.desk.warnings[-1]}", "Get the file again."
        )
    by_ocr = any(page.method == "ocr" for page in pages)
    engine = ocr.require(options.lang) if by_ocr else _TEXT_ENGINE
    return Reading(_mended_signs(pages, job.read_before), engine, warnings=tuple(job.desk.warnings))


def _mended_signs(pages: tuple[Page, ...], read_before: set[int]) -> tuple[Page, ...]:
    """The pages with the signs that OCR lacks, be it ours or the earlier one that the pages `read_before` have."""
    by_ocr = [replace(page, method="ocr") if page.number in read_before else page for page in pages]
    mended = restore_signs(mend_paragraph_signs(by_ocr))
    return tuple(replace(page, method=before.method) for page, before in zip(mended, pages, strict=True))


def _layers(content: bytes, pages: int, warnings: list[str]) -> Layers | None:
    """pdfplumber's view of the file, where it sees the same pages as pdfium; if need be of a rewritten copy."""
    for mended in (False, True):
        try:
            copy = rewritten(content) if mended else None
            layers = Layers(copy.content if copy else content)
            if len(layers) == pages:
                return layers
        except Exception:  # noqa: BLE001  damaged files make the library fail in many ways
            continue
    warnings.append(f"readers disagree on the number of pages; read as {pages}")
    return None


def _pages(numbers: list[int], job: _Job) -> tuple[Page, ...]:
    """The pages; where an invisible layer was found wrong, those passed over before are read with that in mind."""
    pages = {number: _page(number, job) for number in numbers}
    if job.sample.found_wrong:
        pages |= {number: _page(number, job) for number in job.sample.passed_over}
    return tuple(pages.values())


def _page(number: int, job: _Job) -> Page:
    """Page `number`; what goes wrong stays on this page."""
    job.desk.options.alive()
    glance = None
    try:
        glance = job.pdf.glance(number)
        return _told_of_holes(_read(number, glance, job), job)
    except MissingProgram:
        raise
    except Exception as error:  # noqa: BLE001  whatever a broken page does, the others are to be read
        job.desk.warnings.append(f"page {number}: not read ({type(error).__name__}: {str(error)[:200]})")
        width, height = (glance.width, glance.height) if glance else (0.0, 0.0)
        return Page(number, width, height, "failed", (), confidence=0.0)


def _told_of_holes(page: Page, job: _Job) -> Page:
    """The page, with a warning where something of it is missing; without words it then counts as not read."""
    if not job.has_hole(page):
        return page
    if page.lines:
        job.desk.warnings.append(f"page {page.number}: something of it is missing")
        return page
    job.desk.warnings.append(f"page {page.number}: not read (its content is missing)")
    return replace(page, method="failed", confidence=0.0)


def _read(number: int, glance: Glance, job: _Job) -> Page:
    mode = job.desk.options.mode
    if glance.letters == 0 and glance.pictures == 0 and glance.drawings < FEWEST_DRAWINGS:
        return Page(number, glance.width, glance.height, "blank", ())
    if glance.letters == 0 or mode == "force_ocr" or (mode == "redo_ocr" and (glance.is_picture or glance.hidden)):
        return _by_ocr(number, glance, job)
    layer = _by_layer(number, glance, job)
    fault = None if mode == "skip_text" else _fault(number, glance, job)
    if fault is None:
        return layer
    page = _by_ocr(number, glance, job)
    if fault == PARTIAL and _letters(page) * page.confidence < 1.5 * _letters(layer):
        return layer
    job.desk.warnings.append(f"page {number}: text layer unusable ({fault}), read again by OCR")
    return page


def _fault(number: int, glance: Glance, job: _Job) -> str | None:
    """Why the text layer of a page cannot be used, in a few words."""
    fault = fault_of(glance.text, glance.is_picture) or _partial(glance)
    if fault or not (glance.hidden and glance.is_picture and job.sample.takes(number)):
        return fault
    if not disagrees(glance.text, _scan(number, glance, job)[0], job.desk):
        return None
    job.sample.found_wrong = True
    return "other words than on the picture"


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
    by_ocr = glance.hidden and glance.is_picture
    lines = lines_of_signs(signs, width, height, by_ocr)
    if by_ocr:
        job.read_before.add(number)
    return Page(number, *turned_size(turn, width, height), "text_layer", lines, rotation=turn)


def _by_ocr(number: int, glance: Glance, job: _Job) -> Page:
    scan, file = _scan(number, glance, job)
    return read_scan(number, scan, job.desk, file)


def _scan(number: int, glance: Glance, job: _Job) -> tuple[Scan, Path | None]:
    """The picture of a page, and the file that it is in if it is the one JPEG that the page consists of."""
    if jpeg := job.pdf.jpeg(number):
        file = job.desk.folder / "page.jpg"
        file.write_bytes(jpeg)
        with contextlib.suppress(OSError), Image.open(file, formats=("JPEG",)) as opened:  # pdfium reads broken ones
            picture = opened.convert("L")
            return Scan(picture, picture.width / glance.width * 72), file
    dpi = _affordable(glance, job.desk.options)
    return Scan(job.pdf.picture(number, dpi), dpi), None


def _affordable(glance: Glance, options: CaptureOptions) -> int:
    """The resolution at which the page stays within the pixel budget."""
    square_inches = glance.width * glance.height / 72 / 72
    return max(1, min(options.dpi, int((options.max_pixels / max(square_inches, 0.01)) ** 0.5)))
