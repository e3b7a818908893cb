"""Where a clause stands: what kind of document, which part of it, in whose words, with what beside it."""

import re

from pipeline.extract.commitments.facts import Setting
from pipeline.extract.commitments.kinds import is_rule
from pipeline.extract.commitments.reports import concluding
from pipeline.extract.commitments.resolutions import resolution_stretches
from pipeline.extract.commitments.speech import Speech
from pipeline.extract.commitments.surroundings import Surroundings
from pipeline.extract.parse import Parsed

_PREAMBLE = (
    "präambel",
    "vorbemerkung",
    "ausgangslage",
    "hintergrund",
    "einleitung",
    "vorwort",
    "anlass",
    "ausgangssituation",
    "ausgangspunkt",
    "grundverständnis",
    "leitgedank",
    "rahmenbedingung",
)
_PROPOSAL = re.compile(r"\bBeschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|vorlage|empfehlung)", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:N\s?i\s?e\s?d\s?e\s?r\s?s\s?c\s?h\s?r\s?i\s?f\s?t|Protokoll|Sitzungsort)\b", re.IGNORECASE)
_RESOLUTION = re.compile(r"beschluss(?!fähig|vorlage)")


class Scene:
    """The document as the setting of its clauses."""

    def __init__(self, parsed: Parsed, around: Surroundings) -> None:
        self._parsed = parsed
        self._around = around
        self.agreement = parsed.outline.kind == "agreement"
        self.rule = parsed.outline.kind == "other" and is_rule(parsed)
        self._council = parsed.outline.kind == "council_paper"
        text = parsed.text.text
        proposed = self._council and _PROPOSAL.search(text) is not None and not _MINUTES.search(text, 0, 500)
        self._contract = proposed or next(concluding(parsed), None) is not None
        self._resolved = resolution_stretches(parsed.text.text) if self._council else []

    def at(self, start: int, end: int, speech: Speech | None, *, reported: bool, announced: bool) -> Setting:
        """The setting of the clause `text[start:end]`; `announced`: the sentence has announced something before it."""
        headings = self._parsed.outline.headings
        heading = self._parsed.outline.heading_at(start)
        title = headings[heading].title.lower() if heading is not None else ""
        opening = heading is None and bool(headings)
        resolved = self._council and (
            _RESOLUTION.search(title) is not None or any(first <= start < last for first, last in self._resolved)
        )
        return Setting(
            agreement=self.agreement or resolved or self.rule,
            preamble=self.agreement and (opening or any(word in title for word in _PREAMBLE)),
            speech=speech is not None,
            money=bool(self._around.amounts(start, end)),
            programme=bool(self._around.programmes(start, end)),
            date_ahead=(announced and speech is not None) or self._around.has_date_ahead(start, end),
            council=self._council,
            reported=reported,
            rule=self.rule,
            contract=self._contract and speech is None,
            cited=speech is not None and speech.speaker is None and self._parsed.outline.kind == "commentary",
        )
