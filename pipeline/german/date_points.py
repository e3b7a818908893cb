"""Single dates in German text, whole or partial: day, month and year as far as they are printed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.german.months import month_number
from pipeline.german.numbers import fold_digits, ordinal
from pipeline.german.years import is_bare_year, year_of_century, year_pair


@dataclass(frozen=True, slots=True)
class Point:
    """What is printed at `text[start:end]`; `years_on` counts from the anchor's year ("dieses Jahres": 0).

    `value` holds the EDTF of what is complete by itself ("2015/16"). A `weak` point is a date only if it is joined to
    another one ("3." before "bis 5. Juni").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    years_on: int | None = None
    value: str | None = None
    weak: bool = False
    relative: bool = False


YEAR = r"(?P<year>(?:[1lI][5-9]|2[0Oo])[0-9OolI]{2})(?![\w²³])(?![.,]\d)"
_DAY = r"(?P<day>[0-3lIO]?[0-9lIO])"
_MONTH = r"(?P<month>[JFMASONDjfmasond0][A-Za-zÄÖÜäöüéß1|]{2,9})\b"
_OF_YEAR = (
    r"(?:d(?:ieses|es\s+(?:laufenden|gleichen|selben))\s+Jahres|d\.\s?J(?:s|hs|ahres)?\.?|desselben\s+Jahres)"
    r"|(?:des\s+)?(?:kommenden|nächsten|folgenden|vergangenen|letzten|vorigen)\s+Jahres"
)
_YEAR_OR_PHRASE = rf"(?:{YEAR}|(?P<phrase>{_OF_YEAR}))"
_NO_NUMBER_BEFORE = r"(?<![\w§€])(?<!\w-)(?<!\d[.,])(?<!\d )(?<!\d/)"
_CUE = (
    r"(?P<cue>\b(?:[Ii]m|[Ss]eit|[Aa]b|[Bb]is|[Ii]ns|[Zz]um|[Vv]om|[Vv]on|[Aa]nfang|[Mm]itte|[Ee]nde|Monats?|(?:[Kk]ommenden|"
    r"[Nn]ächsten|[Vv]ergangenen|[Ll]etzten|[Dd]iesen|[Dd]iesem|[Ff]rühen|[Ss]päten|\([Aa]nfang|Stand:?))\s+)"
)
_WORD_OF_DAY = r"(?P<word>[a-zäöüß]{4,20}(?:te[nr]?|ste[nr]?))"

MOST_SECTIONS = 40
"""No section has so many parts: "5.3.99" is a date wherever it stands."""

_ISO = re.compile(r"(?<![\w./-])(?P<year>(?:1[5-9]|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?![\w-])")
_NUMERIC = re.compile(
    rf"(?<![\w/-])(?<!\d[.,]){_DAY}\s?[.,]\s?(?P<number>[01lIO]?[0-9lIO])\s?[.,]\s?(?:{YEAR}|'?(?P<short>\d\d)(?![\w%€])(?!\.?\d))"
)
_SLASHED = re.compile(rf"(?<![\w.,/-])(?P<day>[0-3]?\d)/(?P<number>[01]?\d)/{YEAR}(?!/)")
_TORN_YEAR = r"(?P<torn>(?:1[89]|20)\s\d\d)(?=[\s,.;)]|$)(?!\s*(?:Uhr|h\b|€|%|Euro))"
_WRITTEN = re.compile(rf"{_NO_NUMBER_BEFORE}{_DAY}\s?[.,]?\s?{_MONTH}\.?,?\s?\.?(?:{_YEAR_OR_PHRASE}|{_TORN_YEAR})")
_ISSUE_BEFORE = re.compile(r"\b(?:Ausgabe|Heft|Nr\.|Nummer|Folge|Jahrgang|Jg\.|Band)\s?$")
_DAY_AND_MONTH = re.compile(rf"{_NO_NUMBER_BEFORE}{_DAY}\.\s?{_MONTH}")
_IN_WORDS = re.compile(rf"\b{_WORD_OF_DAY}\s+{_MONTH}(?:\s+{_YEAR_OR_PHRASE})?")
_MONTH_AND_YEAR = re.compile(rf"(?<!\w)(?<!\d\.)(?<!\d\. ){_MONTH}\.?,?\s*{_YEAR_OR_PHRASE}")
_MONTH_WITH_CUE = re.compile(rf"{_CUE}(?=[A-Z]){_MONTH}(?!-)")
_MONTH_ALONE = re.compile(r"\b(?P<month>(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zäöü]*)\b(?!-)")
_MONTH_NUMBER = re.compile(
    rf"(?P<cue>\b(?:[Ss]eit|[Aa]b|[Bb]is|[Ss]tand:?|[Vv]on|[Ii]m|[Mm]onat)\s+)(?P<number>0?[1-9]|1[0-2])\s?[/.]\s?{YEAR}"
)
_DAY_AND_NUMBER = re.compile(rf"(?<![\w.,/§-]){_DAY}\.\s?(?P<number>[01]?\d)\.(?!\s?\d|\w)")
_DAY_ALONE = re.compile(
    r"(?<![\w.,§])(?P<day>[0-3]?\d)\.(?=\s?(?:bis|und|u\.|sowie|oder|[-–—/,]|,?\s*(?:bis|und))\s*(?:zum|einschließlich|dem|den|"
    r"[A-Z][a-z]+tag,?|[A-Z]\w+woch,?)?\s*(?:den|dem)?\s*[0-3]?\d\.)"
)
_SURE_BEFORE_NUMBER = re.compile(r"(?:\b(?:am|vom|zum|bis|ab|den|dem|seit|der)|[a-z]tag,?|woch,?|[-–—/])\s*$", re.I)


def points(text: str) -> list[Point]:
    """The single dates of `text` in order, without overlap: at each place the longest."""
    found = [point for finder in _FINDERS for point in finder(text)]
    found.sort(key=lambda p: (p.start, -p.end, p.weak))
    kept: list[Point] = []
    for point in found:
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept


def years_on(phrase: str) -> int:
    """How many years "kommenden Jahres", "letzten Jahres", "dieses Jahres" lie from the anchor's."""
    if re.search(r"komm|nächst|folg", phrase):
        return 1
    return -1 if re.search(r"vergang|letzt|vorig", phrase) else 0


def _read(match: re.Match[str], month: int | None, day: int | None, weak: bool = False) -> Iterator[Point]:
    """The point a match stands for, if such a day exists."""
    groups = match.groupdict()
    printed, phrase = groups.get("year") or groups.get("torn"), groups.get("phrase")
    year = int(fold_digits("".join(printed.split()))) if printed else None
    if groups.get("short"):
        year = year_of_century(int(groups["short"]))
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= _length(year, month)):
        return
    start = match.end("cue") if groups.get("cue") else match.start()
    on = years_on(phrase) if phrase else None
    yield Point(start, match.end(), year, month, day, on, weak=weak, relative=year is None)


def _length(year: int | None, month: int) -> int:
    """Days in a month; February has 29 where the year is not known."""
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _day(match: re.Match[str]) -> int | None:
    return int(fold_digits(match["day"]))


def _numeric(text: str) -> Iterator[Point]:
    """Dates in figures; "1.2.19" may as well be the number of a section and needs a word that calls for a date."""
    for match in _NUMERIC.finditer(text):
        plain = match["short"] and int(match["short"]) < MOST_SECTIONS and len(match["day"]) + len(match["number"]) < 4
        if not plain or _SURE_BEFORE_NUMBER.search(text, max(0, match.start() - 14), match.start()):
            yield from _read(match, int(fold_digits(match["number"])), _day(match))


def _written(text: str) -> Iterator[Point]:
    """ "3. Mai 2019", "3, Mai 2019" as OCR reads it; in "Ausgabe 3, Mai 2019" the number counts issues and no days."""
    for match in _WRITTEN.finditer(text):
        issue = "," in text[match.end("day") : match.start("month")]
        if not (issue and _ISSUE_BEFORE.search(text, max(0, match.start() - 12), match.start())):
            yield from _read(match, month_number(match["month"]), _day(match))


def _by_number(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Point]]:
    def find(text: str) -> Iterator[Point]:
        for match in pattern.finditer(text):
            yield from _read(match, int(fold_digits(match["number"])), _day(match))

    return find


def _by_name(pattern: re.Pattern[str], day: Callable[[re.Match[str]], int | None]) -> Callable[[str], Iterator[Point]]:
    def find(text: str) -> Iterator[Point]:
        for match in pattern.finditer(text):
            yield from _read(match, month_number(match["month"]), day(match))

    return find


def _word_days(text: str) -> Iterator[Point]:
    for match in _IN_WORDS.finditer(text):
        day = ordinal(match["word"])
        if day is not None:
            yield from _read(match, month_number(match["month"]), day)


def _short_numeric(text: str) -> Iterator[Point]:
    """ "24.08." is a date after a word that calls for one; elsewhere only together with another date."""
    for match in _DAY_AND_NUMBER.finditer(text):
        sure = _SURE_BEFORE_NUMBER.search(text, max(0, match.start() - 14), match.start()) is not None
        yield from _read(match, int(match["number"]), _day(match), weak=not sure)


def _days_alone(text: str) -> Iterator[Point]:
    for match in _DAY_ALONE.finditer(text):
        if 1 <= int(match["day"]) <= 31:
            yield Point(match.start(), match.end(), day=int(match["day"]), weak=True)


def _months_alone(text: str) -> Iterator[Point]:
    for match in _MONTH_ALONE.finditer(text):
        yield from _read(match, month_number(match["month"]), None, weak=True)


def _month_numbers(text: str) -> Iterator[Point]:
    for match in _MONTH_NUMBER.finditer(text):
        yield from _read(match, int(match["number"]), None)


def _years(text: str) -> Iterator[Point]:
    end = 0
    for match in _BARE_YEAR.finditer(text):
        pair = year_pair(text, match.start())
        if match.start() < end:
            continue
        if pair is not None:
            end = pair[0]
            if is_bare_year(text, match.start(), end):
                yield Point(match.start(), end, value=pair[1])
        elif is_bare_year(text, match.start(), match.end()):
            yield Point(match.start(), match.end(), year=int(match["year"]))


def _year_lists(text: str) -> Iterator[Point]:
    """ "2013, 2014 und 2015" is one period where each year follows the one before."""
    for match in _YEAR_LIST.finditer(text):
        years = [int(year) for year in re.findall(r"\d{4}", match[0])]
        follows = all(later == earlier + 1 for earlier, later in pairwise(years))
        if follows and is_bare_year(text, match.start(), match.end()):
            yield Point(match.start(), match.end(), value=f"{years[0]}/{years[-1]}")


_YEAR_LIST = re.compile(
    r"(?<![\w.,/-])(?:19|20)\d\d(?:,\s(?:19|20)\d\d){1,12},?\s(?:und|sowie)\s(?:19|20)\d\d(?![\w.,/-]\d)"
)
_BARE_YEAR = re.compile(r"(?<!\w)(?<!\d[.,])(?P<year>(?:1\d|20)\d\d)(?![\d²³])(?![.,]\d)")
_FINDERS: tuple[Callable[[str], Iterator[Point]], ...] = (
    _by_number(_ISO), _numeric, _by_number(_SLASHED), _written,
    _by_name(_DAY_AND_MONTH, _day), _word_days, _by_name(_MONTH_AND_YEAR, lambda _: None),
    _by_name(_MONTH_WITH_CUE, lambda _: None), _month_numbers, _short_numeric, _days_alone, _months_alone, _years,
    _year_lists,
)  # fmt: skip
