"""Lemmas of nouns, names and adjectives, where list and endings tell them."""

from collections.abc import Iterator
from functools import cache

from models.german.grammar.lists import (
    ADJECTIVES,
    UNINFLECTED,
    first_names,
    is_word,
    noun_forms,
    places,
    word_forms,
)

_UMLAUTS = {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U"}
_ENDINGS = ("en", "em", "er", "es", "e")


def of_noun(form: str, guess: str) -> str | None:
    """The noun that `form` belongs to; None if `guess`, the model's, is a known word or nothing is better."""
    known = _by_head(form)
    if known or is_word(guess):
        return known
    if form.lower().endswith(UNINFLECTED):
        return form
    counts = word_forms()
    found = [c for c in _stripped(form) if c in counts and len(c) > 2]
    plain = [c for c in found if _umlauts(c) >= _umlauts(form)]
    candidates = plain or [c for c in found if counts[c] > 2]
    return max(candidates, key=lambda c: counts[c]) if candidates else None


def of_adjective(word: str) -> str | None:
    """The uninflected positive of an inflected adjective in small letters; None where nothing is known of it."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 1), None)
    if ending is None:
        return None
    stem = word.removesuffix(ending)
    if stem in ADJECTIVES:
        return ADJECTIVES[stem]
    if stem.endswith(("ibl", "abl")):
        return f"{stem[:-1]}el"
    return stem if is_word(stem) else next((base for base in _positives(stem) if is_word(base)), None)


def of_name(form: str, guess: str) -> str | None:
    """A name without the s of the genitive; None where it has none or `guess` is without it already."""
    bare = form[:-1]
    if guess != form or not form.endswith("s") or len(form) < 5:
        return None
    counts = word_forms()
    named = bare in places() or bare in first_names() or counts.get(bare, 0) > counts.get(form, 0)
    return bare if named else None


@cache
def _by_head(form: str) -> str | None:
    """By the list of nouns: the form itself, or the end of a compound."""
    table = noun_forms()
    if form in table:
        return table[form]
    for start in range(2, len(form) - 3):
        head = form[start:].capitalize()
        if head in table:
            noun = table[head]
            return form[:start] + (noun.lower() if form[start].islower() else noun)
    return None


def _positives(stem: str) -> Iterator[str]:
    if len(stem) > 5 and stem.endswith("er"):
        yield from (stem[:-2], _without_umlaut(stem[:-2]))
    if len(stem) > 5 and stem.endswith("st"):
        for base in (stem[:-3] if stem.endswith("est") else stem[:-2], stem[:-2]):
            yield from (base, _without_umlaut(base))


def _stripped(form: str) -> Iterator[str]:
    """Singulars that a plural or genitive may belong to."""
    for ending, least in (("n", 1), ("en", 1), ("e", 1), ("s", 1), ("es", 1), ("ern", 2), ("er", 2)):
        if form.endswith(ending):
            base = form.removesuffix(ending)
            if least == 1:
                yield base
            if ending not in ("s", "es") and (least == 1 or len(base) < 6):
                yield _without_umlaut(base)
    if form.endswith("ern"):
        yield form[:-1]
    if form.endswith("innen"):
        yield form[:-3]
    if form.endswith(("nisse", "nissen")):
        yield form[: form.rfind("nis") + 3]


def _umlauts(word: str) -> int:
    return sum(letter in _UMLAUTS for letter in word)


def _without_umlaut(word: str) -> str:
    """The word with its last umlaut taken back: "Häus" → "Haus"."""
    place = max(word.rfind(letter) for letter in _UMLAUTS)
    return word if place < 0 else word[:place] + _UMLAUTS[word[place]] + word[place + 1 :]
