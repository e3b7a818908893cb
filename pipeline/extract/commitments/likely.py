"""The issuer guessed from what a document names, where it was not recognised."""

from collections import Counter
from collections.abc import Sequence

from models.findings import Mention
from pipeline.extract.parse import Parsed


def likely_issuer(parsed: Parsed, mentions: Sequence[Mention]) -> int | None:
    """Where no issuer was recognised: the body named most often, the earlier one of two."""
    counts = Counter(m.referent for m in mentions if m.label == "ORG" and m.referent is not None)
    if parsed.outline.kind in ("agreement", "commentary") or not counts:
        return None
    return max(counts, key=lambda referent: (counts[referent], -referent))
