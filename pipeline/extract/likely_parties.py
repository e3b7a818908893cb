"""Parties guessed from the bodies that an agreement's opening names, where no list of parties was recognised."""

import re
from collections.abc import Sequence

from models.findings import Mention, Party
from pipeline.extract.parse import Parsed
from pipeline.extract.referents import Resolution

OPENING = 2500
"""Code points at the most in which the bodies must be named."""
FIRST = 300
"""Code points behind which a heading ends the opening; those before it may belong to the title."""
MOST = 6
"""Bodies; more are no parties but a story."""
UNSURE = 0.5
_OTHER = re.compile(
    r"(?i)\b(?:vertreten\s+durch|zustimmung|genehmigung|erlass|bekanntmachung|beschluss|anhörung|im\s+benehmen\s+mit|nach\s+maßgabe|gefördert"
    r"|unterstützt|mit\s+mitteln|herausgegeben|veröffentlicht|sitz\s+in|mitglied)\b[^.,;:()]{0,60}$"
)
"""What stands before a body that has another part in the agreement."""


def likely_parties(parsed: Parsed, who: Resolution) -> tuple[Party, ...]:
    """The bodies of an agreement's opening, two to six, each where it is named first; none in other documents."""
    named = opening_bodies(parsed, who.mentions)
    if not 1 < len(named) <= MOST:
        return ()
    return tuple(
        Party(mention.start, mention.end, UNSURE, referent, who.referents[referent].name)
        for referent, mention in named.items()
    )


def opening_bodies(parsed: Parsed, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The referents that the opening of an agreement names as bodies, each with its first mention, in order."""
    if parsed.outline.kind != "agreement":
        return {}
    zone = next((z for z in parsed.outline.zones if z.kind == "parties"), None)
    heading = next((h.start for h in parsed.outline.headings if h.start > FIRST), OPENING)
    start, end = (zone.start, zone.end) if zone else (0, min(heading, OPENING))
    named: dict[int, Mention] = {}
    for mention in mentions:
        before = parsed.text.text[max(0, mention.start - 90) : mention.start]
        stands = start <= mention.start < end and mention.label == "ORG" and not _OTHER.search(before)
        if stands and mention.referent is not None:
            named.setdefault(mention.referent, mention)
    return named
