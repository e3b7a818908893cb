"""The sample corpus is whole: each document has a text and gold, and the gold says nothing the text does not."""

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
STEMS = sorted(path.stem for path in (CORPUS / "texts").glob("*.md"))
LAYOUTS = tomllib.loads((CORPUS / "layouts.toml").read_text(encoding="utf-8"))["documents"]
SPLIT = tomllib.loads((CORPUS / "split.toml").read_text(encoding="utf-8"))

KINDS = {"agreement", "press_release", "newsletter", "commentary", "council_paper", "other"}
ROLES = {"issued", "signed", "effective", "deadline", "event", "period", "reference"}
MODALITIES = {"obligation", "intention", "funding"}
ITEM_KEYS = {
    "parties": {"name", "variants"},
    "signatories": {"name", "function", "organisation"},
    "sections": {"number", "title", "level"},
    "persons": {"name", "variants", "functions"},
    "organisations": {"name", "variants"},
    "programmes": {"name", "variants"},
    "dates": {"text", "value", "role"},
    "amounts": {"text", "value", "currency"},
    "commitments": {"actors", "quote", "modality", "section", "due", "recurrence"},
}
each_stem = pytest.mark.parametrize("stem", STEMS)


def gold_of(stem: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((CORPUS / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    return gold


def text_of(stem: str) -> str:
    """The clean text on one line, as gold quotes it."""
    return " ".join((CORPUS / "texts" / f"{stem}.md").read_text(encoding="utf-8").split())


def is_calendar_date(value: str) -> bool:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if not found:
        return False
    try:
        datetime.date(*(int(part) if part else 1 for part in found.groups()))
    except ValueError:
        return False
    return True


def is_date_or_period(value: str) -> bool:
    parts = value.split("/")
    return len(parts) <= 2 and all(is_calendar_date(part) for part in parts) and parts == sorted(parts)


def test_texts_gold_layouts_and_documents_belong_together() -> None:
    assert sorted(path.stem for path in (CORPUS / "gold").glob("*.json")) == STEMS
    assert sorted(LAYOUTS) == STEMS
    assert sorted(path.name for path in (CORPUS / "documents").iterdir()) == sorted(gold_of(s)["file"] for s in STEMS)


def test_the_corpus_is_as_broad_as_promised() -> None:
    kinds = [gold_of(stem)["kind"] for stem in STEMS]
    assert len(STEMS) >= 24
    assert {kind: kinds.count(kind) >= least for kind, least in (("agreement", 11), ("press_release", 7))} == {
        "agreement": True,
        "press_release": True,
    }
    assert set(kinds) == KINDS


def test_the_corpus_stays_small() -> None:
    folders = ("documents", "texts", "gold")
    assert sum(path.stat().st_size for folder in folders for path in (CORPUS / folder).iterdir()) < 12_000_000


def test_the_split_halves_the_corpus_and_both_halves_hold_the_common_kinds() -> None:
    assert sorted(SPLIT["tuned"] + SPLIT["held_out"]) == STEMS
    assert len(SPLIT["held_out"]) >= 10
    for half in ("tuned", "held_out"):
        assert {gold_of(stem)["kind"] for stem in SPLIT[half]} >= KINDS - {"other"}


@each_stem
def test_a_text_is_of_the_promised_length(stem: str) -> None:
    assert 300 <= len(text_of(stem).split()) <= 1500


@each_stem
def test_gold_is_well_formed(stem: str) -> None:
    gold = gold_of(stem)
    assert set(gold) == {"file", "kind", "title", "issued", "place", *ITEM_KEYS}
    assert gold["kind"] in KINDS
    assert not gold["parties"] or gold["kind"] == "agreement"
    for field, keys in ITEM_KEYS.items():
        for item in gold[field]:
            assert set(item) - {"optional"} == keys
            assert item.get("optional", True) is True
    assert {item["role"] for item in gold["dates"]} <= ROLES
    assert {item["modality"] for item in gold["commitments"]} <= MODALITIES


@each_stem
def test_what_gold_quotes_stands_in_the_text(stem: str) -> None:
    gold, text = gold_of(stem), text_of(stem)
    quotes = [item["quote"] for item in gold["commitments"]]
    quotes += [item["text"] for field in ("dates", "amounts") for item in gold[field]]
    assert [quote for quote in quotes if quote not in text] == []


@each_stem
def test_variants_of_names_stand_in_the_text(stem: str) -> None:
    gold, text = gold_of(stem), text_of(stem)
    for field in ("organisations", "persons", "programmes"):
        assert [form for item in gold[field] for form in item["variants"] if form not in text] == []


@each_stem
def test_dates_exist_and_stand_once(stem: str) -> None:
    gold = gold_of(stem)
    values = [item["value"] for item in gold["dates"]]
    assert [value for value in values if not is_date_or_period(value)] == []
    assert len(values) == len(set(values))
    assert gold["issued"] is None or is_calendar_date(gold["issued"])
    assert all(is_date_or_period(item["due"]) for item in gold["commitments"] if item["due"])


@each_stem
def test_gold_refers_to_its_own_items(stem: str) -> None:
    gold = gold_of(stem)
    actors = {item["name"] for field in ("organisations", "persons", "parties") for item in gold[field]}
    headings = {name for item in gold["sections"] for name in (item["number"], item["title"]) if name}
    assert {actor for item in gold["commitments"] for actor in item["actors"]} <= actors
    assert {item["section"] for item in gold["commitments"]} - {None} <= headings
    assert {item["name"] for item in gold["signatories"]} <= {item["name"] for item in gold["persons"]}
