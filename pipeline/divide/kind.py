"""The kind of document, by the signs of kinds.toml."""

import math

from models.outline import DocumentKind
from pipeline.divide.vocabulary import Sign, kind_signs

SEVERAL = 4
"""Headlines without numbers that make a paper of articles."""


def kind(head: str, whole: str, headlines: int) -> tuple[DocumentKind, float]:
    """What a document with this `head` (title and what stands before the body) and so many `headlines` without numbers
    is, and how sure that is (0 to 1)."""
    foot = whole[-max(1200, len(whole) // 5) :]
    places = {"head": head, "foot": foot, "all": whole}
    words = max(1, whole.count(" "))
    scores = {
        signs.kind: signs.prior
        + sum(strength(sign, places[sign.where], words) for sign in signs.signs)
        + (signs.headlines if headlines >= SEVERAL else 0.0)
        for signs in kind_signs()
    }
    best = max(scores, key=lambda name: scores[name])
    total = sum(math.exp(value - scores[best]) for value in scores.values())
    return best, round(1 / total, 3)


def strength(sign: Sign, text: str, words: int) -> float:
    """What `sign` adds: its weight once, or up to three times where it is counted per thousand words."""
    if sign.per is None:
        return sign.weight if sign.pattern.search(text) else 0.0
    hits = sum(1 for _ in sign.pattern.finditer(text)) * 1000 / words
    return sign.weight * min(3, int(hits / sign.per))
