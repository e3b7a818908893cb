"""Entities of whole collections: ids that last, states kept apart, known bodies, decisions in force."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.decision import Decision
from models.document import DateRecord
from models.draft import Draft
from pipeline.errors import BadConfiguration
from pipeline.link import Linked, link, redirects
from pipeline.link.authorities import load_authorities, own_authorities, shipped
from pipeline.link.decisions import read_decisions
from pipeline.publish.files import json_lines
from tests.link.making import draft

NAMES = [
    "Bildungswerk Altmühl e. V.",
    "Bildungswerk Altmühl",
    "Bildungswerk Altmiihl e.V.",
    "Hessisches Ministerium der Justiz",
    "Ministerium der Justiz",
    "Kreistag",
    "BMBF",
]


def names(linked: Linked) -> list[str]:
    return sorted(entity.name for entity in linked.entities)


def decision(linked: Linked, verdict: str, number: int = 0) -> Decision:
    """The answer to a question that was asked."""
    question = linked.questions[number]
    return Decision(
        id=f"x-{number}",
        made="2024-05-01T10:00:00.000+00:00",
        by="Meier",
        why="seen in the file",
        verdict=verdict,
        first=question.first,
        second=question.second,
    )


@settings(deadline=None, max_examples=40)
@given(
    st.permutations(range(6)),
    st.lists(st.lists(st.sampled_from(NAMES), max_size=4, unique=True), min_size=6, max_size=6),
)
def test_the_order_of_documents_changes_nothing(order, collection):
    drafts = [draft(number, *chosen) for number, chosen in enumerate(collection)]
    shuffled = [drafts[i] for i in order]
    one, other = link(drafts), link(shuffled)
    assert one.entities == other.entities
    assert one.questions == other.questions
    assert [one.ids[i] for i in order] == list(other.ids)


def test_a_body_keeps_its_id_when_misread_names_are_added():
    before = link([draft(1, "Bildungswerk Altmühl e. V."), draft(2, "Bildungswerk Altmühl e. V.")])
    after = link(
        [draft(n, name) for n, name in enumerate([*["Bildungswerk Altmühl e. V."] * 2, "Bildungswerk Altmiihl e.V."])]
    )
    assert [e.id for e in before.entities] == [e.id for e in after.entities]


def test_two_referents_of_one_document_stay_two():
    linked = link([draft(1, "Stadtwerke Rodenbach", "Stadtwerke Rotenbach")])
    assert len(linked.entities) == 2


@pytest.mark.parametrize("name", ["Kreistag", "Aufsichtsrat", "Gemeinderat"])
def test_a_name_that_tells_nothing_means_another_body_in_each_document(name):
    assert len(link([draft(1, name), draft(2, name)]).entities) == 2


def test_a_ministry_without_its_state_is_that_of_the_document_s_state():
    hesse = draft(1, "Ministerium der Justiz", "Hessischer Landtag")
    saxony = draft(2, "Ministerium der Justiz", "Sächsischer Landtag")
    named = draft(3, "Hessisches Ministerium der Justiz")
    linked = link([hesse, saxony, named])
    assert linked.ids[0][0] == linked.ids[2][0] != linked.ids[1][0]


def test_a_known_body_gets_its_name_and_all_its_aliases():
    linked = link([draft(1, "BMBF"), draft(2, "Bundesministerium fiir Bildung und Forschung")])
    (entity,) = linked.entities
    assert (entity.name, entity.origin) == ("Bundesministerium für Bildung und Forschung", "authority")
    assert "BMBF" in entity.aliases


def test_ministries_that_followed_each_other_stay_two():
    names_in_time = ["Bundesministerium für Forschung und Technologie", "Bundesministerium für Bildung und Forschung"]
    assert names(link([draft(n, name) for n, name in enumerate(names_in_time)])) == sorted(names_in_time)


def test_every_shipped_body_is_its_own():
    bodies = shipped()
    assert len({body.name for body in bodies}) == len(bodies) > 350
    linked = link([draft(number, body.name) for number, body in enumerate(bodies)])
    assert names(linked) == sorted(body.name for body in bodies)


def test_a_decision_joins_what_looked_doubtful():
    drafts = doubtful()
    linked = link(drafts)
    assert len(linked.entities) == 2
    decided = link(drafts, [decision(linked, "same")])
    assert len(decided.entities) == 1
    assert decided.questions == ()
    assert decided.merges[0].decision_id == "x-0"


def test_a_decision_keeps_apart_what_it_says_is_different():
    drafts = doubtful()
    decided = link(drafts, [decision(link(drafts), "different")])
    assert (len(decided.entities), decided.questions) == (2, ())


def test_a_decision_is_found_again_when_the_name_was_read_otherwise():
    drafts = doubtful()
    decided = [decision(link(drafts), "same")]
    again = [drafts[0], draft(2, "Gemeinde Schönaue am Se")]
    assert len(link(again, decided).entities) == 1


def test_a_decision_without_its_names_is_reported_as_orphan():
    decided = [decision(link(doubtful()), "same")]
    linked = link([draft(1, "Feuerwehr Talheim")], decided)
    assert [(q.kind, q.decision_id) for q in linked.questions] == [("orphan", "x-0")]


def doubtful() -> list[Draft]:
    drafts = [draft(1, "Gemeinde Schönau am See"), draft(2, "Gemeinde Schönaue am See")]
    assert [question.kind for question in link(drafts).questions] == ["pair"]
    return drafts


def test_one_name_of_two_persons_can_be_parted():
    drafts = [draft(1, "Anna Kuhn", kind="person"), draft(2, "Anna Kuhn", kind="person")]
    assert len(link(drafts).entities) == 1
    anchors = [
        {"type": "person", "name": "Anna Kuhn", "contexts": [{"document_id": d.document.id, "quote": ""}]}
        for d in drafts
    ]
    about = {"id": "x", "made": "2024", "by": "M", "why": "born 1950 and 1980", "verdict": "different"}
    parted = link(drafts, [Decision.model_validate({**about, "first": anchors[0], "second": anchors[1]})])
    assert len(parted.entities) == 2


def test_of_two_decisions_the_later_counts_and_undone_ones_do_not(tmp_path):
    question = link(doubtful()).questions[0]
    about = {"by": "M", "why": "", "first": question.first, "second": question.second}
    rows = [
        Decision.model_validate({**about, "id": "x-1", "made": "2024-01", "verdict": "same"}),
        Decision.model_validate({**about, "id": "x-2", "made": "2024-02", "verdict": "different"}),
    ]
    file = tmp_path / "decisions.jsonl"
    file.write_text("".join(row.model_dump_json() + "\n" for row in rows), "utf-8")
    assert [d.id for d in read_decisions(tmp_path)] == ["x-2"]
    undone = rows[1].model_copy(update={"id": "x-3", "made": "2024-03", "verdict": "undone", "undoes": "x-2"})
    file.write_text(file.read_text("utf-8") + undone.model_dump_json() + "\n", "utf-8")
    assert [d.id for d in read_decisions(tmp_path)] == ["x-1"]


def test_a_damaged_decision_stops_the_run(tmp_path):
    (tmp_path / "decisions.jsonl").write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(BadConfiguration):
        read_decisions(tmp_path)


def test_the_user_s_own_bodies_come_first(tmp_path):
    row = {"name": "Bildungswerk Altmühl e. V.", "aliases": ["Altmühler Bildungswerk"], "identifiers": {"gnd": "1-2"}}
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "own.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    linked = link([draft(1, "Altmühler Bildungswerk")], bodies=own_authorities(tmp_path))
    assert [(e.name, e.identifiers) for e in linked.entities] == [("Bildungswerk Altmühl e. V.", {"gnd": "1-2"})]


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"name": ""}', '{"name": "A", "colour": "red"}', '{"name": "A", "successor": "B"}']
)
def test_a_wrong_authority_file_is_refused(tmp_path, line):
    (tmp_path / "a.jsonl").write_text(line + "\n", "utf-8")
    with pytest.raises(BadConfiguration):
        load_authorities(tmp_path / "a.jsonl")


def test_nothing_is_merged_across_a_veto():
    apart = ["Hochschulpakt II", "Hochschulpakt III", "Hochschulpakt 2020", "Hochschulpakt 2021"]
    for order in itertools.permutations(apart):
        assert len(link([draft(n, name, kind="programme") for n, name in enumerate(order)]).entities) == 4


def test_an_id_that_is_given_no_more_leads_to_what_became_of_it(tmp_path):
    before = link([draft(1, "Bildungswerk Altmühl")]).entities
    (tmp_path / "entities.jsonl").write_bytes(json_lines(before))
    after = link([draft(1, "Bildungswerk Altmühl"), draft(2, "Bildungswerk Altmühl", "Kreistag")]).entities
    assert redirects(tmp_path, after) == ()
    renamed = [entity.model_copy(update={"id": f"{entity.id}0"}) for entity in after]
    moved = redirects(tmp_path, renamed)
    assert [(r.id, r.to) for r in moved] == [(before[0].id, [f"{before[0].id}0"])]
    (tmp_path / "entities.jsonl").write_bytes(json_lines(renamed))
    (tmp_path / "redirects.jsonl").write_bytes(json_lines(moved))
    assert [r.to for r in redirects(tmp_path, ())] == [[], [], []]


@pytest.mark.parametrize(
    ("name", "year", "meant"),
    [
        ("BMU", "2010", "Bundesministerium für Umwelt, Naturschutz und Reaktorsicherheit"),
        ("BMU", "2019-05-02", "Bundesministerium für Umwelt, Naturschutz und nukleare Sicherheit"),
        ("Bundesumweltministerium", "2015", "Bundesministerium für Umwelt, Naturschutz, Bau und Reaktorsicherheit"),
        ("Bundesinnenministerium", "2019", "Bundesministerium des Innern, für Bau und Heimat"),
        ("Bundesumweltministerium", "2018", "Bundesumweltministerium"),
        ("BMU", None, "BMU"),
    ],
)
def test_the_year_tells_which_of_two_bodies_of_one_name_is_meant(name, year, meant):
    one = draft(1, name)
    if year:
        issued = {"start": 0, "end": 4, "page": None, "boxes": [], "box_pages": [], "confidence": 1.0, "text": "Heut"}
        date = DateRecord(**issued, value=year, precision="day" if len(year) > 4 else "year", role="issued")
        one = one.model_copy(update={"document": one.document.model_copy(update={"issued": date})})
    assert names(link([one])) == [meant]
