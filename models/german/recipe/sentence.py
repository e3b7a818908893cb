"""Sentence: what every corpus is turned into, and the spaCy documents made of sentences."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

MISSING = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with the layers of annotation that their corpus has; an absent layer is None, an absent value "".

    `heads` count from the sentence's first word; a root is its own head. `entities` are IOB tags ("B-PER", "I-PER",
    "O"; "" where the corpus does not say).
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...] | None = None
    parts: tuple[str, ...] | None = None
    features: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    entities: tuple[str, ...] | None = None

    @property
    def text(self) -> str:
        return "".join(w + (" " if s else "") for w, s in zip(self.words, self.spaces, strict=True)).strip()


_LAYERS = ("tags", "parts", "features", "lemmas", "relations", "entities")
_BREAK_VALUES = {"tags": "_SP", "parts": "SPACE", "features": "", "relations": "dep", "entities": "O"}


def with_break(sentence: Sentence, line_break: str) -> Sentence:
    """The sentence followed by white space (line ends) as spaCy's tokeniser makes it: a token of its own."""
    added = {
        layer: (*getattr(sentence, layer), _BREAK_VALUES.get(layer, line_break))
        for layer in _LAYERS
        if getattr(sentence, layer) is not None
    }
    heads = None if sentence.heads is None else (*sentence.heads, len(sentence.words) - 1)
    spaces = (*sentence.spaces[:-1], False, False)
    return replace(sentence, words=(*sentence.words, line_break), spaces=spaces, heads=heads, **added)


def as_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One document of sentences that have the same layers."""
    words = [word for s in sentences for word in s.words]
    spaces = [space for s in sentences for space in s.spaces]
    layers = {layer: _joined(sentences, layer) for layer in _LAYERS}
    heads = _joined_heads(sentences)
    starts = None if heads else [k == 0 for s in sentences for k in range(len(s.words))]
    return Doc(
        vocab, words=words, spaces=spaces, tags=layers["tags"], pos=layers["parts"], morphs=layers["features"],
        lemmas=layers["lemmas"], heads=heads, deps=layers["relations"], ents=layers["entities"], sent_starts=starts,
    )  # fmt: skip


def _joined(sentences: Sequence[Sentence], layer: str) -> list[str] | None:
    values = [getattr(s, layer) for s in sentences]
    return None if any(v is None for v in values) else [x for v in values for x in v]


def _joined_heads(sentences: Sequence[Sentence]) -> list[int] | None:
    heads, offset = [], 0
    for sentence in sentences:
        if sentence.heads is None:
            return None
        heads += [head + offset for head in sentence.heads]
        offset += len(sentence.words)
    return heads


def documents(
    vocab: Vocab, sentences: Iterable[Sentence], chance: random.Random, most: int, breaks: bool = True
) -> list[Doc]:
    """Documents of one to `most` neighbouring sentences, sometimes with line ends or blank lines between them."""
    rest, docs = list(sentences), []
    while rest:
        size = chance.randint(1, most)
        group, rest = rest[:size], rest[size:]
        docs.append(as_doc(vocab, [_perhaps_broken(s, chance) for s in group] if breaks else group))
    return docs


def _perhaps_broken(sentence: Sentence, chance: random.Random) -> Sentence:
    drawn = chance.random()
    if drawn < 0.10:
        return with_break(sentence, "\n\n")
    return with_break(sentence, "\n") if drawn < 0.15 else sentence
