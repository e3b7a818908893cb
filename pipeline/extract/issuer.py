"""Which body issued a document: that of letterhead, imprint or contact block, else the one most named."""

import re
from collections import Counter

from pipeline.extract.parse import Parsed
from pipeline.extract.referents import Resolution

HEAD = 500
"""Code points in which a letterhead may stand."""
WEIGHTS = {"letterhead": 4.0, "contact": 3.0, "imprint": 4.0}
ENOUGH = 3.0
PUBLISHED = 4.0
_PUBLISHER = re.compile(
    r"(?:(?:Herausgeber(?:in)?|Hrsg\.?|Herausgegeben\s+vo[nm]|V\.\s?i\.\s?S\.\s?d\.\s?P\.|Verantwortlich|Absender)"
    r"\W{0,3}(?:Pressestelle\s)?"
    r"|(?:[Pp]resse|[Mm]edien)-?(?:[Mm]itteilung|[Ii]nfo(?:rmation)?|[Ee]rklärung|[Mm]eldung|[Dd]ienst|[Ss]telle)\W{1,3})"
    r"(?:de[rs]\s+)?$"
)
_SEPARATED = re.compile(r"\s*(?:$|[|·•–(]|\s{3})")


def find_issuer(parsed: Parsed, resolution: Resolution) -> int | None:
    """The referent that issued the document; None for agreements, whose parties speak together, and where unclear."""
    if parsed.outline.kind == "agreement":
        return None
    points: Counter[int] = Counter()
    bodies = [m for m in resolution.mentions if m.referent is not None and m.label == "ORG"]
    for mention in bodies:
        points[mention.referent] += _points(parsed, mention.start)  # type: ignore[assignment, index]
    if head := next((m for m in bodies if m.start < HEAD and _stands_alone(parsed.text.text, m.start, m.end)), None):
        points[head.referent] += PUBLISHED  # type: ignore[assignment, index]
    best = max(points, key=lambda referent: (points[referent], -referent), default=None)
    return best if best is not None and points[best] >= ENOUGH else None


def _points(parsed: Parsed, start: int) -> float:
    """What naming a body at `start` says for its having issued the document."""
    points = 0.7 + WEIGHTS.get(parsed.outline.zone_at(start) or "", 0.0)
    if start < HEAD:
        points += 1.0
    return points + (PUBLISHED if _PUBLISHER.search(parsed.text.text[max(0, start - 40) : start]) else 0.0)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the name at `text[start:end]` begins its line and fills it up to its end or a sign between columns."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    line_end = text.find("\n", end)
    return not before.strip() and _SEPARATED.match(text[end : line_end if line_end >= 0 else len(text)]) is not None
