"""Which blocks are headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.outline import DocumentKind
from models.text import CleanText
from pipeline.divide.numbers import Number, number_of
from pipeline.divide.rows import Unit, is_bold
from pipeline.divide.title import CONTACT, DATE_LINE
from pipeline.divide.vocabulary import heading_words

LONGEST = 24
"""Words of a heading that has a number or comes from the source."""
LONGEST_PLAIN = 14
"""Words of a heading that only its type or its form tells."""
REFERENCE = re.compile(
    r"(?:Abs|Absatz|Satz|S\.|Nr|Nummer|Buchst|und|oder|bis|der|des|dieser?s?|i\.\s?V|ff?\.|[A-ZÄÖÜ]\w*G[B]?)\b"
)
ABBREVIATED = re.compile(
    r"(?:\be\.\s?V|\be\.\s?G|\bu\.\s?a|\betc|\busw|\bbzw|\bCo|\bNr|\bAbs|\bm\.\s?b\.\s?H|\bff?)\.$|\.\.\.$|…$"
)
PLACE_GIVEN = re.compile(r"\s*\((?:Zeilen?|Z\.|S\.|Seiten?|Rn\.)[^)]*\)\s*$")
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|\s{2,}\d{1,3}\s*$")
CLOSING = re.compile(r"(?i)(?:ihre?|eure?|mit (?:freundlichen|besten|herzlichen))\s")
SIGNED = re.compile(r"(?:gez\.|_{3,}|\.{4,})")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading from `start` to `end`, its title at `title`; `style` orders headings of one document: the smaller, the
    further out. `unit` is the index of its block."""

    start: int
    end: int
    title: tuple[int, int]
    number: Number | None
    unit: int
    level: int | None
    style: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of the document when headings are looked for."""

    text: CleanText
    units: Sequence[Unit]
    kind: DocumentKind
    marked: bool
    """Whether the source itself marks headings."""


def candidates(frame: Frame, title_end: int, begin: int, end: int) -> list[Candidate]:
    """The headings that begin between `begin` (end of title and parties) and `end` (signatures)."""
    made: list[Candidate] = []
    annexed = False
    for unit in frame.units:
        annexed = annexed or (unit.start >= end and is_annex(frame, unit))
        if begin <= unit.start and (unit.start < end or annexed) and (not made or unit.start >= made[-1].end):
            made += split_by_style(frame, heading(frame, unit))
    made = joined(frame, made)
    made = [c for c in made if not is_list_run(made, c, frame)]
    if frame.kind == "press_release":
        return real_subheads(frame, made)
    return made[1:] if made and is_subtitle(frame, made, title_end) else made


def is_annex(frame: Frame, unit: Unit) -> bool:
    """Whether an annex, or what else has a heading of its own, begins behind the signatures."""
    number = number_of(unit.rows[0].text)
    annexed = number is not None and number.scheme == "annex"
    return (annexed or unit.block.kind == "heading") and unit.words <= LONGEST and body_follows(frame, unit)


def real_subheads(frame: Frame, found: Sequence[Candidate]) -> list[Candidate]:
    """In a press release a single line in bold is no section; two of one type, or what the source marks, are."""
    found = [c for c in found if not heading_words().service.match(frame.text.text[slice(*c.title)])]
    plain = [c for c in found if c.number is None and c.level is None]
    return [c for c in found if c not in plain or sum(abs(c.style - other.style) < 0.1 for other in plain) > 1]


def is_subtitle(frame: Frame, found: Sequence[Candidate], title_end: int) -> bool:
    """Whether the first heading stands right below the title in a type that no other heading has."""
    first = found[0]
    if frame.text.text[title_end : first.start].strip():
        return False
    if frame.kind == "newsletter" or first.number or first.unit == 0 or len(found) < 3:
        return False
    unit, above = frame.units[first.unit], frame.units[first.unit - 1]
    if unit.text.strip().casefold() in heading_words().plain:
        return False
    if above.block.kind == "heading":
        return all(abs(other.style - first.style) > 0.35 for other in found[1:])
    return (above.size > 1.15 or frame.kind == "commentary") and unit.size < 1.15 and unit.words > 4


def heading(frame: Frame, unit: Unit) -> Candidate | None:
    """The heading that a block is, or that its first line is."""
    if unit.block.kind in ("caption", "footnote", "table_row") or LEADERS.search(unit.text) or SIGNED.match(unit.text):
        return None
    number = number_of(unit.rows[0].text)
    if unit.block.kind == "heading":
        return candidate(frame, unit, unit.end, number, 0.97)
    if number and number.strong:
        return numbered(frame, unit, number)
    if number and not number.strong and unit.block.kind in ("paragraph", "list_item"):
        return weakly_numbered(frame, unit, number)
    return plain(frame, unit) if unit.block.kind == "paragraph" else None


def candidate(
    frame: Frame, unit: Unit, end: int, number: Number | None, confidence: float, title: tuple[int, int] | None = None
) -> Candidate:
    bold = unit.block.bold or is_bold(frame.text.pieces_in(unit.rows[0].start, unit.rows[0].end))
    style = float(unit.block.level) if unit.block.level is not None else 10 - 4 * unit.size - 0.3 * bold
    start = unit.start + (number.end if number else 0)
    return Candidate(unit.start, end, title or (start, end), number, unit.index, unit.block.level, style, confidence)


def ends_openly(title: str) -> bool:
    """Whether `title` ends like a heading and not like a sentence or a list's item."""
    return not title.endswith((".", ",", ";", ":")) or bool(ABBREVIATED.search(title))


def following(frame: Frame, unit: Unit) -> Unit | None:
    """The next block that is no caption of a picture."""
    return next((other for other in frame.units[unit.index + 1 :] if other.block.kind != "caption"), None)


def numbered(frame: Frame, unit: Unit, number: Number) -> Candidate | None:
    """A heading whose number alone makes it one: "§ 3 Ziele", "Artikel 2" with its title in the next line."""
    first = unit.rows[0]
    title = first.text[number.end :].strip()
    if not title:
        return with_title_below(frame, unit, number)
    if not (title[0].isupper() or title[0] in '„"(') or REFERENCE.match(title) or len(title.split()) > LONGEST:
        return None
    whole = " ".join(row.text for row in unit.rows)
    if len(unit.rows) > 1 and ends_openly(whole) and len(whole.split()) <= LONGEST:
        return candidate(frame, unit, unit.end, number, 0.95)
    if not ends_openly(title) and (len(unit.rows) > 1 or len(title.split()) > 9):
        return None
    if number.scheme == "annex" and not body_follows(frame, unit):
        return None
    return candidate(frame, unit, first.end, number, 0.95)


def with_title_below(frame: Frame, unit: Unit, number: Number) -> Candidate | None:
    """A number on a line of its own; its title may be the next line or block."""
    if len(unit.rows) > 1:
        below, end = unit.rows[1].text, unit.rows[1].end
        whole = " ".join(row.text for row in unit.rows[1:])
        if ends_openly(whole) and len(whole.split()) <= LONGEST_PLAIN:
            return candidate(frame, unit, unit.end, number, 0.95, (unit.rows[1].start, unit.end))
        fits = ends_openly(below) and len(below.split()) <= LONGEST_PLAIN
        return candidate(frame, unit, end, number, 0.9, (unit.rows[1].start, end)) if fits else None
    after = following(frame, unit)
    if after is not None and is_title_line(after):
        return candidate(frame, unit, after.end, number, 0.95, (after.start, after.end))
    if number.scheme == "annex" and not body_follows(frame, unit):
        return None
    return candidate(frame, unit, unit.end, number, 0.85)


def is_title_line(unit: Unit) -> bool:
    """Whether a block below a bare number is its title."""
    if unit.block.kind not in ("paragraph", "heading") or number_of(unit.text) or unit.block.marker:
        return False
    return unit.words <= LONGEST_PLAIN and ends_openly(unit.text) and (unit.text[0].isupper() or unit.text[0] == "„")


def body_follows(frame: Frame, unit: Unit) -> bool:
    """Whether the next blocks hold text and not the next item of a list."""
    return any(other.is_body and other.words > 8 for other in frame.units[unit.index + 1 : unit.index + 4])


def weakly_numbered(frame: Frame, unit: Unit, number: Number) -> Candidate | None:
    """A heading with a number that list items may have too: "2. Ziele", "IV. Kosten", "B. Verfahren"."""
    first = unit.rows[0]
    whole = unit.text[number.end :].strip()
    title = first.text[number.end :].strip()
    if not title or not (title[0].isupper() or title[0] == "„") or not ends_openly(title):
        return None
    alone = len(unit.rows) == 1 or (ends_openly(whole) and len(whole.split()) <= LONGEST_PLAIN)
    if len(title.split()) > LONGEST_PLAIN or (not alone and not is_bold(frame.text.pieces_in(first.start, first.end))):
        return None
    if number.text.isdigit() and not (stands_out(frame, unit) or has_sisters(frame, unit, number)):
        return None
    after = following(frame, unit)
    if after is None or (frame.marked and not stands_out(frame, unit)):
        return None
    sure = 0.92 if stands_out(frame, unit) else 0.8
    return candidate(frame, unit, unit.end if alone else first.end, number, sure)


def has_sisters(frame: Frame, unit: Unit, number: Number) -> bool:
    """Whether the number before or after this one stands at the head of another short block."""
    wanted = {number.values[:-1] + (number.values[-1] + step,) for step in (-1, 1)}
    found = (number_of(other.rows[0].text) for other in frame.units if other.words <= LONGEST_PLAIN)
    return any(n is not None and n.scheme == number.scheme and n.values in wanted for n in found)


def stands_out(frame: Frame, unit: Unit) -> bool:
    """Whether type or place set a block apart from the body."""
    return (
        unit.block.bold
        or unit.block.centred
        or unit.size > 1.12
        or is_bold(frame.text.pieces_in(unit.rows[0].start, unit.rows[0].end))
    )


def plain(frame: Frame, unit: Unit) -> Candidate | None:
    """A heading without a number, by type or by form."""
    if len(unit.rows) > 1 and unit.rows[0].text.rstrip(": ").casefold() in heading_words().plain and not frame.marked:
        return candidate(frame, unit, unit.rows[0].end, None, 0.75)
    text = unit.text.strip()
    known = text.rstrip(": ").casefold() in heading_words().plain
    if frame.marked or not (known or is_short_line(unit, text)):
        return None
    after = following(frame, unit)
    if after is not None and PLACE_GIVEN.fullmatch(" " + after.text):
        after = following(frame, after)
    if after is None or DATE_LINE.match(text) or not (known or after.is_body or leads(frame, unit, after)):
        return None
    if after.text[0].islower() or after.text[0] == "#":
        return None
    if known and not any(other.is_body for other in frame.units[unit.index + 1 : unit.index + 4]):
        return None
    if known or unit.block.bold or unit.size > 1.12:
        return candidate(frame, unit, unit.end, None, 0.9 if unit.size > 1.12 else 0.8)
    longest = 9 if unit.block.size is None else 11
    if unit.block.italic or unit.words > longest or frame.kind == "press_release" or CLOSING.match(text):
        return None
    if after.words <= unit.words and not leads(frame, unit, after):
        return None
    size, gap = unit.block.size, unit.block.gap
    if size is not None and gap is not None and not unit.block.centred and gap < 0.9 * size:
        return None
    return candidate(frame, unit, unit.end, None, 0.65)


def leads(frame: Frame, unit: Unit, after: Unit) -> bool:
    """Whether a heading stands right above another: both set apart, or both short between paragraphs."""
    if not is_short_line(after, after.text):
        return False
    if stands_out(frame, unit):
        return True
    before, then = frame.units[max(0, unit.index - 1)], following(frame, after)
    return before.is_body and unit.words < 7 and after.words < 10 and then is not None and then.is_body and then.words > 9


def is_short_line(unit: Unit, text: str) -> bool:
    """Whether a block has the form of a heading."""
    longest = LONGEST if unit.size > 1.25 else LONGEST_PLAIN
    begins = text[:1].isupper() or text[:1].isdigit() or text[:1] in '„"»…'
    return begins and unit.words <= longest and ends_openly(text) and len(unit.rows) <= 3 and not CONTACT.search(text)


def split_by_style(frame: Frame, found: Candidate | None) -> list[Candidate]:
    """A heading with a subheading in another type on the same line as two; a place given in brackets cut off."""
    if found is None:
        return []
    start, end = found.title
    title = frame.text.text[start:end]
    place = PLACE_GIVEN.search(title)
    if place and place.start() > 0:
        end = start + place.start()
    pieces = frame.text.pieces_in(start, end) if start < end else ()
    types = [(piece.word.bold, piece.word.italic) for piece in pieces]
    turn = next((i for i in range(1, len(pieces)) if types[i] != types[i - 1]), None)
    if turn is None or not two_titles(types, turn, title[pieces[turn].start - start :].strip()):
        return [replace(found, title=(start, end))]
    middle = pieces[turn].start
    first = replace(found, title=(start, pieces[turn - 1].end), end=pieces[turn - 1].end)
    return [
        first,
        replace(found, start=middle, title=(middle, end), number=None, style=found.style + 0.5, confidence=0.7),
    ]


def two_titles(types: list[tuple[bool, bool]], turn: int, after: str) -> bool:
    """Whether a heading turns once to lighter or italic type, with two words or more on each side."""
    once = all(kind == types[turn] for kind in types[turn:])
    lighter = types[0][0] > types[turn][0] or types[turn][1] > types[0][1]
    return once and lighter and turn > 1 and len(types) - turn > 1 and (after[0].isupper() or after[0] in "„»")


def joined(frame: Frame, found: Sequence[Candidate]) -> list[Candidate]:
    """Headings that run on in the next block ("… besucht" / "das Projekt …") made one."""
    made: list[Candidate] = []
    for item in found:
        before = made[-1] if made else None
        if before and item.number is None and item.unit == before.unit + 1 and runs_on(frame, before):
            made[-1] = replace(before, end=item.end, title=(before.title[0], item.title[1]))
        else:
            made.append(item)
    return made


def runs_on(frame: Frame, item: Candidate) -> bool:
    words = re.findall(r"\w+\W*$", frame.text.text[slice(*item.title)])
    return bool(words) and words[0].strip() in heading_words().open_ends


def is_list_run(found: Sequence[Candidate], item: Candidate, frame: Frame) -> bool:
    """Whether a weakly numbered candidate without type of its own stands in a run of them: a list, not headings."""
    if item.number is None or item.number.strong or item.level is not None:
        return False
    near = [c for c in found if c.number and c.number.scheme == item.number.scheme and abs(c.unit - item.unit) == 1]
    same = [c for c in near if len(c.number.values) == len(item.number.values)]  # type: ignore[union-attr]
    return bool(same) and not stands_out(frame, frame.units[item.unit])
