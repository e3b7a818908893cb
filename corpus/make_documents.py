#!/usr/bin/env python3
"""Make documents/ from texts/ by layouts.toml: the same files each time.

make_documents.py [STEM...]        only those documents; default: all
"""

import os
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from making import camera, office, plain, typeset

HERE = Path(__file__).parent
os.environ["SOURCE_DATE_EPOCH"] = "1546300800"  # font subsets carry a time of making
SEED = 20190603


def make(stem: str, layout: dict[str, Any]) -> bytes:
    """The bytes of one document; `layout` is its table in layouts.toml."""
    text = (HERE / "texts" / f"{stem}.md").read_text(encoding="utf-8")
    rng = np.random.default_rng([SEED, *stem.encode()])
    form = layout["form"]
    if form == "docx":
        return office.to_docx(text, layout)
    if form in ("html", "text", "noise"):
        return _characters(form, text, layout, rng).encode(layout.get("encoding", "utf-8"), errors="replace")
    pdf = typeset.to_pdf(text, layout, rng)
    if form == "pdf":
        return pdf
    if form == "photo":
        return camera.photo(pdf, rng)
    reader = {"scan": camera.scan_pdf, "tiff": camera.tiff}[form]
    return reader(pdf, layout["level"], rng)


def _characters(form: str, text: str, layout: dict[str, Any], rng: np.random.Generator) -> str:
    if form == "html":
        return office.to_html(text, layout)
    written = plain.to_markdown(text, layout) if layout.get("markdown") else plain.to_plain(text, layout)
    if form == "noise":
        written = plain.misread(written, layout.get("share", 0.04), rng)
    return written.replace("\n", "\r\n") if layout.get("crlf") else written


def main(stems: list[str]) -> None:
    """Write the documents and say how large each is."""
    layouts = tomllib.loads((HERE / "layouts.toml").read_text(encoding="utf-8"))["documents"]
    (HERE / "documents").mkdir(exist_ok=True)
    for stem in stems or sorted(layouts):
        data = make(stem, layouts[stem])
        (HERE / "documents" / f"{stem}.{layouts[stem]['extension']}").write_bytes(data)
        print(f"{stem}.{layouts[stem]['extension']}: {len(data):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
