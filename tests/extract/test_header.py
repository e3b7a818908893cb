"""Date and place of issue by dateline, letterhead, signature and imprint."""

import pytest
from conftest import make_parsed

from models.outline import DocumentKind, ZoneKind
from pipeline.extract.header import find_header

BODY = (
    "Die Landesrätin stellte vor zahlreichen Gästen das neue Vorhaben vor und dankte allen Beteiligten für ihre Arbeit."
)

PRESS = [
    # date and place in one line
    (f"Pressemitteilung\n\nBamberg, 14. Mai 2018\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"Pressemitteilung\n\nBamberg, den 14. Mai 2018\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"Pressemitteilung\n\nBamberg, 14.05.2018\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"Pressemitteilung\n\nBamberg, am 14.5.2018\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"Pressemitteilung\n\nBad Doberan, Montag, 14. Mai 2018\n\n{BODY}", "2018-05-14", "Bad Doberan"),
    (f"Pressemitteilung\n\nOberkirchstett, 14. Mai 2018\n\n{BODY}", "2018-05-14", "Oberkirchstett"),
    (f"Überschrift\n\nBamberg, 14. Mai 2018 – {BODY}", "2018-05-14", "Bamberg"),
    (f"Überschrift\n\n(Bamberg, 14. Mai 2018) {BODY}", "2018-05-14", "Bamberg"),
    (f"Überschrift\n\nBamberg/14. Mai 2018. {BODY}", "2018-05-14", "Bamberg"),
    (f"Überschrift\n\nFrankfurt am Main, 14. Mai 2018\n\n{BODY}", "2018-05-14", "Frankfurt am Main"),
    (f"Überschrift\n\nHalle (Saale), 14. Mai 2018\n\n{BODY}", "2018-05-14", "Halle (Saale)"),
    (f"Überschrift\n\nBad Homburg v. d. Höhe, 14. Mai 2018\n\n{BODY}", "2018-05-14", "Bad Homburg v. d. Höhe"),
    # date in the head, place at the beginning of the text
    (f"Presseinformation vom 14. Mai 2018\n\nBamberg. {BODY}", "2018-05-14", "Bamberg"),
    (f"14. Mai 2018\n\nÜberschrift\n\nBAMBERG. {BODY}", "2018-05-14", "BAMBERG"),
    (f"14.05.2018\n\nÜberschrift\n\nBamberg – {BODY}", "2018-05-14", "Bamberg"),
    (f"14.05.2018\n\nÜberschrift\n\nBAMBERG – {BODY}", "2018-05-14", "BAMBERG"),
    (f"Nr. 45/2018 | 14.05.2018\n\nÜberschrift\n\nBamberg (pm). {BODY}", "2018-05-14", "Bamberg"),
    (f"Nr. 45 vom 14.05.2018\n\nÜberschrift\n\nBamberg (pm) {BODY}".replace(") D", ") – D"), "2018-05-14", "Bamberg"),
    (f"Pressemitteilung 45/2018 · 14. Mai 2018\n\nÜberschrift\n\nBamberg/pm. {BODY}", "2018-05-14", "Bamberg"),
    (f"Datum: 14.05.2018\n\nÜberschrift\n\nOberkirchstett. {BODY}", "2018-05-14", "Oberkirchstett"),
    (f"Veröffentlicht am 14. Mai 2018\n\nÜberschrift\n\nBerlin/Bamberg. {BODY}", "2018-05-14", "Berlin"),
    (f"Montag, 14. Mai 2018\n\nÜberschrift\n\nBamberg: {BODY}", "2018-05-14", "Bamberg"),
    (f"Bamberg | 14.05.2018\n\nÜberschrift\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"14. Mai 2018, Bamberg\n\nÜberschrift\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"14.05.2018 | Bamberg\n\nÜberschrift\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"Pressemitteilung | Nr. 45 | Bamberg, 14.05.2018\n\n{BODY}", "2018-05-14", "Bamberg"),
    (f"Staatskanzlei | 14.05.2018 | Nr.: 45\n\nBamberg, {BODY}", "2018-05-14", "Bamberg"),
    (f"Montag, 14. Mai 2018, 14:30 Uhr\n\nBAMBERG/BERLIN. {BODY}", "2018-05-14", "BAMBERG"),
    (f"Bamberg, Mai 2018\n\n{BODY}", "2018-05", "Bamberg"),
    (f"Der Sprecher\n\nBamberg, 14.5.2018\n\n{BODY} Das Gesetz vom 3. Mai 2015 gilt.", "2018-05-14", "Bamberg"),
    # place from the sender's address or name
    (f"Ministerium für Äpfel\nObstweg 3\n14467 Potsdam\n\n14. Mai 2018\n\n{BODY}", "2018-05-14", "Potsdam"),
    (f"STADT BAMBERG\nPressestelle\n\n14. Mai 2018\n\n{BODY}", "2018-05-14", "BAMBERG"),
    (f"14. Mai 2018\n\n{BODY}", "2018-05-14", None),
    # no date
    (f"Bamberg. {BODY}", None, "Bamberg"),
    (f"Überschrift\n\n{BODY} Das Treffen war am 3. Mai 2018 in Celle.", None, None),
    (f"Einladung zum Termin am 3. Mai 2018\n\n{BODY}", None, None),
    (f"Sperrfrist: 14. Mai 2018, 12 Uhr\n\n{BODY}", None, None),
    (f"Herzlichen Glückwunsch. {BODY}", None, None),
    # the last line of the page
    (f"{BODY * 20}\n\nBamberg, 14. Mai 2018", "2018-05-14", "Bamberg"),
]  # fmt: skip

AGREEMENT = [
    ("Celle, den 3. Juni 2019", "2019-06-03", "Celle"),
    ("Celle, 3. Juni 2019", "2019-06-03", "Celle"),
    ("Celle, am 3.6.2019", "2019-06-03", "Celle"),
    ("Celle, im Juni 2019", "2019-06", "Celle"),
    ("Geschehen zu Bonn am 3. Juni 2019", "2019-06-03", "Bonn"),
    ("Unterzeichnet in Bonn am 3. Juni 2019", "2019-06-03", "Bonn"),
    ("Celle, den 3. Juni 2019\n\nGoslar, den 11. Juni 2019", "2019-06-11", "Celle"),
    ("Celle, den 11. Juni 2019 | Goslar, den 3. Juni 2019", "2019-06-11", "Celle"),
    ("Celle, den 3. Juni 2019 Goslar, den 11. Juni 2019", "2019-06-11", "Celle"),
    ("Celle, den 3. Juni 2019\tGoslar, den 11. Juni 2019", "2019-06-11", "Celle"),
    ("Celle, den ____________", None, "Celle"),
    ("Celle, den .............", None, "Celle"),
    ("Ort, Datum: Celle, 3. Juni 2019", "2019-06-03", "Celle"),
    ("Celle, den 3. Juni 2019\n\nGenehmigt: Goslar, den 11. August 2019", "2019-06-03", "Celle"),
    ("Oberkirchstett, den 3. Juni 2019", "2019-06-03", "Oberkirchstett"),
    ("Die Vereinbarung wurde am 3. Juni 2019 in Bonn unterzeichnet.", "2019-06-03", "Bonn"),
    ("Frankfurt am Main/Celle, den 3. Juni 2019", "2019-06-03", "Frankfurt am Main"),
    ("Celle, den 03.06.2019          Goslar, den 11.06.2019", "2019-06-11", "Celle"),
    ("Celle, den 3. Juni 2019\nGoslar, den ________", "2019-06-03", "Celle"),
    ("Die Partner haben am 3. Juni 2019 verhandelt.", None, None),
]

OTHERS = [
    ("newsletter", "Rundbrief\n\nMitteilungen des Vereins · Ausgabe 3 · Oktober 2021\n\n" + BODY, "2021-10", None),
    ("newsletter", "Rundbrief\n\nAusgabe 2/2020, Juni 2020\n\n" + BODY, "2020-06", None),
    ("newsletter", f"Rundbrief\n\n{BODY} Seit 2016 wächst der Verein. Für 2017 ist viel geplant.", "2017", None),
    ("newsletter", f"Rundbrief\n\n{BODY}\n\nHerausgeber: Verein, Am Markt 3, 29221 Celle", None, "Celle"),
    ("council_paper", f"STADT CELLE\n\nVorlage Nr. 12/2020\n\nDatum: 14.02.2020\n\n{BODY}", "2020-02-14", "CELLE"),
    ("council_paper", f"Betreff\n\nNeue Brücke\n\nVorlage 2016/1336\n\nBeschlussvorschlag: {BODY}", "2016", None),
    ("council_paper", f"Beschlussvorlage\n\nDer Rat stimmt in seiner Sitzung am 03.05.2016 zu. {BODY}", None, None),
    (
        "council_paper",
        f"Niederschrift über die Sitzung der Gemeindevertretung der Gemeinde Celle vom 23.11.2017.\n\n{BODY}",
        "2017-11-23",
        "Celle",
    ),
    (
        "council_paper",
        f"Niederschrift des Gemeinderates Celle\n\nSitzungstag: Montag, 23.11.2017, 19:30 Uhr bis 21 Uhr\n\n{BODY}",
        "2017-11-23",
        "Celle",
    ),
    ("press_release", f"Brücke gesichert\n\nBad Xhausen, 5.3.99 - {BODY}", "1999-03-05", "Bad Xhausen"),
    ("press_release", f"Brückenpakt geschlossen\n\nKiel (ots)\n\n{BODY}", None, "Kiel"),
    (
        "press_release",
        f"Medieninformation des Ministeriums für Bau und alle Wege vom 03.05.2011.\n\n{BODY}",
        "2011-05-03",
        None,
    ),
    ("commentary", f"Stand: Januar 2020. Alle Angaben ohne Gewähr.\n\n{BODY}", "2020-01", None),
    ("commentary", BODY, None, None),
]


def header(
    text: str, kind: DocumentKind, zones: tuple[tuple[ZoneKind, str], ...] = ()
) -> tuple[str | None, str | None]:
    parsed = make_parsed(text, kind, zones)
    found = find_header(parsed)
    place = parsed.text.text[found.place.start : found.place.end] if found.place else None
    return found.issued.date.value if found.issued else None, place


@pytest.mark.parametrize(("text", "issued", "place"), PRESS)
def test_press_releases(text: str, issued: str | None, place: str | None) -> None:
    assert header(text, "press_release") == (issued, place)


@pytest.mark.parametrize(("closing", "issued", "place"), AGREEMENT)
def test_agreements(closing: str, issued: str | None, place: str | None) -> None:
    body = f"# Vereinbarung\n\nzwischen X und Y\n\n# § 1 Ziel\n\n{BODY} Sie gilt ab dem 1. Mai 2030.\n\n"
    assert header(body + closing, "agreement") == (issued, place)


@pytest.mark.parametrize(("closing", "issued", "place"), [row for row in AGREEMENT if row[1]])
def test_agreements_whose_signatures_are_known(closing: str, issued: str | None, place: str | None) -> None:
    zones: tuple[tuple[ZoneKind, str], ...] = (("signatures", closing),)
    assert header(f"# Vereinbarung\n\n{BODY}\n\n{closing}", "agreement", zones) == (issued, place)


@pytest.mark.parametrize(("kind", "text", "issued", "place"), OTHERS)
def test_other_documents(kind: DocumentKind, text: str, issued: str | None, place: str | None) -> None:
    assert header(text, kind) == (issued, place)


def test_an_agreement_may_tell_its_date_in_its_title() -> None:
    parsed = make_parsed("# Pakt vom 3. Juni 2019\n\nText.", "agreement", title="Pakt vom 3. Juni 2019")
    found = find_header(parsed).issued
    assert found is not None
    assert (found.date.value, found.role) == ("2019-06-03", "issued")


def test_the_date_of_an_earlier_agreement_in_the_title_is_not_its_own() -> None:
    title = "Nachtrag zur Vereinbarung vom 3. Juni 2019"
    assert find_header(make_parsed(f"# {title}\n\nText.", "agreement", title=title)).issued is None


def test_an_agreement_may_tell_place_and_date_before_its_text() -> None:
    text = f"Erklärung\n\nBamberg, im Mai 2018. Die Stadt Bamberg und die Kammer erklären:\n\n{BODY}"
    assert header(text, "agreement") == ("2018-05", "Bamberg")


def test_the_version_of_a_law_is_no_date_of_issue() -> None:
    text = f"Vereinbarung\n\nNach § 59 der Gemeindeordnung in der Fassung vom 22. Dezember 1975 gilt:\n\n{BODY}"
    assert header(text, "agreement") == (None, None)


def test_the_day_of_signing_goes_before_its_month() -> None:
    closing = "Bamberg, im Mai 2018\n(unterzeichnet beim Empfang am 14. Mai 2018)"
    assert header(f"Pakt\n\n{BODY}\n\n{closing}", "agreement") == ("2018-05-14", "Bamberg")
