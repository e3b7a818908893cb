"""The sample documents from file to knowledge base: every item stands where its evidence says."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pdfplumber
import pytest

from pipeline.evaluate import evaluate, read_accepted
from pipeline.publish.schema import schema_of

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    command = [sys.executable, "-m", "pipeline", "run", str(CORPUS / "documents"), "--output", str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert ended.returncode == 0, ended.stderr
    return folder


@pytest.fixture(scope="module")
def records(output) -> list[dict]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((output / "documents").glob("*.json"))]


def items(value: object):
    """Every item with evidence, wherever it stands in a record."""
    if isinstance(value, dict):
        if "boxes" in value:
            yield value
        for part in value.values():
            yield from items(part)
    elif isinstance(value, list):
        for part in value:
            yield from items(part)


def test_every_document_has_a_valid_record(records):
    assert len(records) == len(list((CORPUS / "documents").iterdir()))
    for record in records:
        jsonschema.validate(record, schema_of("document"))


def test_items_quote_the_text(records):
    for record in records:
        for item in items(record):
            quoted = item.get("quote", item.get("text"))
            if quoted is not None:
                assert record["text"][item["start"] : item["end"]] == quoted
            assert 0 <= item["start"] < item["end"] <= len(record["text"])
            assert 0 <= item["confidence"] <= 1


def test_items_of_paged_documents_have_a_box_per_line_on_their_page(records):
    for record in records:
        sizes = {page["number"]: (page["width"], page["height"]) for page in record["extraction"]["pages"]}
        for item in items(record):
            assert bool(item["boxes"]) == bool(sizes)
            assert len(item["boxes"]) == len(item["box_pages"])
            assert item["page"] == (item["box_pages"][0] if sizes else None)
            for (x0, top, x1, bottom), number in zip(item["boxes"], item["box_pages"], strict=True):
                width, height = sizes[number]
                assert -2 <= x0 < x1 <= width + 2
                assert -2 <= top < bottom <= height + 2


def test_boxes_of_born_digital_pages_hold_the_words_they_stand_for(records):
    checked = 0
    for record in records:
        if record["extraction"]["method"] != "text_layer":
            continue
        path = next(p for p in (CORPUS / "documents").iterdir() if p.name == Path(record["source"]["path"]).name)
        with pdfplumber.open(path) as pdf:
            for item in [*record["sections"], *record["dates"], *record["amounts"]]:
                seen = "".join(
                    pdf.pages[number - 1].crop([x0 - 0.1, top - 0.1, x1 + 0.1, bottom + 0.1]).extract_text() or ""
                    for (x0, top, x1, bottom), number in zip(item["boxes"], item["box_pages"], strict=True)
                )
                letters = re.sub(r"[\s-]", "", seen.casefold())
                assert [word for word in _words(item["text"]) if word not in letters] == []
                checked += 1
    assert checked > 50


def _words(text: str) -> set[str]:
    """Its words; letters set in small capitals come out of a text layer in any case."""
    return set(re.findall(r"\w{3,}", text.casefold()))


def test_local_ids_and_foreign_keys_resolve(output, records):
    entities = {json.loads(line)["id"] for line in (output / "entities.jsonl").read_text("utf-8").splitlines()}
    for record in records:
        for mention in record["mentions"]:
            assert mention["entity_id"] is None or mention["entity_id"] in entities
        for commitment in record["commitments"]:
            assert commitment["actors"]
            assert set(commitment["actors"] + commitment["programmes"] + commitment["beneficiaries"]) <= entities
            assert all(number < len(record["amounts"]) for number in commitment["amounts"])
        for group in ("sections", "clauses", "mentions", "commitments"):
            ids = [item["id"] for item in record[group]]
            assert len(ids) == len(set(ids))


def test_figures_on_the_samples_have_not_fallen(output):
    figures = evaluate(CORPUS / "gold", output)
    accepted = read_accepted(CORPUS / "accepted.json")
    fallen = {name: round(row.f1, 3) for name, row in figures.items() if row.f1 < accepted[name] - 0.02}
    assert fallen == {}
