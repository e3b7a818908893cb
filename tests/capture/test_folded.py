"""Texts that lost their line ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.capture.folded import LONG, unfolded

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
    assert found[-1].startswith("Xhausen, den 3. Mai 2011")


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
    assert "\n" not in unfolded(text) or len(text) >= LONG
