import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.german.own_data import build, commitments, treebank
from models.german.own_data.lexicon import Lexicon
from models.german.recipe.trees import read_trees

DATA = Path(build.__file__).parent
SEEDS = Path("/work/shared/seeds")
EXAMPLES = [json.loads(line) for line in (DATA / "entities.jsonl").read_text(encoding="utf-8").splitlines()]
COMMITMENTS = [json.loads(line) for line in (DATA / "commitments_test.jsonl").read_text(encoding="utf-8").splitlines()]
TREES = list(read_trees(iter((DATA / "trees.conllu").read_text(encoding="utf-8").splitlines(keepends=True))))


def runs(text: str, length: int = 8) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    yield from (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


def test_there_is_as_much_as_was_promised() -> None:
    assert len(EXAMPLES) >= 600
    assert len(TREES) >= 300
    assert len(COMMITMENTS) >= 150


def test_entities_are_inside_the_text_in_order_and_without_blanks_at_their_edges() -> None:
    for example in EXAMPLES:
        end_before = 0
        for start, end, label in example["entities"]:
            assert end_before <= start < end <= len(example["text"])
            assert label in build.LABELS
            name = example["text"][start:end]
            assert name == name.strip() and "\n" not in name
            end_before = end


@pytest.mark.parametrize("label", sorted(build.LABELS))
def test_every_label_is_there_often_enough_to_learn(label: str) -> None:
    assert sum(label == found for example in EXAMPLES for _, _, found in example["entities"]) >= 30


def test_files_are_what_their_sources_make() -> None:
    built = build.read_examples(DATA / "entities.txt")
    assert json.loads(json.dumps(built)) == EXAMPLES
    lines = (DATA / "trees.txt").read_text(encoding="utf-8").splitlines()
    lexicon = Lexicon(DATA / "words.toml")
    kept = [line for line in lines if line and not line.startswith("#")]
    blocks = [treebank.conllu(line, lexicon, number) for number, line in enumerate(kept, 1)]
    assert "".join(blocks) == (DATA / "trees.conllu").read_text(encoding="utf-8")


@pytest.mark.parametrize("marked", ["[ORG Amt", "Amt]", "[FIRMA Amt]", "[ORG  Amt]", ""])
def test_broken_markup_is_refused(marked: str) -> None:
    with pytest.raises(ValueError):
        build.parse_markup(marked)


def test_trees_have_one_root_and_no_cycle() -> None:
    for tree in TREES:
        assert tree.heads is not None and tree.relations is not None
        assert list(tree.relations).count("ROOT") == 1
        for word in range(len(tree.words)):
            steps, at = 0, word
            while tree.heads[at] != at:
                at, steps = tree.heads[at], steps + 1
                assert steps <= len(tree.words)


def test_parts_of_commitments_stand_where_their_spans_say() -> None:
    for commitment in COMMITMENTS:
        assert commitment["modality"] in commitments.MODALITIES
        for part in ("subject", "predicate", "clause"):
            pieces = [commitment["text"][start:end] for start, end in commitment["spans"][part]]
            assert " ".join(pieces) == (commitment[part] or "")


def test_no_commitment_to_measure_on_is_trained_on() -> None:
    trained = {run for text in training_texts() for run in runs(text, 6)}
    for commitment in COMMITMENTS:
        assert not trained & set(runs(commitment["text"], 6)), commitment["text"]


def training_texts() -> list[str]:
    return [example["text"] for example in EXAMPLES] + [tree.text for tree in TREES]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample documents are not on this machine")
def test_nothing_is_taken_from_the_sample_documents() -> None:
    theirs = {run for path in SEEDS.iterdir() for run in runs(path.read_text(encoding="utf-8"))}
    for text in [*training_texts(), *(commitment["text"] for commitment in COMMITMENTS)]:
        assert not theirs & set(runs(text)), text
