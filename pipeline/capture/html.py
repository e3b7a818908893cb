"""HTML → Reading: the one door to lxml's HTML parser."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from models.reading import Line, Mark, Page, Reading
from pipeline.capture.counters import printed_number
from pipeline.capture.encoding import decode
from pipeline.capture.options import CaptureOptions
from pipeline.capture.runs import Run, lines_of, row_of
from pipeline.capture.signs import clean_signs
from pipeline.errors import UnreadableInput

_DROPPED = {
    "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed", "select", "button",
    "input", "textarea", "video", "audio", "canvas", "img", "picture", "map", "datalist", "dialog",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_ASIDE = {"nav", "header", "footer", "aside"}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NUMBER_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HEADING = re.compile(r"h([1-6])$")


def read_html(content: bytes, options: CaptureOptions) -> Reading:
    """The text of a web page with headings, lists and tables; scripts, styles and hidden parts are left out.

    Raises UnreadableInput (no_text) where nothing is left.
    """
    text = _decoded(content)[: options.max_characters]
    lines = _lines(text) or _bare(text)
    if not lines:
        raise UnreadableInput("no_text", "The web page holds no text", "Save the page after it has loaded, or as PDF.")
    return Reading((Page(1, 0.0, 0.0, "text", tuple(lines), laid_out=False),), engine="HTML")


def _decoded(content: bytes) -> str:
    """The page's characters, by what it says of its encoding if that is true."""
    told = _CHARSET.search(content[:4096])
    if told and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = (told.group(1) or told.group(2)).decode("ascii", "replace").lower()
        try:
            return content.decode("cp1252" if name in ("iso-8859-1", "latin-1", "us-ascii") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content)[0]


def _lines(text: str) -> list[Line]:
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    parser = lxml_html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError):
        return []
    builder = _Builder()
    builder.walk(root, _Style())
    builder.end()
    return builder.lines


def _bare(text: str) -> list[Line]:
    """The text between the tags, where there are more of them than the parser takes."""
    plain = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", " ", text)
    pieces = re.split(r"(?i)</?(?:p|div|h[1-6]|li|tr|br|body|html)\b[^>]*>", plain)
    pieces = [html.unescape(re.sub(r"<[^>]*>", "", piece)) for piece in pieces]
    return [line for block, piece in enumerate(pieces) for line in lines_of([Run(clean_signs(piece))], None, block)]


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool = False
    italic: bool = False
    pre: bool = False
    mark: Mark | None = None
    list_level: int = 0


@dataclass
class _Builder:
    """Blocks as they are met on the way through the tree."""

    lines: list[Line] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    mark: Mark | None = None
    block: int = 0
    printed: list[Mark] = field(default_factory=list)

    def end(self) -> None:
        """End the paragraph that is being gathered."""
        made = lines_of(self.runs, self.mark, self.block)
        self.runs = []
        if made:
            self.lines += made
            self.block += 1
            if self.mark is not None and self.mark.marker:
                self.printed.append(self.mark)

    def begin(self, mark: Mark | None) -> None:
        """Begin a paragraph; a list sign is printed before the first paragraph of its item only."""
        self.end()
        self.mark = replace(mark, marker="") if mark and any(mark is done for done in self.printed) else mark

    def text(self, text: str | None, style: _Style) -> None:
        if text:
            plain = text if style.pre else re.sub(r"[ \t\r\n\f]+", " ", text)
            self.runs.append(Run(plain, style.bold, style.italic))

    def walk(self, node: Any, style: _Style) -> None:
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        if not tag or tag in _DROPPED or _is_hidden(node):
            return
        if tag == "br":
            self.runs.append(Run("\n"))
        elif tag == "table" and _is_data(node):
            self._table(node, style)
        elif tag in _BLOCKS:
            self._block(node, tag, style)
        else:
            self._inside(node, _styled(tag, style))

    def _block(self, node: Any, tag: str, style: _Style) -> None:
        inner = _marked(node, tag, style)
        self.begin(inner.mark)
        self._inside(node, inner)
        self.begin(style.mark)

    def _inside(self, node: Any, style: _Style) -> None:
        self.text(node.text, style)
        for child in node:
            self.walk(child, style)
            self.text(child.tail, style)

    def _table(self, table: Any, style: _Style) -> None:
        self.end()
        for row in table.iter("tr"):
            line = row_of([list(_runs(cell, style)) for cell in row if cell.tag in ("td", "th")], self.block)
            if line:
                self.lines.append(line)
                self.block += 1


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _is_data(table: Any) -> bool:
    """Whether a table holds short cells side by side, and no blocks of text arranged as a table."""
    if any(True for _ in table.iterdescendants("table", "p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "br")):
        return False
    return any(len(row.findall("td") + row.findall("th")) > 1 for row in table.iter("tr"))


def _runs(node: Any, style: _Style) -> Iterator[Run]:
    inner = _styled(node.tag if isinstance(node.tag, str) else "", style)
    if node.text:
        yield Run(" ".join(node.text.split()).join(_edges(node.text)), inner.bold, inner.italic)
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _DROPPED:
            yield from _runs(child, inner)
        if child.tail:
            yield Run(" ".join(child.tail.split()).join(_edges(child.tail)), inner.bold, inner.italic)


def _edges(text: str) -> tuple[str, str]:
    return (" " if text[0].isspace() else "", " " if text[-1].isspace() else "")


def _styled(tag: str, style: _Style) -> _Style:
    bold, italic = style.bold or tag in ("b", "strong", "th"), style.italic or tag in ("i", "em", "cite")
    return _Style(bold, italic, style.pre, style.mark, style.list_level)


def _marked(node: Any, tag: str, style: _Style) -> _Style:
    """The style inside a block, with the mark its tag gives."""
    mark, level = style.mark, style.list_level
    if mark is not None and mark.kind == "aside":
        return style
    if heading := _HEADING.match(tag):
        mark = Mark("heading", int(heading.group(1)))
    elif tag in ("ul", "ol"):
        level += 1
    elif tag == "li":
        mark = Mark("list_item", max(1, level), _list_sign(node))
    elif tag in ("caption", "figcaption"):
        mark = Mark("caption")
    elif tag == "blockquote":
        mark = Mark("quote")
    elif tag in _ASIDE and not any(True for _ in node.iterdescendants("h1", "article", "main")):
        mark = Mark("aside")
    return _Style(style.bold or tag == "th", style.italic, style.pre or tag == "pre", mark, level)


def _list_sign(item: Any) -> str:
    """The sign or number a browser prints before a list item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    position = int(parent.get("start") or 1) if (parent.get("start") or "1").lstrip("-").isdigit() else 1
    for sibling in parent.iterchildren("li"):
        if (sibling.get("value") or "").isdigit():
            position = int(sibling.get("value"))
        if sibling is item:
            break
        position += 1
    return printed_number(position, _NUMBER_STYLES.get(parent.get("type") or "", "decimal")) + "."
