"""Where signatures stand: the lines of a document that may hold them, cell by cell."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.datelines import behind_a_place
from pipeline.extract.parse import Parsed
from pipeline.extract.signature_bare import with_bare_names
from pipeline.extract.signature_items import Item, items_in
from pipeline.extract.signature_words import words
from pipeline.german.dates import date_expressions

_CLOSING = re.compile(r"(?:Mit\s+(?:freundliche[nm]|besten|herzlichen)\s+Gr[üu](?:ß|ss)(?:en)?|Hochachtungsvoll)\b")
LAST_BLOCKS = 6
"""In which signatures are looked for where nothing announces them."""
LONGEST_LINE = 18
"""Words; a longer line that ends in a full stop is a sentence and belongs to no signature."""


def signature_lines(parsed: Parsed) -> Iterator[list[list[Item]]]:
    """The items of every cell of every line of the signature zones."""
    zones = list(_zones(parsed))
    yield from _lines_in(parsed, zones or _ending(parsed))


def _ending(parsed: Parsed) -> list[tuple[int, int]]:
    """The last blocks where names stand alone over offices there, as under minutes."""
    text = parsed.text.text
    for block in parsed.text.blocks[-LAST_BLOCKS:]:
        lines = [line for line in _lines_in(parsed, [(block.start, len(text))]) if line]
        if lines and with_bare_names(text, lines)[0] != lines[0]:
            return [(block.start, len(text))]
    return []


def _lines_in(parsed: Parsed, zones: Iterable[tuple[int, int]]) -> Iterator[list[list[Item]]]:
    text, signed = parsed.text.text, False
    for start, end in zones:
        for block in parsed.text.blocks:
            if block.end <= start or block.start >= end or block.kind == "aside":
                continue
            for line in re.finditer(r"[^\n]+", text[block.start : block.end]):
                if not _is_sentence(line[0]) and not words().skipped.match(line[0]):
                    yield list(_cells(text, block.start + line.start(), block.start + line.end(), signed))
                    signed = words().signed.fullmatch(line[0].strip()) is not None


def _zones(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """The signature zones, or what stands behind the first dateline or "gez." of the last third."""
    zones = [(zone.start, zone.end) for zone in parsed.outline.zones if zone.kind == "signatures"]
    if zones:
        yield from zones
        return
    text = parsed.text.text
    last_third = len(text) * 2 // 3
    datelines = behind_a_place(text, [e for e in date_expressions(text) if e.start > last_third])
    blocks = [parsed.text.block_at(line.start) for line in datelines]
    blocks += [parsed.text.block_at(match.start()) for match in _CLOSING.finditer(text, last_third)]
    blocks += [b for b in parsed.text.blocks if b.start > last_third and words().signed.match(text, b.start, b.end)]
    starts = [block.start for block in blocks if block is not None]
    if starts:
        yield min(starts), len(text)


def _is_sentence(line: str) -> bool:
    return len(line.split()) > LONGEST_LINE and line.rstrip().endswith((".", ":", ";"))


def _cells(text: str, start: int, end: int, signed: bool) -> Iterator[list[Item]]:
    position = start
    for gap in [*re.finditer(r"\s\|\s|\s·\s|\t+|\s{3,}|_{4,}\s+(?=_{4,})", text[start:end]), None]:
        stop = start + gap.start() if gap else end
        if items := items_in(text, position, stop, signed):
            yield items
        position = start + gap.end() if gap else end
