"""Trees that two parsers agree on, made of text without trees."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from models.german.recipe import corpora, text
from models.german.recipe.sentence import MISSING, Sentence

_SHORTEST, _LONGEST = 5, 45
_AGREEMENT = 0.85
_LAYERS = ("tags", "parts", "features", "lemmas")
_ATTRIBUTES = {"tags": "tag_", "parts": "pos_", "features": "morph", "lemmas": "lemma_"}


def agreed_trees(sentences: Sequence[Sentence], first: Path, second: Path) -> list[Sentence]:
    """The sentences with the first pipeline's trees, where the second one gives 85 % of words the same head.

    Tags, features and lemmas in which the two differ are left open. Heads are not: a parser that learns from open heads
    learns to leave words without one.
    """
    one, other = spacy.load(first), spacy.load(second)
    pairs = zip(sentences, _parsed(one, sentences), _parsed(other, sentences), strict=True)
    return [_agreed(sentence, a, b) for sentence, a, b in pairs if _agreement(a, b) >= _AGREEMENT]


def _agreement(one: Doc, other: Doc) -> float:
    same = sum(a.head.i == b.head.i and a.dep == b.dep for a, b in zip(one, other, strict=True))
    return same / len(one)


def _parsed(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[Doc]:
    """One document a sentence, its words kept, no sentence start inside it."""
    docs = (_as_one(nlp, sentence) for sentence in sentences)
    return nlp.pipe(docs, batch_size=64)


def _as_one(nlp: Language, sentence: Sentence) -> Doc:
    starts = [index == 0 for index in range(len(sentence.words))]
    return Doc(nlp.vocab, words=sentence.words, spaces=sentence.spaces, sent_starts=starts)


def _agreed(sentence: Sentence, one: Doc, other: Doc) -> Sentence:
    layers = {layer: _where_equal(_values(one, layer), _values(other, layer)) for layer in _LAYERS}
    heads = tuple(token.head.i for token in one)
    return replace(sentence, entities=None, heads=heads, relations=tuple(t.dep_ for t in one), **layers)


def _values(doc: Doc, layer: str) -> list[str]:
    return [str(getattr(token, _ATTRIBUTES[layer])) for token in doc]


def _where_equal(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(a if a == b else MISSING for a, b in zip(one, other, strict=True))


def sentences_without_trees(data: Path) -> list[Sentence]:
    """Sentences of middle length from news, encyclopaedia, parliament, courts, and made by our generator."""
    chance = random.Random(7)
    nlp = corpora.blank()
    news = [s for s in corpora.smartdata(data, nlp) if _fits(s)]
    courts = [s for s in text.court_sentences(data) if _fits(s)]
    columns = [
        corpora.columns(data, "germeval-2014/ge_dev.tsv", 1, 2),
        corpora.columns(data, "germeval-2014/ge_test.tsv", 1, 2)[::2],
        corpora.columns(data, "bundestag-ner/pp_01143.conll", 1, 4),
        corpora.columns(data, "bundestag-ner/pp_09036.conll", 1, 4),
    ]
    small = [s for s in chain(*columns, corpora.made_names(nlp)) if _fits(s)]
    return [*small, *chance.sample(news, 6000), *chance.sample(courts, 3000)]


def _fits(sentence: Sentence) -> bool:
    return _SHORTEST <= len(sentence.words) <= _LONGEST and "\n" not in sentence.text
