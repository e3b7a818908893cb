"""The further papers in corpus/plain: each has gold, gold quotes it, the split names each once."""

import json
import tomllib
from pathlib import Path

import pytest

PLAIN = Path(__file__).parents[2] / "corpus" / "plain"
STEMS = sorted(path.stem for path in (PLAIN / "texts").glob("*.txt"))
SPLIT = tomllib.loads((PLAIN / "split.toml").read_text("utf-8"))


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_texts_gold_and_split_belong_together():
    assert len(STEMS) >= 50
    assert sorted(path.stem for path in (PLAIN / "gold").glob("*.json")) == STEMS
    assert sorted(SPLIT["tuned"] + SPLIT["held_out"]) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_gold_quotes_the_text(stem):
    gold = json.loads((PLAIN / "gold" / f"{stem}.json").read_text("utf-8"))
    text = on_one_line((PLAIN / "texts" / f"{stem}.txt").read_text("utf-8"))
    assert gold["file"] == f"{stem}.txt"
    quotes = [item["quote"] for item in gold["commitments"]] + [item["text"] for item in gold["amounts"]]
    assert [quote for quote in quotes if on_one_line(quote) not in text] == []


@pytest.mark.parametrize("stem", STEMS)
def test_no_run_of_words_is_from_the_real_documents(stem, seeds):
    words = on_one_line((PLAIN / "texts" / f"{stem}.txt").read_text("utf-8")).casefold().split()
    known = " ".join(on_one_line(path.read_text("utf-8")).casefold() for path in sorted(seeds.glob("*.txt")))
    assert [run for i in range(len(words) - 9) if (run := " ".join(words[i : i + 10])) in known] == []
