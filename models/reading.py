"""Reading: what the eye sees on the pages, before anybody asks what it says.

Coordinates are PDF points (1/72 inch) from the page's top left corner, x to the right, y downwards, in the page as it
is read (turned upright).
"""

from dataclasses import dataclass
from typing import Literal

PageMethod = Literal["text_layer", "ocr", "text", "blank", "failed"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    def contains(self, other: "Box", slack: float = 0.01) -> bool:
        """Whether `other` lies inside, give or take `slack` points."""
        return (
            self.x0 - slack <= other.x0
            and self.top - slack <= other.top
            and self.x1 + slack >= other.x1
            and self.bottom + slack >= other.bottom
        )


def around(boxes: list[Box]) -> Box:
    """The smallest box around `boxes` (at least one)."""
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of signs without white space as it was read.

    `box` is None where the source has no pages (plain text, HTML, DOCX). `confidence` is the reader's own (0 to 1; 1
    for text that already was text). `size` is the type size in points, None where unknown. `first_reading` holds what
    the first recognition gave where a second one was preferred (§ read as 8).
    """

    text: str
    box: Box | None = None
    confidence: float = 1.0
    size: float | None = None
    bold: bool = False
    italic: bool = False
    first_reading: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the source itself says a line is (Markdown, HTML, DOCX); `level` counts headings and lists from 1.

    `marker` is the list sign or number as printed ("-", "1.", "a)"); it is not among the line's words.
    """

    kind: Literal["heading", "list_item", "table_row", "quote", "caption", "footnote", "aside"]
    level: int = 1
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side on one line of one column, left to right.

    `block` numbers the paragraph or text block of the page that the reader (OCR engine, text parser) saw the line in;
    lines of one block stand together. `hard_end`: the source says that the line ends here on purpose. `cells`: where a
    table row is known, the number of words in each cell.
    """

    words: tuple[Word, ...]
    block: int = 0
    mark: Mark | None = None
    hard_end: bool = False
    cells: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box | None:
        boxes = [word.box for word in self.words if word.box is not None]
        return around(boxes) if boxes else None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `width`, `height` in points; `rotation` is how far (degrees clockwise) it was turned to stand upright.

    `confidence` is the mean word confidence (0 to 1); `expected_errors` the expected share of wrong words, where known.
    `laid_out` is False for the single page that stands for a text without pages.
    """

    number: int
    width: float
    height: float
    method: PageMethod
    lines: tuple[Line, ...]
    confidence: float = 1.0
    rotation: int = 0
    expected_errors: float | None = None
    laid_out: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """All pages of a document as read, with the engine's name and everything the archivist should know of it."""

    pages: tuple[Page, ...]
    engine: str
    language: str = "de"
    warnings: tuple[str, ...] = ()

    @property
    def method(self) -> Literal["text_layer", "ocr", "mixed", "text"]:
        methods = {page.method for page in self.pages if page.method not in ("blank", "failed")}
        if methods == {"text"}:
            return "text"
        if methods <= {"text_layer"}:
            return "text_layer"
        return "ocr" if methods == {"ocr"} else "mixed"
