"""General knowledge of German names, kept as data in models/german/vocabulary and checked on loading."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import models

FOLDER = Path(models.__file__).parent / "german" / "vocabulary"
TAGS = frozenset("BbCPELOws")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun at the head of names. `gender` is m, f or n; `plural` None where there is none; `tags` as in nouns.txt."""

    lemma: str
    gender: str
    plural: str | None
    tags: frozenset[str]


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
