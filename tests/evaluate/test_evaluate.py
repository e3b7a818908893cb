"""Figures: what counts as found, what optional items cost, and how sure the program may be."""

import io
import json

import pytest

from pipeline.errors import KlauselwerkError
from pipeline.evaluate import Figures, evaluate, write_report
from pipeline.evaluate.pairing import name_likeness, quote_likeness
from pipeline.evaluate.report import calibration_error

FIELDS = ("parties", "signatories", "sections", "persons", "organisations", "programmes", "dates", "amounts")
EMPTY: dict[str, list] = {name: [] for name in (*FIELDS, "commitments")}


@pytest.fixture
def folders(tmp_path):
    gold, output = tmp_path / "gold", tmp_path / "output"
    (output / "documents").mkdir(parents=True)
    gold.mkdir()

    def write(wanted: dict, record: dict, entities: list[dict]):
        head = {"file": "x.txt", "kind": "agreement", "title": "Vertrag", "issued": "2019", "place": None}
        (gold / "x.json").write_text(json.dumps({**head, **EMPTY, **wanted}))
        base = {
            "source": {"path": "in/x.txt"},
            "kind": "agreement",
            "title": {"text": "Vertrag"},
            "issued": None,
            "place": None,
        }
        (output / "documents" / "d-1.json").write_text(json.dumps({**base, **record}))
        (output / "entities.jsonl").write_text("".join(json.dumps(entity) + "\n" for entity in entities))
        return evaluate(gold, output)

    return write


def named(name: str, **more) -> dict:
    return {"name": name, "variants": [], **more}


def test_optional_items_neither_count_nor_cost(folders):
    entities = [
        {"id": "e-1", "type": "organisation", "name": "Stadt Ulm", "aliases": []},
        {"id": "e-2", "type": "organisation", "name": "Wasserverband Süd", "aliases": ["WVS"]},
    ]
    mentions = [{"entity_id": e["id"], "confidence": 0.9} for e in entities]
    wanted = [named("WVS"), named("Stadt Ulm", optional=True), named("Land Baden-Württemberg")]
    row = folders({"organisations": wanted}, {"mentions": mentions}, entities)["organisations"]
    assert (row.hits, row.gold, row.found) == (1, 2, 1)
    assert row.missed == ["x: Land Baden-Württemberg"]


def test_a_wrong_number_costs_a_heading(folders):
    wanted = [{"number": "§ 1", "title": "Ziel", "level": 1}]
    row = folders({"sections": wanted}, {"sections": [{"number": "§ 2", "title": "Ziel"}]}, [])["sections"]
    assert row.hits == 0


def test_a_missing_record_finds_nothing(folders, tmp_path):
    folders({"dates": [{"text": "2019", "value": "2019", "role": "event"}]}, {}, [])
    (tmp_path / "output" / "documents" / "d-1.json").unlink()
    assert evaluate(tmp_path / "gold", tmp_path / "output")["dates"].recall == 0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("DRK", "DRK", True), ("DRK", "DLRG", False), ("Stadt „Ulm“", "stadt ulm", True), ("", "x", False)],
)
def test_names(a, b, same):
    assert (name_likeness(a, b) >= 0.88) is same


def test_quotes_are_compared_by_words():
    assert quote_likeness({"quote": "Die Stadt zahlt."}, {"quote": "die stadt zahlt"}) == 1
    assert quote_likeness({"quote": "Die Stadt zahlt."}, {"quote": "etwas ganz anderes"}) == 0


def test_calibration_error_is_zero_for_an_honest_program():
    honest = Figures(judged=[(0.75, True)] * 3 + [(0.75, False)])
    boastful = Figures(judged=[(1.0, False)] * 4)
    assert calibration_error({"x": honest}) == 0
    assert calibration_error({"x": boastful}) == 1


def test_the_report_shows_the_change_and_the_misses():
    stream = io.StringIO()
    figures = {"dates": Figures(hits=1, gold=2, found=1, missed=["x: 2019"])}
    write_report(figures, stream, misses="dates", accepted={"dates": 0.5})
    assert "+0.167" in stream.getvalue()
    assert "x: 2019" in stream.getvalue()
    with pytest.raises(KlauselwerkError, match="no field"):
        write_report(figures, stream, misses="nonsense")
