"""Date expressions: what they mean, what they are for, and what is none."""

import datetime

import pytest
from conftest import Make, make_parsed
from hypothesis import given
from hypothesis import strategies as st

from models.dates import PartialDate
from pipeline.extract.dates import find_dates, unresolved_dates

ISSUED = PartialDate("2021-05-19")  # a Wednesday

ABSOLUTE = [
    # days in figures
    ("Das Treffen am 7.4.2016 in Celle.", ["2016-04-07"]),
    ("Das Treffen am 07.04.2016 in Celle.", ["2016-04-07"]),
    ("Das Treffen am 07.04.16 in Celle.", ["2016-04-07"]),
    ("Das Treffen am 7. 4. 2016 in Celle.", ["2016-04-07"]),
    ("Das Treffen am 7.4.16 in Celle.", ["2016-04-07"]),
    ("Erstellt 2016-04-07 im Referat 12.", ["2016-04-07"]),
    ("Bescheid vom 29.02.2020", ["2020-02-29"]),
    ("Geburtsdatum: 01/12/1971", ["1971-12-01"]),
    ("(Beschluss vom 30.11.1999)", ["1999-11-30"]),
    ("Rechnung vom 31.12.49", ["2049-12-31"]),
    ("Rechnung vom 31.12.50", ["1950-12-31"]),
    # days in words
    ("am 12. 0ktober 20 14", ["2014-10-12"]),
    ("am 12, Oktober 2014", ["2014-10-12"]),
    ("Ausgabe 3, Oktober 2014", ["2014-10"]),
    ("Erstellt in Celle, 5.3.99 nachmittags", ["1999-03-05"]),
    ("am 12. Oktober .2014", ["2014-10-12"]),
    ("in den Jahren 2013, 2014 und 2015", ["2013/2015"]),
    ("am 12. Oktober 2014", ["2014-10-12"]),
    ("am 12.Oktober 2014", ["2014-10-12"]),
    ("am 12 Oktober 2014", ["2014-10-12"]),
    ("am 1. Jänner 2009", ["2009-01-01"]),
    ("am 3. Feber 2009", ["2009-02-03"]),
    ("am 12. Okt. 2014", ["2014-10-12"]),
    ("am 5. Sept. 2014", ["2014-09-05"]),
    ("am 24. Dez. 1998", ["1998-12-24"]),
    ("am Freitag, 8. März 2019, um 10 Uhr", ["2019-03-08"]),
    ("am Freitag, den 8. März 2019", ["2019-03-08"]),
    ("am zwölften Oktober 2014", ["2014-10-12"]),
    ("am einunddreißigsten Mai 2014", ["2014-05-31"]),
    ("am 12. OKTOBER 2014", ["2014-10-12"]),
    ("bis zum Ablauf des 30. Juni 2026", ["2026-06-30"]),
    ("Der 9. November 1989 veränderte alles.", ["1989-11-09"]),
    # months
    ("im August 2013 eröffnet", ["2013-08"]),
    ("seit Mai 2012", ["2012-05"]),
    ("Anfang Juli 2011", ["2011-07"]),
    ("Mitte Februar 2011", ["2011-02"]),
    ("Ende Nov. 2011", ["2011-11"]),
    ("Stand: 09/2017", ["2017-09"]),
    ("Stand: 9.2017", ["2017-09"]),
    ("ab 03/2022 besetzt", ["2022-03"]),
    ("März 2015", ["2015-03"]),
    ("Aug. 2015 bis Okt. 2015", ["2015-08/2015-10"]),
    # years
    ("im Jahr 1994 gegründet", ["1994"]),
    ("im Jahre 1876", ["1876"]),
    ("seit 1962", ["1962"]),
    ("Ende 2017", ["2017"]),
    ("Anfang 2018", ["2018"]),
    ("bis Mitte 2025", ["2025"]),
    ("bis 2035 klimaneutral", ["2035"]),
    ("das Haushaltsjahr 2020", ["2020"]),
    ("im Sommer 2016", ["2016"]),
    ("Frühjahr 2016", ["2016"]),
    ("Herbst/Winter 2016", ["2016"]),
    ("(2016)", ["2016"]),
    ("Die 1987 errichtete Halle", ["1987"]),
    ("gegenüber 1990", ["1990"]),
    ("im Haushalt 2022 eingestellt", ["2022"]),
    ("Das Förderjahr 2023 beginnt.", ["2023"]),
    ("im Jahr 1412 erstmals erwähnt", ["1412"]),
    ("Das ist weniger als 2014, sagte sie.", ["2014"]),
    ("über 2025 hinaus", ["2025"]),
    ("Mittel | 4.000 € | 2025", ["2025"]),
    # periods of years
    ("in den Jahren 2015/16", ["2015/2016"]),
    ("2015/2016", ["2015/2016"]),
    ("1999/00", ["1999/2000"]),
    ("2017-2019", ["2017/2019"]),
    ("2017–2019", ["2017/2019"]),
    ("2017 – 2019", ["2017/2019"]),
    ("von 2017 bis 2019", ["2017/2019"]),
    ("2017 bis Ende 2019", ["2017/2019"]),
    ("von Anfang 2017 bis Mitte 2019", ["2017/2019"]),
    ("zwischen 2010 und 2014", ["2010/2014"]),
    ("für die Haushaltsjahre 2020 und 2021", ["2020/2021"]),
    ("in den Jahren 2019 und 2022", ["2019", "2022"]),
    ("in 2019, 2021 und 2023", ["2019", "2021", "2023"]),
    ("im Schuljahr 2022/23", ["2022/2023"]),
    ("zum Wintersemester 2021/22", ["2021/2022"]),
    ("Doppelhaushalt 2023/2024", ["2023/2024"]),
    ("die Förderperiode 2021–2027", ["2021/2027"]),
    ("Urkunden aus den Jahren 1483 bis 1937", ["1483/1937"]),
    ("in den 1990er Jahren", ["1990/1999"]),
    ("in den 1990er-Jahren", ["1990/1999"]),
    ("der 80er Jahre", ["1980/1989"]),
    # periods of months and days
    ("von Januar bis März 2021", ["2021-01/2021-03"]),
    ("Januar–März 2021", ["2021-01/2021-03"]),
    ("Mai/Juni 2021", ["2021-05/2021-06"]),
    ("von Dezember 2020 bis Februar 2021", ["2020-12/2021-02"]),
    ("vom 3. bis 5. Juni 2019", ["2019-06-03/2019-06-05"]),
    ("vom 3. bis zum 5. Juni 2019", ["2019-06-03/2019-06-05"]),
    ("3.-5. Juni 2019", ["2019-06-03/2019-06-05"]),
    ("3. – 5. Juni 2019", ["2019-06-03/2019-06-05"]),
    ("3./4. Juni 2019", ["2019-06-03/2019-06-04"]),
    ("am 3. und 4. Juni 2019", ["2019-06-03/2019-06-04"]),
    ("am 3. und 17. Juni 2019", ["2019-06-03", "2019-06-17"]),
    ("am 3. oder 4. Juni 2019", ["2019-06-03", "2019-06-04"]),
    ("am 3., 5. und 9. Juni 2019", ["2019-06-03", "2019-06-05", "2019-06-09"]),
    ("zwischen dem 3. und dem 17. Juni 2019", ["2019-06-03/2019-06-17"]),
    ("vom 28. Mai bis 2. Juni 2019", ["2019-05-28/2019-06-02"]),
    ("vom 28. Dezember 2019 bis 3. Januar 2020", ["2019-12-28/2020-01-03"]),
    ("vom 01.01.2020 bis 31.12.2022", ["2020-01-01/2022-12-31"]),
    ("vom 1.1.2020 bis zum 31.12.2022", ["2020-01-01/2022-12-31"]),
    ("01.01.–31.12.2022", ["2022-01-01/2022-12-31"]),
    ("01.01.2022 - 31.12.2022", ["2022-01-01/2022-12-31"]),
    ("von Montag, 3. Juni, bis Freitag, 7. Juni 2019", ["2019-06-03/2019-06-07"]),
    ("vom 1. August 2020 bis einschließlich 31. Juli 2021", ["2020-08-01/2021-07-31"]),
    # quarters and halves
    ("im 3. Quartal 2021", ["2021-07/2021-09"]),
    ("im dritten Quartal 2021", ["2021-07/2021-09"]),
    ("III. Quartal 2021", ["2021-07/2021-09"]),
    ("Q4 2021", ["2021-10/2021-12"]),
    ("Q1/2021", ["2021-01/2021-03"]),
    ("im ersten Halbjahr 2022", ["2022-01/2022-06"]),
    ("im zweiten Halbjahr des Jahres 2022", ["2022-07/2022-12"]),
    # misread letters
    ("am 3. Juni 20l9", ["2019-06-03"]),
    ("am 3. Juni 2O19", ["2019-06-03"]),
    ("am l2. Oktober 2014", ["2014-10-12"]),
    ("am 3. Marz 2019", ["2019-03-03"]),
    ("am 3. Mdrz 2019", ["2019-03-03"]),
    ("am 5. Dezernber 2018", ["2018-12-05"]),
    ("am 5. Novernber 2018", ["2018-11-05"]),
    ("am 5. Septeinber 2018", ["2018-09-05"]),
    ("am 5. Scptember 2018", ["2018-09-05"]),
    ("am 5. Auqust 2018", ["2018-08-05"]),
    ("am 5. 0ktober 2018", ["2018-10-05"]),
    ("am 5. Jull 2018", ["2018-07-05"]),
    ("mit Schreiben vom:.6.5.1996", ["1996-05-06"]),
    ("am 07.04,2016", ["2016-04-07"]),
    # a day that does not exist
    ("am 30. Februar 2020", ["2020"]),
    # several in one sentence
    ("Am 2. Mai 2019 begonnen, seit 2020 fertig, bis 31.03.2023 gefördert.", ["2019-05-02", "2020", "2023-03-31"]),
    ("(* 4. Februar 1906 in Breslau; † 9. April 1945)", ["1906-02-04", "1945-04-09"]),
]

NO_DATES = [
    "Zeilen 1087 – 1090",
    "Zeilen 1902 – 1907",
    "S. 1999 f.",
    "Tel. 0611/3219 2019",
    "Telefon 0361 2018 1999",
    "Fax: 0611-2019",
    "01999 Musterstadt",
    "Drucksache 19/2018",
    "Drs. 20/1999",
    "Az. 12-2019/44",
    "Nr. 2019/12",
    "BGBl. I 2019 S. 5",
    "GVBl. 2018 S. 44",
    "(K. u. U. S. 1998)",
    "HRB 1998",
    "DIN EN ISO 2015",
    "DIN EN ISO 9001:2015",
    "§ 2018",
    "rund 2000 Menschen kamen",
    "über 1900 Bürgerinnen",
    "2000 Euro",
    "1999 €",
    "bis zu 2000 EUR",
    "1.950 Plätze",
    "2020 Teilnehmende",
    "Raum 2014",
    "1,5 m² bis 2000 m²",
    "um 20:19 Uhr",
    "Version 1.2.19",
    "1.2.19 Unterabschnitt",
    "Nummer 3.1 und 4.2",
    "zum 3. Mal",
    "in der 3. und 4. Klasse",
    "der 5. Hessische Demografiepreis",
    "TSV 1860 München",
    "SV 1919 Musterdorf e. V.",
    "Sportverein 1921 e.V.",
    "Agenda 2030",
    "das Programm „Horizont 2020“",
    "Klimaschutzplan 2050",
    "Aktionsplan 2025",
    "Zensus 2022",
    "am 31.02.2019",
    "am 45.13.2019",
    "https://www.example.org/2018/05/bericht",
    "datei-2019.pdf",
    "COVID-2019",
    "RAL 1999",
    "Kurt Mai sagte",
    "Herr August und Frau Mai",
    "12 Monate und 3 Wochen",
    "Konto 2019",
]

RELATIVE = [
    ("Gestern trafen sich alle.", ["2021-05-18"]),
    ("Vorgestern trafen sich alle.", ["2021-05-17"]),
    ("Der Minister hat heute unterschrieben.", ["2021-05-19"]),
    ("am heutigen Mittwoch", ["2021-05-19"]),
    ("am gestrigen Dienstag", ["2021-05-18"]),
    ("am kommenden Montag", ["2021-05-24"]),
    ("am vergangenen Freitag", ["2021-05-14"]),
    ("am letzten Mittwoch", ["2021-05-12"]),
    ("am 24. August treffen sich alle", ["2021-08-24"]),
    ("am 24.08. treffen sich alle", ["2021-08-24"]),
    ("am 30. Dezember ist Schluss", ["2021-12-30"]),
    ("im September", ["2021-09"]),
    ("im November", ["2021-11"]),
    ("Anfang August dieses Jahres", ["2021-08"]),
    ("im Oktober vergangenen Jahres", ["2020-10"]),
    ("im März des kommenden Jahres", ["2022-03"]),
    ("am 5. Mai d. J.", ["2021-05-05"]),
    ("seit diesem Jahr", ["2021"]),
    ("im nächsten Jahr", ["2022"]),
    ("im vergangenen Jahr", ["2020"]),
    ("Ende nächsten Jahres", ["2022"]),
    ("im Frühjahr nächsten Jahres", ["2022"]),
    ("im kommenden Frühjahr", ["2022"]),
    ("im vergangenen Herbst", ["2020"]),
    ("in diesem Sommer", ["2021"]),
    ("vom 3. bis 5. Juli", ["2021-07-03/2021-07-05"]),
    ("im ersten Quartal des kommenden Jahres", ["2022-01/2022-03"]),
]

NOT_RESOLVED = [
    "jeweils zum 31. März",
    "bis zum 31. März eines jeden Jahres",
    "jährlich am 5. Mai",
    "spätestens am 30. Juni des Folgejahres",
    "in jedem Jahr im September",
]

ROLES = [
    ("Die Vereinbarung tritt am 1. Januar 2020 in Kraft.", "effective"),
    ("Die Vereinbarung tritt mit Wirkung vom 1. Januar 2020 in Kraft.", "effective"),
    ("Sie gilt ab dem 1. Januar 2020.", "effective"),
    ("Die Regelung wird zum 1. Juli 2021 wirksam.", "effective"),
    ("Der Bericht ist bis zum 31. März 2022 vorzulegen.", "deadline"),
    ("Der Bericht ist spätestens am 31. März 2022 vorzulegen.", "deadline"),
    ("bis Ende 2024 abgeschlossen", "deadline"),
    ("bis zum Jahr 2030", "deadline"),
    ("Sie gilt bis zum 31. Dezember 2025.", "period"),
    ("Die Laufzeit endet am 31. Dezember 2025.", "period"),
    ("in den Jahren 2019 bis 2021", "period"),
    ("gemäß Beschluss des Rates vom 4. Mai 2018", "reference"),
    ("in der Fassung vom 4. Mai 2018", "reference"),
    ("Stand: Mai 2018", "reference"),
    ("gegenüber 1990", "reference"),
    ("Das Fest findet am 4. Mai 2018 statt.", "event"),
]


def values(text: str, issued: PartialDate | None = None, kind: str = "press_release") -> list[str]:
    return [item.date.value for item in find_dates(make_parsed(text, kind), issued)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_named_dates(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert values(text, ISSUED) == []


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_dates_that_need_the_date_of_issue(text: str, expected: list[str]) -> None:
    assert values(text, ISSUED) == expected
    assert values(text) == []
    assert unresolved_dates(make_parsed(text, "press_release"), None) == 1


@pytest.mark.parametrize("text", NOT_RESOLVED)
def test_what_comes_back_every_year_has_no_date(text: str) -> None:
    assert values(text, ISSUED) == []


@pytest.mark.parametrize(("text", "expected"), RELATIVE[:12])
def test_an_agreement_resolves_nothing_against_its_date(text: str, expected: list[str]) -> None:
    assert values(text, ISSUED, "agreement") == []


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(text: str, role: str) -> None:
    assert [item.role for item in find_dates(make_parsed(text, "agreement"), None)] == [role]


def test_a_year_of_issue_gives_no_day(document: Make) -> None:
    issued = PartialDate("2018")
    parsed = document(
        "Heute eröffnet. Am 24. August ging es los, im September weiter, nächstes Jahr ist Schluss.", "newsletter"
    )
    assert [item.date.value for item in find_dates(parsed, issued)] == ["2018-08-24", "2018-09", "2019"]


def test_date_of_signing_has_its_role(document: Make) -> None:
    parsed = document(
        "§ 1\n\nText.\n\nCelle, den 4. Mai 2018", "agreement", (("signatures", "Celle, den 4. Mai 2018"),)
    )
    assert [item.role for item in find_dates(parsed, PartialDate("2018-05-04"))] == ["signed"]


def test_date_of_issue_has_its_role(document: Make) -> None:
    parsed = document("Celle, 4. Mai 2018\n\nHeute wurde gebaut.", "press_release")
    assert [item.role for item in find_dates(parsed, PartialDate("2018-05-04"))] == ["issued", "event"]


def test_bare_years_of_an_imprint_are_left_out(document: Make) -> None:
    parsed = document(
        "Die Stelle besteht.\n\nHerausgeber: Amt X, 2017", "newsletter", (("imprint", "Herausgeber: Amt X, 2017"),)
    )
    assert find_dates(parsed, None) == ()


def test_a_stamp_of_receipt_is_no_date_of_the_document(document: Make) -> None:
    assert find_dates(document("EINGEGANGEN\n\n28. Juli 2020", "agreement"), None) == ()


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2049, 12, 31))
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905


@given(days)
def test_every_day_is_read_back_however_it_is_written(day: datetime.date) -> None:
    forms = [f"{day.day}. {MONTHS[day.month - 1]} {day.year}", f"{day.day}.{day.month}.{day.year}", day.isoformat()]
    assert [values(f"am {form} fand es statt") for form in forms] == [[day.isoformat()]] * 3


@given(st.text(alphabet="0123456789. /-–aJunibs", max_size=30))
def test_whatever_is_found_is_a_real_date_with_its_own_text(text: str) -> None:
    parsed = make_parsed(text + "x")
    for item in find_dates(parsed, ISSUED):
        assert item.date.first <= item.date.last
        assert 0 <= item.start < item.end <= len(parsed.text.text)
