"""The confusions of confusions.toml, checked on loading, and the readings they make of a word."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.errors import BadConfiguration

MOST_READINGS = 200
"""Readings of one word that are looked at, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """`seen` may stand for `meant`; `cost` is the negative decimal logarithm of how often it does."""

    seen: str
    meant: str
    cost: float


@dataclass(frozen=True, slots=True)
class Confusions:
    """Confusions by the first sign seen: those of lost umlauts and those of bad print; quotation marks at word edges;
    how many times more often than elsewhere a word is used in this field."""

    umlauts: dict[str, tuple[Confusion, ...]]
    signs: dict[str, tuple[Confusion, ...]]
    opening: dict[str, str]
    closing: dict[str, str]
    field: dict[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as it may have been meant, with the edits (start, end, new text) that lead to it."""

    text: str
    cost: float
    edits: tuple[tuple[int, int, str], ...]


@cache
def confusions() -> Confusions:
    """confusions.toml. Raises BadConfiguration for a wrong entry."""
    try:
        data = tomllib.loads((files("models.german") / "vocabulary" / "confusions.toml").read_text("utf-8"))
        return Confusions(
            by_sign(data["umlauts"]),
            by_sign(data["umlauts"], data["signs"]),
            {str(seen): str(meant) for seen, meant in data["opening"].items()},
            {str(seen): str(meant) for seen, meant in data["closing"].items()},
            {str(word): float(times) for word, times in data["field"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration("vocabulary", f"confusions.toml is wrong: {error}", "Mend the entry.") from error


def by_sign(*tables: dict[str, dict[str, float]]) -> dict[str, tuple[Confusion, ...]]:
    """The confusions of `tables` by the first sign that is seen; of doubles the likelier one."""
    found: dict[tuple[str, str], float] = {}
    for table in tables:
        for meant, seen_as in table.items():
            for seen, cost in seen_as.items():
                if not seen or not 0 < cost < 9:
                    raise ValueError(f"{meant} read as {seen!r} at cost {cost}")
                found[seen, meant] = min(cost, found.get((seen, meant), 9.0))
    made: dict[str, list[Confusion]] = {}
    for (seen, meant), cost in found.items():
        made.setdefault(seen[0], []).append(Confusion(seen, meant, cost))
    return {sign: tuple(sorted(entries, key=lambda c: c.cost)) for sign, entries in made.items()}


def readings(word: str, table: dict[str, tuple[Confusion, ...]], most_edits: int, most_cost: float) -> list[Reading]:
    """What `word` may have been, with at most so many edits that cost at most so much, the likeliest first."""
    places = [
        (at, confusion)
        for at, sign in enumerate(word)
        for confusion in table.get(sign, ())
        if word.startswith(confusion.seen, at)
    ]
    made = [
        Reading(
            edited(word, edits),
            sum(c.cost for _, c in edits),
            tuple((at, at + len(c.seen), c.meant) for at, c in edits),
        )
        for edits in combinations(places, most_edits, most_cost)
    ]
    return sorted(made, key=lambda reading: reading.cost)[:MOST_READINGS]


def combinations(
    places: Sequence[tuple[int, Confusion]], most_edits: int, most_cost: float, after: int = 0
) -> Iterator[tuple[tuple[int, Confusion], ...]]:
    """All ways to choose up to `most_edits` of `places`, from left to right without overlap."""
    for index, (at, confusion) in enumerate(places):
        if at < after or confusion.cost > most_cost:
            continue
        yield ((at, confusion),)
        if most_edits > 1:
            left = most_cost - confusion.cost
            for rest in combinations(places[index + 1 :], most_edits - 1, left, at + len(confusion.seen)):
                yield ((at, confusion), *rest)


def edited(word: str, edits: Sequence[tuple[int, Confusion]]) -> str:
    """`word` with `edits` made."""
    made: list[str] = []
    done = 0
    for at, confusion in edits:
        made += [word[done:at], confusion.meant]
        done = at + len(confusion.seen)
    return "".join([*made, word[done:]])
