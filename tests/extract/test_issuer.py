"""Which body issued a document: by its letterhead, its imprint, or a heading of the press."""

import pytest
from conftest import make_parsed

from pipeline.extract.issuer import find_issuer
from pipeline.extract.names import find_names
from pipeline.extract.referents import resolve


def issuer(text, kind="press_release"):
    parsed = make_parsed(text, kind)
    found = resolve(parsed, find_names(parsed))
    index = find_issuer(parsed, found)
    return None if index is None else found.referents[index].name


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Stadt Cuxhaven | Presseamt\n\nDas Ministerium für Sport (MfS) hilft. Das MfS zahlt.", "Stadt Cuxhaven"),
        ("# Neues Geld\n\nHerausgeber: Jugendring Celle e. V.", "Jugendring Celle e. V."),
        ("Presseinformation des Landkreises Celle\n\nDer Jugendring Ulm tagte.", "Landkreis Celle"),
        ("Verantwortlich: Pressestelle Landratsamt Weidau, Am Markt 1", "Landratsamt Weidau"),
        ("In Celle tagte gestern der Verein Lesebude Celle e. V. zum Haushalt.", None),
    ],
)
def test_the_body_at_the_head_or_in_the_imprint_issued_the_document(text, body):
    assert issuer(text) == body


def test_the_parties_of_an_agreement_speak_together():
    assert issuer("Stadt Cuxhaven\n\nHerausgeber: Stadt Cuxhaven", "agreement") is None
