"""Rows of words that are kept are the rows the network makes."""

import numpy as np
import pytest
import spacy

from models.german import embedding
from models.german.embedding import keep_words
from models.german.load import PIPELINE

TEXTS = ["Der Verein zahlt z. B. 500 Euro.", "Der Verein zahlt nicht.", "", "Usw. gilt für Bürger:innen ’s 3.\n\n4."]


@pytest.fixture(scope="module")
def bare() -> spacy.Language:
    return spacy.load(PIPELINE)


@pytest.fixture
def keeping() -> spacy.Language:
    nlp = spacy.load(PIPELINE)
    assert keep_words(nlp) == 2  # the one that all share, and that of the names
    return nlp


def tensors(nlp: spacy.Language) -> list[np.ndarray]:
    return [doc.tensor for doc in nlp.pipe(TEXTS)]


def test_rows_are_the_same_bit_by_bit(bare: spacy.Language, keeping: spacy.Language) -> None:
    for _ in range(2):
        assert all(np.array_equal(a, b) for a, b in zip(tensors(bare), tensors(keeping), strict=True))


def test_forgetting_changes_nothing(
    bare: spacy.Language, keeping: spacy.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "KEPT", 3)
    for _ in range(2):
        assert all(np.array_equal(a, b) for a, b in zip(tensors(bare), tensors(keeping), strict=True))


def test_names_stay_the_same(bare: spacy.Language, keeping: spacy.Language) -> None:
    text = "Angela Merkel fuhr nach Berlin, wo die Siemens AG und der Deutsche Bundestag warteten."
    assert [(e.text, e.label_) for e in keeping(text).ents] == [(e.text, e.label_) for e in bare(text).ents]
