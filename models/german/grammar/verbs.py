"""Infinitives of German verb forms: irregular ones by table, regular ones by ending and word list."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from models.german.grammar.lists import (
    AUXILIARIES,
    INSEPARABLE,
    SAME_PARTICIPLE,
    SEPARABLE,
    VOWEL_KEPT,
    irregular_verbs,
    is_word,
)

_PREFIXES = tuple(dict.fromkeys((*SEPARABLE, *INSEPARABLE)))
_PAST = ("test", "teten", "tet", "ten", "te")
_PRESENT = ("est", "et", "st", "t", "e")
_SEPARABLE = f"(?:{'|'.join(SEPARABLE)})"
_REGULAR = re.compile(
    rf"(?:{_SEPARABLE}?ge[a-zäöüß]{{3,}}|{_SEPARABLE}?(?:be|ver|er|ent|zer|miss|über|unter|hinter|wider)[a-zäöüß]{{3,}}"
    r"|[a-zäöüß]+ier)t"
)
_WITH_ZU = re.compile(rf"({_SEPARABLE})zu([a-zäöüß]{{2,}}n)")


def without_zu(word: str) -> str | None:
    """ "einzuhalten" → "einhalten"; None if `word` is no infinitive with "zu" inside."""
    match = _WITH_ZU.fullmatch(word)
    return match[1] + match[2] if match else None


def is_participle(word: str) -> bool:
    """Whether `word`, in small letters, has the form of a second participle."""
    if word in SAME_PARTICIPLE or _REGULAR.fullmatch(word):
        return True
    table = _participles()
    if any(rest in table and rest.startswith("ge") for rest in (word, *_rests(word, SEPARABLE))):
        return True
    return any(rest in table and rest not in VOWEL_KEPT for rest in _rests(word, INSEPARABLE))


def of_participle(word: str) -> str | None:
    """The infinitive of a second participle in small letters; None where neither table nor word list tells it."""
    return _irregular_participle(word) or _regular_participle(word)


def of_finite(word: str) -> str | None:
    """The infinitive of a finite form in small letters; None where neither table nor word list tells it."""
    return _irregular_finite(word) or _first_known(_finite_guesses(word))


def is_infinitive(word: str) -> bool:
    """Whether `word` is an infinitive of the table, or a word of the corpora that is no finite form of an auxiliary."""
    return word in _infinitives() or (is_word(word) and word not in AUXILIARIES)


def _first_known(guesses: Iterable[str]) -> str | None:
    return next((guess for guess in guesses if is_infinitive(guess)), None)


def _rests(word: str, prefixes: Iterable[str]) -> Iterator[str]:
    return (rest for _, rest in _parted(word, prefixes))


def _parted(word: str, prefixes: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((p, word[len(p) :]) for p in prefixes if word.startswith(p) and len(word) > len(p) + 1)


def _irregular_participle(word: str) -> str | None:
    table = _participles()
    if word in table:
        return table[word]
    for prefix, rest in _parted(word, SEPARABLE):
        if rest in table and rest.startswith("ge"):
            return prefix + table[rest]
    for outer, inner in [("", word), *_parted(word, SEPARABLE)]:
        for prefix, rest in _parted(inner, INSEPARABLE):
            if rest in table and not rest.startswith("ge"):
                return outer + prefix + table[rest]
    return None


def _regular_participle(word: str) -> str | None:
    if not word.endswith("t"):
        return None
    for prefix, rest in [("", word[:-1]), *_parted(word[:-1], SEPARABLE)]:
        if rest.startswith("ge") and len(rest) > 4:
            found = next((g for g in _with_ending(rest[2:]) if is_infinitive(prefix + g) or is_infinitive(g)), None)
            if found:
                return prefix + found
    return _first_known(_with_ending(word[:-1]))


def _with_ending(stem: str) -> Iterator[str]:
    """Infinitives that a stem may belong to: "sicher" → "sichern", "arbeite" → "arbeiten"."""
    if stem.endswith("e"):
        yield from _with_ending(stem[:-1])
    endings = ("n", "en") if stem.endswith(("el", "er")) and not stem.endswith(("ier", "iel", "eer")) else ("en", "n")
    yield from (stem + ending for ending in endings if ending == "en" or stem.endswith(("el", "er")))


def _irregular_finite(word: str) -> str | None:
    table = _finites()
    if word in table:
        return table[word]
    for outer, inner in _parted(word, _PREFIXES):
        if inner in table:
            return outer + table[inner]
        for prefix, rest in _parted(inner, INSEPARABLE):
            if rest in table:
                return outer + prefix + table[rest]
    return None


def _finite_guesses(word: str) -> Iterator[str]:
    for ending in _PAST:
        if word.endswith(ending):
            yield from _with_ending(word[: -len(ending)])
    if word.endswith(("en", "ern", "eln")) and not word.endswith("ten"):
        yield word
    for ending in _PRESENT:
        if word.endswith(ending):
            yield from _with_ending(word[: -len(ending)])
    if word.endswith(("le", "re")):
        yield f"{word[:-2]}e{word[-2]}n"


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(row[0] for row in irregular_verbs())


@cache
def _participles() -> dict[str, str]:
    """Participle → infinitive, with "ss" spelled "ß" too, and without "ge" as after "ver-"."""
    table: dict[str, str] = {}
    for infinitive, *_, participle in irregular_verbs():
        if participle:
            table |= {participle: infinitive, participle.replace("ss", "ß"): infinitive}
            if participle.startswith("ge"):
                table.setdefault("gessen" if infinitive == "essen" else participle[2:], infinitive)
    return table


@cache
def _finites() -> dict[str, str]:
    table: dict[str, str] = {}
    for infinitive, present, past, subjunctive, _ in irregular_verbs():
        forms = [*_present(present), *_past(past)]
        if subjunctive:
            forms += [subjunctive + ending for ending in ("", "st", "n", "t")]
        table |= {form: infinitive for form in forms if form not in table and not is_infinitive_form(form)}
    return table


def is_infinitive_form(form: str) -> bool:
    """Subjunctives that look like another verb's infinitive."""
    return form in {"führen", "wiesen", "leihen"}


def _present(third: str | None) -> Iterator[str]:
    if third:
        yield third
        yield third[:-1] + "st" if third.endswith("t") else third


def _past(stem: str | None) -> Iterator[str]:
    if stem is None:
        return
    yield from (
        stem + ending for ending in (("", "st", "n") if stem.endswith("e") else ("", "st", "en", "t", "est", "et"))
    )
    if stem.endswith("ss"):
        yield stem[:-2] + "ß"
