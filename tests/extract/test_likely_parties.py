"""Parties that no list names: the bodies of an agreement's opening."""

import pytest
from conftest import make_parsed

from pipeline.extract.likely_parties import likely_parties
from pipeline.extract.names import find_names
from pipeline.extract.referents import resolve


def parties(text: str, kind: str = "agreement") -> list[str]:
    parsed = make_parsed(text, kind)
    return [party.name for party in likely_parties(parsed, resolve(parsed, find_names(parsed), {}))]


@pytest.mark.parametrize(
    ("opening", "named"),
    [
        (
            "Die Stadt Cuxhaven und der Landkreis Celle halten fest, was sie mit Zustimmung des Ministeriums für Bau "
            "beschlossen haben.",
            ["Stadt Cuxhaven", "Landkreis Celle"],
        ),
        (
            "Es treffen sich die Stadt Cuxhaven, vertreten durch die Bürgermeisterin, der Landkreis Celle und andere.",
            ["Stadt Cuxhaven", "Landkreis Celle"],
        ),
        ("Es gilt, was die Stadt Cuxhaven am Montag versprach.", []),
        ("Niemand wird genannt.", []),
    ],
)
def test_bodies_of_the_opening(opening: str, named: list[str]):
    assert parties(f"Übereinkunft\n\n{opening}") == named


def test_other_papers_have_none():
    assert parties("Die Stadt Cuxhaven und der Landkreis Celle bauen.", "press_release") == []
