"""Findings: what a document holds. Everything stands at `text[start:end]`; `referent` is an index into
`Findings.referents`, the bodies, persons, places and programmes as told apart inside this one document."""

from dataclasses import dataclass
from typing import Literal

from models.dates import PartialDate

Label = Literal["ORG", "PER", "LOC", "PROGRAMME", "EVENT", "LAW"]
EntityType = Literal["organisation", "person", "place", "programme"]
DateRole = Literal["issued", "signed", "effective", "deadline", "event", "period", "reference"]
Modality = Literal["obligation", "intention", "funding"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text with the confidence (0 to 1) that it is what it is said to be."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class NameSpan(Span):
    """A name as it stands in the text, before it is known who is meant.

    `name` is the fullest official form this place supports, in the nominative, without noise ("Hessisches Ministerium
    für Soziales und Integration" for "dem Hessischen Ministerium ..."); `aliases` are other correct forms given here
    (abbreviation in brackets, "nachfolgend ... genannt"). `rule` says what found it.
    """

    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Referent:
    """Who or what is meant inside one document: canonical `name`, other correct forms, offices held (persons)."""

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A place where a referent (None for EVENT and LAW) is named."""

    label: Label
    referent: int | None


@dataclass(frozen=True, slots=True)
class Role(Span):
    """`person` (referent) holds the office `function`, at `organisation` (referent) where said."""

    person: int
    function: str
    organisation: int | None


@dataclass(frozen=True, slots=True)
class Party(Span):
    """Who concludes the agreement. `defined_as` holds the names the document gives it ("Stadt", "Träger")."""

    referent: int
    name: str
    defined_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory(Span):
    """Who signed: person (referent), function and organisation as given under the line."""

    person: int
    name: str
    function: str
    organisation: int | None
    organisation_name: str


@dataclass(frozen=True, slots=True)
class DateItem(Span):
    """A date expression, what it means and what it is for. `symbolic` says what could not be computed
    ("3 months after signature"), `rule` how a computed one came about (§ 187 BGB ...)."""

    date: PartialDate
    role: DateRole
    symbolic: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Amount(Span):
    """A sum of money in units of `currency` (ISO 4217). `per` is the recurrence printed with it ("year")."""

    value: float
    currency: str
    approximate: bool = False
    bound: Literal["exact", "at_most", "at_least"] = "exact"
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment(Span):
    """Who binds themselves to what. `actors`, `beneficiaries`, `programmes` are referents, `amounts` indexes into the
    findings' amounts."""

    actors: tuple[int, ...]
    modality: Modality
    action: str
    beneficiaries: tuple[int, ...] = ()
    programmes: tuple[int, ...] = ()
    amounts: tuple[int, ...] = ()
    due: str | None = None
    recurrence: str | None = None
    negated: bool = False
    condition: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document."""

    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    parties: tuple[Party, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    dates: tuple[DateItem, ...] = ()
    amounts: tuple[Amount, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    issued: DateItem | None = None
    place: Span | None = None
    issuer: int | None = None
    warnings: tuple[str, ...] = ()
