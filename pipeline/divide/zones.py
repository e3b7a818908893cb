"""Stretches with a function of their own: party block, signatures, contact, imprint, annex."""

import re
from collections.abc import Sequence

from models.outline import DocumentKind, Heading, Zone
from pipeline.divide.forms import is_nominal, names_body
from pipeline.divide.numbers import Number, number_of
from pipeline.divide.rows import Row, Unit
from pipeline.divide.sender import about_the_sender, sender
from pipeline.divide.title import head_units
from pipeline.divide.vocabulary import heading_words

SIGNING = re.compile(
    r"\W*(?:[A-ZÄÖÜ][\w/. ()-]{1,40},\s*(?:den|am|im)?\s*(?:\d{1,2}\.|[_.…]{2,}|[A-ZÄÖÜ][a-zä]+\s\d{4})"
    r"|(?:Ort,?\s*)?Datum:\s*\d|(?:Unterzeichnet|Gezeichnet)(?:\s+(?:von|durch))?\s*:"
    r"|(?:Unterschrift|Unterschriften|Unterzeichner)\b|gez\.\s|_{6,}|\.{12,}|Für\s+d(?:en|ie|as)\s+[A-ZÄÖÜ][^.]{2,60}$)"
)
SIGNED = re.compile(r"\b(?:unterzeichnet|unterschrieben|ausgefertigt)\.$")
"""The end of a sentence that says when and where an agreement was signed."""
PARTIES = re.compile(r"(?i)\W*(?:abgeschlossen\s+)?zwischen\b|.{0,120}\szwischen(?:\s+de[mnr])?\s*:?$")
PARTIES_END = re.compile(r"(?i)(?:wird|werden|schließen|vereinbaren|treffen)\b.*(?::|geschlossen|vereinbart)")
SHORT = 22
"""Words of the line that signatures begin with: places and dates of two or three parties side by side."""
ANNEX = re.compile(r"(?:Anlage|Anhang)\b")


def signatures_start(rows: Sequence[Row], kind: DocumentKind, length: int) -> int:
    """Where the signatures of an agreement begin; `length` of the text where there are none."""
    if kind != "agreement" or not rows:
        return length
    for index, row in enumerate(rows):
        if row.start > length // 4 and SIGNING.match(row.text) and row.words <= SHORT and not is_sentence(row):
            after = rows[index + 1 : index + 7]
            if sum(is_sentence(other) for other in after) <= len(after) // 3 or not after:
                return row.start
        below = rows[index + 1] if index + 1 < len(rows) and row.start > length // 2 else None
        if below and SIGNED.search(row.text) and begins_signatures(below):
            return below.start
    return length


def begins_signatures(row: Row) -> bool:
    """Whether a line may be the first below "… wurde am 3. Mai 2018 unterzeichnet."."""
    return row.words <= SHORT // 2 and not is_sentence(row) and number_of(row.text) is None


def is_sentence(row: Row) -> bool:
    """Whether a line reads like a sentence and not like names, offices and bodies."""
    words = re.findall(r"[^\W\d_]+", row.text)
    small = sum(word[0].islower() for word in words)
    return len(words) > 6 and 2 * small >= len(words) and row.text.endswith((".", ":", ";", ","))


def zones(
    rows: Sequence[Row],
    headings: Sequence[Heading],
    parties: Zone | None,
    signing: int,
    length: int,
    kind: DocumentKind,
    title: tuple[int, int] | None,
) -> tuple[Zone, ...]:
    """The zones of a document whose signatures begin at `signing`, in order, without overlap."""
    made: list[Zone] = [parties] if parties else []
    if signing < length:
        annex = next((h.start for h in headings if h.start > signing and ANNEX.match(h.number or h.title)), length)
        made.append(Zone("signatures", signing, min(annex, length)))
    made += [Zone("annex", h.start, h.section_end) for h in headings if ANNEX.match(h.number or "") and h.level == 1]
    covered = max((zone.end for zone in made), default=0)
    if title is not None and kind != "agreement":
        made += sender(rows, title[0])
    made += about_the_sender(rows, covered, length, kind)
    return tuple(sorted(made, key=lambda zone: zone.start))


def party_block(units: Sequence[Unit]) -> Zone | None:
    """From "zwischen" to "wird … geschlossen:", or to the first heading or paragraph of text."""
    head = head_units(units)
    found = next(((i, row) for i, unit in enumerate(head) for row in unit.rows if PARTIES.match(row.text)), None)
    if found is None:
        return None
    index, opening = found
    end = head[index].end
    closed = PARTIES_END.search(head[index].text) and head[index].text.endswith(":")
    for unit in () if closed else head[index + 1 :]:
        if (
            unit.block.kind == "heading"
            or is_heading(unit, units)
            or unit.rows[0].text.strip(" :").casefold() in heading_words().plain
        ):
            break
        end = unit.end
        if PARTIES_END.search(unit.text) and (unit.words < 40 or unit.text.endswith(":")):
            break
    return Zone("parties", opening.start, end)


def is_heading(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a numbered line in the party block is a heading and not a numbered party: no address, no article."""
    first = unit.rows[0]
    number = number_of(first.text)
    if number is None or first.words > 12 or first.text.endswith(","):
        return False
    title = first.text[number.end :]
    if not title[:1].isupper() or names_body(title):
        return False
    below = [*unit.rows[1:], *(row for after in units[unit.index + 1 : unit.index + 2] for row in after.rows)]
    if not below:
        return False
    sentence = below[0].text.endswith((".", ":")) and below[0].words > 3
    sentence = sentence or (below[0].words > 8 and not names_body(below[0].text))
    return below[0].words > 12 or (is_nominal(title) and (sentence or is_count(below[0], number)))


def is_count(row: Row, number: Number) -> bool:
    """Whether a row below is numbered under `number` or by another count: "1 Ziele" / "1.1 …", "I. Ziele" / "1. …"."""
    inner = number_of(row.text)
    return inner is not None and (inner.scheme, len(inner.values)) != (number.scheme, len(number.values))
