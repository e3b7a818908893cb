"""The lists that the rules of grammar share, read once."""

import lzma
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType

_HERE = Path(__file__).parent
_WORDS = _HERE.parent / "words.txt.xz"
_VOCABULARY = _HERE.parent / "vocabulary"
_TABLE = tomllib.loads((_HERE / "grammar.toml").read_text(encoding="utf-8"))


def _inverted(table: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType({form: lemma for lemma, forms in table.items() for form in forms.split()})


def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(words.split(), key=len, reverse=True))


SEPARABLE = _longest_first(_TABLE["separable"])
INSEPARABLE = _longest_first(_TABLE["inseparable"])
SAME_PARTICIPLE = frozenset(_TABLE["same_participle"].split())
UNINFLECTED = tuple(_TABLE["uninflected"].split())
VOWEL_KEPT = frozenset(_TABLE["vowel_kept"].split())
NUMBERS = frozenset(_TABLE["numbers"].split())
AUXILIARIES = _inverted(_TABLE["auxiliaries"])
MODALS = _inverted(_TABLE["modals"])
MODAL_INFINITIVES = frozenset(_TABLE["modals"])
PARTS = _inverted(_TABLE["parts"])
ADJECTIVES = _inverted(_TABLE["adjectives"])
DETERMINERS = tuple((re.compile(pattern), lemma) for lemma, pattern in _TABLE["determiners"].items())
POSSESSIVES = tuple((re.compile(pattern), lemma) for lemma, pattern in _TABLE["possessives"].items())


@cache
def word_forms() -> dict[str, int]:
    """German word forms with their number of occurrences in the corpora of the model."""
    packed = lzma.decompress(_WORDS.read_bytes()).decode("utf-8")
    rows = (line.partition("\t") for line in packed.splitlines())
    return {form: int(count) for form, _, count in rows}


def is_word(form: str) -> bool:
    """Whether `form` occurs in the corpora of the model as it is written here."""
    return form in word_forms()


@cache
def places() -> frozenset[str]:
    """Names of towns, districts and regions."""
    return frozenset(name for row in _rows("places.txt") for name in row.split(", "))


@cache
def first_names() -> frozenset[str]:
    """Given names common in Germany."""
    return frozenset(name for row in _rows("first_names.txt") for name in row.partition(": ")[2].split(", "))


@cache
def noun_forms() -> dict[str, str]:
    """Inflected forms of the nouns at the head of names → the noun; declined adjectives ("Beauftragter") left out."""
    forms: dict[str, str] = {}
    for row in _rows("nouns.txt"):
        noun, gender, plural = row.split()[:3]
        if len(noun) > 2 and not (noun.endswith("er") and plural.endswith("en")):
            forms |= {form: noun for form in _forms(noun, gender, plural) if form not in forms}
    return forms


def _forms(noun: str, gender: str, plural: str) -> Iterator[str]:
    yield noun
    if gender in "mn":
        yield f"{noun}es"
        if not noun.endswith(("s", "ß", "x", "z")):
            yield f"{noun}s"
    if plural != "-":
        yield plural
        yield plural if plural.endswith(("n", "s")) else f"{plural}n"


def _rows(name: str) -> list[str]:
    lines = (_VOCABULARY / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def irregular_verbs() -> Iterator[tuple[str, str | None, str | None, str | None, str | None]]:
    """Infinitive, third person of the present, past, past subjunctive and participle; None where regular."""
    for line in (_HERE / "verbs.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            infinitive, *forms = line.split()
            present, past, subjunctive, participle = (None if form == "-" else form for form in forms)
            yield infinitive, present, past, subjunctive, participle
