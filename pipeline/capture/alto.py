"""ALTO XML of any version, ours included → Reading. Its order of blocks and lines is kept."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from models.reading import Box, Line, Page, Reading, Word
from pipeline.capture.other_engines import all_named, made_page, number_in, parsed, reading_of, size_of, words_in
from pipeline.capture.turning import turned_page

_POINTS = {"mm10": 72 / 254, "inch1200": 72 / 1200}


@dataclass(frozen=True, slots=True)
class _Names:
    """What the ids that a file's elements refer to stand for."""

    sizes: dict[str, float]
    """Styles with their type sizes in points."""
    cells: frozenset[str]
    """Tags that say that a cell of a table begins."""


def read_alto(content: bytes) -> Reading:
    """The words of an ALTO file; those of ours are mended already.

    Raises UnreadableInput (damaged_xml, no_text).
    """
    root = parsed(content)
    unit = next((node.text or "" for node in all_named(root, "MeasurementUnit")), "pixel").strip()
    names = _Names(
        {node.get("ID"): number_in(node, "FONTSIZE") for node in all_named(root, "TextStyle")},
        frozenset(node.get("ID") for node in all_named(root, "LayoutTag") if node.get("LABEL") == "cell"),
    )
    pages = [_page(number, node, _POINTS.get(unit), names) for number, node in enumerate(all_named(root, "Page"), 1)]
    makers = {node.text for node in all_named(root, "softwareName")}
    return reading_of(pages, "ALTO", mended="klauselwerk" in makers)


def _page(number: int, node: Any, scale: float | None, names: _Names) -> Page:
    blocks = list(all_named(node, "TextBlock"))
    rows = [
        _line(line, block, number, names)
        for number, block in enumerate(blocks)
        for line in all_named(block, "TextLine")
    ]
    width, height = number_in(node, "WIDTH"), number_in(node, "HEIGHT")
    page = made_page(number, *size_of(width, height, rows), scale, rows)
    turns = Counter(round(number_in(block, "ROTATION") / 90) % 4 * 90 for block in blocks)
    return turned_page(page, turns.most_common(1)[0][0]) if turns else page


def _line(line: Any, block: Any, number: int, names: _Names) -> Line:
    words: list[Word] = []
    starts = []
    for string in all_named(line, "String"):
        if not names.cells.isdisjoint((string.get("TAGREFS") or "").split()):
            starts.append(len(words))
        words += _words(string, [string, line, block], names.sizes)
    if words and next(all_named(line, "HYP"), None) is not None and not words[-1].text.endswith("-"):
        words[-1] = replace(words[-1], text=words[-1].text + "-")
    ends = [*starts[1:], len(words)]
    return Line(tuple(words), number, cells=tuple(end - start for start, end in zip(starts, ends)) if starts else ())


def _words(string: Any, nodes: list[Any], sizes: dict[str, float]) -> list[Word]:
    """The words of a String; `nodes` are the elements that may name its style, itself first."""
    styles = [name for node in nodes for name in (node.get("STYLEREFS") or "").split()]
    size = next((sizes[name] for name in styles if sizes.get(name)), None)
    shape = (string.get("STYLE") or "").split()
    words = words_in(string.get("CONTENT"), _box(string), string.get("WC"))
    return [replace(word, size=size, bold="bold" in shape, italic="italics" in shape) for word in words]


def _box(node: Any) -> Box:
    x, y = number_in(node, "HPOS"), number_in(node, "VPOS")
    return Box(x, y, x + number_in(node, "WIDTH"), y + number_in(node, "HEIGHT"))
