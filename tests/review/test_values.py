"""Values that persons judged: found again, put right at every run, reported when they are lost, explained."""

import io
import itertools

import pytest

from models.correction import ValueDecision
from models.document import AmountRecord, CommitmentRecord, DateRecord, Document, TextItem
from models.entity import Entity
from pipeline.errors import BadConfiguration
from pipeline.link import read_decisions as name_decisions
from pipeline.publish.files import json_lines
from pipeline.query.explain import explain
from pipeline.review import correct, in_order, read_queue, undo, value_decisions
from pipeline.review.ask import ask
from pipeline.review.values import anchor_of, entered, values_of
from tests.link.making import draft

CLEAN = """Vereinbarung über den Betrieb der Fähre
Die Stadt Tornau zahlt bis zum 3. Mai 2021 einen Zuschuss von 1.500,00 EUR an die Reederei Holm.
Die Reederei Holm legt bis zum 30. Juni 2021 einen Fahrplan vor.
Anlage: Raten
Rate fällig am 1. März 2022, Betrag 200,00 EUR
Rate fällig am 1. März 2022, Betrag 200,00 EUR
Rate fällig am 1. März 2022, Betrag 200,00 EUR
"""
DATES = {"3. Mai 2021": "2021-05-03", "30. Juni 2021": "2021-06-30", "1. März 2022": "2022-03-01"}
SUMS = {"1.500,00 EUR": 1500.0, "200,00 EUR": 200.0}
MISREAD = (
    CLEAN.replace("Mai", "Ma1").replace("zahlt", "zahit").replace("Fahrplan", "Fahrpian").replace("Rate ", "Rale ")
)


def record(text: str = CLEAN, **values: str) -> Document:
    """The text as a record; `values` replaces what is read from a date, by its words as first read."""
    base = draft(1).document
    dates, sums, commitments = [], [], []
    for words, value in DATES.items():
        words = words if words in text else words.replace("Mai", "Ma1")
        about = {"text": words, "value": value, "precision": "day", "role": "deadline"}
        dates += [DateRecord(**place, **about) for place in places(text, words)]
    for words, number in SUMS.items():
        for place in places(text, words):
            about = {"currency": "EUR", "approximate": False, "bound": "exact", "per": None}
            sums.append(AmountRecord(**place, text=words, value=number, **about))
    for number, line in enumerate(text.splitlines()[1:3]):
        (place,) = places(text, line)
        commitments.append(commitment(place, line, number))
    title = text.splitlines()[0]
    head = TextItem(**places(text, title)[0], text=title)
    made = {"text": text, "title": head, "dates": sorted(dates, key=lambda d: d.start), "amounts": sums}
    return base.model_copy(update={**made, "commitments": commitments, **values})


def places(text: str, words: str) -> list[dict]:
    found = []
    start = text.find(words)
    while start >= 0:
        place = {"start": start, "end": start + len(words), "page": None, "boxes": [], "box_pages": []}
        found.append({**place, "confidence": 0.7})
        start = text.find(words, start + 1)
    return found


def commitment(place: dict, quote: str, number: int) -> CommitmentRecord:
    nothing = dict.fromkeys(("section_id", "clause_id", "recurrence", "condition"))
    lists = {name: [] for name in ("actors", "beneficiaries", "programmes")}
    due = ["2021-05-03", "2021-06-30"][number]
    about = {"id": f"c-{number}", "modality": "obligation", "action": "", "quote": quote, "negated": False, "due": due}
    return CommitmentRecord(**place, **about, **nothing, **lists, amounts=[0] if number == 0 else [])


NUMBERS = itertools.count()


def said(document: Document, field: str, index: int, verdict: str, value: str | None = None) -> ValueDecision:
    chosen = next(v for v in values_of(document) if (v.field, v.index) == (field, index))
    about = anchor_of(chosen, document)
    number = next(NUMBERS)
    return ValueDecision(
        id=f"x-{number}", made=f"2024-{number:04}", by="Kuhn", why="seen", verdict=verdict, about=about, value=value
    )


def test_unsure_values_are_asked_for_the_most_worth_first():
    asked = correct([record()], []).questions
    assert {q.about.field for q in asked} == {"title", "dates", "amounts", "commitments"}
    assert asked[0].about.field == "title"
    assert [q.worth for q in asked] == sorted((q.worth for q in asked), reverse=True)


@pytest.mark.parametrize("now", [CLEAN, MISREAD])
def test_decisions_hold_however_the_document_is_read(now):
    before = record()
    decisions = [
        said(before, "dates", 0, "corrected", "2021-05-08"),
        said(before, "dates", 1, "right"),
        said(before, "amounts", 0, "corrected", "1600.00 EUR"),
        said(before, "commitments", 1, "corrected", "intention, due 2021-07"),
        said(before, "title", 0, "corrected", "Fährvertrag"),
    ]
    done = correct([record(now)], decisions)
    (after,) = done.documents
    assert [d.value for d in after.dates[:2]] == ["2021-05-08", "2021-06-30"]
    assert after.amounts[0].value == 1600.0
    assert (after.commitments[1].modality, after.commitments[1].due) == ("intention", "2021-07")
    assert after.commitments[0].due == "2021-05-08"
    assert after.title.text == "Fährvertrag"
    assert {v.confidence for v in (after.dates[0], after.dates[1], after.amounts[0], after.title)} == {1.0}
    assert not [q for q in done.questions if q.kind == "orphan"]
    assert len(done.corrections) == 5


def entity(number: int, name: str, *aliases: str) -> Entity:
    about = {"type": "organisation", "identifiers": {}, "documents": [], "mentions": 1, "origin": "corpus"}
    return Entity(id=f"e-{number}", name=name, aliases=list(aliases), **about)


@pytest.mark.parametrize(
    ("typed", "entities", "bound"),
    [
        ("obligation, by Reederei Holm", [entity(1, "Stadt Tornau"), entity(2, "Reederei Holm")], ["e-2"]),
        ("obligation, by Holm-Reederei", [entity(1, "Stadt Tornau"), entity(3, "Reederei", "Holm-Reederei")], ["e-3"]),
        ("obligation, by Stadt Tomau", [entity(1, "Stadt Tornau")], ["e-1"]),
        ("obligation, by Land Holm", [entity(1, "Stadt Tornau")], None),
    ],
)
def test_who_is_bound_is_found_by_name_or_the_decision_is_lost(typed, entities, bound):
    before = record()
    named = [before.commitments[0].model_copy(update={"actors": ["e-1"]}), before.commitments[1]]
    before = before.model_copy(update={"commitments": named})
    done = correct([before], [said(before, "commitments", 0, "corrected", typed)], entities)
    lost = [q for q in done.questions if q.kind == "orphan"]
    assert (done.documents[0].commitments[0].actors, len(lost)) == ((bound, 0) if bound else (["e-1"], 1))


def test_a_sum_that_is_right_keeps_its_tenths_of_cents():
    before = record()
    exact = before.model_copy(update={"amounts": [before.amounts[0].model_copy(update={"value": 0.125})]})
    (after,) = correct([exact], [said(exact, "amounts", 0, "right")]).documents
    assert (after.amounts[0].value, after.amounts[0].confidence) == (0.125, 1.0)


def test_what_is_wrong_is_taken_out_and_what_points_to_it_too():
    before = record()
    decisions = [said(before, field, 0, "wrong") for field in ("dates", "amounts")]
    (after,) = correct([before], decisions).documents
    assert len(after.dates) == len(before.dates) - 1
    assert len(after.amounts) == len(before.amounts) - 1
    assert (after.commitments[0].amounts, after.commitments[0].due) == ([], None)


@pytest.mark.parametrize("index", [2, 3, 4])
def test_of_places_that_are_alike_the_one_in_the_same_place_is_meant(index):
    decision = said(record(), "dates", index, "corrected", "2022-03-09")
    (after,) = correct([record(MISREAD)], [decision]).documents
    assert [i for i, date in enumerate(after.dates) if date.value == "2022-03-09"] == [index]


def test_wrong_is_said_of_one_reading_only():
    before = record()
    decision = said(before, "dates", 0, "wrong")
    other = [d.model_copy(update={"value": "2027-05-03"}) if i == 0 else d for i, d in enumerate(before.dates)]
    done = correct([before.model_copy(update={"dates": other})], [decision])
    assert len(done.documents[0].dates) == len(before.dates)
    assert [q.decision_id for q in done.questions if q.kind == "orphan"] == [decision.id]


def test_a_value_that_is_gone_leaves_an_orphan():
    before = record()
    decisions = [said(before, "dates", 1, "right"), said(before, "title", 0, "right")]
    gone = before.model_copy(update={"dates": [before.dates[0]], "title": None})
    assert [q.kind for q in correct([gone], decisions).questions[:3]] == ["orphan", "orphan", "value"]
    assert [q.kind for q in correct([], decisions).questions] == ["orphan", "orphan"]


def test_no_two_decisions_take_one_value():
    before = record()
    decisions = [said(before, "dates", index, "corrected", f"2022-03-1{index}") for index in (2, 3, 4)]
    after = correct([before], decisions).documents[0]
    assert [date.value for date in after.dates[2:]] == ["2022-03-12", "2022-03-13", "2022-03-14"]


@pytest.mark.parametrize(
    ("field", "typed", "before", "meant"),
    [
        ("dates", "2021-05", "2020", "2021-05"),
        ("issued", "2021-05-03/2021-05-07", "2020", "2021-05-03/2021-05-07"),
        ("amounts", "1.500,00", "1.00 EUR", "1500.00 EUR"),
        ("amounts", "1.500 €", "1.00 DEM", "1500.00 EUR"),
        ("amounts", "1,5 USD", "1.00 EUR", "1.50 USD"),
        ("commitments", "intention", "obligation, due 2021", "intention, due 2021"),
        ("commitments", "due none", "obligation, due 2021", "obligation"),
        ("commitments", "funding due 2022-01", "obligation", "funding, due 2022-01"),
        ("commitments", "by Stadt Holm", "obligation, due 2021, by X", "obligation, due 2021, by Stadt Holm"),
        ("commitments", "intention, by A; B", "obligation", "intention, by A; B"),
        ("kind", "agreement", "other", "agreement"),
        ("title", " Ein   Titel ", "x", "Ein Titel"),
    ],
)
def test_what_is_typed_is_understood(field, typed, before, meant):
    assert entered(field, typed, before) == meant


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("dates", "3. Mai"),
        ("dates", "2021-02-31"),
        ("dates", "2022/2021"),
        ("amounts", "viel"),
        ("commitments", "perhaps"),
        ("commitments", "due soon"),
        ("kind", "letter"),
        ("title", " "),
    ],
)
def test_what_is_no_value_is_refused(field, typed):
    with pytest.raises(ValueError):
        entered(field, typed, "obligation")


@pytest.fixture
def folder(tmp_path):
    write(tmp_path)
    return tmp_path


def write(folder):
    """What a run writes, as far as review and explain read it."""
    done = correct([record()], value_decisions(folder))
    (folder / "documents").mkdir(exist_ok=True)
    (document,) = done.documents
    (folder / "documents" / f"{document.id}.json").write_text(document.model_dump_json(), "utf-8")
    (folder / "entities.jsonl").write_bytes(b"")
    (folder / "corrections.jsonl").write_bytes(json_lines(done.corrections))
    (folder / "review.jsonl").write_bytes(json_lines(in_order(done.questions)))
    return document


def test_values_are_decided_in_the_terminal_and_explained_and_taken_back(folder):
    out = io.StringIO()
    length = len(read_queue(folder))
    assert ask(folder, "Kuhn", ["c\n", "c Fährvertrag # as on the cover\n", "w no duty\n", "q\n"], out) == 2
    assert "not understood" in out.getvalue()
    assert len(read_queue(folder)) == length - 2
    assert name_decisions(folder) == ()
    document = write(folder)
    assert document.title.text == "Fährvertrag"
    assert len(document.commitments) == 1
    told = "\n".join(explain(folder, f"{document.id}/title"))
    assert "it is Fährvertrag" in told
    assert "as on the cover" in told
    first, second = sorted(value_decisions(folder), key=lambda decision: decision.about.field, reverse=True)
    assert "in force" in "\n".join(explain(folder, second.id))
    undo(folder, first.id, "Kuhn", "mistaken")
    assert "taken back" in "\n".join(explain(folder, first.id))
    assert write(folder).title.text == "Vereinbarung über den Betrieb der Fähre"


def test_an_orphan_can_be_taken_back_in_the_terminal(folder):
    ask(folder, "Kuhn", ["r\n", "q\n"], io.StringIO())
    done = correct([], value_decisions(folder))
    (folder / "review.jsonl").write_bytes(json_lines(done.questions))
    assert ask(folder, "Kuhn", ["u page torn\n"], io.StringIO()) == 1
    assert value_decisions(folder) == ()
    assert read_queue(folder) == []


def test_names_that_nobody_has_are_refused_at_once(folder):
    (folder / "entities.jsonl").write_bytes(json_lines([entity(1, "Stadt Tornau")]))
    out = io.StringIO()
    skips = ["\n"] * [q.about.field for q in read_queue(folder)].index("commitments")
    assert ask(folder, "Kuhn", [*skips, "c by Land Holm\n", "c by Stadt Tornau\n", "q\n"], out) == 1
    assert "it has no Land Holm" in out.getvalue()
    assert value_decisions(folder)[0].value.endswith("by Stadt Tornau")


def test_a_question_and_a_date_can_be_explained(folder):
    question = read_queue(folder)[0]
    assert "not decided yet" in "\n".join(explain(folder, question.id))
    document = record()
    assert "2021-05-03" in "\n".join(explain(folder, f"{document.id}/dates/0"))
    assert f"{document.id}/dates/4" in "\n".join(explain(folder, document.id))


def test_of_two_decisions_about_a_value_the_later_counts(folder):
    ask(folder, "Kuhn", ["c Eins\n", "q\n"], io.StringIO())
    write(folder)
    (made,) = value_decisions(folder)
    later = made.model_copy(update={"id": "x-later", "made": "2999", "value": "Zwei"})
    with (folder / "decisions.jsonl").open("a", encoding="utf-8") as file:
        file.write(later.model_dump_json())
    assert [d.value for d in value_decisions(folder)] == ["Zwei"]
    ask(folder, "Kuhn", ["r\n", "q\n"], io.StringIO())
    assert len(value_decisions(folder)) == 2


@pytest.mark.parametrize("line", ["no json", "[]", '{"about": 1}', '{"id": 1}'])
def test_a_damaged_decision_stops_the_run(folder, line):
    (folder / "decisions.jsonl").write_text(line + "\n", "utf-8")
    with pytest.raises(BadConfiguration, match="line 1"):
        value_decisions(folder)
