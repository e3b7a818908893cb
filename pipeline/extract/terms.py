"""Terms that are counted, not named: "drei Monate nach Abschluss", "am Tage nach der Unterzeichnung"."""

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from models.dates import PartialDate
from models.findings import DateItem, DateRole, Span
from pipeline.extract.parse import Parsed
from pipeline.german.deadlines import Computed, Period, Unit, end_after, end_from, next_working_day, start_before
from pipeline.german.numbers import cardinal


@dataclass(frozen=True, slots=True)
class Term(Span):
    """A counted term. `symbolic` says in words what it is ("3 months after signature"); `date` and `rule` are None
    where the day it is counted from is not known, or where it comes back every year.

    `names_a_day`: the expression means one day ("am Tage nach der Unterzeichnung"), not a length of time.
    """

    symbolic: str
    role: DateRole
    date: PartialDate | None = None
    rule: str | None = None
    names_a_day: bool = True


@dataclass(frozen=True, slots=True)
class _Known:
    """The days from which terms are counted, by event, and the state whose holidays count."""

    days: dict[str, datetime.date]
    state: str | None


def find_terms(
    parsed: Parsed, signed: PartialDate | None, effective: PartialDate | None, state: str | None = None
) -> tuple[Term, ...]:
    """Every counted term in reading order, computed from the days of signature and entry into force by §§ 187 ff. BGB.

    `state` (its German name) decides which holidays count for § 193 BGB; None: those of all of Germany.
    """
    events = (("signature", signed), ("entry into force", effective))
    days = {name: date.first for name, date in events if date is not None and date.precision == "day"}
    found = sorted(_terms(parsed.text.text, _Known(days, state)), key=lambda term: (term.start, -term.end))
    kept: list[Term] = []
    for term in found:
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return tuple(kept)


def term_dates(terms: tuple[Term, ...]) -> tuple[DateItem, ...]:
    """The terms that mean one known day, as dates; the end of a mere length of time is nobody's date expression."""
    return tuple(
        DateItem(term.start, term.end, term.confidence, term.date, term.role, term.symbolic, term.rule)
        for term in terms
        if term.date is not None and term.names_a_day
    )


def _terms(text: str, known: _Known) -> Iterator[Term]:
    for name, read in _READERS.items():
        for pattern in _forms()[name]:
            for match in pattern.finditer(text):
                if term := read(match, known):
                    yield term


def _day_after(match: re.Match[str], known: _Known) -> Term:
    """ "Am Tage nach der Unterzeichnung": § 187 Abs. 1 BGB with a period of one day."""
    event = _event(match)
    computed = end_after(known.days[event], Period(1, "day")) if event in known.days else None
    return _term(match, f"day after {event}", "effective", computed)


def _day_of(match: re.Match[str], known: _Known) -> Term:
    """ "Am Tag ihrer Unterzeichnung", "mit Unterzeichnung in Kraft"."""
    event = _event(match)
    computed = Computed(known.days[event], f"the day of {event}") if event in known.days else None
    return _term(match, f"day of {event}", "effective", computed)


def _next_month(match: re.Match[str], known: _Known) -> Term:
    """ "Am ersten Tag des auf die Unterzeichnung folgenden Monats"."""
    event, computed = _event(match), None
    if day := known.days.get(event):
        first = datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        computed = Computed(first, f"first day of the month after {day}")
    return _term(match, f"first day of the month after {event}", "effective", computed)


def _after_event(match: re.Match[str], known: _Known) -> Term | None:
    """ "Binnen drei Monaten nach Abschluss": what falls on a holiday moves on, § 193 BGB."""
    event, period = _event(match), _period(match)
    if period is None:
        return None
    day = known.days.get(event)
    end = next_working_day(end_after(day, period, known.state), known.state) if day else None
    return _term(match, f"{period} after {event}", "deadline", end)


def _before_event(match: re.Match[str], known: _Known) -> Term | None:
    """ "Zwei Wochen vor Vertragsbeginn"."""
    event, period = _event(match), _period(match)
    day = known.days.get(event)
    if period is None:
        return None
    return _term(match, f"{period} before {event}", "deadline", start_before(day, period) if day else None)


def _notice(match: re.Match[str], known: _Known) -> Term | None:
    """ "Mit einer Frist von sechs Monaten zum Jahresende": comes back every year, so that no day can be said."""
    period = _period(match)
    return _term(match, f"{period} before {_end(match)}", "deadline", None) if period else None


def _duration(match: re.Match[str], known: _Known) -> Term | None:
    """ "Für die Dauer von fünf Jahren", from entry into force, whose day is counted (§ 187 Abs. 2 BGB)."""
    period, first = _period(match), known.days.get("entry into force")
    if period is None:
        return None
    computed = end_from(first, period) if first else None
    return _term(match, f"{period} from entry into force", "period", computed, names_a_day=False)


def _ends(match: re.Match[str], known: _Known) -> Term:
    """ "Zum Quartalsende": comes back, so that no day can be said."""
    return _term(match, _end(match), "deadline", None)


def _within(match: re.Match[str], known: _Known) -> Term | None:
    """ "Innerhalb von 30 Tagen", from something the expression does not name."""
    period = _period(match)
    return _term(match, f"within {period}", "deadline", None, names_a_day=False) if period else None


_READERS: dict[str, Callable[[re.Match[str], _Known], Term | None]] = {
    "day_after": _day_after,
    "day_of": _day_of,
    "next_month": _next_month,
    "after_event": _after_event,
    "before_event": _before_event,
    "notice": _notice,
    "duration": _duration,
    "ends": _ends,
    "within": _within,
}


def _term(
    match: re.Match[str], symbolic: str, role: DateRole, computed: Computed | None, names_a_day: bool = True
) -> Term:
    date = PartialDate(computed.day.isoformat()) if computed else None
    confidence = 0.85 if computed else 0.75
    return Term(
        match.start(), match.end(), confidence, symbolic, role, date, computed.steps if computed else None, names_a_day
    )


def _event(match: re.Match[str]) -> str:
    """The event a term is counted from: its name, or as printed where its day is told nowhere."""
    if match["signature"]:
        return "signature"
    return "entry into force" if match["force"] else re.sub(r"\s+", " ", match["other"])


def _period(match: re.Match[str]) -> Period | None:
    count = cardinal(match["count"])
    unit = next(unit for pattern, unit in _units() if pattern.fullmatch(match["unit"]))
    return Period(count, unit) if count else None


def _end(match: re.Match[str]) -> str:
    ends: dict[str, str] = _table()["end"]
    return next(name for name, pattern in ends.items() if re.fullmatch(pattern, match["end"]))


@cache
def _forms() -> dict[str, tuple[re.Pattern[str], ...]]:
    """The forms of terms.toml with their lists filled in; raises KeyError for a form that no function reads."""
    table = _table()
    forms = table["event"]
    event = f"(?P<signature>{forms['signature']})|(?P<force>{forms['entry into force']})|(?P<other>{forms['other']})"
    filled = {
        "{event}": rf"(?:(?:{'|'.join(table['before_event'])})\s+){{0,2}}(?:{event})\b",
        "{period}": rf"(?P<count>\d{{1,3}}|[a-zäöüß]{{3,20}})\s+(?P<unit>{'|'.join(table['unit'])})\b",
        "{end}": rf"(?P<end>{'|'.join(table['end'].values())})\b",
        "{limit}": rf"(?:\b(?:{'|'.join(table['limit'])})\s+)?(?:einer\s+Frist\s+von\s+)?",
    }
    return {name: tuple(re.compile(_fill(form, filled)) for form in table["form"][name]) for name in _READERS}


def _fill(form: str, filled: dict[str, str]) -> str:
    for place, pattern in filled.items():
        form = form.replace(place, pattern)
    return form


@cache
def _units() -> tuple[tuple[re.Pattern[str], Unit], ...]:
    return tuple((re.compile(form), cast(Unit, unit)) for form, unit in _table()["unit"].items())


@cache
def _table() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
