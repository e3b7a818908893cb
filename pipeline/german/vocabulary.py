"""General knowledge of German names, kept as data in models/german/vocabulary and checked on loading."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import models
from pipeline.german.words import WordList

FOLDER = Path(models.__file__).parent / "german" / "vocabulary"
TAGS = frozenset("BbCDPELOawsgtfnuq")
STATE_FIELDS = {"name", "adjective", "land", "capital", "government", "parliament"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun at the head of names. `gender` is m, f or n; `plural` None where there is none; `tags` as in nouns.txt."""

    lemma: str
    gender: str
    plural: str | None
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class State:
    """A state of Germany: stem of its adjective ("Hessisch"), its name as a body, names of government and parliament,
    the usual one first."""

    name: str
    adjective: str
    land: str
    capital: str
    government: tuple[str, ...]
    parliament: tuple[str, ...]


def lines(name: str) -> list[str]:
    """The entries of a vocabulary file: one a line, "#" begins a comment."""
    rows = (FOLDER / name).read_text("utf-8").splitlines()
    return [row.strip() for row in rows if row.strip() and not row.startswith("#")]


@cache
def word_set(name: str) -> frozenset[str]:
    """A vocabulary file as a set; raises ValueError where an entry stands twice."""
    rows = lines(name)
    doubled = {row for row in rows if rows.count(row) > 1} if len(set(rows)) < len(rows) else set()
    if doubled:
        raise ValueError(f"{name}: {sorted(doubled)} more than once")
    return frozenset(rows)


@cache
def nouns() -> dict[str, Noun]:
    """The head nouns by lemma; raises ValueError for an entry that is not of the form nouns.txt describes."""
    found: dict[str, Noun] = {}
    for row in lines("nouns.txt"):
        lemma, gender, plural, *tags = row.split()
        if gender not in "mfn" or not set(tags) <= TAGS or lemma in found:
            raise ValueError(f"nouns.txt: {row!r}")
        found[lemma] = Noun(lemma, gender, None if plural == "-" else plural, frozenset(tags))
    return found


@cache
def states() -> tuple[State, ...]:
    """The sixteen states; raises ValueError for a row with other fields than `State` has."""
    rows = [json.loads(row) for row in lines("states.jsonl")]
    if wrong := [row for row in rows if set(row) != STATE_FIELDS]:
        raise ValueError(f"states.jsonl: {wrong[0]}")
    return tuple(
        State(
            name=row["name"],
            adjective=row["adjective"],
            land=row["land"],
            capital=row["capital"],
            government=tuple(row["government"]),
            parliament=tuple(row["parliament"]),
        )
        for row in rows
    )


@cache
def state_adjectives() -> dict[str, str]:
    """Forms of the states' adjectives in small letters → state."""
    endings = ("e", "en", "er", "es", "em", "")
    formed = {
        (state.adjective + (ending if not state.adjective.endswith("er") else "")).lower(): state.name
        for state in states()
        for ending in endings
    }
    places_of = {"berliner": "Berlin", "hamburger": "Hamburg", "bremer": "Bremen", "brandenburger": "Brandenburg"}
    return formed | places_of


@cache
def places() -> frozenset[str]:
    """Names of states, districts, towns, regions and countries."""
    listed = {place for row in lines("places.txt") for place in row.split(", ")}
    return frozenset(listed | regions())


@cache
def regions() -> frozenset[str]:
    """Names of states, countries of Germany's kind and regions: what bodies are named after with "in"."""
    listed = {region for row in lines("regions.txt") for region in row.split(", ")}
    return frozenset(listed | {state.name for state in states()} | {"Deutschland", "Europa"})


@cache
def _words() -> WordList:
    return WordList.load(FOLDER.parent / "words.txt.xz")


def is_listed(word: str) -> bool:
    """Whether the word list holds `word` itself, met more than once: what was met once is a name too often."""
    return _words().frequency(word) > 1


def usually_small(word: str) -> bool:
    """Whether `word` is met in small letters more often than with a capital, so that with one it begins a sentence."""
    return _words().exact(word.lower()) > _words().exact(word)


def is_common(word: str) -> bool:
    """Whether `word` is a form or a compound that the word list knows, so that it need not be a name."""
    return is_listed(word) or bool(_words().compound(word))


@cache
def first_names() -> dict[str, str]:
    """Given names → f, m or u (both); raises ValueError for a row without its sex."""
    found: dict[str, str] = {}
    for row in lines("first_names.txt"):
        sex, _, names = row.partition(": ")
        if sex not in ("f", "m", "u"):
            raise ValueError(f"first_names.txt: {row[:40]!r}")
        for name in names.split(", "):
            found[name] = sex if found.get(name, sex) == sex else "u"
    return found


@cache
def bodies() -> dict[str, tuple[str, ...]]:
    """Every form of a body that is known by name → all its forms, the canonical one first; parties too."""
    return _forms("bodies.txt") | political_parties()


@cache
def political_parties() -> dict[str, tuple[str, ...]]:
    """Every form of a political party → all its forms, the canonical one first."""
    return _forms("political_parties.txt")


@cache
def spelled_heads() -> dict[str, tuple[str, ...]]:
    """Every form of a head noun that is often abbreviated ("IHK") → all its forms, the full one first."""
    return _forms("spelled_heads.txt")


@cache
def state_abbreviations() -> dict[str, str]:
    """ "Hess" → "Hessischen"; raises ValueError for a row of any other form."""
    rows = [row.split(" | ") for row in lines("state_abbreviations.txt")]
    if wrong := [row for row in rows if len(row) != 2]:
        raise ValueError(f"state_abbreviations.txt: {wrong[0]}")
    return {row[0]: row[1] for row in rows}


@cache
def programmes() -> dict[str, tuple[str, ...]]:
    """Every form of a programme that is known by name → all its forms, the canonical one first."""
    return _forms("programmes.txt")


def _forms(file: str) -> dict[str, tuple[str, ...]]:
    rows = [tuple(form.strip() for form in row.split(" | ")) for row in lines(file)]
    return {form: forms for forms in rows for form in forms}


@cache
def offices() -> dict[str, str]:
    """Every form of an office in small letters → its nominative, inflected ones included ("präsidenten")."""
    found: dict[str, str] = {}
    for row in lines("offices.txt"):
        masculine, _, feminine = row.partition(" | ")
        for form in (masculine, feminine):
            for ending in _office_endings(form):
                found.setdefault((form + ending).lower(), form)
            found[form.lower()] = form
        if masculine == feminine + "r":
            found[feminine.lower() + "n"] = feminine
    return found


def _office_endings(form: str) -> tuple[str, ...]:
    if form.endswith(("ent", "ist", "ant", "arch")):
        return ("en",)
    if form.endswith(("loge", "soph", "arzt")):
        return ("n", "en", "es")
    return ("", "s", "es", "n")
