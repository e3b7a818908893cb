"""The title: headline or the agreement's name, not kicker, letterhead or date line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.outline import DocumentKind
from models.text import CleanText
from pipeline.divide.numbers import number_of
from pipeline.divide.rows import Row, is_bold
from pipeline.divide.vocabulary import heading_words

DATE_LINE = re.compile(r"\W*(?:[A-ZÄÖÜ][\w/. -]+,\s*)?(?:den\s+|am\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?\d{2,4}\W*$")
CONTACT = re.compile(r"(?i)tel\.|telefon|fax|e-?mail|@|www\.|https?:|\b\d{5}\s+[A-ZÄÖÜ]|straße\s+\d|str\.\s+\d|^nr\.|^seite\s")


@dataclass(frozen=True, slots=True)
class Scored:
    score: float
    start: int
    end: int


def head_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows before the first body paragraph or numbered heading."""
    made: list[Row] = []
    for row in rows:
        number = number_of(row.text)
        if number and number.strong and number.scheme != "annex" and made:
            break
        if row.of.kind == "paragraph" and row.of.end - row.of.start > 320 and not row.of.bold:
            break
        made.append(row)
        if len(made) > 40:
            break
    return made


def title(text: CleanText, rows: Sequence[Row], kind: DocumentKind) -> tuple[tuple[int, int] | None, float]:
    """Where the title stands, and how sure that is (0 to 1)."""
    scored = [
        Scored(score(text, rows, row, position, kind), row.start, text.blocks[row.block].end if whole(row) else row.end)
        for position, row in enumerate(head_rows(rows))
        if row.first or row.of.kind != "heading"
    ]
    scored = [item for item in scored if item.score > 0]
    if not scored:
        return None, 0.0
    best = max(scored, key=lambda item: (item.score, -item.start))
    rest = max((item.score for item in scored if item is not best), default=0.0)
    end = goes_on(text, rows, best.start, best.end)
    return (best.start, end), min(0.97, 0.6 + 0.1 * (best.score - rest))


def whole(row: Row) -> bool:
    return row.of.kind == "heading" or row.of.bold


def score(text: CleanText, rows: Sequence[Row], row: Row, position: int, kind: DocumentKind) -> float:
    """How much speaks for a row as title; nothing or less rules it out."""
    line, words = row.text.strip(), heading_words()
    bare = line.strip(" *:.–-").casefold()
    if not line or bare in words.kickers or DATE_LINE.match(line) or CONTACT.search(line) or row.words > 45:
        return 0.0
    if any(bare.startswith(kicker + " ") for kicker in words.kickers) and row.words < 8:
        return 0.0
    if bare in words.plain or bare in ("zwischen", "und", "und dem", "und der"):
        return 0.0
    value = 2.0 - 0.08 * position
    if row.of.kind == "heading":
        value += 3.0 - 0.5 * (row.of.level or 1)
    if row.of.bold or is_bold(text.pieces_in(row.start, row.end)):
        value += 1.0
    if row.of.size:
        value += min(3.0, row.of.size / 5 - 2)
    if kind == "agreement":
        value += 3.0 if any(noun in line.casefold() for noun in words.agreements) else 0.0
        value -= 3.0 if line[0].islower() else 0.0
    elif kind in ("press_release", "commentary", "other"):
        value += -1.5 if row.words < 4 else 0.5
        value += 1.0 if re.search(r"[:„“»!?–]", line) else 0.0
        value -= 2.0 if line.endswith(".") and row.words > 15 else 0.0
    if line.endswith((",", ";")) or line[0].islower():
        value -= 1.5
    return value


def goes_on(text: CleanText, rows: Sequence[Row], start: int, end: int) -> int:
    """The end of a title that runs on in the rows below it."""
    words = heading_words()
    for row in rows:
        if row.start < end:
            continue
        line, said = row.text.strip(), text.text[start:end]
        last = re.findall(r"\w+", said)[-1:] or [""]
        first = line.split(" ", 1)[0]
        bare = len(said.split()) <= 2 and first in words.title_goes_on
        unclosed = said.count("„") + said.count("»") > said.count("“") + said.count("«") + said.count("”")
        if not (bare or last[0] in words.open_ends or said.rstrip().endswith((":", "-")) or unclosed) or row.words > 40:
            break
        end = row.end
    return end
