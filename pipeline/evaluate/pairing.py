"""When a found item is the one that a gold file names, and which is paired with which."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rapidfuzz import fuzz

Item = dict[str, Any]
NAME = 0.88
"""Similarity from which two names are one."""
HEADING = 0.85
QUOTE = 0.5
"""Share of common words (F measure) from which two quotes are one commitment."""
_QUOTES = re.compile(r"[„“”\"'»«‚‘’()\[\],;:.*_]")


def comparable(text: str | None) -> str:
    """Text without case, quotation marks, punctuation and runs of white space."""
    return " ".join(_QUOTES.sub(" ", unicodedata.normalize("NFC", text or "").casefold()).split())


def name_likeness(a: str, b: str) -> float:
    """0 to 1; abbreviations (five signs or fewer) must agree."""
    a, b = comparable(a), comparable(b)
    if not a or not b:
        return 0.0
    if min(len(a), len(b)) <= 5:
        return float(a == b)
    return fuzz.ratio(a, b) / 100


def best_name(ours: Iterable[str], theirs: Sequence[str]) -> float:
    """The likeness of the two forms that are most alike."""
    return max((name_likeness(a, b) for a in ours for b in theirs), default=0.0)


def heading_likeness(gold: Item, found: Item) -> float:
    """Likeness of the titles; a different number costs a fifth."""
    titles = comparable(gold["title"]), comparable(found["title"])
    likeness = fuzz.ratio(*titles) / 100 if any(titles) else 1.0
    same_number = comparable(gold["number"]) == comparable(found["number"])
    return likeness if same_number else likeness - 0.2


def quote_likeness(gold: Item, found: Item) -> float:
    """F measure of the words two quotes share."""
    a, b = (Counter(re.findall(r"\w+", comparable(item["quote"]))) for item in (gold, found))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def paired(
    golds: Sequence[Item], found: Sequence[Item], likeness: Callable[[Item, Item], float], threshold: float
) -> list[tuple[int, int]]:
    """Pairs (gold, found) of indexes, each used once, the likest first."""
    scored = [(likeness(g, f), i, j) for i, g in enumerate(golds) for j, f in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = set(), set()
    for score, i, j in sorted(scored, reverse=True):
        if score >= threshold and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((i, j))
    return pairs
