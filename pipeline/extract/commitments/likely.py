"""Parties and issuer guessed from what a document names, where they were not recognised."""

from collections import Counter
from collections.abc import Sequence

from models.findings import Mention
from pipeline.extract.parse import Parsed


def likely_parties(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Where an agreement's parties were not recognised: the bodies of its party block or first lines."""
    if parsed.outline.kind != "agreement":
        return ()
    zones = [(z.start, z.end) for z in parsed.outline.zones if z.kind == "parties"]
    first = next((h.start for h in parsed.outline.headings if h.start > 300), 1500)
    zones = zones or [(0, min(first, 2500))]
    named = [m.referent for m in mentions if m.label == "ORG" and any(a <= m.start < b for a, b in zones)]
    return tuple(dict.fromkeys(referent for referent in named if referent is not None))[:8]


def likely_issuer(parsed: Parsed, mentions: Sequence[Mention]) -> int | None:
    """Where no issuer was recognised: the body named most often, the earlier one of two."""
    counts = Counter(m.referent for m in mentions if m.label == "ORG" and m.referent is not None)
    if parsed.outline.kind in ("agreement", "commentary") or not counts:
        return None
    return max(counts, key=lambda referent: (counts[referent], -referent))
