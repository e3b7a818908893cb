"""The numbers that a word processor prints before paragraphs, counted again from a DOCX's definitions."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from pipeline.capture.counters import printed_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how its number looks ("§ %1", "%1.%2"), where it starts."""

    style: str
    pattern: str
    start: int


def value(node: Any, path: str, default: str = "") -> str:
    """The w:val of the element at `path` below `node` ("pPr/numPr/numId"); `default` where there is none."""
    found = node.find("/".join(W + part for part in path.split("/"))) if node is not None else None
    return default if found is None else str(found.get(f"{W}val", default))


@dataclass
class Numbering:
    """Counters of one document; ask for every numbered paragraph in the order of the text."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    lists: dict[str, str] = field(default_factory=dict)

    def next_number(self, list_id: str, level: int) -> str:
        """The number or sign of the next paragraph of a list, as printed; "" where it has none."""
        levels = self.levels.get(list_id, {})
        if level not in levels:
            return ""
        if levels[level].style == "bullet":
            return "•"
        counts = self.counters[self.lists[list_id]]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if levels[level].style == "none":
            return ""
        return re.sub(r"%(\d)", lambda at: _shown(levels, counts, int(at.group(1)) - 1), levels[level].pattern).strip()


def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    if level not in levels:
        return ""
    return printed_number(counts.get(level, levels[level].start), levels[level].style)


def numbering_of(part: Any | None) -> Numbering:
    """The lists that the numbering part (its root element, or None) defines."""
    numbering = Numbering()
    if part is None:
        return numbering
    abstract = {node.get(f"{W}abstractNumId"): _levels(node) for node in part.findall(f"{W}abstractNum")}
    for node in part.findall(f"{W}num"):
        list_id, kind = node.get(f"{W}numId"), value(node, "abstractNumId")
        changed = {
            int(over.get(f"{W}ilvl", "0")): level
            for over in node.findall(f"{W}lvlOverride")
            for level in _levels(over).values()
        }
        numbering.levels[list_id] = {**abstract.get(kind, {}), **changed}
        restarts = node.find(f"{W}lvlOverride/{W}startOverride") is not None
        numbering.lists[list_id] = f"{kind}/{list_id}" if restarts else kind
    return numbering


def _levels(node: Any) -> dict[int, _Level]:
    found = {}
    for level in node.findall(f"{W}lvl"):
        start = value(level, "start", "1")
        style, pattern = value(level, "numFmt", "decimal"), value(level, "lvlText")
        found[int(level.get(f"{W}ilvl", "0"))] = _Level(style, pattern, int(start) if start.isdigit() else 1)
    return found
