"""DOCX → Reading: the one door to python-docx.

The package is opened by python-docx, the text is taken from its elements, since paragraphs inside content controls,
links, insertions and text boxes are not among those the library lists.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml

from models.reading import Line, Mark, Page, Reading
from pipeline.capture.docx_styles import CONTENTS_STYLE, TITLE_STYLE, Look, Styles, has, is_on, outline_of
from pipeline.capture.numbering import Numbering, W, numbering_of, value
from pipeline.capture.options import CaptureOptions
from pipeline.capture.runs import Run, lines_of, row_of
from pipeline.errors import UnreadableInput

MAX_ENTRIES = 10_000
MAX_INFLATED = 200_000_000
MAX_RATIO = 200
"""How much larger than its file a document may unpack, once past a megabyte."""

_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}instrText"}


def read_docx(content: bytes, options: CaptureOptions) -> Reading:
    """The text of a DOCX with headings, lists with their printed numbers, tables, notes, heads and feet of pages.

    Raises UnreadableInput: archive_bomb, damaged_docx, no_text.
    """
    _check_size(content)
    try:
        document = docx.Document(io.BytesIO(content))
        lines = _Reader(document).read()
    except UnreadableInput:
        raise
    except Exception as error:
        raise UnreadableInput("damaged_docx", "The DOCX file is damaged", "Open and save it again.") from error
    if not lines:
        raise UnreadableInput("no_text", "The document holds no text", "If it holds scans, save it as PDF.")
    return Reading((Page(1, 0.0, 0.0, "text", tuple(lines), laid_out=False),), engine="DOCX")


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableInput("damaged_docx", "The DOCX file is damaged", "Open and save it again.") from error
    inflated = sum(entry.file_size for entry in entries)
    swells = inflated > 1_000_000 and inflated > MAX_RATIO * len(content)
    if len(entries) > MAX_ENTRIES or inflated > MAX_INFLATED or swells:
        raise UnreadableInput("archive_bomb", "The file unpacks to far more than it is", "Check where it comes from.")


@dataclass
class _Reader:
    """A document's blocks in reading order."""

    document: Document
    lines: list[Line] = field(default_factory=list)
    block: int = 0

    def __post_init__(self) -> None:
        package = self.document.part
        self.numbering: Numbering = numbering_of(_part(package, "numbering"))
        self.styles = Styles(self.document.styles.element)
        size = self.document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        body = self.document.element.body
        styled = {value(paragraph, "pPr/pStyle") for paragraph in body.iter(f"{W}p")}
        self.below_title = any(TITLE_STYLE.match(self.styles.look(style).name) for style in styled)
        self.usual = float(value(size, "sz", "0")) / 2 or None

    def read(self) -> list[Line]:
        for node in self._margins("header"):
            self._aside(node)
        self._blocks(self.document.element.body)
        notes = _part(self.document.part, "footnotes")
        for number, note in enumerate(_notes(notes), 1):
            self._add(
                [run for p in note.iter(f"{W}p") for run in self._runs(p, Look())], Mark("footnote", 1, str(number))
            )
        for node in self._margins("footer"):
            self._aside(node)
        return self.lines

    def _margins(self, kind: str) -> list[Any]:
        """The distinct heads or feet of all sections."""
        found: dict[str, Any] = {}
        for relation in self.document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                node = relation.target_part.element
                found.setdefault("".join(node.itertext()).strip(), node)
        return [node for text, node in found.items() if text]

    def _aside(self, node: Any) -> None:
        for paragraph in node.iter(f"{W}p"):
            self._add(list(self._runs(paragraph, Look())), Mark("aside"))

    def _add(self, runs: list[Run], mark: Mark | None) -> None:
        made = lines_of(runs, mark, self.block)
        self.lines += made
        self.block += bool(made)

    def _blocks(self, parent: Any) -> None:
        for node in parent:
            if node.tag == f"{W}p":
                self._paragraph(node)
            elif node.tag == f"{W}tbl":
                self._table(node)
            elif node.tag in (f"{W}sdt", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                content = node.find(f"{W}sdtContent")
                self._blocks(node if content is None else content)

    def _paragraph(self, node: Any) -> None:
        look = self.styles.look(value(node, "pPr/pStyle") or self.styles.default)
        level = outline_of(node, look)
        number = self._number(node, look)
        runs = list(self._runs(node, look))
        if any(run.text.strip() for run in runs):
            if CONTENTS_STYLE.match(look.name):
                mark: Mark | None = Mark("aside")
            elif level is not None:
                mark = Mark("heading", level + self.below_title * (not TITLE_STYLE.match(look.name)))
                runs = [Run(f"{number} ", look.bold, look.italic, runs[0].size), *runs] if number else runs
            else:
                mark = Mark("list_item", 1 + self._depth(node, look), number) if number else None
            self._add(runs, mark)
        for box in _text_boxes(node):
            self._blocks(box)

    def _number(self, node: Any, look: Look) -> str:
        list_id = value(node, "pPr/numPr/numId") or look.list_id
        return self.numbering.next_number(list_id, self._depth(node, look)) if list_id not in ("", "0") else ""

    def _depth(self, node: Any, look: Look) -> int:
        return int(value(node, "pPr/numPr/ilvl") or look.list_level or 0)

    def _table(self, table: Any) -> None:
        """Rows of short cells as rows; cells of several paragraphs one after the other, as blocks."""
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
            if len(cells) < 2 or any(_is_layout(cell) for cell in cells):
                for cell in cells:
                    self._blocks(cell)
                continue
            line = row_of([self._cell(cell) for cell in cells], self.block)
            if line:
                self.lines.append(line)
                self.block += 1

    def _cell(self, cell: Any) -> list[Run]:
        runs: list[Run] = []
        for paragraph in cell.iter(f"{W}p"):
            look = self.styles.look(value(paragraph, "pPr/pStyle") or self.styles.default)
            number = self._number(paragraph, look)
            runs += [Run(f"{number} ")] if number else []
            runs += self._runs(paragraph, look)
        return runs

    def _runs(self, paragraph: Any, look: Look) -> Iterator[Run]:
        for node in _inside(paragraph):
            properties = node.find(f"{W}rPr")
            if is_on(properties, "vanish") or is_on(properties, "webHidden"):
                continue
            bold = is_on(properties, "b") if has(properties, "b") else look.bold
            italic = is_on(properties, "i") if has(properties, "i") else look.italic
            size = float(value(properties, "sz", "0") or 0) / 2 or look.size or self.usual
            yield Run("".join(_texts(node)), bold, italic, size)


def _inside(node: Any) -> Iterator[Any]:
    """The runs (w:r) of a paragraph, also in links, insertions and fields, without deleted text and text boxes."""
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _inside(child)


def _texts(run: Any) -> Iterator[str]:
    for node in run:
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif node.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif node.tag == f"{W}noBreakHyphen":
            yield "-"
        elif node.tag == f"{W}sym":
            yield "•" if node.get(f"{W}char", "").upper().startswith("F0") else ""


def _text_boxes(paragraph: Any) -> list[Any]:
    """The text boxes anchored in a paragraph; the copy kept for old programs is left out."""
    boxes = paragraph.iter(f"{W}txbxContent")
    return [box for box in boxes if not any(a.tag.endswith("}Fallback") for a in box.iterancestors())]


def _is_layout(cell: Any) -> bool:
    filled = [p for p in cell.iter(f"{W}p") if any((t.text or "").strip() for t in p.iter(f"{W}t"))]
    return len(filled) > 1 or cell.find(f".//{W}tbl") is not None or cell.find(f".//{W}br") is not None


def _part(package: Any, kind: str) -> Any | None:
    """The root element of a part that the document refers to (numbering, footnotes), None where it has none."""
    for relation in package.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            part = relation.target_part
            return part.element if hasattr(part, "element") else parse_xml(part.blob)
    return None


def _notes(part: Any | None) -> list[Any]:
    nodes = [] if part is None else part.findall(f"{W}footnote")
    return [node for node in nodes if node.get(f"{W}type") in (None, "normal")]
