"""Date expressions that name no calendar date by themselves: quarters, decades, "nächstes Jahr", "heute", weekdays."""

import datetime
import re
from collections.abc import Callable, Iterator

from models.dates import PartialDate
from pipeline.german.date_points import YEAR, Point, years_on
from pipeline.german.numbers import fold_digits, ordinal

WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_WEEKDAY = r"(?P<weekday>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
_YEAR_PHRASE = re.compile(
    r"\b(?:(?:[Ii]m|[Ss]eit|[Aa]b|[Ii]n|[Bb]is|[Ff]ür|[Zz]um|[Dd]es|[Dd]as|Anfang|Mitte|Ende|Frühjahr|Sommer|Herbst|Winter)\s+)?"
    r"(?P<phrase>[Dd]iese[ms]|[Ll]aufende[nms]|[Kk]ommende[nms]|[Nn]ächste[nms]|[Vv]ergangene[nms]|[Ll]etzte[nms]|[Vv]orige[nms])\s+Jahre?s?\b"
)
_PART_OF_YEAR = re.compile(
    rf"\b(?P<count>[1-4]|I{{1,3}}|IV|ersten?|zweiten?|dritten?|vierten?|letzten)\.?\s+(?P<part>Quartal|Halbjahr|Vierteljahr|Trimester)s?"
    rf"(?:\s+(?:(?:des\s+Jahres\s+)?{YEAR}|(?P<phrase>(?:d(?:ieses)|des\s+(?:kommenden|nächsten|laufenden|vergangenen|letzten)|(?:kommenden|"
    rf"nächsten|vergangenen|letzten))\s+Jahres)))"
)
_QUARTER_SIGN = re.compile(rf"\bQ(?P<count>[1-4])[\s/-]?\s?{YEAR}")
_DECADE = re.compile(r"\b(?P<year>(?:1[5-9]|20)\d0|[1-9]0)(?:er(?:n)?[- ]?Jahre?n?|iger[- ]Jahre?n?)\b")
_DAY_WORD = re.compile(
    r"\b(?P<word>[Hh]eute|[Gg]estern|[Vv]orgestern|[Üü]bermorgen)(?:\s*\((?P<inside>[^)]{0,40})\))?(?!\s+noch\b)(?!\w)"
)
_NAMED_WEEKDAY = re.compile(
    rf"\b(?P<which>(?:am|vom|bis|ab|zum|den|der)\s+)?(?P<turn>heutigen|gestrigen|kommenden|nächsten|vergangenen|letzten|diesen)\s+{_WEEKDAY}\b"
)
_SEASON = re.compile(
    r"\b(?:Frühjahr|Frühling|Sommer|Herbst|Winter|Spätsommer|Frühsommer|Jahres(?:ende|beginn|anfang|mitte|wechsel))\s+(?P<phrase>(?:des\s+)?"
    r"(?:dieses|laufenden|kommenden|nächsten|folgenden|vergangenen|letzten|vorigen)\s+Jahres)\b"
)
_NAMED_SEASON = re.compile(
    r"\b(?:in|im|seit|ab|bis|zum|den)\s+(?P<turn>diesem|diesen|kommenden|nächsten|vergangenen|letzten)\s+"
    r"(?P<season>Frühjahr|Frühling|Sommer|Herbst|Winter)\b"
)
_SEASON_MONTHS = {"Frühjahr": (3, 5), "Frühling": (3, 5), "Sommer": (6, 8), "Herbst": (9, 11), "Winter": (12, 14)}
_DAYS_ON = {"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2}


def relative_points(text: str, anchor: PartialDate | None) -> list[Point]:
    """Points for such expressions; those that need the anchor and cannot have it carry neither `year` nor `value`."""
    return [point for finder in _FINDERS for point in finder(text, anchor)]


def _year_phrases(text: str, anchor: PartialDate | None) -> Iterator[Point]:
    for pattern in (_SEASON, _YEAR_PHRASE):
        for match in pattern.finditer(text):
            yield Point(match.start(), match.end(), years_on=years_on(match["phrase"].casefold()), relative=True)


def _seasons(text: str, anchor: PartialDate | None) -> Iterator[Point]:
    """ "Im vergangenen Sommer" is this year's where that is over; of a season only the year is certain."""
    for match in _NAMED_SEASON.finditer(text):
        year = anchor.first.year if anchor is not None else None
        if year is not None and anchor is not None and match["turn"] not in ("diesem", "diesen"):
            first, last = _SEASON_MONTHS[match["season"]]
            year += anchor.first.month >= first if years_on(match["turn"]) > 0 else (anchor.first.month > last) - 1
            year = year if anchor.precision in ("day", "month") else None
        yield Point(match.start(), match.end(), year=year, relative=True)


def _parts_of_year(text: str, anchor: PartialDate | None) -> Iterator[Point]:
    for match in _PART_OF_YEAR.finditer(text):
        count = ordinal(match["count"]) or 4
        year = _year(match, anchor)
        length = {"Quartal": 3, "Vierteljahr": 3, "Trimester": 4, "Halbjahr": 6}[match["part"]]
        count = 12 // length if match["count"].startswith("letzt") else count
        if count * length <= 12:
            yield _months(match, year, count, length)
    for match in _QUARTER_SIGN.finditer(text):
        yield _months(match, _year(match, anchor), int(match["count"]), 3)


def _year(match: re.Match[str], anchor: PartialDate | None) -> int | None:
    if match["year"]:
        return int(fold_digits(match["year"]))
    return anchor.first.year + years_on(match["phrase"]) if anchor is not None else None


def _months(match: re.Match[str], year: int | None, count: int, length: int) -> Point:
    value = None if year is None else f"{year}-{(count - 1) * length + 1:02}/{year}-{count * length:02}"
    return Point(match.start(), match.end(), value=value, relative=bool(match.groupdict().get("phrase")))


def _decades(text: str, anchor: PartialDate | None) -> Iterator[Point]:
    for match in _DECADE.finditer(text):
        first = int(match["year"]) + (1900 if len(match["year"]) == 2 else 0)
        yield Point(match.start(), match.end(), value=f"{first}/{first + 9}")


def _days(text: str, anchor: PartialDate | None) -> Iterator[Point]:
    """ "heute", "am kommenden Mittwoch": only an anchor known to the day tells which day that is."""
    known = anchor.first if anchor is not None and anchor.precision == "day" else None
    for match in _DAY_WORD.finditer(text):
        days = _DAYS_ON[match["word"].casefold()]
        yield _on(match, known and known + datetime.timedelta(days))
    for match in _NAMED_WEEKDAY.finditer(text):
        yield _on(match, known and _weekday(known, match["weekday"].casefold(), match["turn"]))


def _on(match: re.Match[str], day: datetime.date | None) -> Point:
    end = match.end("word") if "word" in match.groupdict() else match.end()
    return Point(match.start(), end, value=day.isoformat() if day else None, relative=True)


def _weekday(known: datetime.date, name: str, turn: str) -> datetime.date:
    """The nearest such weekday after (or, for what is past, before) the known day."""
    if turn in ("heutigen", "gestrigen"):
        return known - datetime.timedelta(turn == "gestrigen")
    index = WEEKDAYS.index("samstag" if name == "sonnabend" else name)
    if turn in ("vergangenen", "letzten"):
        return known - datetime.timedelta((known.weekday() - index - 1) % 7 + 1)
    return known + datetime.timedelta((index - known.weekday() - (turn != "diesen")) % 7 + (turn != "diesen"))


_FINDERS: tuple[Callable[[str, PartialDate | None], Iterator[Point]], ...] = (
    _year_phrases, _seasons, _parts_of_year, _decades, _days,
)  # fmt: skip
