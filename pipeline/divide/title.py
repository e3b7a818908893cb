"""The title: headline or the agreement's name, not kicker, letterhead or date line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from models.outline import DocumentKind
from models.text import CleanText
from pipeline.divide.numbers import number_of
from pipeline.divide.rows import Row, Unit, is_bold
from pipeline.divide.vocabulary import heading_words

LONGEST = 45
"""Words of a title."""
HEAD = 30
"""Blocks that are looked at."""
DATE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+\.?)\s?\d{2,4}"
DATE_LINE = re.compile(rf"\W*(?:[A-ZÄÖÜ][\w/. ()-]+,\s*)?(?:den\s+|am\s+|vom\s+)?{DATE}\W*$")
CONTACT = re.compile(
    r"(?i)\btel\.|telefon|telefax|\bfax\b|e-?mail|\S@\S|www\.|https?:|\b\d{5}\s+[A-ZÄÖÜ]|straße\s+\d|str\.\s+\d|^\W*seite\s\d"
)
NUMBERED_ISSUE = re.compile(
    r"(?i)\W*(?:nr\.|nummer|ausgabe|heft|jahrgang|az\.?:|aktenzeichen|drucksache|\w*vorlage)\b"
    r"|(?:datum|fachbereich|fachdienst|bearbeit\w*|dezernat|amt|abteilung|referat|ansprechpartner\w*|status|sitzung\w*|beratungsfolge|termin|"
    r"ihr zeichen|unser zeichen|sachbearbeit\w*|verfasser\w*|ort|uhrzeit|beginn|ende|anwesend|gremium|vorlagen\w*)\s*:"
)
SUBJECT = re.compile(
    r"(?i)\W*(?:betreff|betr\.|gegenstand der vorlage|gegenstand|beratungsgegenstand|bezeichnung)\s*:\s*(?=\S)"
)
ABBREVIATED = re.compile(r"\b(?:St|Dr|Nr|Prof|bzw|ev|kath|gem)\.$")
PARTIES = re.compile(r"(?i)\W*zwischen\b")
GREETING = re.compile(
    r"(?i)\W*(?:(?:liebe|sehr geehrte|guten tag|hallo|vertreten durch)\b|(?:zwischen|und)(?:\s+de[rmn])?\W*$)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Rows of a block that may be the title, and how much speaks for them."""

    score: float
    start: int
    end: int
    unit: int


def head_units(units: Sequence[Unit]) -> list[Unit]:
    """The blocks before the first paragraph of text or numbered heading."""
    made: list[Unit] = []
    for unit in units[:HEAD]:
        number = number_of(unit.text)
        if made and number and number.strong and number.scheme != "annex":
            break
        if unit.block.kind == "paragraph" and unit.words > LONGEST and not unit.block.bold:
            break
        made.append(unit)
    return made


def title(text: CleanText, units: Sequence[Unit], kind: DocumentKind) -> tuple[tuple[int, int] | None, float]:
    """Where the title stands, and how sure that is (0 to 1)."""
    spans = [
        Span(score(text, unit, rows, position, kind), rows[0].start + named(rows[0].text), rows[-1].end, unit.index)
        for position, unit in enumerate(head_units(units))
        for rows in stretches(unit, kind)
    ]
    spans = [span for span in spans if span.score > 0]
    if not spans:
        return None, 0.0
    best = max(spans, key=lambda span: (span.score, -span.start))
    rest = max((span.score for span in spans if span is not best), default=0.0)
    end = goes_on(text, units, best)
    return (best.start, end), round(min(0.97, 0.6 + 0.1 * (best.score - rest)), 2)


def named(line: str) -> int:
    """Where the title begins in a line "Betreff: …"."""
    found = SUBJECT.match(line)
    return found.end() if found else 0


def stretches(unit: Unit, kind: DocumentKind) -> list[list[Row]]:
    """The rows of a block between those that are no part of a title; the parties of an agreement are none."""
    if unit.block.kind in ("caption", "footnote", "table_row"):
        return []
    rows = list(unit.rows)
    if kind == "agreement":
        parties = next((i for i, row in enumerate(rows) if PARTIES.match(row.text)), len(rows))
        rows = rows[:parties]
    return [list(group) for fits, group in groupby(rows, key=lambda row: not is_beside(row.text)) if fits]


def is_beside(line: str) -> bool:
    """Whether a line of the head is kicker, date, address, number of the issue or greeting."""
    words = heading_words()
    bare = line.strip(" *:.–-|").casefold()
    first = re.split(r"[\s:.,|]", bare, maxsplit=1)[0]
    return (
        not bare
        or bare in words.kickers
        or bare in words.plain
        or (first in words.kickers and len(bare.split()) < 8)
        or bool(DATE_LINE.match(line) or CONTACT.search(line) or NUMBERED_ISSUE.match(line) or GREETING.match(line))
    )


def score(text: CleanText, unit: Unit, rows: Sequence[Row], position: int, kind: DocumentKind) -> float:
    """How much speaks for `rows` as title; nothing or less rules them out."""
    line = " ".join(row.text for row in rows).strip()
    words = len(line.split())
    if words > LONGEST:
        return 0.0
    value = 2.0 - 0.08 * position + by_type(text, unit, rows) + (3.0 if named(line) else 0.0)
    if line.endswith((",", ";")) or line[0].islower():
        value -= 2.0
    if heading_words().letterhead.match(line) and words < 16:
        value -= 2.0
    if kind == "agreement":
        return (
            value
            + (3.0 if heading_words().agreement.search(line) else 0.0)
            - (1.0 if words < 2 and position > 3 else 0.0)
        )
    if kind == "newsletter":
        return value - (1.5 if words > 12 else 0.0)
    if kind == "council_paper" and heading_words().paper.match(line):
        return value + 2.0
    value += -1.5 if words < 4 else 0.5
    value += 1.0 if re.search(r"[:„“»!?–]", line) else 0.0
    return value - (3.0 if line.endswith(".") and words > 15 else 0.0)


def by_type(text: CleanText, unit: Unit, rows: Sequence[Row]) -> float:
    """What type and place of a block say."""
    value = 3.0 - 0.5 * (unit.block.level or 1) if unit.block.kind == "heading" else 0.0
    if unit.block.bold or is_bold(text.pieces_in(rows[0].start, rows[-1].end)):
        value += 1.0
    if unit.block.kind == "list_item":
        value -= 2.0
    return value + (0.4 if unit.block.centred else 0.0) + max(0.0, min(3.0, 4 * (unit.size - 1.06)))


def goes_on(text: CleanText, units: Sequence[Unit], best: Span) -> int:
    """The end of a title that runs on in the blocks below it."""
    end, size, words = best.end, units[best.unit].size, heading_words()
    for unit in units[best.unit :]:
        if unit.start < end:
            continue
        line, said = unit.text.strip(), text.text[best.start : end]
        if unit.words > LONGEST or is_beside(line) or number_of(line) or unit.block.kind == "caption":
            break
        last = re.search(r"(\w+)\W?$", said)
        bare = len(said.split()) <= 2 and line.split(" ", 1)[0] in words.title_goes_on
        unclosed = said.count("„") + said.count("»") > said.count("“") + said.count("«") + said.count("”")
        alike = size > 1.15 and unit.size > 1.12 and abs(unit.size - size) < 0.3 * size
        same_type = alike and (unit.block.gap or 99) < 0.6 * (unit.block.size or 0)
        open_end = last is not None and last.group(1) in words.open_ends and said[-1].isalpha()
        if not (
            bare or open_end or ABBREVIATED.search(said) or said.rstrip().endswith((":", "-")) or unclosed or same_type
        ):
            break
        end = unit.end
    return end
