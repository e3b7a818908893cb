"""Entity: one real body, person, place or programme of the knowledge base."""

from typing import Literal

from models.base import Record

EntityKind = Literal["organisation", "person", "place", "programme"]


class Entity(Record):
    """`name` is the canonical form; `aliases` every other correct form seen or known; `documents` are record ids,
    `mentions` counts places in them; `origin` says whether an authority file or the documents alone know it."""

    id: str
    type: EntityKind
    name: str
    aliases: list[str]
    identifiers: dict[str, str]
    documents: list[str]
    mentions: int
    origin: Literal["authority", "corpus"]
