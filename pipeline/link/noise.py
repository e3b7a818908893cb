"""How likely two words are one word read twice: a weighted distance that knows what readers of print confuse."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

import models

CONFUSIONS = Path(models.__file__).parent / "german" / "vocabulary" / "confusions.toml"
OTHER_SIGN = 4.0
"""Cost of a sign read as any other, below of one lost or too many: the negative decimal logarithm of its likelihood."""
LOST_SIGN = 3.5
SPELLINGS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ph", "f"))
SPELLING = 0.4
FAR = 1e3
"""The cost of words that have nothing to do with each other."""


def cost(a: str, b: str) -> float:
    """The cost of taking `a` for `b`, both in small letters: 0 for equal words, about 2 a plausible misreading.

    Symmetric, because nobody knows which of the two was misread. `FAR` where more than four letters in ten differ.
    """
    if a == b:
        return 0.0
    if a > b:
        a, b = b, a
    most = 1 + int(0.45 * max(len(a), len(b)))
    if Levenshtein.distance(a, b, score_cutoff=most) > most:
        return FAR
    return sum(_inner(a[i:p], b[j:q]) for i, p, j, q in _unlike(a, b))


def _unlike(a: str, b: str) -> list[tuple[int, int, int, int]]:
    """The stretches in which two words differ, as (start, end) in each; those parted by one equal sign are one."""
    found: list[tuple[int, int, int, int]] = []
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        i, p, j, q = op.src_start, op.src_end, op.dest_start, op.dest_end
        if found and i - found[-1][1] < 2:
            found[-1] = (found[-1][0], p, found[-1][2], q)
        else:
            found.append((i, p, j, q))
    return found


@lru_cache(maxsize=1 << 17)
def _inner(a: str, b: str) -> float:
    """The cheapest way from `a` to `b` through the confusions, one or two signs at a time."""
    table = _table()
    costs = [[FAR] * (len(b) + 1) for _ in range(len(a) + 1)]
    costs[0][0] = 0.0
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            here = costs[i][j]
            for p in range(min(3, len(a) - i + 1)):
                for q in range(min(3, len(b) - j + 1)):
                    step = _step(a[i : i + p], b[j : j + q], table)
                    if step is not None and here + step < costs[i + p][j + q]:
                        costs[i + p][j + q] = here + step
    return costs[-1][-1]


def _step(a: str, b: str, table: dict[tuple[str, str], float]) -> float | None:
    if a == b:
        return 0.0 if a else None
    known = table.get((a, b))
    if known is not None:
        return known
    if len(a) == 1 and len(b) == 1:
        return OTHER_SIGN
    if len(a) == 2 and a == b[::-1]:
        return LOST_SIGN
    return LOST_SIGN if len(a) + len(b) == 1 else None


@cache
def _table() -> dict[tuple[str, str], float]:
    """Every confusion in both directions, in small letters; raises ValueError for a cost below zero."""
    found: dict[tuple[str, str], float] = {}
    for meant, seen, price in _confusions():
        if price < 0:
            raise ValueError(f"{CONFUSIONS.name}: {meant!r} read as {seen!r} costs {price}")
        for pair in ((meant, seen), (seen, meant)):
            if pair[0] != pair[1]:
                found[pair] = min(price, found.get(pair, FAR))
    return found


def _confusions() -> list[tuple[str, str, float]]:
    groups = tomllib.loads(CONFUSIONS.read_text("utf-8"))
    rows = [
        (meant.lower(), seen.lower(), float(price))
        for group in ("umlauts", "signs")
        for meant, readings in groups[group].items()
        for seen, price in readings.items()
    ]
    return rows + [(one, other, SPELLING) for one, other in SPELLINGS]
