"""Counted terms: computed where the day they are counted from is known, symbolic elsewhere."""

import datetime

import pytest
from conftest import make_parsed
from hypothesis import given
from hypothesis import strategies as st

from models.dates import PartialDate
from pipeline.extract.terms import Term, find_terms, term_dates
from pipeline.german.deadlines import Period, end_after, end_from, next_working_day, start_before

SIGNED, EFFECTIVE = PartialDate("2019-01-31"), PartialDate("2019-02-01")

COMPUTED = [
    ("Sie tritt am Tage nach der Unterzeichnung in Kraft.", "day after signature", "2019-02-01", "effective"),
    ("Sie tritt am Tag nach ihrer Unterzeichnung in Kraft.", "day after signature", "2019-02-01", "effective"),
    ("Sie gilt ab dem Tag ihrer Unterzeichnung.", "day of signature", "2019-01-31", "effective"),
    ("Sie tritt am Tag der Unterschrift in Kraft.", "day of signature", "2019-01-31", "effective"),
    ("Sie tritt mit Unterzeichnung durch beide Partner in Kraft.", "day of signature", "2019-01-31", "effective"),
    ("Der Vertrag tritt mit seiner Unterzeichnung in Kraft.", "day of signature", "2019-01-31", "effective"),
    (
        "am ersten Tag des auf die Unterzeichnung folgenden Monats",
        "first day of the month after signature",
        "2019-02-01",
        "effective",
    ),
    (
        "zum Ersten des Monats, der auf die Unterzeichnung folgt",
        "first day of the month after signature",
        "2019-02-01",
        "effective",
    ),
    ("drei Monate nach Abschluss", "3 months after signature", "2019-04-30", "deadline"),
    ("binnen drei Monaten nach Abschluss der Vereinbarung", "3 months after signature", "2019-04-30", "deadline"),
    ("innerhalb von 14 Tagen nach Unterzeichnung", "14 days after signature", "2019-02-14", "deadline"),
    ("einen Monat nach Vertragsschluss", "1 month after signature", "2019-02-28", "deadline"),
    ("spätestens sechs Wochen nach Inkrafttreten", "6 weeks after entry into force", "2019-03-15", "deadline"),
    ("zwei Jahre nach Inkrafttreten dieser Vereinbarung", "2 years after entry into force", "2021-02-01", "deadline"),
    ("bis spätestens ein Jahr nach Vertragsbeginn", "1 year after entry into force", "2020-02-03", "deadline"),
    ("zehn Werktage nach Unterzeichnung", "10 working days after signature", "2019-02-14", "deadline"),
    ("zwei Wochen vor Vertragsbeginn", "2 weeks before entry into force", "2019-01-18", "deadline"),
    ("für die Dauer von fünf Jahren geschlossen", "5 years from entry into force", "2024-01-31", "period"),
    ("Die Laufzeit beträgt zunächst drei Jahre.", "3 years from entry into force", "2022-01-31", "period"),
    ("Der Vertrag wird auf dreißig Jahre geschlossen.", "30 years from entry into force", "2049-01-31", "period"),
    ("Sie gilt für zwei Jahre.", "2 years from entry into force", "2021-01-31", "period"),
    ("eine Laufzeit von 18 Monaten", "18 months from entry into force", "2020-07-31", "period"),
]

SYMBOLIC = [
    ("mit einer Frist von 6 Monaten zum Jahresende", "6 months before end of year"),
    ("mit einer Frist von sechs Monaten zum Ende des Kalenderjahres", "6 months before end of year"),
    ("mit einer Kündigungsfrist von drei Monaten zum Quartalsende", "3 months before end of quarter"),
    ("mit einer Frist von zwölf Monaten zum Ende eines Schuljahres", "12 months before end of school year"),
    ("vier Wochen zum Monatsende", "4 weeks before end of month"),
    ("spätestens zwei Jahre vor Ablauf", "2 years before end of term"),
    ("drei Monate vor Ablauf der Vertragslaufzeit", "3 months before end of term"),
    ("sechs Monate zum Ende des Haushaltsjahres", "6 months before end of budget year"),
    ("zum Quartalsende", "end of quarter"),
    ("jeweils zum Jahresende", "end of year"),
    ("bis zum Ende des Schuljahres", "end of school year"),
    ("zum Monatsende", "end of month"),
    ("nach Ablauf des Haushaltsjahres", "end of budget year"),
    ("innerhalb von 30 Tagen", "within 30 days"),
    ("binnen vier Wochen", "within 4 weeks"),
    ("drei Monate nach Vorlage des Verwendungsnachweises", "3 months after Vorlage des Verwendungsnachweises"),
    ("einen Monat nach Zugang", "1 month after Zugang"),
    ("am Tage nach der Bekanntmachung", "day after Bekanntmachung"),
    ("zwei Wochen vor der Sitzung", "2 weeks before Sitzung"),
]

NO_TERMS = [
    "nach der Unterzeichnung gab es Sekt",
    "vor drei Jahren begann das Projekt",
    "seit fünf Jahren arbeiten sie zusammen",
    "zum Jahresende 2024",
    "jeden Monat ein Treffen",
    "in den nächsten Jahren",
    "ein Tag nach dem anderen",
]


def terms(text: str) -> tuple[Term, ...]:
    return find_terms(make_parsed(text, "agreement"), SIGNED, EFFECTIVE, "Hessen")


@pytest.mark.parametrize(("text", "symbolic", "value", "role"), COMPUTED)
def test_computed_terms(text: str, symbolic: str, value: str, role: str) -> None:
    [term] = terms(text)
    assert (term.symbolic, term.date and term.date.value, term.role) == (symbolic, value, role)
    assert term.rule


@pytest.mark.parametrize(("text", "symbolic", "value", "role"), COMPUTED)
def test_without_the_day_they_are_counted_from_terms_stay_symbolic(
    text: str, symbolic: str, value: str, role: str
) -> None:
    [term] = find_terms(make_parsed(text, "agreement"), PartialDate("2019"), None)
    assert (term.symbolic, term.date, term.rule) == (symbolic, None, None)


@pytest.mark.parametrize(("text", "symbolic"), SYMBOLIC)
def test_symbolic_terms(text: str, symbolic: str) -> None:
    assert [(term.symbolic, term.date) for term in terms(text)] == [(symbolic, None)]


@pytest.mark.parametrize("text", NO_TERMS)
def test_what_is_no_term(text: str) -> None:
    assert terms(text) == ()


def test_only_terms_that_mean_a_day_become_dates() -> None:
    found = terms(
        "Sie tritt am Tage nach der Unterzeichnung in Kraft und wird für die Dauer von fünf Jahren geschlossen."
    )
    [item] = term_dates(found)
    assert (item.date.value, item.role, item.symbolic) == ("2019-02-01", "effective", "day after signature")
    assert len(found) == 2


def test_the_steps_name_their_paragraphs() -> None:
    [term] = terms("ein Jahr nach Vertragsbeginn")
    assert term.rule == (
        "from 2019-02-01, not counting that day (§ 187 Abs. 1 BGB); 1 year end on 2020-02-01 (§ 188 Abs. 2 BGB); "
        "2020-02-01 is a Saturday: next working day 2020-02-03 (§ 193 BGB)"
    )


@pytest.mark.parametrize(
    ("event", "period", "state", "expected"),
    [
        ("2019-10-17", Period(2, "week"), "Sachsen", "2019-11-01"),  # 31 October is a holiday there
        ("2019-10-17", Period(2, "week"), "Hessen", "2019-10-31"),
        ("2019-12-18", Period(1, "week"), None, "2019-12-27"),  # Christmas
        ("2019-05-06", Period(45, "day"), "Bayern", "2019-06-21"),  # Corpus Christi
        ("2019-05-06", Period(45, "day"), "Berlin", "2019-06-20"),
        ("2020-02-29", Period(1, "year"), None, "2021-03-01"),  # 28 February is a Sunday
        ("2019-08-31", Period(6, "month"), None, "2020-03-02"),  # 29 February is a Saturday
    ],
)
def test_holidays_of_the_state_move_the_end(event: str, period: Period, state: str | None, expected: str) -> None:
    computed = next_working_day(end_after(datetime.date.fromisoformat(event), period, state), state)
    assert computed.day.isoformat() == expected


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(["month", "year"]),
)
def test_a_period_that_counts_its_first_day_ends_a_day_earlier(day: datetime.date, count: int, unit: str) -> None:
    period = Period(count, unit)  # type: ignore[arg-type]
    assert end_after(day, period).day - end_from(day, period).day == datetime.timedelta(1)
    assert start_before(day, period).day < day < end_after(day, period).day
