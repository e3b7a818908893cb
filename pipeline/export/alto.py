"""Reading → ALTO 4 XML.

Lengths are tenths of a millimetre (MeasurementUnit mm10), which hold for a page without a picture too. Boxes lie in
the page as it was found: on a page that lay on its side, ROTATION of the blocks tells how far its text is turned.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from lxml import etree

from models.reading import Box, Line, Page, Reading, Word, around
from models.source import Source
from pipeline import __version__
from pipeline.capture.turning import turned_box, turned_size

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
SCHEMA_VERSION = "4.2"
"""Later ones of the series only add to it: what is valid by 4.2 is valid by 4.3 and 4.4."""
_SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-2.xsd"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_CELL = "cell"
_TENTHS = 254 / 72
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 cannot hold."""


def to_alto(reading: Reading, source: Source) -> bytes:
    """All pages of a reading as one ALTO file; pages without words are there too, empty."""
    root = etree.Element(_name("alto"), nsmap={None: NAMESPACE}, SCHEMAVERSION=SCHEMA_VERSION)
    root.set(_LOCATION, f"{NAMESPACE} {_SCHEMA}")
    _describe(_add(root, "Description"), reading, source)
    styles = _styles(_add(root, "Styles"), reading)
    _add(_add(root, "Tags"), "LayoutTag", ID=_CELL, LABEL=_CELL, DESCRIPTION="here a cell of a table begins")
    layout = _add(root, "Layout")
    for page in reading.pages:
        _page(layout, page, reading.language, styles)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, _name(name), {key: _legal(value) for key, value in attributes.items()})
    element.text = None if text is None else _legal(text)
    return element


def _legal(text: str) -> str:
    return _NOT_XML.sub("�", text)


def _describe(description: etree._Element, reading: Reading, source: Source) -> None:
    _add(description, "MeasurementUnit", "mm10")
    image = _add(description, "sourceImageInformation")
    _add(image, "fileName", source.path)
    _add(image, "fileIdentifier", source.sha256, fileIdentifierLocation="sha256")
    _add(image, "documentIdentifier", source.document_id)
    if any(page.method == "ocr" for page in reading.pages):
        _processing(description, "ocr", "contentGeneration", reading.engine)
    _processing(description, "klauselwerk", "contentModification", f"klauselwerk {__version__}", reading.warnings)


def _processing(parent: etree._Element, name: str, category: str, engine: str, steps: Sequence[str] = ()) -> None:
    """A step of the work; `engine` is a program's name, its version and settings, the last two if it tells them."""
    software, version, settings = [*engine.split(" ", 2), "", ""][:3]
    step = _add(parent, "Processing", ID=name)
    _add(step, "processingCategory", category)
    for text in steps:
        _add(step, "processingStepDescription", text)
    if settings:
        _add(step, "processingStepSettings", settings)
    made_by = _add(step, "processingSoftware")
    _add(made_by, "softwareName", software)
    if version:
        _add(made_by, "softwareVersion", version)


def _styles(parent: etree._Element, reading: Reading) -> dict[float, str]:
    """The type sizes that occur, in points, each with the id of its style."""
    words = (word for page in reading.pages for line in page.lines for word in line.words)
    sizes = sorted({word.size for word in words if word.size})
    for number, size in enumerate(sizes, 1):
        _add(parent, "TextStyle", ID=f"size{number}", FONTSIZE=f"{size:g}")
    return {size: f"size{number}" for number, size in enumerate(sizes, 1)}


def _page(layout: etree._Element, page: Page, language: str, styles: dict[float, str]) -> None:
    width, height = turned_size(page.rotation, page.width, page.height)
    attributes = {"PC": f"{page.confidence:.4g}"} if page.method == "ocr" else {}
    if page.expected_errors is not None:
        attributes["ACCURACY"] = f"{100 * (1 - page.expected_errors):.4g}"
    element = _add(
        layout,
        "Page",
        ID=f"page{page.number}",
        PHYSICAL_IMG_NR=str(page.number),
        WIDTH=_length(width),
        HEIGHT=_length(height),
        PROCESSINGREFS="ocr klauselwerk" if page.method == "ocr" else "klauselwerk",
        **attributes,
    )
    blocks = list(_blocks(page))
    boxes = [box for lines in blocks for line in lines if (box := line.box)]
    space = _add(element, "PrintSpace", **_place(around(boxes), page) if boxes else {})
    for number, lines in enumerate(blocks, 1):
        _block(space, f"page{page.number}-block{number}", lines, page, language, styles)


def _blocks(page: Page) -> Iterator[tuple[Line, ...]]:
    """The lines that stand together, those without a place left out."""
    placed = [line for line in page.lines if line.words and all(word.box for word in line.words)]
    for _, lines in groupby(placed, key=lambda line: line.block):
        yield tuple(lines)


def _block(
    space: etree._Element, name: str, lines: Sequence[Line], page: Page, language: str, styles: dict[float, str]
) -> None:
    box = around([box for line in lines if (box := line.box)])
    turned = {"ROTATION": str(page.rotation)} if page.rotation else {}
    block = _add(space, "TextBlock", ID=name, LANG=language, **_place(box, page), **turned)
    for number, line in enumerate(lines, 1):
        _line(block, f"{name}-line{number}", line, page, styles)


def _line(block: etree._Element, name: str, line: Line, page: Page, styles: dict[float, str]) -> None:
    usual = Counter(word.size for word in line.words).most_common(1)[0][0]
    assert line.box is not None
    element = _add(block, "TextLine", ID=name, **_place(line.box, page), **_style(usual, styles))
    cells = set(accumulate(line.cells, initial=0)) if line.cells else set()
    for number, word in enumerate(line.words):
        if number:
            _add(element, "SP")
        style = {} if word.size == usual else _style(word.size, styles)
        tag = {"TAGREFS": _CELL} if number in cells else {}
        _word(element, f"{name}-word{number + 1}", word, page, {**style, **tag})


def _style(size: float | None, styles: dict[float, str]) -> dict[str, str]:
    return {"STYLEREFS": styles[size]} if size else {}


def _word(line: etree._Element, name: str, word: Word, page: Page, refers: dict[str, str]) -> None:
    assert word.box is not None
    shape = " ".join(kind for kind, is_so in (("bold", word.bold), ("italics", word.italic)) if is_so)
    attributes = {"CONTENT": word.text, **_place(word.box, page), "WC": f"{word.confidence:.4g}", **refers}
    _add(line, "String", ID=name, **attributes, **({"STYLE": shape} if shape else {}))


def _place(box: Box, page: Page) -> dict[str, str]:
    """A box of the upright page, in the page as it was found."""
    found = turned_box(box, -page.rotation % 360, page.width, page.height)
    return {
        "HPOS": _length(found.x0),
        "VPOS": _length(found.top),
        "WIDTH": _length(found.width),
        "HEIGHT": _length(found.height),
    }


def _length(points: float) -> str:
    return f"{points * _TENTHS:.2f}"
