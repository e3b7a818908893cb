"""Blocks → DOCX and web page."""

import io
import zipfile
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from making.markup import Block, inline_html, parse, strip_marks, table_cells


def to_docx(text: str, layout: dict[str, Any]) -> bytes:
    """A Word file with real headings, a signature table, a header and a footer; the same bytes each time."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = layout.get("font", "Calibri"), Pt(layout.get("size", 11))
    document.sections[0].header.paragraphs[0].text = layout.get("header", "")
    document.sections[0].footer.paragraphs[0].text = layout.get("footer", "")
    for block in parse(text):
        _add(document, block, layout)
    out = io.BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def to_html(text: str, layout: dict[str, Any]) -> str:
    """A page of a web site: navigation before, small print after the article."""
    links = "".join(f'<li><a href="#">{name}</a></li>' for name in layout.get("navigation", []))
    body = "\n".join(_web(block) for block in parse(text))
    return (
        f'<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>{layout.get("page_title", "")}'
        f"</title>\n<style>nav li {{ display: inline }} .hinweis {{ display: none }}</style>\n</head>\n<body>\n"
        f"<header><nav><ul>{links}</ul></nav></header>\n<main><article>\n{body}\n</article></main>\n"
        f"<footer><p>{layout.get('footer', '')}</p></footer>\n"
        "<script>document.querySelectorAll('.hinweis').forEach(e => e.remove())</script>\n</body>\n</html>\n"
    )


def _add(document: Document, block: Block, layout: dict[str, Any]) -> None:
    if block.kind == "fence" and len(block.columns) > 1:
        _add_columns(document, block)
    elif block.kind == "fence":
        for inner in block.columns[0]:
            paragraph = document.add_paragraph(inner.text)
            if block.name == layout.get("centred"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.kind == "points":
        for line in block.lines:
            document.add_paragraph(strip_marks(line), style="List Bullet")
    elif block.kind == "table":
        _add_table(document, table_cells(block))
    elif block.kind == "rule":
        document.add_paragraph("")
    elif block.kind == "p":
        _add_runs(document, "\n".join(block.lines))
    else:
        level = int(block.kind[1])
        document.add_heading(block.text, 0 if level == 1 else level - 1)


def _add_runs(document: Document, text: str) -> None:
    paragraph = document.add_paragraph()
    for at, piece in enumerate(text.split("**")):
        paragraph.add_run(strip_marks(piece)).bold = at % 2 == 1


def _add_columns(document: Document, block: Block) -> None:
    table = document.add_table(rows=1, cols=len(block.columns))
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        cell.text = "\n\n".join(inner.text for inner in column)


def _add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = strip_marks(text)


def _without_times(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _web(block: Block) -> str:
    if block.kind == "fence":
        inner = "\n".join(_web(piece) for column in block.columns for piece in column)
        return f'<div class="{block.name}">\n{inner}\n</div>'
    if block.kind == "points":
        return "<ul>\n" + "\n".join(f"<li>{inline_html(line)}</li>" for line in block.lines) + "\n</ul>"
    if block.kind == "table":
        rows = ("".join(f"<td>{inline_html(cell)}</td>" for cell in row) for row in table_cells(block))
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if block.kind == "rule":
        return "<hr>"
    return f"<{block.kind}>{inline_html(chr(10).join(block.lines))}</{block.kind}>"
