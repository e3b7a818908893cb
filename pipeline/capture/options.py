"""What the user may ask of reading, and the limits of what is done for one document."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pipeline.errors import BadConfiguration

Mode = Literal["auto", "redo_ocr", "force_ocr", "skip_text"]


@dataclass(frozen=True, slots=True)
class CaptureOptions:
    """How documents are read.

    `lang` names Tesseract's language data ("deu", "deu+frk"), `pages` a selection such as "1-4,7" (empty: all).
    `mode`: "auto" reads a PDF's text layer where it is language and the picture elsewhere; "redo_ocr" reads pictures
    again even where an earlier OCR left a text layer; "force_ocr" reads every page as a picture; "skip_text" takes
    every text layer as it is and reads only pages without one. `dpi` is what pages are rendered at, `page_seconds`
    what OCR of a page may take, `max_pixels` the size of the largest picture handled, `max_characters` the length of
    the longest text. `alive` is called before every page and every OCR: a sign of life to who waits.
    """

    lang: str = "deu"
    pages: str = ""
    mode: Mode = "auto"
    dpi: int = 300
    max_pages: int = 2000
    page_seconds: int = 180
    max_pixels: int = 50_000_000
    max_characters: int = 5_000_000
    alive: Callable[[], None] = lambda: None

    def wants(self, page: int) -> bool:
        """Whether page number `page` (from 1) is among the selected ones."""
        return not self.pages or any(first <= page <= last for first, last in page_ranges(self.pages))


def page_ranges(selection: str) -> list[tuple[int, int]]:
    """ "1-4,7,9-" → [(1, 4), (7, 7), (9, 1000000)]. Raises BadConfiguration for anything else."""
    ranges = []
    for part in selection.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()) or int(first) < 1:
            raise BadConfiguration(
                "bad_pages", f"{selection!r} is no selection of pages", "Write it like this: 1-4,7,12-"
            )
        ranges.append((int(first), int(last) if last else 1_000_000 if dash else int(first)))
    return ranges
