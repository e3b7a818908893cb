"""DOCX → Reading: the one door to python-docx.

The package is opened by python-docx, the text is taken from its elements, since paragraphs inside content controls,
links, insertions and text boxes are not among those the library lists.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml

from models.reading import Line, Mark, Page, Reading
from pipeline.capture.numbering import Numbering, W, numbering_of, value
from pipeline.capture.options import CaptureOptions
from pipeline.capture.runs import Run, lines_of, row_of
from pipeline.errors import UnreadableInput

MAX_ENTRIES = 10_000
MAX_INFLATED = 200_000_000
MAX_RATIO = 200
"""How much larger than its file a document may unpack, once past a megabyte."""

_HEADING_STYLE = re.compile(r"(?:heading|überschrift|berschrift)\s*(\d)$", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"(?:toc|verzeichnis)\s*\d|toc heading|inhaltsverzeichnis", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class _Look:
    """What a paragraph style says, its parents included."""

    name: str = ""
    outline: int | None = None
    list_id: str = ""
    list_level: int | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None


@dataclass
class _Reader:
    """A document's blocks in reading order."""

    document: Document
    lines: list[Line] = field(default_factory=list)
    block: int = 0

    def __post_init__(self) -> None:
        package = self.document.part
        self.numbering: Numbering = numbering_of(_part(package, "numbering"))
        self.styles = {style.get(f"{W}styleId"): style for style in self.document.styles.element.findall(f"{W}style")}
        self.looks: dict[str, _Look] = {}
        size = self.document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        body = self.document.element.body
        styled = {value(paragraph, "pPr/pStyle") for paragraph in body.iter(f"{W}p")}
        self.below_title = any(_TITLE_STYLE.match(self._look(style).name) for style in styled)
        self.usual = float(value(size, "sz", "0")) / 2 or None

    def read(self) -> list[Line]:
        for node in self._margins("header"):
            self._aside(node)
        self._blocks(self.document.element.body)
        notes = _part(self.document.part, "footnotes")
        for number, note in enumerate(_notes(notes), 1):
            self._add(
                [run for p in note.iter(f"{W}p") for run in self._runs(p, _Look())], Mark("footnote", 1, str(number))
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
            self._add(list(self._runs(paragraph, _Look())), Mark("aside"))

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
        look = self._look(value(node, "pPr/pStyle") or self._default_style())
        level = _outline(node, look)
        number = self._number(node, look)
        runs = list(self._runs(node, look))
        if any(run.text.strip() for run in runs):
            if _CONTENTS_STYLE.match(look.name):
                mark: Mark | None = Mark("aside")
            elif level is not None:
                mark = Mark("heading", level + self.below_title * (not _TITLE_STYLE.match(look.name)))
                runs = [Run(f"{number} ", look.bold, look.italic, runs[0].size), *runs] if number else runs
            else:
                mark = Mark("list_item", 1 + self._depth(node, look), number) if number else None
            self._add(runs, mark)
        for box in _text_boxes(node):
            self._blocks(box)

    def _number(self, node: Any, look: _Look) -> str:
        list_id = value(node, "pPr/numPr/numId") or look.list_id
        return self.numbering.next_number(list_id, self._depth(node, look)) if list_id not in ("", "0") else ""

    def _depth(self, node: Any, look: _Look) -> int:
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
            look = self._look(value(paragraph, "pPr/pStyle") or self._default_style())
            number = self._number(paragraph, look)
            runs += [Run(f"{number} ")] if number else []
            runs += self._runs(paragraph, look)
        return runs

    def _runs(self, paragraph: Any, look: _Look) -> Iterator[Run]:
        for node in _inside(paragraph):
            properties = node.find(f"{W}rPr")
            if _is_on(properties, "vanish") or _is_on(properties, "webHidden"):
                continue
            bold = _is_on(properties, "b") if _has(properties, "b") else look.bold
            italic = _is_on(properties, "i") if _has(properties, "i") else look.italic
            size = float(value(properties, "sz", "0") or 0) / 2 or look.size or self.usual
            yield Run("".join(_texts(node)), bold, italic, size)

    def _default_style(self) -> str:
        return next(
            (key for key, s in self.styles.items() if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph"),
            "",
        )

    def _look(self, style_id: str, depth: int = 0) -> _Look:
        """What the style and those it is based on say."""
        style = self.styles.get(style_id)
        if style is None or depth > 20:
            return _Look()
        if style_id not in self.looks:
            base = self._look(value(style, "basedOn"), depth + 1)
            self.looks[style_id] = _own_look(style, base)
        return self.looks[style_id]


def _own_look(style: Any, base: _Look) -> _Look:
    outline, level = value(style, "pPr/outlineLvl"), value(style, "pPr/numPr/ilvl")
    properties = style.find(f"{W}rPr")
    return _Look(
        name=value(style, "name"),
        outline=int(outline) if outline.isdigit() else base.outline,
        list_id=value(style, "pPr/numPr/numId") or base.list_id,
        list_level=int(level) if level.isdigit() else base.list_level,
        bold=_is_on(properties, "b") if _has(properties, "b") else base.bold,
        italic=_is_on(properties, "i") if _has(properties, "i") else base.italic,
        size=float(value(properties, "sz", "0") or 0) / 2 or base.size,
    )


def _outline(node: Any, look: _Look) -> int | None:
    """The heading level of a paragraph, from 1; None for text."""
    own = value(node, "pPr/outlineLvl")
    if own.isdigit():
        return int(own) + 1 if int(own) < 9 else None
    if found := _HEADING_STYLE.search(look.name):
        return int(found.group(1))
    if _TITLE_STYLE.match(look.name):
        return 1
    return look.outline + 1 if look.outline is not None and look.outline < 9 else None


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


def _has(properties: Any, name: str) -> bool:
    return properties is not None and properties.find(W + name) is not None


def _is_on(properties: Any, name: str) -> bool:
    return _has(properties, name) and value(properties, name, "1") not in ("0", "false", "off", "none")


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
