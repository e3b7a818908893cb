"""Who is meant across documents: what is merged, and what never is."""

import itertools

import pytest

from models.draft import DraftReferent
from pipeline.link.block import groups
from pipeline.link.forms import forms_of
from pipeline.link.known import is_known
from pipeline.link.merge import clusters_of, joined


def referent(name: str, kind: str = "organisation", aliases: tuple[str, ...] = ()) -> DraftReferent:
    return DraftReferent(type=kind, name=name, aliases=list(aliases), functions=[])


def count(*names: str, kind: str = "organisation") -> int:
    return len(clusters([[referent(name, kind)] for name in names]))


def clusters(documents: list[list[DraftReferent]]):
    forms = forms_of(documents, [f"d-{number}" for number in range(len(documents))])
    return clusters_of(joined(forms, is_known), is_known)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Landesamt für Denkmalpflege", "Landesamt fur Denkmalpflege"),
        ("Ministerium für Bildung und Kultus", "Ministerium für Bi1dung und Kultus"),
        ("Stadtwerke Bornfelden GmbH", "Stadtwerke Bomfelden GmbH"),
        ("Verein Kulturerbe e.V.", "Verein Kulturerbe e. V."),
    ],
)
def test_noise_and_spelling_are_seen_through(a, b):
    assert count(a, b) == 1


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Hochschulpakt II", "Hochschulpakt III", "programme"),
        ("Förderprogramm Dorf 2020", "Förderprogramm Dorf 2021", "programme"),
        ("Ministerium der Finanzen", "Ministerium des Innern", "organisation"),
        ("Bayerisches Landesamt für Umwelt", "Sächsisches Landesamt für Umwelt", "organisation"),
        ("Landkreis Nordheim", "Landkreis Südheim", "organisation"),
        ("Petra Sommer", "Peter Sommer", "person"),
        ("Anna Maier", "Hanna Maier", "person"),
    ],
)
def test_what_differs_in_a_telling_part_stays_apart(a, b, kind):
    assert count(a, b, kind=kind) == 2


def test_the_order_of_documents_does_not_matter():
    names = ["Landesamt für Denkmalpflege", "Landesamt fur Denkmalpflege", "Landesamt für Umwelt"]
    seen = set()
    for order in itertools.permutations(names):
        found = clusters([[referent(name)] for name in order])
        seen.add(frozenset((c.name, len(c.members)) for c in found))
    assert len(seen) == 1


def test_the_name_most_documents_use_becomes_canonical():
    documents = [
        [referent("Landesamt fur Umwelt")],
        [referent("Landesamt für Umwelt")],
        [referent("Landesamt für Umwelt")],
    ]
    assert [c.name for c in clusters(documents)] == ["Landesamt für Umwelt"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hessisches Ministerium der Justiz", "Ministerium der Justiz des Landes Hessen"),
        ("Hessische Staatskanzlei", "Staatskanzlei des Landes Hessen"),
        ("Bremer Sparkasse", "Sparkasse Bremen"),
        ("Berliner Senat", "Senat von Berlin"),
    ],
)
def test_a_state_is_one_however_it_is_named(a, b):
    assert count(a, b) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sächsische Staatskanzlei", "Sächsische Staatsregierung"),
        ("Staatskanzlei Rheinland-Pfalz", "Land Rheinland-Pfalz"),
        ("Hessische Staatskanzlei", "Land Hessen"),
        ("Bayernwerk AG", "Freistaat Bayern"),
        ("Landtag Brandenburg", "Land Brandenburg"),
    ],
)
def test_a_state_is_none_of_its_bodies(a, b):
    assert count(a, b) == 2


def test_groups_of_names_come_in_the_same_order_whatever_their_hashes():
    """Texts have other hashes in each process; here each name gets another by a word that all of them share."""
    words = [("haus", f"wort{number % 7}", f"ort{number % 5}") for number in range(60)]
    for added in ("a", "b", "c"):
        marked = [(*name, added) for name in words]
        assert list(groups(marked, [1] * 60)) == list(groups([(*name, "d") for name in words], [1] * 60))
