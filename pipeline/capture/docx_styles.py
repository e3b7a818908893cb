"""The paragraph styles of a DOCX: how text in them looks, whether it is a heading or a list item."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.capture.numbering import W, value

_HEADING_STYLE = re.compile(r"(?:heading|überschrift|berschrift)\s*(\d)$", re.IGNORECASE)
TITLE_STYLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
CONTENTS_STYLE = re.compile(r"(?:toc|verzeichnis)\s*\d|toc heading|inhaltsverzeichnis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style says, its parents included."""

    name: str = ""
    outline: int | None = None
    list_id: str = ""
    list_level: int | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None


class Styles:
    """The styles of a document; `element` is the root of its styles part."""

    def __init__(self, element: Any) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in element.findall(f"{W}style")}
        self._looks: dict[str, Look] = {}

    @cached_property
    def default(self) -> str:
        """The id of the style of paragraphs that name none."""
        ours = (key for key, s in self._styles.items() if s.get(f"{W}default") == "1")
        return next((key for key in ours if self._styles[key].get(f"{W}type") == "paragraph"), "")

    def look(self, style_id: str, depth: int = 0) -> Look:
        """What the style and those it is based on say."""
        style = self._styles.get(style_id)
        if style is None or depth > 20:
            return Look()
        if style_id not in self._looks:
            base = self.look(value(style, "basedOn"), depth + 1)
            self._looks[style_id] = _own_look(style, base)
        return self._looks[style_id]


def _own_look(style: Any, base: Look) -> Look:
    outline, level = value(style, "pPr/outlineLvl"), value(style, "pPr/numPr/ilvl")
    properties = style.find(f"{W}rPr")
    return Look(
        name=value(style, "name"),
        outline=int(outline) if outline.isdigit() else base.outline,
        list_id=value(style, "pPr/numPr/numId") or base.list_id,
        list_level=int(level) if level.isdigit() else base.list_level,
        bold=is_on(properties, "b") if has(properties, "b") else base.bold,
        italic=is_on(properties, "i") if has(properties, "i") else base.italic,
        size=float(value(properties, "sz", "0") or 0) / 2 or base.size,
    )


def outline_of(node: Any, look: Look) -> int | None:
    """The heading level of a paragraph (w:p), from 1; None for text."""
    own = value(node, "pPr/outlineLvl")
    if own.isdigit():
        return int(own) + 1 if int(own) < 9 else None
    if found := _HEADING_STYLE.search(look.name):
        return int(found.group(1))
    if TITLE_STYLE.match(look.name):
        return 1
    return look.outline + 1 if look.outline is not None and look.outline < 9 else None


def has(properties: Any, name: str) -> bool:
    """Whether the property is named, be it on or off."""
    return properties is not None and properties.find(W + name) is not None


def is_on(properties: Any, name: str) -> bool:
    """Whether the property is named and not switched off."""
    return has(properties, name) and value(properties, name, "1") not in ("0", "false", "off", "none")
