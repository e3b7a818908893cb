"""Date expressions with what they mean and what they are for."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models.dates import PartialDate
from models.findings import DateItem, DateRole
from pipeline.extract.parse import Parsed
from pipeline.extract.terms import find_terms, term_dates
from pipeline.german.dates import Expression, date_expressions
from pipeline.german.home_state import home_state

_YEAR_IS_SAID = re.compile(r"\b(?:Jahre?n?|seit|bis|ab|[Ii]n|[Ii]m|Ende|Anfang|Mitte|[Vv]on|nach)\s$")
_STAMP = re.compile(r"\b(?:EINGEGANGEN|EINGANG|Eingegangen|Posteingang|Eingangsstempel)\b\D*$")
BEFORE, AFTER = 90, 60
"""Code points of context that may say what a date is for."""


@dataclass(frozen=True, slots=True)
class _Cue:
    role: DateRole
    before: re.Pattern[str]
    after: re.Pattern[str]


def find_dates(parsed: Parsed, issued: PartialDate | None) -> tuple[DateItem, ...]:
    """Every date expression whose value is known, in reading order.

    `issued` resolves "am 24. August" or "im nächsten Jahr", but not in an agreement, where a day without year recurs.
    """
    expressions = date_expressions(parsed.text.text, issued)
    named = [_item(parsed, found, issued) for found in expressions if _is_date(parsed, found)]
    return tuple(sorted([*named, *_counted(parsed, issued, named)], key=lambda item: item.start))


def _counted(parsed: Parsed, signed: PartialDate | None, named: Sequence[DateItem]) -> tuple[DateItem, ...]:
    """The days that an agreement counts from its signature or entry into force."""
    if parsed.outline.kind != "agreement":
        return ()
    effective = next((item.date for item in named if item.role == "effective"), None)
    home = home_state(parsed.text.text)
    return term_dates(find_terms(parsed, signed, effective, home.name if home else None))


def unresolved_dates(parsed: Parsed, issued: PartialDate | None) -> int:
    """How many date expressions name no date that could be computed."""
    return sum(not _is_date(parsed, found) for found in date_expressions(parsed.text.text, issued))


def _is_date(parsed: Parsed, found: Expression) -> bool:
    if found.date is None:
        return False
    if found.relative:
        return parsed.outline.kind != "agreement" and not _recurring().search(_sentence(parsed, found))
    if _STAMP.search(parsed.text.text, max(0, found.start - 60), found.start):
        return False
    bare_year = found.end - found.start == 4
    return not (bare_year and parsed.outline.zone_at(found.start) in ("contact", "imprint"))


def _item(parsed: Parsed, found: Expression, issued: PartialDate | None) -> DateItem:
    assert found.date is not None
    return DateItem(found.start, found.end, _confidence(parsed, found), found.date, _role(parsed, found, issued))


def _confidence(parsed: Parsed, found: Expression) -> float:
    if found.relative:
        return 0.6
    if found.end - found.start == 4:
        before = parsed.text.text[max(0, found.start - 12) : found.start]
        return 0.93 if _YEAR_IS_SAID.search(before) else 0.8
    return 0.97 if parsed.text.text[found.start : found.end].count(" ") else 0.95


def _role(parsed: Parsed, found: Expression, issued: PartialDate | None) -> DateRole:
    """By zone, then by the words around it."""
    text = parsed.text.text
    zone = parsed.outline.zone_at(found.start)
    if zone == "signatures":
        return "signed"
    sentence = parsed.sentence_at(found.start)
    first = max(sentence.start if sentence else 0, found.start - BEFORE)
    before, after = text[first : found.start], text[found.end : found.end + AFTER]
    if found.date == issued and issued is not None and _stands_alone(text, before, after):
        return "signed" if parsed.outline.kind == "agreement" else "issued"
    role = next(cue.role for cue in _cues() if cue.before.search(before) and cue.after.match(after))
    whole_period = found.date is not None and found.date.precision == "period"
    return "period" if whole_period and role == "event" else role


def _stands_alone(text: str, before: str, after: str) -> bool:
    """Whether a date stands in a line of its own or behind a place, not in a sentence."""
    if re.fullmatch(r"[^.;:]{0,60}(?:,|den|am|vom|:)?\s*", before) is None:
        return False
    return re.match(r"\s*(?:\n|$|[–|(-])", after) is not None


def _sentence(parsed: Parsed, found: Expression) -> str:
    sentence = parsed.sentence_at(found.start)
    return sentence.text if sentence is not None else ""


@cache
def _recurring() -> re.Pattern[str]:
    return re.compile(_table()["recurring"]["near"])


@cache
def _cues() -> tuple[_Cue, ...]:
    """The rules of dates.toml; the last one holds for every date."""
    rules = _table()["role"]
    return tuple(_Cue(rule["name"], re.compile(rule["before"]), re.compile(rule.get("after", ""))) for rule in rules)


@cache
def _table() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(files(__package__).joinpath("dates.toml").read_text("utf-8"))
