"""Bare years: which four digits are a year, and which are a sum, a page, a number in a register or part of a name."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_NAME_AFTER = re.compile(r"(?:\s\w+){0,2}\s+e\.\s?V\b|[“”»\"‘]")
_OPEN_QUOTE = re.compile(r"(?:[„»«\"‚]|(?<=\s),(?=[A-ZÄÖÜ]))[^„“”»«\"\n]{1,60}$")
_PAIR = re.compile(r"((?:1\d|20)\d\d)\s?([/–—-])\s?((?:1\d|20)\d\d|\d\d)(?![\w²³])(?![.,/-]\d)")
EARLIEST = 1700
"""An earlier year needs a word such as "Jahr" before it."""
LONGEST_PERIOD = 60
"""Years; a longer "period" of two years joined by a dash is something else (a page range, the life of a person)."""
LONGEST_SHORT_PERIOD = 10
"""Years between two that are joined by a slash ("2015/16")."""


def is_bare_year(text: str, start: int, end: int) -> bool:
    """Whether the digits `text[start:end]` are a year by what stands around them."""
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    around = _around()
    if around["unit_after"].match(after) or around["number_before"].search(before):
        return False
    if before.endswith(("-", "/", "–")) and before[-2:-1].isalnum():
        return False
    if around["count_before"].search(before) and re.match(r"\s+(?!hinaus)\w", after):
        return False
    if around["calendar_before"].search(before):
        return True
    if int(text[start : start + 4]) < EARLIEST:
        return False
    in_name = around["name_before"].search(before) or (_NAME_AFTER.match(after) and after.startswith(" "))
    if in_name or (_NAME_AFTER.match(after) and _OPEN_QUOTE.search(before)):
        return False
    return not (text[start:end].endswith("00") and re.match(r"\s[A-ZÄÖÜ]\w+e[nr]\b", after))


def year_pair(text: str, start: int) -> tuple[int, str] | None:
    """End and EDTF of two years joined at `start` by a dash or slash ("2015/16" is "2015/2016"); None otherwise."""
    match = _PAIR.match(text, start)
    if match is None:
        return None
    first, sign, second = int(match[1]), match[2], match[3]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if len(second) == 2 and last <= first and first % 100 == 99:
        last += 100
    longest = LONGEST_SHORT_PERIOD if sign == "/" else LONGEST_PERIOD
    return (match.end(), f"{first}/{last}") if first < last <= first + longest else None


def year_of_century(short: int) -> int:
    """The year that two digits stand for: up to 2049, from 1950."""
    return 2000 + short if short < 50 else 1900 + short


@cache
def _around() -> dict[str, re.Pattern[str]]:
    """The lists of years.toml as patterns for what ends right before a year, or begins right after it."""
    table = tomllib.loads(files(__package__).joinpath("years.toml").read_text("utf-8"))
    any_of = {name: "|".join(entries) for name, entries in table.items()}
    return {
        "number_before": re.compile(rf"(?:{any_of['number_before']})[^\S\n]*$"),
        "count_before": re.compile(rf"(?:{any_of['count_before']})\s*$"),
        "unit_after": re.compile(rf" ?(?:{any_of['unit_after']})"),
        "calendar_before": re.compile(rf"(?:{any_of['calendar_before']})\s+$"),
        "name_before": re.compile(rf"(?:{any_of['name_before']})\s+$"),
    }
