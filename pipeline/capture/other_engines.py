"""OCR that others made: hOCR and PAGE XML → Reading, in their order of lines; and what reading ALTO shares with it."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from models.reading import Box, Line, Page, Reading, Word, around
from pipeline.capture.ocr import mean_confidence, sized
from pipeline.capture.paragraph_sign import mend_paragraph_signs
from pipeline.capture.restore import restore_signs
from pipeline.capture.signs import clean_signs
from pipeline.capture.trust import fault_of
from pipeline.errors import UnreadableInput

A4_HEIGHT = 842.0
"""Points; the long side of a page whose file counts in pixels and does not say how many make an inch."""

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SURE = re.compile(r"x_wconf ([\d.]+)")


def read_page_xml(content: bytes) -> Reading:
    """PAGE XML as Transkribus and others write it. Raises UnreadableInput (damaged_xml, no_text)."""
    pages = [_page_page(number, page) for number, page in enumerate(all_named(parsed(content), "Page"), 1)]
    return reading_of(pages, "PAGE XML")


def read_hocr(content: bytes) -> Reading:
    """hOCR as Tesseract, OCRopus and others write it. Raises UnreadableInput (damaged_xml, no_text)."""
    try:
        parser = lxml_html.HTMLParser(huge_tree=False, encoding="utf-8")
        root = lxml_html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _damaged() from error
    pages = [_hocr_page(number, page) for number, page in enumerate(root.find_class("ocr_page"), 1)]
    return reading_of(pages, "hOCR")


def _damaged() -> UnreadableInput:
    return UnreadableInput(
        "damaged_xml", "The file cannot be parsed", "Export it again from the program it comes from."
    )


def parsed(content: bytes) -> Any:
    """The root of an XML file, nothing fetched from outside. Raises UnreadableInput (damaged_xml)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _damaged() from error


def all_named(node: Any, name: str) -> Iterator[Any]:
    """The elements called `name` below `node`, whatever their namespace."""
    yield from node.iter("{*}" + name)


def reading_of(pages: list[Page], form: str, mended: bool = False) -> Reading:
    """The reading of `pages`; `mended`: we wrote them ourselves, and nothing is to be mended twice."""
    if not any(page.lines for page in pages):
        raise UnreadableInput("no_text", f"The {form} file holds no words", "Export it with its text.")
    faults = {page.number: fault_of(" ".join(line.text for line in page.lines), is_picture=False) for page in pages}
    warnings = tuple(f"page {number}: doubtful text ({fault})" for number, fault in faults.items() if fault)
    return Reading(tuple(pages) if mended else restore_signs(mend_paragraph_signs(pages)), form, warnings=warnings)


def made_page(number: int, width: float, height: float, scale: float | None, rows: Iterable[Line]) -> Page:
    """A page from lines in the file's units; `scale` makes points of them (None: so that the page is as high as A4)."""
    if scale is None:
        scale = A4_HEIGHT / max(width, height, 1.0)
    lines = tuple(_scaled_line(row, scale) for row in rows if row.words)
    confidence = mean_confidence([word for line in lines for word in line.words])
    return Page(number, width * scale, height * scale, "ocr", lines, round(confidence, 4))


def _scaled_line(line: Line, scale: float) -> Line:
    words = [replace(word, box=_scaled(word.box, scale)) for word in line.words if word.box]
    return replace(line, words=_all_sized(words))


def _all_sized(words: list[Word]) -> tuple[Word, ...]:
    """The words with their type size, measured where the file does not tell it."""
    told = zip(words, sized(words), strict=True)
    return tuple(word if word.size else replace(word, size=measured.size) for word, measured in told)


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)


def words_in(text: str | None, box: Box | None, confidence: str | None) -> list[Word]:
    """The words of a text with one box; none where it has no place."""
    words = clean_signs(text or "").split()
    if not words or box is None:
        return []
    try:
        sure = min(1.0, max(0.0, float(confidence or 0.9)))
    except ValueError:
        sure = 0.9
    return list(_shared_out(words, box, sure))


def _shared_out(words: list[str], box: Box, confidence: float) -> Iterator[Word]:
    """Words that have one box in common get the part of it that falls to their letters."""
    letters = sum(map(len, words)) + len(words) - 1
    start = 0
    for word in words:
        x0, x1 = (box.x0 + box.width * place / letters for place in (start, start + len(word)))
        yield Word(word, Box(x0, box.top, x1, box.bottom), confidence)
        start += len(word) + 1


def number_in(node: Any, name: str) -> float:
    """The attribute `name`; 0 where it is missing or no number, as are NaN and INF, which ALTO's schema allows."""
    try:
        number = float(node.get(name) or 0)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0


def size_of(width: float, height: float, rows: Iterable[Line]) -> tuple[float, float]:
    """The page's size, or where the file does not tell it, what its words need."""
    boxes = [box for row in rows if (box := row.box)]
    if (width > 0 and height > 0) or not boxes:
        return width, height
    return around(boxes).x1, around(boxes).bottom


def _page_page(number: int, page: Any) -> Page:
    regions = {node.get("id"): node for node in all_named(page, "TextRegion")}
    told = [ref.get("regionRef") for ref in all_named(page, "RegionRefIndexed")]
    order = [regions[name] for name in dict.fromkeys([*told, *regions]) if name in regions]
    rows = [Line(_page_words(line), block) for block, node in enumerate(order) for line in node.iterfind("{*}TextLine")]
    return made_page(number, number_in(page, "imageWidth"), number_in(page, "imageHeight"), None, rows)


def _page_words(line: Any) -> tuple[Word, ...]:
    nodes = line.findall("{*}Word") or [line]
    return tuple(word for node in nodes for word in words_in(*_page_text(node)))


def _page_text(node: Any) -> tuple[str | None, Box | None, str | None]:
    equivalent = node.find("{*}TextEquiv")
    if equivalent is None:
        return None, None, None
    coords = node.find("{*}Coords")
    points = re.findall(r"(-?\d+),(-?\d+)", coords.get("points") or "") if coords is not None else []
    text = equivalent.findtext("{*}Unicode")
    if not points:
        return text, None, None
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    return text, Box(min(xs), min(ys), max(xs), max(ys)), equivalent.get("conf")


def _hocr_page(number: int, page: Any) -> Page:
    rows: list[Line] = []
    blocks: dict[Any, int] = {}
    for line in page.xpath(".//*[.//*[@class='ocrx_word']][starts-with(@class,'ocr_') or @class='ocrx_line']"):
        if line.get("class") in ("ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            block = blocks.setdefault(line.getparent(), len(blocks))
            words = tuple(w for node in line.find_class("ocrx_word") for w in _hocr_word(node))
            rows.append(Line(words, block))
    box = _hocr_box(page)
    resolution = re.search(r"scan_res (\d+)", page.get("title") or "")
    scale = 72 / int(resolution.group(1)) if resolution and int(resolution.group(1)) > 0 else None
    return made_page(number, *size_of(box.x1 if box else 0, box.bottom if box else 0, rows), scale, rows)


def _hocr_word(node: Any) -> list[Word]:
    sure = _SURE.search(node.get("title") or "")
    return words_in(node.text_content(), _hocr_box(node), str(float(sure.group(1)) / 100) if sure else None)


def _hocr_box(node: Any) -> Box | None:
    found = _BOX.search(node.get("title") or "")
    return Box(*(float(value) for value in found.groups())) if found else None
