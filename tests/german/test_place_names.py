"""How places are printed."""

import re

import pytest

from pipeline.german.place_names import PLACE


@pytest.mark.parametrize("name", ["Tornau", "Alt-Tornau", "Tornau-Holm-West", "Groß-Tornau am See", "Holm (Saale)"])
def test_places_are_told_by_their_form(name):
    found = re.fullmatch(PLACE, name)
    assert found and found["place"] == name


@pytest.mark.parametrize("words", [40, 20_000])
def test_many_words_joined_by_hyphens_are_refused_at_once(words):
    assert re.fullmatch(PLACE, "Ab-" * words + "!") is None
