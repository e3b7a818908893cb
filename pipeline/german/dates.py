"""A small grammar of German date expressions, giving EDTF with the printed precision; nothing is ever filled in.

`date_points` finds single dates, whole ("3. Juni 2019") or partial ("3.", "3. Juni", "Juni"). Here points are joined to
ranges ("3. bis 5. Juni 2019"), a partial date borrows what its neighbour says, and what needs another date ("am 24.
August") is resolved against the anchor, the day on which the document was issued.
"""

import datetime
import re
from bisect import bisect
from dataclasses import dataclass, replace

from models.dates import PartialDate
from pipeline.german.date_points import Point, points
from pipeline.german.relative_dates import relative_points


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression `text[start:end]`; `date` is None where it needs another date that is not known. `relative`
    says that it does not name its year (or day) itself."""

    start: int
    end: int
    date: PartialDate | None
    relative: bool = False


_WEEKDAY = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?),?"
_JOINT = re.compile(
    rf"\s*,?\s*(?P<word>bis|und|u\.|sowie|oder|[-–—/,])\s*(?:(?:zum|einschließlich|inklusive|dem|den|am|Ende|Anfang|Mitte|[Jj]ahre?s?|{_WEEKDAY})\s+)*"
)
_BETWEEN = re.compile(r"\b[Zz]wischen\s+(?:dem\s+|den\s+Jahren\s+)?$")
FAR = 7
"""Months; a month without year that lies farther off is of the year before or after ("im November", in January)."""
_RANGE = ("bis", "-", "–", "—")


def date_expressions(text: str, anchor: PartialDate | None = None) -> tuple[Expression, ...]:
    """Every date expression of `text` in order; `anchor` is the date of issue, as far as it is known."""
    found = _joined(text, _without_overlap(points(text) + relative_points(text, anchor)), anchor)
    return tuple(_expression(point, anchor) for point in found if not point.weak)


def _expression(point: Point, anchor: PartialDate | None) -> Expression:
    value = _value(point, anchor)
    return Expression(point.start, point.end, PartialDate(value) if value else None, point.relative)


def _without_overlap(found: list[Point]) -> list[Point]:
    """Of points that overlap the longest, in order."""
    kept: list[Point] = []
    for point in sorted(found, key=lambda p: (p.start - p.end, p.weak, p.start)):
        place = bisect(kept, point.start, key=lambda p: p.start)
        free_before = place == 0 or kept[place - 1].end <= point.start
        if free_before and (place == len(kept) or kept[place].start >= point.end):
            kept.insert(place, point)
    return kept


def _joined(text: str, found: list[Point], anchor: PartialDate | None) -> list[Point]:
    """Neighbours joined, from right to left, so that what lacks a month or year can borrow it."""
    result: list[Point] = []
    for point in reversed(found):
        joint = _JOINT.fullmatch(text, point.end, result[-1].start) if result else None
        whole = _borrowing(point, result[-1]) if joint else None
        if joint is None or whole is None:
            result.append(point)
        elif _is_range(whole, joint["word"], result[-1], text[max(0, point.start - 30) : point.start], anchor):
            result[-1] = _range(whole, result[-1], anchor)
        else:
            result.append(whole)
    return result[::-1]


def _borrowing(first: Point, second: Point) -> Point | None:
    """`first` with the month and year that only `second` names; None if the two are not of one kind."""
    bare = first.month is None and first.day is None and first.year is None
    if first.value or bare or (second.value and not second.month) or (first.day is None) != (second.day is None):
        return None
    if first.year is not None and second.relative:
        return None
    lacks_year = first.year is None and first.years_on is None
    return replace(
        first,
        month=second.month if first.month is None and first.day is not None else first.month,
        year=second.year if lacks_year else first.year,
        years_on=second.years_on if lacks_year else first.years_on,
        weak=second.weak,
        relative=first.relative and second.relative,
    )


def _is_range(first: Point, word: str, second: Point, before: str, anchor: PartialDate | None) -> bool:
    """Whether two neighbours are the ends of one period, by the word between them and the one before."""
    start, end = _value(first, anchor), _value(second, anchor)
    if start and end and "/" not in end and PartialDate(start).first >= PartialDate(end).last:
        return False
    if word in _RANGE or _BETWEEN.search(before):
        return True
    if first.day is not None:
        return word in ("und", "u.", "/") and first.month == second.month and second.day == first.day + 1
    if first.month is not None:
        return word == "/"
    return word in ("und", "u.") and first.year is not None and second.year == first.year + 1


def _range(first: Point, second: Point, anchor: PartialDate | None) -> Point:
    """A period; it stays open which one where the year is not known."""
    start, end = _value(first, anchor), _value(second, anchor)
    value = f"{start.split('/')[0]}/{end.split('/')[-1]}" if start and end else None
    return replace(second, start=first.start, value=value, weak=first.weak and second.weak)


def _value(point: Point, anchor: PartialDate | None) -> str | None:
    """The EDTF of a point, if it says its year or the anchor tells it."""
    if point.value is not None:
        return point.value
    year = point.year if point.year is not None else _year_by_anchor(point, anchor)
    if year is None:
        return None
    parts = [f"{year:04}"] + [f"{part:02}" for part in (point.month, point.day) if part is not None]
    return "-".join(parts) if _exists(year, point.month, point.day) else None


def _year_by_anchor(point: Point, anchor: PartialDate | None) -> int | None:
    """The year meant by "nächsten Jahres" or, for a day or month without year, the one that lies nearest."""
    if anchor is None:
        return None
    this_year = anchor.first.year
    if point.years_on is not None:
        return this_year + point.years_on
    if point.month is None:
        return None
    if anchor.precision not in ("day", "month"):
        return this_year if anchor.precision == "year" else None
    ahead = point.month - anchor.first.month
    return this_year + (ahead < -FAR) - (ahead > FAR)


def _exists(year: int, month: int | None, day: int | None) -> bool:
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True
