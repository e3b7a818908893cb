"""Blocks → HTML → PDF, with the style sheet and the running lines of one document."""

import re
from pathlib import Path
from typing import Any

import numpy as np
from weasyprint import HTML

from making.markup import Block, indent_class, inline_html, parse, table_cells

STYLES = Path(__file__).parent.parent / "styles"
_NUMBER = re.compile(r"^(§ ?\d+|Artikel \d+) ")


def to_pdf(text: str, layout: dict[str, Any], rng: np.random.Generator) -> bytes:
    """Typeset `text` as an A4 PDF with a text layer."""
    page = f'<html lang="de"><head><style>{_css(layout)}</style></head><body>{_decoration(layout)}'
    body = "".join(_html(block, layout, rng) for block in parse(text))
    pdf = HTML(string=f"{page}<main>{body}</main></body></html>").write_pdf()
    assert pdf is not None  # a target was not given, so the bytes come back
    return bytes(pdf)


def _css(layout: dict[str, Any]) -> str:
    style = (STYLES / f"{layout['style']}.css").read_text(encoding="utf-8")
    running = _running("@page", layout.get("header"), layout.get("footer"))
    first = _running("@page :first", layout.get("first_header"), layout.get("first_footer"))
    size, font = layout.get("size", 11), layout.get("font", "Liberation Sans")
    margin, columns = layout.get("margin", "2.5cm 2.2cm 2.3cm"), layout.get("columns", 1)
    return f"""@page {{ size: A4; margin: {margin} }} {running} {first}
    body {{ font-family: '{font}', 'DejaVu Sans'; font-size: {size}pt; line-height: {layout.get("leading", 1.3)};
            text-align: {layout.get("align", "left")}; hyphens: {"auto" if layout.get("hyphens") else "manual"} }}
    main {{ column-count: {columns}; column-gap: 0.7cm }}
    {style} {layout.get("css", "")}"""


def _running(selector: str, header: str | None, footer: str | None) -> str:
    boxes = ""
    for edge, line in (("top", header), ("bottom", footer)):
        if line is None:
            continue
        for side, part in zip(("left", "center", "right"), f"{line}||".split("|"), strict=False):
            boxes += f"@{edge}-{side} {{ content: {_counters(part)}; font-size: 8pt; color: #444 }} "
    return f"{selector} {{ {boxes} }}" if boxes else ""


def _counters(part: str) -> str:
    quoted = '"' + part.replace('"', '\\"') + '"'
    return quoted.replace("{n}", '" counter(page) "').replace("{N}", '" counter(pages) "')


def _decoration(layout: dict[str, Any]) -> str:
    stamp = layout.get("stamp")
    return f'<div class="stamp">{inline_html(stamp)}</div>' if stamp else ""


def _html(block: Block, layout: dict[str, Any], rng: np.random.Generator) -> str:
    if block.kind == "fence":
        return _fence_html(block, layout, rng)
    if block.kind == "rule":
        return "<hr>"
    if block.kind == "points":
        return "<ul>" + "".join(f"<li>{inline_html(line)}</li>" for line in block.lines) + "</ul>"
    if block.kind == "table":
        return _table_html(block)
    text = inline_html("\n".join(block.lines))
    if block.kind == "p":
        return f'<p class="{indent_class(block.lines[0])}">{text}</p>'
    if layout.get("heading_break"):
        text = _NUMBER.sub(r"\1<br>", text)
    return f"<{block.kind}>{text}</{block.kind}>"


def _table_html(block: Block) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{inline_html(c)}</td>" for c in row) + "</tr>" for row in table_cells(block))
    return f'<table class="data">{rows}</table>'


def _fence_html(block: Block, layout: dict[str, Any], rng: np.random.Generator) -> str:
    cells = ["".join(_html(inner, layout, rng) for inner in column) for column in block.columns]
    if block.name == "signatures" and layout.get("signed"):
        cells = [_signed(cell, rng) for cell in cells]
    if len(cells) == 1:
        return f'<div class="{block.name}">{cells[0]}</div>'
    wide = 2 if len(cells) != 3 else 3
    rows = [cells[at : at + wide] for at in range(0, len(cells), wide)]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="{block.name}">{body}</table>'


def _signed(cell: str, rng: np.random.Generator) -> str:
    """A signature cell with a pen stroke above its last paragraph, where the name is printed."""
    before, paragraph, name = cell.rpartition("<p")
    return before + _scribble(rng) + paragraph + name


def _scribble(rng: np.random.Generator) -> str:
    """A line as a pen would leave it: what stands above a name on a signed page."""
    xs = np.linspace(5, 150, 16) + rng.normal(0, 6, 16)
    ys = 28 + rng.normal(0, 11, 16)
    path = f"M{xs[0]:.0f},{ys[0]:.0f}" + "".join(
        f" Q{xs[i]:.0f},{ys[i]:.0f} {xs[i + 1]:.0f},{ys[i + 1]:.0f}" for i in range(1, 15, 2)
    )
    return (
        '<svg class="pen" width="170" height="52" xmlns="http://www.w3.org/2000/svg">'
        f'<path d="{path}" fill="none" stroke="#1c2a6b" stroke-width="1.6"/></svg>'
    )
