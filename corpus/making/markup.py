"""The texts' small markup, read into blocks.

`#` to `####` headings, `- ` points, `|` tables, `***` a rule, `**bold**`, `*italic*`. A line break inside a paragraph
is a line break on the page. `::: name` to `:::` fences a block with a place of its own on the page (letterhead,
parties, signatures, contact); in it `+++` starts a new column.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"(?<![*\w])\*(?! )([^*\n]+?)(?<! )\*(?!\*)")
_POINT = re.compile(r"^(?:[a-z]\)|\(\d+\)|\d+\.) ")


@dataclass(frozen=True)
class Block:
    """`kind` is h1…h4, p, points, table, rule or fence; a fence holds `columns` of further blocks and its `name`."""

    kind: str
    lines: tuple[str, ...] = ()
    name: str = ""
    columns: tuple[tuple["Block", ...], ...] = ()

    @property
    def text(self) -> str:
        """The block's lines, with the marks of bold and italic taken away."""
        return strip_marks("\n".join(self.lines))


def parse(text: str) -> tuple[Block, ...]:
    """Read a whole text; raises ValueError where a fence is not closed."""
    return tuple(_blocks(iter(text.splitlines())))


def strip_marks(text: str) -> str:
    """`text` without the asterisks of bold and italic."""
    return _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text))


def inline_html(text: str) -> str:
    """One line or several as HTML, escaped, with line breaks kept."""
    marked = _BOLD.sub(r"<strong>\1</strong>", html.escape(text, quote=False))
    return _ITALIC.sub(r"<em>\1</em>", marked).replace("\n", "<br>\n")


def indent_class(text: str) -> str:
    """The class of a paragraph that starts like a numbered or lettered point, or nothing."""
    found = _POINT.match(text)
    if not found:
        return ""
    return "letter" if found[0][1] == ")" else "number"


def _blocks(lines: Iterator[str]) -> Iterator[Block]:
    held: list[str] = []
    for line in lines:
        if line.strip() and not line.startswith(":::"):
            held.append(line)
            continue
        if held:
            yield _block(tuple(held))
            held = []
        if line.startswith("::: "):
            yield _fence(line[4:].strip(), lines)
    if held:
        yield _block(tuple(held))


def _fence(name: str, lines: Iterator[str]) -> Block:
    columns: list[list[str]] = [[]]
    for line in lines:
        if line.startswith(":::"):
            return Block("fence", name=name, columns=tuple(parse("\n".join(column)) for column in columns))
        if line.strip() == "+++":
            columns.append([])
        else:
            columns[-1].append(line)
    raise ValueError(f"the fence {name!r} is not closed")


def _block(lines: tuple[str, ...]) -> Block:
    first = lines[0]
    heading = re.match(r"(#{1,4}) ", first)
    if heading:
        return Block(f"h{len(heading[1])}", (first[len(heading[0]) :], *lines[1:]))
    if first.strip() == "***":
        return Block("rule")
    if all(line.startswith("|") for line in lines):
        return Block("table", lines)
    if all(line.startswith("- ") for line in lines):
        return Block("points", tuple(line[2:] for line in lines))
    return Block("p", lines)


def table_cells(block: Block) -> list[list[str]]:
    """The cells of a table block, row by row, without the row of dashes."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.lines]
    return [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]
