"""Outline: how a document is built."""

from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["agreement", "press_release", "newsletter", "commentary", "council_paper", "other"]
ClauseKind = Literal["absatz", "satz", "nummer", "buchstabe", "punkt"]
ZoneKind = Literal["letterhead", "parties", "signatures", "contact", "imprint", "boilerplate", "annex"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading `text[start:end]` and the section it opens.

    The section ends (`section_end`) where the next heading begins that is not below this one. `parent` is an index into
    the outline's headings. `number` as printed ("§ 3", "Artikel 2", "1.1").
    """

    start: int
    end: int
    section_end: int
    level: int
    number: str | None
    title: str
    parent: int | None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ClauseSpan:
    """What is numbered under a heading: Absatz (2), Nummer 1., Buchstabe a), bullet. `section` and `parent` are indexes
    into the outline's headings and clauses."""

    start: int
    end: int
    kind: ClauseKind
    number: str
    section: int | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch with a function of its own that is not body text."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Kind, title (a stretch of the text), headings, clauses and zones of a document."""

    kind: DocumentKind
    kind_confidence: float
    title: tuple[int, int] | None
    title_confidence: float
    headings: tuple[Heading, ...]
    clauses: tuple[ClauseSpan, ...]
    zones: tuple[Zone, ...]
    warnings: tuple[str, ...] = ()

    def heading_at(self, position: int) -> int | None:
        """Index of the innermost heading whose section holds `position`."""
        holding = [i for i, h in enumerate(self.headings) if h.start <= position < h.section_end]
        return max(holding, key=lambda i: (self.headings[i].level, self.headings[i].start), default=None)

    def clause_at(self, position: int) -> int | None:
        """Index of the innermost (shortest) clause that holds `position`."""
        holding = [i for i, c in enumerate(self.clauses) if c.start <= position < c.end]
        return min(holding, key=lambda i: self.clauses[i].end - self.clauses[i].start, default=None)

    def zone_at(self, position: int) -> ZoneKind | None:
        """The zone that holds `position`."""
        return next((zone.kind for zone in self.zones if zone.start <= position < zone.end), None)
