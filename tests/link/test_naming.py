"""What entities are called."""

import pytest

from pipeline.link import link
from pipeline.link.known import is_known
from pipeline.link.naming import as_it_should_read
from tests.link.making import draft


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Zukunftsprogramm Ill", "Zukunftsprogramm III"),
        ("Dezernat Il", "Dezernat II"),
        ("Aufstiegsbonus |", "Aufstiegsbonus I"),
        ("Verband fiir Bildung", "Verband für Bildung"),
        ("Amt für Fluchtlinge", "Amt für Flüchtlinge"),
        ("Stadt Cottbus", "Stadt Cottbus"),
        ("Stiftung Muller", "Stiftung Muller"),
        ("Klasse 11", "Klasse 11"),
        ("Initiative ‚Licht an“", "Initiative „Licht an“"),
    ],
)
def test_misread_numbers_and_lost_umlauts_are_put_right(read, meant):
    assert as_it_should_read(read, "organisation", is_known) == meant


def test_titles_are_no_part_of_a_person_s_name():
    (entity,) = link([draft(1, "Frau Dr. Gerda Kuhn", kind="person"), draft(2, "Gerda Kuhn", kind="person")]).entities
    assert (entity.name, entity.aliases) == ("Gerda Kuhn", [])


def test_misread_and_inflected_forms_are_no_aliases():
    names = ["Bildungswerk Altmühl e. V.", "Bildungswerk Altmiihl e. V.", "Bildungswerkes Altmühl e. V."]
    (entity,) = link([draft(number, name) for number, name in enumerate(names)]).entities
    assert (entity.name, entity.aliases) == ("Bildungswerk Altmühl e. V.", [])


def test_a_name_in_capitals_is_taken_only_if_there_is_no_other():
    drafts = [draft(n, name, kind="place") for n, name in enumerate(["NRW", "NRW", "Nordrhein-Westfalen"])]
    assert [entity.name for entity in link(drafts).entities] == ["Nordrhein-Westfalen"]


@pytest.mark.parametrize(
    ("full", "alias", "name"),
    [
        ("Stadt Tornau, Ordnungsamt", "Stadt Tornau", "Stadt Tornau"),
        ("Holm Energie AG, Sitz Tornau", "Holm Energie AG", "Holm Energie AG"),
        ("Stadt Tornau (Bundesrepublik Deutschland)", "Stadt Tornau", "Stadt Tornau"),
        ("Hansestadt Tornau – Der Bürgermeister –", "Hansestadt Tornau", "Hansestadt Tornau"),
        ("Bundesagentur für Arbeit, Agentur für Arbeit Holm", "Agentur für Arbeit Holm", "Agentur für Arbeit Holm"),
        ("VorsitzendederLandfrauen Tornau", "Landfrauen Tornau", "Landfrauen Tornau"),
        (
            "Ministerium für Arbeit, Frauen und Sport",
            "Ministerium für Arbeit",
            "Ministerium für Arbeit, Frauen und Sport",
        ),
        ("Zentrum Holm – Haus der Vereine", "Zentrum Holm", "Zentrum Holm – Haus der Vereine"),
        ("Stadt Tornau (Holm)", "Stadt Tornau", "Stadt Tornau (Holm)"),
        ("Caritasverband Tornau, Ortsgruppe Holm", "Caritasverband Tornau", "Caritasverband Tornau, Ortsgruppe Holm"),
    ],
)
def test_offices_and_seats_behind_a_name_are_no_part_of_it(full, alias, name):
    (entity,) = link([draft(1, full, aliases={full: [alias]})]).entities
    assert entity.name == name


def test_a_body_named_with_and_without_its_office_is_one():
    aliases = {"Holm Bahn AG, Bahnhofsmanagement Tornau": ["Holm Bahn AG"]}
    linked = link([draft(1, *aliases, aliases=aliases), draft(2, "Holm Bahn AG")])
    assert [entity.name for entity in linked.entities] == ["Holm Bahn AG"]


def test_dashes_are_dashes_however_they_were_read():
    assert as_it_should_read("Werk - Haus der Kunst", "organisation", is_known) == "Werk – Haus der Kunst"
    assert as_it_should_read("Offensive (2019-2023)", "programme", is_known) == "Offensive (2019–2023)"
