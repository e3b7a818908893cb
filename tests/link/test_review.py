"""The queue, its answers, and why things are as they are."""

import gzip
import io
import json

import pytest

from pipeline.errors import BadConfiguration, KlauselwerkError
from pipeline.link import link, read_decisions
from pipeline.link.authorities import own_authorities
from pipeline.link.importing import import_authority
from pipeline.publish.files import json_lines
from pipeline.publish.resolved import resolve
from pipeline.query.explain import explain
from pipeline.review import read_queue, undo
from pipeline.review.ask import ask
from pipeline.review.queue import decide
from tests.link.making import draft

DRAFTS = [
    draft(1, "Gemeinde Schönau am See", "Bildungswerk Altmühl e. V."),
    draft(2, "Gemeinde Schönaue am See", "Bildungswerk Altmiihl e. V."),
]


@pytest.fixture
def folder(tmp_path):
    write(tmp_path)
    return tmp_path


def write(folder):
    """What a run writes, as far as review and explain read it."""
    linked = link(DRAFTS, read_decisions(folder))
    (folder / "documents").mkdir(exist_ok=True)
    for one, ids in zip(DRAFTS, linked.ids, strict=True):
        document = resolve(one, ids, one.document.source.path)
        (folder / "documents" / f"{document.id}.json").write_text(document.model_dump_json(), "utf-8")
    (folder / "entities.jsonl").write_bytes(json_lines(linked.entities))
    (folder / "merges.jsonl").write_bytes(json_lines(linked.merges))
    (folder / "review.jsonl").write_bytes(json_lines(linked.questions))
    return linked


def test_an_answer_takes_effect_at_the_next_run_and_can_be_taken_back(folder):
    out = io.StringIO()
    assert ask(folder, "Meier", ["s same mayor\n"], out) == 1
    assert "Gemeinde Schönaue am See" in out.getvalue()
    assert read_queue(folder) == []
    linked = write(folder)
    assert len(linked.entities) == 2
    entity = next(e for e in linked.entities if "Schönau" in e.name)
    told = "\n".join(explain(folder, entity.id))
    assert "Meier decided so on" in told
    assert "same mayor" in told
    made = read_decisions(folder)[0]
    undo(folder, made.id, "Meier", "wrong after all")
    assert len(write(folder).entities) == 3
    assert len((folder / "decisions.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("answers", [["q\n"], [], ["\n"], ["what\n"]])
def test_without_an_answer_nothing_is_decided(folder, answers):
    assert ask(folder, "Meier", answers, io.StringIO()) == 0
    assert not (folder / "decisions.jsonl").exists()


def test_what_is_decided_is_not_asked_again(folder):
    decide(folder, read_queue(folder)[0], "different", "Meier", "two villages")
    assert read_queue(folder) == []
    assert write(folder).questions == ()


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_line_separators_within_a_reason_or_a_file_name_end_no_line_of_a_file(folder, separator):
    queue = (folder / "review.jsonl").read_text("utf-8").replace("Schönau am", f"Schönau{separator}am")
    (folder / "review.jsonl").write_text(queue, "utf-8")
    made = decide(folder, read_queue(folder)[0], "different", "Meier", f"two{separator}villages")
    assert [d.why for d in read_decisions(folder)] == [f"two{separator}villages"]
    undo(folder, made.id, "Meier", "")
    assert read_decisions(folder) == ()


def test_an_unknown_decision_cannot_be_undone(folder):
    with pytest.raises(KlauselwerkError):
        undo(folder, "x-0", "Meier", "")


def test_joined_names_are_explained_with_their_reasons_and_places(folder):
    entity = next(e for e in link(DRAFTS).entities if "Bildungswerk" in e.name)
    told = "\n".join(explain(folder, entity.id))
    assert "misread: altmühl and altmiihl" in told or "misread: altmiihl and altmühl" in told
    assert "in/1.txt" in told
    assert "in/2.txt" in told


def test_documents_and_items_are_explained(folder):
    document = DRAFTS[0].document
    assert "in/1.txt" in "\n".join(explain(folder, document.id))
    told = "\n".join(explain(folder, document.mentions[0].id))
    assert "Gemeinde Schönau am See" in told


def test_an_unknown_id_is_said_to_be_unknown(folder):
    with pytest.raises(KlauselwerkError, match="e-none"):
        explain(folder, "e-none")


CSV = """name;aliases;valid_from;valid_to;predecessor;successor;gnd
Amt für Wege;AfW|Wegeamt;1950;1999;;Amt für Wege und Stege;10-1
Amt für Wege und Stege;;2000;;Amt für Wege;;
"""
LOBID = [
    {
        "gndIdentifier": "10-1",
        "preferredName": "Amt für Wege",
        "variantName": ["Wegeamt"],
        "dateOfEstablishment": ["1950"],
        "dateOfTermination": ["1999"],
        "succeedingCorporateBody": [{"id": "https://d-nb.info/gnd/10-2", "label": "Amt für Wege und Stege"}],
        "sameAs": [{"id": "http://www.wikidata.org/entity/Q1"}],
    },
    {"gndIdentifier": "10-2", "preferredName": "Amt für Wege und Stege"},
]
MARC = """<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim">
<record><datafield tag="035" ind1=" " ind2=" "><subfield code="a">(DE-588)10-1</subfield></datafield>
<datafield tag="110" ind1="2" ind2=" "><subfield code="a">Amt für Wege</subfield></datafield>
<datafield tag="410" ind1="2" ind2=" "><subfield code="a">Wegeamt</subfield></datafield>
<datafield tag="510" ind1="2" ind2=" "><subfield code="0">(DE-588)10-2</subfield><subfield code="a">Amt für Wege und
Stege</subfield><subfield code="4">nach</subfield></datafield>
<datafield tag="548" ind1=" " ind2=" "><subfield code="a">1950-1999</subfield></datafield></record>
<record><datafield tag="035" ind1=" " ind2=" "><subfield code="a">(DE-588)10-2</subfield></datafield>
<datafield tag="110" ind1="2" ind2=" "><subfield code="a">Amt für Wege und Stege</subfield></datafield></record>
</collection>"""


def claim(value):
    return [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}]


WIKIDATA = [
    {
        "id": "Q1",
        "labels": {"de": {"language": "de", "value": "Amt für Wege"}},
        "aliases": {"de": [{"language": "de", "value": "Wegeamt"}]},
        "claims": {
            "P17": claim({"id": "Q183"}),
            "P227": claim("10-1"),
            "P571": claim({"time": "+1950-00-00T00:00:00Z", "precision": 9}),
            "P576": claim({"time": "+1999-00-00T00:00:00Z", "precision": 9}),
            "P1366": claim({"id": "Q2"}),
        },
    },
    {
        "id": "Q2",
        "labels": {"de": {"value": "Amt für Wege und Stege"}},
        "claims": {"P17": claim({"id": "Q183"})},
    },
    {"id": "Q3", "labels": {"de": {"value": "Amt in Wien"}}, "claims": {"P17": claim({"id": "Q40"})}},
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("own.csv", CSV),
        ("gnd.jsonl", "".join(json.dumps(row) + "\n" for row in LOBID)),
        ("gnd.mrc.xml", MARC),
        ("wikidata.json", "[\n" + ",\n".join(json.dumps(row) for row in WIKIDATA) + "\n]\n"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_authority_files_are_taken_over(tmp_path, name, content, packed):
    file = tmp_path / (f"{name}.gz" if packed else name)
    file.write_bytes(gzip.compress(content.encode()) if packed else content.encode())
    _, count = import_authority(file, tmp_path / "authorities")
    before, after = own_authorities(tmp_path)
    assert count == 2
    assert (before.name, before.valid_from, before.valid_to) == ("Amt für Wege", "1950", "1999")
    assert "Wegeamt" in before.aliases
    assert before.successor == after.name == "Amt für Wege und Stege"
    assert before.identifiers["gnd"] == "10-1"


GND_MARC = """<?xml version="1.0" encoding="UTF-8"?><collection xmlns="http://www.loc.gov/MARC21/slim">
<record type="Authority"><leader>00000nz  a2200000nc 4500</leader><controlfield tag="001">000000019</controlfield>
<datafield tag="024" ind1="7" ind2=" "><subfield code="a">10-1</subfield><subfield code="2">gnd</subfield></datafield>
<datafield tag="035" ind1=" " ind2=" "><subfield code="a">(DE-101)000000019</subfield></datafield>
<datafield tag="035" ind1=" " ind2=" "><subfield code="a">(DE-588)10-1</subfield></datafield>
<datafield tag="110" ind1="1" ind2=" "><subfield code="a">Hessen</subfield>
<subfield code="b">Ministerium für Wege</subfield></datafield>
<datafield tag="410" ind1="2" ind2=" "><subfield code="a">Hessisches Ministerium für Wege</subfield></datafield>
<datafield tag="410" ind1="2" ind2=" "><subfield code="a">HMfW</subfield></datafield>
<datafield tag="548" ind1=" " ind2=" "><subfield code="a">1950-</subfield><subfield code="4">datb</subfield></datafield>
</record>
<record type="Authority"><leader>00000dz  a2200000nc 4500</leader>
<datafield tag="035" ind1=" " ind2=" "><subfield code="a">(DE-588)10-2</subfield></datafield>
<datafield tag="110" ind1="2" ind2=" "><subfield code="a">Amt, das es nicht mehr gibt</subfield></datafield></record>
<record type="Authority"><leader>00000nz  a2200000nc 4500</leader>
<datafield tag="035" ind1=" " ind2=" "><subfield code="a">(DE-588)10-3</subfield></datafield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Kuhn, Gerda</subfield></datafield></record>
<record type="Authority"><leader>00000nz  a2200000nc 4500</leader>
<datafield tag="035" ind1=" " ind2=" "><subfield code="a">(DE-588)10-4</subfield></datafield>
<datafield tag="110" ind1="2" ind2=" "><subfield code="a">Bauamt</subfield>
<subfield code="g">Tornau</subfield></datafield>
</record></collection>"""


def test_headings_of_the_gnd_become_names_and_what_is_no_body_is_left_out(tmp_path):
    (tmp_path / "gnd.xml").write_text(GND_MARC, "utf-8")
    import_authority(tmp_path / "gnd.xml", tmp_path / "authorities")
    town, ministry = own_authorities(tmp_path)
    assert town.name == "Bauamt (Tornau)"
    assert ministry.name == "Hessisches Ministerium für Wege"
    assert ministry.aliases == ("Hessen. Ministerium für Wege", "HMfW")
    assert (ministry.identifiers, ministry.valid_from, ministry.valid_to) == ({"gnd": "10-1"}, "1950", None)


def test_of_lobid_s_records_bodies_are_taken_with_their_short_names(tmp_path):
    rows = [
        {
            "@context": "https://lobid.org/gnd/context.jsonld",
            "id": "https://d-nb.info/gnd/10-1",
            "type": ["CorporateBody", "AuthorityResource"],
            "gndIdentifier": "10-1",
            "preferredName": "Hessen. Amt für Wege",
            "variantName": ["Hessisches Amt für Wege", "Hessen. Wegeamt"],
            "abbreviatedNameForTheCorporateBody": ["HAW"],
            "geographicAreaCode": [{"id": "https://d-nb.info/standards/vocab/gnd/geographic-area-code#XA-DE-HE"}],
            "dateOfEstablishment": ["1950"],
        },
        {"type": ["DifferentiatedPerson", "Person"], "gndIdentifier": "10-3", "preferredName": "Kuhn, Gerda"},
    ]
    (tmp_path / "lobid.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    import_authority(tmp_path / "lobid.jsonl", tmp_path / "authorities")
    (body,) = own_authorities(tmp_path)
    assert body.name == "Hessisches Amt für Wege"
    assert body.aliases == ("Hessen. Amt für Wege", "Hessen. Wegeamt", "HAW")


@pytest.mark.parametrize("content", ["", "name\n", "<xml", '{"labels": {}}'])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.xml"])
def test_what_holds_no_body_is_refused(tmp_path, name, content):
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(BadConfiguration):
        import_authority(tmp_path / name, tmp_path / "authorities")
