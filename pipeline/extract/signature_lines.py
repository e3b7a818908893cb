"""Where signatures stand: the lines of a document that may hold them, cell by cell."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.extract.datelines import behind_a_place
from pipeline.extract.parse import Parsed
from pipeline.extract.signature_bare import with_bare_names
from pipeline.extract.signature_items import Item, items_in
from pipeline.extract.signature_words import is_first_name, words
from pipeline.german.dates import date_expressions

_CLOSING = re.compile(r"(?:Mit\s+(?:freundliche[nm]|besten|herzlichen)\s+Gr[üu](?:ß|ss)(?:en)?|Hochachtungsvoll)\b")
LAST_BLOCKS = 6
"""In which signatures are looked for where nothing announces them."""
SHORT_LINE = 6
"""Words of a block that is nothing but a name with its degrees."""
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
        if lines and (with_bare_names(text, lines)[0] != lines[0] or _are_persons(text, lines[0])):
            return [(block.start, len(text))]
    return []


def _are_persons(text: str, line: list[list[Item]]) -> bool:
    """Whether a line holds nothing but persons side by side, two or more, with given names that are known."""
    items = [item for cell in line for item in cell]
    names = (text[item.start : item.end].split() for item in items)
    given = all(any(is_first_name(word) for word in words_of_name[:-1]) for words_of_name in names)
    return len(items) > 1 and all(item.kind == "person" for item in items) and given


def lines_of_the_head(parsed: Parsed) -> list[list[list[Item]]]:
    """Lines above the first sentence in which somebody stands with an office, two or more: "Eva Muster, Bürgermeisterin
    der Stadt Auental"; a deed that names first who makes it has its signatures there."""
    prose = (b.start for b in parsed.text.blocks if _is_prose(parsed.text.text[b.start : b.end]))
    lines = [line for line in _lines_in(parsed, [(0, next(prose, 0))]) if _is_person_with_office(line)]
    return lines if len(lines) > 1 else []


def _is_prose(block: str) -> bool:
    return block.rstrip().endswith(".") and len(block.split()) > 6


def _is_person_with_office(line: list[list[Item]]) -> bool:
    return [item.kind for cell in line for item in cell][:2] == ["person", "function"]


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
    if parsed.outline.kind == "council_paper" and (inside := list(_signed_inside(parsed))):
        yield from inside
        return
    last_third = len(text) * 2 // 3
    datelines = behind_a_place(text, [e for e in date_expressions(text) if e.start > last_third])
    blocks = [parsed.text.block_at(line.start) for line in datelines]
    blocks += [parsed.text.block_at(match.start()) for match in _CLOSING.finditer(text, last_third)]
    blocks += [b for b in parsed.text.blocks if b.start > last_third and words().signed.match(text, b.start, b.end)]
    starts = [block.start for block in blocks if block is not None]
    if starts:
        yield min(starts), len(text)


def _signed_inside(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """What stands below "gezeichnet:" or "In Vertretung" in the middle of a council's paper, above its reasons."""
    text = parsed.text.text
    blocks = [block for block in parsed.text.blocks if block.kind != "aside"]
    for block, below in pairwise(blocks):
        printed = text[block.start : block.end].strip()
        if words().signed.fullmatch(printed.rstrip(":")) and len(text[below.start : below.end].split()) < SHORT_LINE:
            yield block.start, below.end


def _is_sentence(line: str) -> bool:
    return len(line.split()) > LONGEST_LINE and line.rstrip().endswith((".", ":", ";"))


def _cells(text: str, start: int, end: int, signed: bool) -> Iterator[list[Item]]:
    position = start
    for gap in [*re.finditer(r"\s\|\s|\s·\s|\t+|\s{3,}|_{4,}\s+(?=_{4,})", text[start:end]), None]:
        stop = start + gap.start() if gap else end
        if items := items_in(text, position, stop, signed):
            yield items
        position = start + gap.end() if gap else end
