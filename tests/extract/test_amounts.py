"""Sums of money: value, currency, what is said of them, and what is no money."""

import pytest
from conftest import make_parsed
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.amounts import find_amounts

SUMS = [
    # figures with a currency behind
    ("Zuschuss von 350.000 €", [350000]),
    ("Zuschuss von 350.000 Euro", [350000]),
    ("Zuschuss von 350.000 EUR", [350000]),
    ("Zuschuss von 350 000 Euro", [350000]),
    ("Zuschuss von l0.000 Euro", [10000]),
    ("Zuschuss von 2 .500 Euro", [2500]),
    ("Zuschuss von 5.000 (fünftausend) Euro", [5000]),
    ("Zuschuss von ½ Mio. Euro", [500000]),
    ("Zuschuss von 1½ Millionen Euro", [1500000]),
    ("Zuschuss von einer Viertelmillion Euro", [250000]),
    ("Zuschuss von 4,5 Mio. DKK", [4500000]),
    ("Zuschuss von CHF 3'000", [3000]),
    ("Zuschuss von 2 Millionen dänischen Kronen", [2000000]),
    ("Zuschuss von 350\u00a0000\u00a0Euro", [350000]),
    ("Zuschuss von 350'000 Euro", [350000]),
    ("Zuschuss von 350000 Euro", [350000]),
    ("Zuschuss von 350.000,00 €", [350000]),
    ("Zuschuss von 350.000,- €", [350000]),
    ("Zuschuss von 350.000,– €", [350000]),
    ("Zuschuss von 350.000,-- EUR", [350000]),
    ("Zuschuss von 350.000,— Euro", [350000]),
    ("Zuschuss von 350.000, -- Euro", [350000]),
    ("Zuschuss von 350.000.- Euro", [350000]),
    ("Zuschuss von 1.234.567,89 €", [1234567.89]),
    ("Stundensatz von 84,50 €", [84.5]),
    ("Stundensatz von 84,5 Euro", [84.5]),
    ("Eintritt: 7€", [7]),
    ("Beitrag 12 Euro", [12]),
    ("100.000.000 Euro", [100000000]),
    # currency before
    ("€ 5.000,00", [5000]),
    ("EUR 12.500", [12500]),
    ("EUR 1.500,-", [1500]),
    ("Euro 1.500,00", [1500]),
    ("TEUR 250", [250000]),
    ("€ 2,5 Mio.", [2500000]),
    # scales
    ("1,25 Mio. Euro", [1250000]),
    ("1,25 Mio Euro", [1250000]),
    ("1,25 Millionen Euro", [1250000]),
    ("1 Million Euro", [1000000]),
    ("3,5 Mrd. €", [3500000000]),
    ("2 Milliarden Euro", [2000000000]),
    ("240 TEUR", [240000]),
    ("240 T€", [240000]),
    ("240 Tsd. Euro", [240000]),
    ("240 Tausend Euro", [240000]),
    ("240 TDM", [240000]),
    ("240 k€", [240000]),
    ("12,5Mio.€", [12500000]),
    ("ein 10-Millionen-Euro-Programm", [10000000]),
    ("2,5-Mio.-Euro-Förderung", [2500000]),
    # words
    ("zehn Millionen Euro", [10000000]),
    ("eine Million Euro", [1000000]),
    ("eine halbe Million Euro", [500000]),
    ("eineinhalb Millionen Euro", [1500000]),
    ("anderthalb Millionen Euro", [1500000]),
    ("zweieinhalb Millionen Euro", [2500000]),
    ("fünftausend Euro", [5000]),
    ("zweihundertfünfzigtausend Euro", [250000]),
    ("dreihundert Euro", [300]),
    ("fünfzig Cent", [0.5]),
    ("zwölf Milliarden Euro", [12000000000]),
    ("5.000 Euro (in Worten: fünftausend Euro)", [5000, 5000]),
    # other currencies and cents
    ("50 Cent je Blatt", [0.5]),
    ("3 Euro und 50 Cent", [3, 0.5]),
    ("500 US-Dollar", [500]),
    ("$ 500 waren es nicht, sondern 300 Schweizer Franken", [300]),
    ("20 Pfennig", [0.2]),
    # ranges and lists
    ("10.000 bis 15.000 Euro", [10000, 15000]),
    ("10.000-15.000 Euro", [10000, 15000]),
    ("von 10.000 Euro bis 15.000 Euro", [10000, 15000]),
    ("zwischen 10 und 15 Mio. Euro", [10000000, 15000000]),
    ("zwischen 500 und 1.000 Euro", [500, 1000]),
    ("5 bis 6 Millionen Euro", [5000000, 6000000]),
    ("500.000 bis 1 Million Euro", [500000, 1000000]),
    ("20.000, 30.000 und 40.000 Euro", [20000, 30000, 40000]),
    ("1,2 Mio. bzw. 1,4 Mio. Euro", [1200000, 1400000]),
    # next to other numbers
    ("im Jahr 2019 20.000 Euro", [20000]),
    ("2019 und 20.000 Euro", [20000]),
    ("im Jahr 2020 und 2021 je 20.000 Euro", [20000]),
    ("80 Prozent, höchstens 30.000 Euro", [30000]),
    ("für 3 Schulen und 5.000 Euro", [5000]),
    ("Kapitel 12, 300 Euro", [300]),
    # misread
    ("45.OOO Euro", [45000]),
    ("45.00O Euro", [45000]),
    ("10:000 DM", [10000]),
    ("28. 500, -- DM", [28500]),
    ("7,500 DM", [7500]),
    ("tiber 10 Mio. Euro", [10000000]),
    ("1OO Euro", [100]),
    # in sentences
    ("Die Stadt zahlt 4.000 € und der Kreis 6.000 €.", [4000, 6000]),
    ("Beitrag: 25,00 EUR/Monat", [25]),
    ("Das kostet 1.000 Euro.", [1000]),
]

NO_SUMS = [
    "5 Prozent",
    "300 Personen",
    "250 m²",
    "EURO 2024 in Deutschland",
    "Euro 6 und Euro-7-Norm",
    "die Euro-Zone",
    "1-Euro-Jobs",
    "der 500-Euro-Schein",
    "2,5 Mio. Menschen",
    "3 Millionen Tonnen",
    "Mark Brandenburg",
    "in 15 Mark Brandenburg-Orten",
    "der Euro",
    "viele Millionen",
    "Telefon 0611 2019",
    "am 3.6.2019",
    "Europa 2020",
    "10 Eurasier",
    "Kapitel 1.2 Europarecht",
]

SAID = [
    ("rund 720.000 €", "rund 720.000 €", True, "exact", None),
    ("ca. 5.000 Euro", "ca. 5.000 Euro", True, "exact", None),
    ("etwa 5.000 Euro", "etwa 5.000 Euro", True, "exact", None),
    ("knapp 5.000 Euro", "knapp 5.000 Euro", True, "exact", None),
    ("mehr als 5.000 Euro", "mehr als 5.000 Euro", True, "exact", None),
    ("bis zu 5.000 Euro", "bis zu 5.000 Euro", False, "at_most", None),
    ("von höchstens 5.000 Euro", "höchstens 5.000 Euro", False, "at_most", None),
    ("maximal 5.000 Euro", "maximal 5.000 Euro", False, "at_most", None),
    ("bis zu einem Betrag von 5.000 Euro", "bis zu einem Betrag von 5.000 Euro", False, "at_most", None),
    ("mindestens 5.000 Euro", "mindestens 5.000 Euro", False, "at_least", None),
    ("insgesamt bis zu 5.000 Euro", "bis zu 5.000 Euro", False, "at_most", None),
    ("bis zu rund 5.000 Euro", "bis zu rund 5.000 Euro", True, "at_most", None),
    ("in Höhe von 5.000 Euro", "5.000 Euro", False, "exact", None),
    ("5.000 Euro jährlich", "5.000 Euro", False, "exact", "year"),
    ("jährlich 5.000 Euro", "5.000 Euro", False, "exact", "year"),
    ("jährlich rund 5.000 Euro", "rund 5.000 Euro", True, "exact", "year"),
    ("5.000 Euro pro Jahr", "5.000 Euro", False, "exact", "year"),
    ("5.000 Euro im Jahr", "5.000 Euro", False, "exact", "year"),
    ("5.000 Euro im Jahr 2019", "5.000 Euro", False, "exact", None),
    ("5.000 Euro p. a.", "5.000 Euro", False, "exact", "year"),
    ("5.000 Euro p.a.", "5.000 Euro", False, "exact", "year"),
    ("5.000 Euro je Haushaltsjahr", "5.000 Euro", False, "exact", "year"),
    ("5.000 Euro je Schuljahr", "5.000 Euro", False, "exact", "year"),
    ("monatlich bis zu 480 Euro", "bis zu 480 Euro", False, "at_most", "month"),
    ("390 Euro im Monat", "390 Euro", False, "exact", "month"),
    ("84 Euro je Stunde", "84 Euro", False, "exact", "hour"),
    ("500 Euro pro Kind", "500 Euro", False, "exact", "unit"),
    ("je Platz 390 Euro", "390 Euro", False, "exact", "unit"),
]

CURRENCIES = [
    ("5 €", "EUR"), ("5 Cent", "EUR"), ("5 DM", "DEM"), ("5 D-Mark", "DEM"), ("5 Mark", "DEM"), ("5 Pfennig", "DEM"),
    ("5 TDM", "DEM"), ("5 Dollar", "USD"), ("5 Franken", "CHF"), ("5 CHF", "CHF"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_values(text: str, expected: list[float]) -> None:
    assert [amount.value for amount in find_amounts(make_parsed(text))] == pytest.approx(expected)


@pytest.mark.parametrize("text", NO_SUMS)
def test_what_is_no_money(text: str) -> None:
    assert find_amounts(make_parsed(text)) == ()


@pytest.mark.parametrize(("text", "quoted", "approximate", "bound", "per"), SAID)
def test_what_is_said_of_a_sum(text: str, quoted: str, approximate: bool, bound: str, per: str | None) -> None:
    [amount] = find_amounts(make_parsed(f"Es sind {text} vorgesehen."))
    assert f"Es sind {text} vorgesehen."[amount.start : amount.end] == quoted
    assert (amount.approximate, amount.bound, amount.per) == (approximate, bound, per)


@pytest.mark.parametrize(("text", "currency"), CURRENCIES)
def test_currencies(text: str, currency: str) -> None:
    assert [amount.currency for amount in find_amounts(make_parsed(text))] == [currency]


def test_figures_under_a_column_in_euro_are_money() -> None:
    table = "| Posten Betrag in Euro Jahr\n\n| Planung 78.000 2024/2025\n\n| Werbung 4.500,50 2025\n\n9.000 Wörter."
    assert [amount.value for amount in find_amounts(make_parsed(table))] == [78000, 4500.5]


def test_figures_under_a_column_in_thousands() -> None:
    table = "| Posten (TEUR) Anteil\n\n| Planung 1.200 80,00 %"
    assert [amount.value for amount in find_amounts(make_parsed(table))] == [1200000]


def test_figures_of_a_table_without_currency_are_none() -> None:
    assert find_amounts(make_parsed("| Posten Anzahl\n\n| Plätze 1.200")) == ()


@given(st.integers(1, 10**9))
def test_every_whole_sum_is_read_back(value: int) -> None:
    printed = f"{value:,}".replace(",", ".")
    assert [amount.value for amount in find_amounts(make_parsed(f"Summe: {printed} Euro"))] == [value]
