"""Figures: what counts as found, what optional items cost, and how sure the program may be."""

import io
import json
from xml.etree import ElementTree

import pytest

from pipeline.errors import KlauselwerkError
from pipeline.evaluate import Figures, evaluate, write_plot, write_report
from pipeline.evaluate.calibration import bins_of, calibration_error, expected_error
from pipeline.evaluate.pairing import name_likeness, quote_likeness
from pipeline.evaluate.plot import reliability_plot

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


def test_bins_hold_items_of_like_confidence():
    low, high = bins_of([(0.31, False), (0.33, True), (1.0, True), (0.95, True)])
    assert (low.number, round(low.confidence, 2), low.right) == (2, 0.32, 0.5)
    assert high.number == 2
    assert expected_error((low, high)) == pytest.approx((2 * 0.18 + 2 * 0.025) / 4)
    assert expected_error(()) == 0


def test_the_plot_has_a_panel_for_each_kind(tmp_path):
    figures = {"dates": Figures(judged=[(0.9, True)]), "a < b": Figures(judged=[(0.2, False)]), "header": Figures()}
    write_plot(figures, tmp_path / "plot.svg")
    root = ElementTree.parse(tmp_path / "plot.svg").getroot()
    names = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "name"]
    assert names == ["all items", "dates", "a < b"]


def test_a_plot_without_items_is_drawn_all_the_same():
    assert "0 items" in reliability_plot({"header": Figures()})


def test_a_plot_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(KlauselwerkError, match="cannot be written"):
        write_plot({}, tmp_path / "nowhere" / "plot.svg")
