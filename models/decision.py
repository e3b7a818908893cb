"""What persons decide about who is meant, what is left for them to decide, and why names were joined."""

from typing import Literal

from models.base import Record
from models.entity import EntityKind


class Context(Record):
    """A document in which a name stands, and the words around it there."""

    document_id: str
    quote: str


class Anchor(Record):
    """A name as some documents have it. Anchored to the words around it, it is found again when the documents were read
    anew and the name came out differently."""

    type: EntityKind
    name: str
    contexts: list[Context]


class Decision(Record):
    """Whether two names mean the same: who decided it, when (ISO 8601, UTC) and why. `undoes` names a decision that is
    taken back; then `first` and `second` repeat its anchors and `verdict` is "undone"."""

    id: str
    made: str
    by: str
    why: str
    verdict: Literal["same", "different", "undone"]
    first: Anchor
    second: Anchor
    undoes: str | None = None


class Question(Record):
    """Something a person should decide. `worth`: how many documents the answer changes, less the surer we are anyway.

    `kind`: an undecided pair; a decision one of whose names is not found any more (orphan); a decision that another one
    contradicts (conflict). The last two name the decision.
    """

    id: str
    kind: Literal["pair", "orphan", "conflict"]
    worth: float
    probability: float
    reasons: list[str]
    first: Anchor
    second: Anchor
    decision_id: str | None = None


class Merge(Record):
    """Why the name `form`, as `documents` have it, belongs to an entity: it was joined with the name `joined_to`."""

    entity_id: str
    form: str
    joined_to: str
    documents: list[str]
    probability: float
    reasons: list[str]
    decision_id: str | None = None


class Redirect(Record):
    """An entity id that is given no more, and the ids of those its names belong to now; none where they are gone."""

    id: str
    to: list[str]
