"""Lines that say when and where a document came about: "Wiesbaden, den 3. Juni 2019", "Nr. 45 | 3. Juni 2019"."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models.dates import PartialDate
from models.findings import Span
from pipeline.german.dates import Expression
from pipeline.german.place_names import PLACE, is_known_place

CELL_ENDS = ("\n", "\t", " | ", " · ", " • ", "   ")
_BEFORE_DATE = re.compile(
    rf"[\W_]*(?:[^()\n]{{0,40}}\)\s+)?(?:Ort(?:,|\s?/|\s+und)?\s*Datum:?\s*)?{PLACE}(?:(?:,| und) [A-ZÄÖÜ][\w-]+)?"
    r"(?:\s?[,:/]\s*(?:(?:den|am|im|dem|vom)\s+)?|\s+den\s+)"
    r"(?:[A-Z][a-z]+(?:tag|woch|abend),?\s+(?:(?:den|dem)\s+)?)?"
)
_DONE_AT = re.compile(
    rf"[\W_]*(?:[Gg]eschehen|[Uu]nterzeichnet|[Aa]usgefertigt|[Bb]eschlossen)\s+(?:zu|in)\s+{PLACE},?\s+(?:den|am)\s+"
)
_PLACE_THEN_CELL = re.compile(rf"\W*{PLACE}\s*(?:\||·|•|\t|–|-|\s{{3}})\s*")
_DATE_THEN_PLACE = re.compile(rf"\s?(?:,|in|\||·|•|\t|–|-|/)\s*{PLACE}\W*")
_SIGNED_IN = re.compile(rf"\s+in\s+{PLACE}\s+(?:[a-zäöü]+\s+){{0,2}}(?:unterzeichnet|unterschrieben|geschlossen)\b")
_SESSION = re.compile(r"\b[Ss]itzung\b[^§]{0,120}\b(?:am|vom)\s+(?:[A-Z]\w+,?\s+(?:dem|den)\s+)?$")
_CLOCK = re.compile(
    r"\s?,?\s*(?:um\s|von\s|ab\s)?\d{1,2}(?:[.:]\d{2})?\s*(?:Uhr|h)?(?:\s*(?:bis|-|–)\s*\d{1,2}(?:[.:]\d{2})?\s*Uhr)?\W*"
)
_BLANK_DATE = re.compile(rf"(?m)^[\W_]*{PLACE},?\s*(?:den|am|,)\s*(?:[_.…]{{2,}}|$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date that says when the document came about, with the place printed beside it."""

    start: int
    end: int
    date: PartialDate
    place: Span | None
    confidence: float


def line_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the line or table cell before and after `text[start:end]`."""
    line = text.rfind("\n", 0, start) + 1
    first = max(line, *(found + len(sign) for sign in CELL_ENDS if (found := text.rfind(sign, line, start)) >= 0), line)
    stop = text.find("\n", end) if "\n" in text[end:] else len(text)
    last = min(stop, *(found for sign in CELL_ENDS if (found := text.find(sign, end, stop)) >= 0), stop)
    return text[first:start], text[end:last]


def behind_a_place(text: str, expressions: list[Expression]) -> Iterator[Dateline]:
    """Dates behind a place at the beginning of a line: "Wiesbaden, den 3. Juni 2019", "(Mainz/3. Juni 2019) ..."."""
    last_end = 0
    for found in expressions:
        before, _ = line_around(text, found.start, found.end)
        before = before[max(0, last_end - (found.start - len(before))) :]
        last_end = found.end
        match = (_BEFORE_DATE.fullmatch(before) or _DONE_AT.fullmatch(before)) if len(before) < 90 else None
        if match and found.date is not None and not no_place(match["place"]):
            start = found.start - len(before) + match.start("place")
            sure = 0.97 if is_known_place(match["place"]) else 0.9
            place = Span(start, start + len(match["place"]), sure)
            yield Dateline(found.start, found.end, found.date, place, sure)


def beside_a_place(text: str, expressions: list[Expression]) -> Iterator[Dateline]:
    """Dates in one line with nothing but a known place: "Mainz | 3. Juni 2019", "3. Juni 2019, Mainz"."""
    for found in expressions:
        start, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
        before, after = text[start : found.start], text[found.end : end if end >= 0 else len(text)]
        leading = before.rstrip()
        match = _PLACE_THEN_CELL.fullmatch(before) or (
            _DATE_THEN_PLACE.fullmatch(after) if not leading or leading.endswith(("|", "·", "•")) else None
        )
        if match and found.date is not None and is_known_place(match["place"]):
            offset = start if match.re is _PLACE_THEN_CELL else found.end
            place = Span(offset + match.start("place"), offset + match.end("place"), 0.9)
            yield Dateline(found.start, found.end, found.date, place, 0.9)


def signed_in_sentence(text: str, expressions: list[Expression]) -> Iterator[Dateline]:
    """ "... wurde am 3. Juni 2019 in Mainz unterzeichnet." """
    for found in expressions:
        match = _SIGNED_IN.match(text, found.end)
        if match and found.date is not None and not no_place(match["place"]):
            place = Span(match.start("place"), match.end("place"), 0.8)
            yield Dateline(found.start, found.end, found.date, place, 0.75)


def of_session(text: str, expressions: list[Expression]) -> Iterator[Dateline]:
    """The day of the session in the head of minutes: "über die Sitzung ... am Montag, dem 3. Juni 2019"."""
    for found in expressions:
        if found.date is not None and _SESSION.search(text, max(0, found.start - 160), found.start):
            yield Dateline(found.start, found.end, found.date, None, 0.75)


def alone(text: str, expressions: list[Expression]) -> Iterator[Dateline]:
    """A line that holds a date and next to nothing else: "Datum: 3. Juni 2019", "Nr. 45 | 3. Juni 2019"."""
    words = _words()
    for found in expressions:
        before, after = line_around(text, found.start, found.end)
        if found.date is None or (found.date.precision == "year" and "usgabe" not in before):
            continue
        stated = re.fullmatch(r"[\W_]*Stand:?\s*(?:vom\s+)?", before)
        lonely = stated or (
            words["beside_date"].fullmatch(before) and (len(after.strip(" .:_-–")) < 12 or _CLOCK.fullmatch(after))
        )
        if lonely and not words["other_date"].search(before):
            yield Dateline(found.start, found.end, found.date, None, 0.9 if found.date.precision == "day" else 0.8)


def in_series_line(text: str, expressions: list[Expression]) -> Iterator[Dateline]:
    """A date in a short line that says what number of what series this is."""
    words = _words()
    for found in expressions:
        start, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
        line = text[start : end if end >= 0 else len(text)]
        other = words["other_date"].search(line)
        kicker = len(line) < 200 and words["series"].match(line) and re.search(r"\bvom\s$", text[start : found.start])
        short = len(line) < 110 and words["series"].search(line) and not line.endswith(".")
        if found.date and (short or (kicker and len(text[found.end : end].strip()) < 3)) and not other:
            yield Dateline(found.start, found.end, found.date, None, 0.85 if found.date.precision != "year" else 0.6)


def blank_dateline(text: str, start: int) -> Span | None:
    """The place of a line whose date was left open: "Wiesbaden, den ________"; looked for from `start` on."""
    for match in _BLANK_DATE.finditer(text, start):
        if not no_place(match["place"]):
            return Span(match.start("place"), match.end("place"), 0.8)
    return None


def no_place(name: str) -> bool:
    """Whether `name` begins with a word that is no place though it stands where one would."""
    return _words()["no_place"].match(name) is not None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """The lists of header.toml as patterns."""
    table = tomllib.loads(files(__package__).joinpath("header.toml").read_text("utf-8"))
    any_of = {name: "|".join(entries) for name, entries in table.items()}
    return {
        "beside_date": re.compile(rf"[\W_]*(?:\b(?:{any_of['beside_date']})\b[\W_]*)*"),
        "series": re.compile(rf"(?i)\b(?:{any_of['series']})\b"),
        "other_date": re.compile(rf"(?i)\b(?:{any_of['other_date']})\b"),
        "no_place": re.compile(rf"(?:{any_of['no_place']})\b"),
    }
