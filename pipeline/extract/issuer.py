"""Which body issued a document: that of letterhead, imprint or contact block, else the one most named."""

import re
from collections import Counter

from pipeline.extract.parse import Parsed
from pipeline.extract.referents import Resolution

HEAD = 500
"""Code points in which a letterhead may stand."""
WEIGHTS = {"letterhead": 4.0, "contact": 3.0, "imprint": 4.0}
ENOUGH = 3.0
_PUBLISHER = re.compile(r"(?:Herausgeber(?:in)?|Hrsg\.?|V\.\s?i\.\s?S\.\s?d\.\s?P\.|Verantwortlich|Absender)\W{0,3}$")


def find_issuer(parsed: Parsed, resolution: Resolution) -> int | None:
    """The referent that issued the document; None for agreements, whose parties speak together, and where unclear."""
    if parsed.outline.kind == "agreement":
        return None
    points: Counter[int] = Counter()
    for mention in resolution.mentions:
        if mention.referent is not None and mention.label == "ORG":
            points[mention.referent] += _points(parsed, mention.start)  # type: ignore[assignment]
    best = max(points, key=lambda referent: (points[referent], -referent), default=None)
    return best if best is not None and points[best] >= ENOUGH else None


def _points(parsed: Parsed, start: int) -> float:
    """What naming a body at `start` says for its having issued the document."""
    points = 0.7 + WEIGHTS.get(parsed.outline.zone_at(start) or "", 0.0)
    if start < HEAD:
        points += 1.0
    return points + (4.0 if _PUBLISHER.search(parsed.text.text[max(0, start - 40) : start]) else 0.0)
