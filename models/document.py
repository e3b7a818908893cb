"""Document: the record that others read, one JSON file per document. See models/README.md for every field."""

from typing import Literal

from models.base import Record
from models.findings import DateRole, Label, Modality
from models.outline import ClauseKind, DocumentKind, ZoneKind
from models.reading import PageMethod
from models.source import Source

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class Evidence(Record):
    """Where an item stands: `start`, `end` count Unicode code points of the record's `text`; `page` is the first page,
    `boxes` one [x0, top, x1, bottom] per printed line in PDF points, `box_pages` the page of each box."""

    start: int
    end: int
    page: int | None
    boxes: list[tuple[float, float, float, float]]
    box_pages: list[int]
    confidence: float
    source_text: str | None = None


class PageRecord(Record):
    """A page: width and height in PDF points, `start` to `end` its stretch of the text."""

    number: int
    width: float
    height: float
    method: PageMethod
    confidence: float
    rotation: int
    expected_errors: float | None
    start: int
    end: int


class Extraction(Record):
    """How the document was read."""

    method: Literal["text_layer", "ocr", "mixed", "text"]
    engine: str
    language: str
    confidence: float
    pages: list[PageRecord]
    warnings: list[str]


class TextItem(Evidence):
    """A stretch of the text that has a meaning of its own (title, place)."""

    text: str


class SectionRecord(Evidence):
    """A heading; `start` to `end` is the heading itself, `section_end` where its section ends."""

    id: str
    parent: str | None
    level: int
    number: str | None
    title: str
    text: str
    section_end: int


class ClauseRecord(Evidence):
    """What is numbered under a heading."""

    id: str
    section_id: str | None
    parent: str | None
    kind: ClauseKind
    number: str


class ZoneRecord(Evidence):
    """A letterhead, party block, signature block, contact block, imprint, boilerplate or annex."""

    kind: ZoneKind


class MentionRecord(Evidence):
    """A place where somebody or something is named."""

    id: str
    label: Label
    text: str
    entity_id: str | None


class RoleRecord(Evidence):
    """An office held by a person."""

    person_id: str
    function: str
    organisation_id: str | None
    text: str


class PartyRecord(Evidence):
    """Who concludes the agreement; `defined_as` holds the names the document gives it."""

    entity_id: str
    name: str
    defined_as: list[str]
    text: str


class SignatoryRecord(Evidence):
    """Who signed."""

    person_id: str
    name: str
    function: str
    organisation_id: str | None
    organisation: str
    text: str


class DateRecord(Evidence):
    """A date expression; `value` is EDTF (ISO 8601-2), `symbolic` what could not be computed, `rule` how it was."""

    text: str
    value: str
    precision: Literal["day", "month", "year", "period"]
    role: DateRole
    symbolic: str | None = None
    rule: str | None = None


class AmountRecord(Evidence):
    """A sum of money in units of `currency` (ISO 4217, DEM allowed)."""

    text: str
    value: float
    currency: str
    approximate: bool
    bound: Literal["exact", "at_most", "at_least"]
    per: str | None


class CommitmentRecord(Evidence):
    """Who binds themselves to what; `amounts` are indexes into the record's `amounts`."""

    id: str
    actors: list[str]
    modality: Modality
    action: str
    quote: str
    section_id: str | None
    clause_id: str | None
    beneficiaries: list[str]
    programmes: list[str]
    amounts: list[int]
    due: str | None
    recurrence: str | None
    negated: bool
    condition: str | None


class Document(Record):
    """Everything known of one document."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    source: Source
    extraction: Extraction
    text: str
    kind: DocumentKind
    kind_confidence: float
    title: TextItem | None
    issued: DateRecord | None
    place: TextItem | None
    issuer_id: str | None
    sections: list[SectionRecord]
    clauses: list[ClauseRecord]
    zones: list[ZoneRecord]
    mentions: list[MentionRecord]
    roles: list[RoleRecord]
    parties: list[PartyRecord]
    signatories: list[SignatoryRecord]
    dates: list[DateRecord]
    amounts: list[AmountRecord]
    commitments: list[CommitmentRecord]


class CommitmentLine(Record):
    """A commitment in commitments.jsonl, with the names already resolved."""

    document_id: str
    document_title: str | None
    commitment: CommitmentRecord
    actor_names: list[str]
    beneficiary_names: list[str]
    programme_names: list[str]
    section: str | None
