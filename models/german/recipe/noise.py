"""Damage as OCR does it, for training and for measuring how slowly the pipeline degrades."""

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

Table = dict[str, dict[str, int]]
_CONFUSIONS: dict[str, Table] = tomllib.loads(Path(__file__).with_name("confusions.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Damage:
    """How badly one document was read: shares of umlauts, words, and gaps between words that went wrong."""

    umlauts: float
    words: float
    gaps: float
    case: Callable[[str], str] = str


def draw_damage(chance: random.Random, words: float | None = None, gaps: float | None = None) -> Damage:
    """A document's damage; three of four lose umlauts, as when an engine reads German without German data.

    `words` and `gaps` fix the share of damaged words and gaps, which is drawn otherwise.
    """
    case = chance.random()
    return Damage(
        umlauts=chance.choice([0.0, 1.0, 1.0, 0.8]),
        words=chance.choice([0.0, 0.02, 0.05, 0.10]) if words is None else words,
        gaps=chance.choice([0.0, 0.0, 0.005, 0.02]) if gaps is None else gaps,
        case=str.upper if case < 0.04 else str.lower if case < 0.07 else str,
    )


def damaged_word(word: str, damage: Damage, chance: random.Random) -> str:
    """The word as it was read; never empty."""
    read = "".join(_read_umlaut(c, damage.umlauts, chance) for c in word)
    if chance.random() < damage.words and len(word) > 2:
        read = _confused(read, chance)
    if chance.random() < 0.004:
        read = read[:1].swapcase() + read[1:]
    read = damage.case(read)
    return read if read.strip() else word


def _read_umlaut(character: str, share: float, chance: random.Random) -> str:
    readings = _CONFUSIONS["umlauts"].get(character)
    return _drawn(readings, chance) if readings and chance.random() < share else character


def _confused(word: str, chance: random.Random) -> str:
    table = _CONFUSIONS["characters"]
    pieces = [(i, word[i : i + size]) for size in (1, 2) for i in range(len(word) + 1 - size)]
    known = [(start, piece) for start, piece in pieces if piece in table]
    if not known:
        return word
    [(start, piece)] = chance.choices(known, weights=[sum(table[piece].values()) for _, piece in known])
    return word[:start] + _drawn(table[piece], chance) + word[start + len(piece) :]


def _drawn(readings: dict[str, int], chance: random.Random) -> str:
    return chance.choices(list(readings), weights=list(readings.values()))[0]


def damaged_doc(vocab: Vocab, doc: Doc, damage: Damage, chance: random.Random) -> Doc:
    """The document with damaged words and all its annotation, but no lemma where the word changed."""
    words = [t.text if t.is_space else damaged_word(t.text, damage, chance) for t in doc]
    tree = doc.has_annotation("DEP")
    return Doc(
        vocab, words=words, spaces=[bool(t.whitespace_) for t in doc],
        tags=_kept(doc, "TAG", [t.tag_ for t in doc]), pos=_kept(doc, "POS", [t.pos_ for t in doc]),
        morphs=_kept(doc, "MORPH", [str(t.morph) for t in doc]),
        lemmas=_kept(doc, "LEMMA", [t.lemma_ if t.text == w else "" for t, w in zip(doc, words, strict=True)]),
        heads=[t.head.i for t in doc] if tree else None, deps=_kept(doc, "DEP", [t.dep_ for t in doc]),
        sent_starts=None if tree else [bool(t.is_sent_start) for t in doc],
        ents=_kept(doc, "ENT_IOB", [_iob(t.ent_iob_, t.ent_type_) for t in doc]),
    )  # fmt: skip


def _kept(doc: Doc, layer: str, values: list[str]) -> list[str] | None:
    return values if doc.has_annotation(layer) else None


def _iob(position: str, label: str) -> str:
    return f"{position}-{label}" if label else position


def damaged_gaps(doc: Doc, share: float, chance: random.Random) -> str:
    """The document's text with words run together and torn apart; spaCy aligns it with the document again."""
    return "".join(_piece(t.text, bool(t.whitespace_), share, chance) for t in doc)


def _piece(word: str, space: bool, share: float, chance: random.Random) -> str:
    if share and len(word) > 5 and word.isalpha() and chance.random() < share:
        cut = chance.randint(2, len(word) - 2)
        word = f"{word[:cut]} {word[cut:]}"
    lost = space and chance.random() < share
    return word + (" " if space and not lost else "")


def damaged(nlp: Language, docs: Sequence[Doc], seed: int = 42) -> list[Doc]:
    """The documents with the damage that the card measures under: 6 % of words, gaps left whole."""
    chance = random.Random(seed)
    return [damaged_doc(nlp.vocab, doc, draw_damage(chance, words=0.06, gaps=0.0), chance) for doc in docs]


@spacy.registry.augmenters("klauselwerk.ocr_noise.v1")
def create_noise(level: float, seed: int) -> Callable[[Language, Example], Iterator[Example]]:
    """An augmenter that damages a share `level` of the training documents, each anew in every epoch."""
    chance = random.Random(seed)

    def damage_some(nlp: Language, example: Example) -> Iterator[Example]:
        if chance.random() >= level:
            yield example
            return
        damage = draw_damage(chance)
        reference = damaged_doc(nlp.vocab, example.reference, damage, chance)
        yield Example(nlp.make_doc(damaged_gaps(reference, damage.gaps, chance)), reference)

    return damage_some
