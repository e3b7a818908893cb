"""Draft and Outcome: what is kept of a document between reading it and linking it with the others."""

from typing import Literal

from models.base import Record
from models.document import Document
from models.entity import EntityKind
from models.ledger import InputError


class DraftReferent(Record):
    """Somebody or something told apart inside one document, not yet linked to an entity."""

    type: EntityKind
    name: str
    aliases: list[str]
    functions: list[str]


class Draft(Record):
    """A record whose entity ids are local: "r3" stands for `referents[3]`."""

    document: Document
    referents: list[DraftReferent]


class Outcome(Record):
    """What became of some bytes: the id of their document or an error. `key` names program version and settings,
    `engine` the version of the OCR engine where it has read any page."""

    key: str
    engine: str | None = None
    status: Literal["done", "failed"]
    document_id: str | None
    error: InputError | None
    started: str
    seconds: float
