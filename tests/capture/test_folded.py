"""Texts that lost their line ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.capture.folded import MOST, unfolded
from pipeline.capture.folded_titles import title_end

BODY = "Die Stadt überlässt dem Verein die Halle, so oft er sie braucht. " * 4


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in unfolded(text).split("\n\n")]


def test_clauses_titles_and_absaetze_are_parted():
    text = (
        "Nutzungsvertrag zwischen der Stadt Xhausen – nachfolgend „Stadt“ genannt – und dem TuS Xhausen e.V. "
        f"– im Folgenden „Verein“ – wird folgender Vertrag geschlossen: Präambel {BODY}§ 1 Gegenstand der Nutzung "
        f"(1) {BODY}(2) Nach § 2 Abs. 1 zahlt er nichts. § 2 Laufzeit Der Vertrag läuft ein Jahr. {BODY}"
        "Xhausen, den 3. Mai 2011 gez. Meier"
    )
    found = paragraphs(text)
    for wanted in ("Nutzungsvertrag", "Präambel", "§ 1 Gegenstand der Nutzung", "§ 2 Laufzeit"):
        assert wanted in found
    assert any(part.startswith("und dem TuS") for part in found)
    assert any(part.startswith("(2) Nach § 2 Abs. 1 zahlt") for part in found)
    assert found[-2:] == ["Xhausen, den 3. Mai 2011", "gez. Meier"]


def test_press_release_gives_date_and_headline():
    text = f"Pressemitteilung Nr. 12/2009 Xstadt, den 4. Juni 2009 Neue Brücke für Xstadt {BODY * 5}"
    assert paragraphs(text)[:3] == [
        "Pressemitteilung Nr. 12/2009",
        "Xstadt, den 4. Juni 2009",
        "Neue Brücke für Xstadt",
    ]


def test_council_form_is_parted_at_its_labels():
    form = "Betreff Neue Brücke Vorlage 2016/13 Art Beschlussvorlage Beschlussvorschlag: Der Rat stimmt zu. Begründung:"
    text = f"{form} {BODY * 5}"
    assert paragraphs(text)[:6] == ["Betreff", "Neue Brücke", "Vorlage", "2016/13", "Art", "Beschlussvorlage"]


def test_bare_counts_carry_where_titles_follow_them():
    text = (
        "7 Präambel Nach langem Streit um das Ufer sind sich alle einig geworden. 1 Ufer Die Stadt pflegt das Ufer. "
        f"2 Stege 2.1 Der Verein baut die Stege. 2.2 Er hält sie sauber. {BODY}3 Dauer Der Vertrag läuft ein Jahr."
    )
    found = paragraphs(text)
    for wanted in ("Präambel", "1 Ufer", "2 Stege", "2.2 Er hält sie sauber. " + BODY.strip(), "3 Dauer"):
        assert wanted in found


def test_sentence_numbers_are_left_in_their_clause():
    first = f"1 Diese Abrede ordnet die Wege. 2 Sie gilt im Park. {BODY}"
    text = f"1. Zweck {first}2. Wege 1 Radfahrer fahren links. 2 {BODY}"
    assert paragraphs(text)[:2] == ["1. Zweck", first.strip()]


def test_items_stand_in_the_parts_they_are_counted_in():
    text = (
        f"I. Leistung 1. Gruppe Aufgenommen werden Kinder. {BODY}2. Räume Das Haus hat vier Räume. "
        f"II. Entgelt Das Entgelt beträgt 100 €. Ahausen, 3.4.2011 i.A. Meier Bedorf, 5.4.2011 Jutta Kranz Leiterin"
    )
    found = paragraphs(text)
    for wanted in ("I. Leistung", "1. Gruppe", "2. Räume", "II. Entgelt"):
        assert wanted in found
    assert found[-4:] == ["Ahausen, 3.4.2011", "i.A. Meier", "Bedorf, 5.4.2011", "Jutta Kranz Leiterin"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dauer Der Vertrag läuft ein Jahr.", "Dauer"),
        ("Gemeinsamer Ausschuss Der gemeinsame Ausschuss tagt.", "Gemeinsamer Ausschuss"),
        ("Aufgaben der Stadt Ahausen Die Stadt mäht.", "Aufgaben der Stadt Ahausen"),
        ("Partner Partner dieses Vertrages sind alle.", "Partner"),
        ("Pflichten der beteiligten Länder (1) Sie zahlen.", "Pflichten der beteiligten Länder"),
        ("Laufzeit 01.01.2020 - 31.12.2020", "Laufzeit"),
        ("Die Stadt mäht die Wiese.", None),
        ("Jugendliche werden aufgenommen.", None),
        ("Aufgenommen werden Jugendliche ab 14 Jahren.", None),
    ],
)
def test_title_ends_before_the_sentence(text: str, title: str | None):
    end = title_end(text, 0)
    assert (text[:end].strip() if end else None) == title


def test_title_printed_twice_begins_again():
    title = "Öffentlich-rechtliche Vereinbarung zwischen der Stadt Ahausen und der Stadt Bedorf über die Feuerwehr"
    body = f"Die Städte regeln dies: § 1 Wache {BODY * 3}§ 2 Geld {BODY}"
    text = f"Öffentlich-rechtliche Vereinbarung Ahausen – Bedorf 10.2.07 (4) {title} {body}"
    assert title in paragraphs(text)


@pytest.mark.parametrize(
    "text",
    [
        BODY,  # not long enough to be a whole paper
        BODY * 8 + "Wie in § 1 und § 2 des Gesetzes steht, gilt das auch hier, und § 3 ändert nichts. " + BODY,
        BODY * 8 + "Am 1. Januar und am 2. Februar war er hier.",
    ],
)
def test_long_paragraphs_stay_whole(text: str):
    assert unfolded(text) == text.strip() or unfolded(text) == text


def test_a_kicker_glued_to_the_headline_and_a_file_name_before_it_stand_apart():
    assert paragraphs("Neue BrückePresseinformation Nr. 3 vom 4. Mai") == [
        "Neue Brücke",
        "Presseinformation Nr. 3 vom 4. Mai",
    ]
    assert paragraphs("Microsoft Word - Vertrag_2.doc Vertrag über die Brücke")[1] == "Vertrag über die Brücke"


@given(
    st.lists(
        st.sampled_from(
            ["§ 1", "§ 2", "(1)", "(2)", "1.", "2.", "Präambel", "Die", "Stadt", "zahlt.", "3. Mai 2011", "gez."]
        ),
        max_size=400,
    )
)
def test_only_blanks_become_line_ends(words: list[str]):
    text = " ".join(words)
    assert re.sub(r"\s+", " ", unfolded(text)).strip() == text.strip()
    assert "\n" not in unfolded(text) or len(text) >= MOST
