"""One function per reason to think two names the same or different."""

import re

from pipeline.german.names_key import folded, similarity

ROMAN = re.compile(r"\b(?=[IVX]+\b)(?:X{0,3})(?:IX|IV|V?I{0,3})\b")
NUMBER = re.compile(r"\b\d+\b")


def numerals(name: str) -> tuple[str, ...]:
    """Roman numerals, ordinals and years: part of a name's identity ("Pakt II" is not "Pakt III")."""
    return tuple(sorted(NUMBER.findall(name) + ROMAN.findall(name)))


def vetoed(a: str, b: str, states: frozenset[str]) -> str | None:
    """Why two names cannot mean the same, however alike they look; None where nothing speaks against it."""
    if numerals(a) != numerals(b):
        return "other numerals"
    if _states(a, states) and _states(b, states) and _states(a, states) != _states(b, states):
        return "other state"
    return None


def same_body(a: str, b: str, states: frozenset[str]) -> tuple[float, str]:
    """How alike two names of bodies or programmes are (0 to 1), with the reason."""
    veto = vetoed(a, b, states)
    if veto:
        return 0.0, veto
    words_a, words_b = _telling(a), _telling(b)
    if words_a and words_b and not _every_word_has_a_twin(words_a, words_b):
        return 0.0, "a word of its own"
    return similarity(a, b), "letters alike"


def same_person(a: str, b: str) -> tuple[float, str]:
    """How alike two persons' names are: family names by letters, first names letter by letter or as initial."""
    first_a, last_a = a.rsplit(" ", 1) if " " in a else ("", a)
    first_b, last_b = b.rsplit(" ", 1) if " " in b else ("", b)
    family = similarity(last_a, last_b)
    if not first_a or not first_b:
        return (0.0, "first name missing") if first_a != first_b else (family, "family name")
    return min(family, _first_names(first_a, first_b)), "first and family name"


def _first_names(a: str, b: str) -> float:
    if a.rstrip(".") == b[: len(a.rstrip("."))] and a.endswith("."):
        return 1.0
    if b.rstrip(".") == a[: len(b.rstrip("."))] and b.endswith("."):
        return 1.0
    return max(similarity(a, b), similarity(a.split()[0], b.split()[0]) if a.split()[0] == b.split()[0] else 0.0)


def _states(name: str, states: frozenset[str]) -> set[str]:
    return {state for word in folded(name).split() for state in states if word.startswith(state)}


def _telling(name: str) -> list[str]:
    return [word for word in folded(name).split() if len(word) > 3]


def _every_word_has_a_twin(a: list[str], b: list[str]) -> bool:
    fewer, more = sorted((a, b), key=len)
    return len(fewer) == len(more) and all(any(similarity(word, other) >= 0.72 for other in more) for word in fewer)
