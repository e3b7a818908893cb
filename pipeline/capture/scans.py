"""Image files (PNG, JPEG, TIFF of many pages) → Reading."""

import tempfile
from pathlib import Path

from models.reading import Page, Reading
from pipeline.capture import ocr
from pipeline.capture.attempts import Desk, read_scan
from pipeline.capture.image import Scan, frames
from pipeline.capture.options import CaptureOptions
from pipeline.capture.paragraph_sign import mend_paragraph_signs
from pipeline.capture.restore import restore_signs
from pipeline.errors import MissingProgram, UnreadableInput


def read_images(content: bytes, options: CaptureOptions) -> Reading:
    """Every page of an image file by OCR.

    Raises UnreadableInput: damaged_image, too_many_pixels, no_page_readable.
    """
    engine = ocr.require(options.lang)
    with tempfile.TemporaryDirectory(prefix="klauselwerk-") as folder:
        desk = Desk(Path(folder), options)
        found = enumerate(frames(content, options.max_pixels), 1)
        pages = tuple(_page(number, scan, desk) for number, scan in found if options.wants(number))
    if pages and all(page.method == "failed" for page in pages):
        raise UnreadableInput("no_page_readable", f"No page could be read: {desk.warnings[-1]}", "Get the file again.")
    return Reading(restore_signs(mend_paragraph_signs(pages)), engine, warnings=tuple(desk.warnings))


def _page(number: int, scan: Scan | Exception, desk: Desk) -> Page:
    try:
        if isinstance(scan, Exception):
            raise scan
        return read_scan(number, scan, desk)
    except MissingProgram:
        raise
    except Exception as error:  # noqa: BLE001  whatever a broken page does, the others are to be read
        desk.warnings.append(f"page {number}: not read ({type(error).__name__}: {str(error)[:200]})")
        return Page(number, 0.0, 0.0, "failed", (), confidence=0.0)
