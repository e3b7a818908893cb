"""OCR that others made: hOCR, ALTO and PAGE XML → Reading. Their order of blocks and lines is kept."""

import re
from collections.abc import Iterator
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

_POINTS = {"mm10": 72 / 254, "inch1200": 72 / 1200}
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SURE = re.compile(r"x_wconf ([\d.]+)")


def read_alto(content: bytes) -> Reading:
    """ALTO of any version. Raises UnreadableInput (damaged_xml, no_text)."""
    root = _parsed(content)
    unit = next((node.text or "" for node in _all(root, "MeasurementUnit")), "pixel").strip()
    pages = [_alto_page(number, page, _POINTS.get(unit)) for number, page in enumerate(_all(root, "Page"), 1)]
    return _reading(pages, "ALTO")


def read_page_xml(content: bytes) -> Reading:
    """PAGE XML as Transkribus and others write it. Raises UnreadableInput (damaged_xml, no_text)."""
    pages = [_page_page(number, page) for number, page in enumerate(_all(_parsed(content), "Page"), 1)]
    return _reading(pages, "PAGE XML")


def read_hocr(content: bytes) -> Reading:
    """hOCR as Tesseract, OCRopus and others write it. Raises UnreadableInput (damaged_xml, no_text)."""
    try:
        parser = lxml_html.HTMLParser(huge_tree=False, encoding="utf-8")
        root = lxml_html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _damaged() from error
    pages = [_hocr_page(number, page) for number, page in enumerate(root.find_class("ocr_page"), 1)]
    return _reading(pages, "hOCR")


def _damaged() -> UnreadableInput:
    return UnreadableInput(
        "damaged_xml", "The file cannot be parsed", "Export it again from the program it comes from."
    )


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _damaged() from error


def _all(node: Any, name: str) -> Iterator[Any]:
    """The elements called `name` below `node`, whatever their namespace."""
    yield from node.iter("{*}" + name)


def _reading(pages: list[Page], form: str) -> Reading:
    if not any(page.lines for page in pages):
        raise UnreadableInput("no_text", f"The {form} file holds no words", "Export it with its text.")
    faults = {page.number: fault_of(" ".join(line.text for line in page.lines), is_picture=False) for page in pages}
    warnings = tuple(f"page {number}: doubtful text ({fault})" for number, fault in faults.items() if fault)
    return Reading(restore_signs(mend_paragraph_signs(pages)), form, warnings=warnings)


def _made(number: int, width: float, height: float, scale: float | None, rows: list[tuple[int, list[Word]]]) -> Page:
    """A page from rows of words in the file's units and the number of the block of each."""
    if scale is None:
        scale = A4_HEIGHT / max(width, height, 1.0)
    lines = []
    for block, words in rows:
        scaled = [Word(word.text, _scaled(word.box, scale), word.confidence) for word in words if word.box]
        if scaled:
            lines.append(Line(sized(scaled), block))
    confidence = mean_confidence([word for line in lines for word in line.words])
    return Page(number, width * scale, height * scale, "ocr", tuple(lines), round(confidence, 4))


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)


def _word(text: str | None, box: Box | None, confidence: str | None) -> list[Word]:
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


def _number(node: Any, name: str) -> float:
    try:
        return float(node.get(name) or 0)
    except ValueError:
        return 0.0


def _alto_page(number: int, page: Any, scale: float | None) -> Page:
    rows = []
    for block, node in enumerate(_all(page, "TextBlock")):
        for line in _all(node, "TextLine"):
            strings = [
                word for s in _all(line, "String") for word in _word(s.get("CONTENT"), _alto_box(s), s.get("WC"))
            ]
            rows.append((block, _with_hyphen(strings, line)))
    width, height = _number(page, "WIDTH"), _number(page, "HEIGHT")
    return _made(number, *_size(width, height, rows), scale, rows)


def _alto_box(node: Any) -> Box:
    x, y = _number(node, "HPOS"), _number(node, "VPOS")
    return Box(x, y, x + _number(node, "WIDTH"), y + _number(node, "HEIGHT"))


def _with_hyphen(words: list[Word], line: Any) -> list[Word]:
    """ALTO keeps the hyphen at a line's end apart from its word."""
    if words and next(_all(line, "HYP"), None) is not None and not words[-1].text.endswith("-"):
        last = words[-1]
        return [*words[:-1], Word(last.text + "-", last.box, last.confidence)]
    return words


def _size(width: float, height: float, rows: list[tuple[int, list[Word]]]) -> tuple[float, float]:
    """The page's size, or where the file does not tell it, what its words need."""
    boxes = [word.box for _, words in rows for word in words if word.box]
    if (width > 0 and height > 0) or not boxes:
        return width, height
    return around(boxes).x1, around(boxes).bottom


def _page_page(number: int, page: Any) -> Page:
    regions = {node.get("id"): node for node in _all(page, "TextRegion")}
    told = [ref.get("regionRef") for ref in _all(page, "RegionRefIndexed")]
    order = [regions[name] for name in dict.fromkeys([*told, *regions]) if name in regions]
    rows = [(block, _page_words(line)) for block, node in enumerate(order) for line in node.iterfind("{*}TextLine")]
    return _made(number, _number(page, "imageWidth"), _number(page, "imageHeight"), None, rows)


def _page_words(line: Any) -> list[Word]:
    nodes = line.findall("{*}Word") or [line]
    return [word for node in nodes for word in _word(*_page_text(node))]


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
    rows: list[tuple[int, list[Word]]] = []
    blocks: dict[Any, int] = {}
    for line in page.xpath(".//*[.//*[@class='ocrx_word']][starts-with(@class,'ocr_') or @class='ocrx_line']"):
        if line.get("class") in ("ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            block = blocks.setdefault(line.getparent(), len(blocks))
            words = [w for node in line.find_class("ocrx_word") for w in _hocr_word(node)]
            rows.append((block, words))
    box = _hocr_box(page)
    resolution = re.search(r"scan_res (\d+)", page.get("title") or "")
    scale = 72 / int(resolution.group(1)) if resolution and int(resolution.group(1)) > 0 else None
    return _made(number, *_size(box.x1 if box else 0, box.bottom if box else 0, rows), scale, rows)


def _hocr_word(node: Any) -> list[Word]:
    sure = _SURE.search(node.get("title") or "")
    return _word(node.text_content(), _hocr_box(node), str(float(sure.group(1)) / 100) if sure else None)


def _hocr_box(node: Any) -> Box | None:
    found = _BOX.search(node.get("title") or "")
    return Box(*(float(value) for value in found.groups())) if found else None
