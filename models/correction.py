"""What persons decide about single values, what is left for them to look at, and what their decisions changed."""

from typing import Literal

from models.base import Record

ValueField = Literal["title", "kind", "issued", "place", "dates", "amounts", "commitments"]
"""The part of a record in which a value stands."""

FIELD_NAMES: dict[str, str] = {
    "title": "title",
    "kind": "kind of document",
    "issued": "date of the document",
    "place": "place",
    "dates": "date",
    "amounts": "sum",
    "commitments": "commitment",
}
"""What persons are told that a value is."""


class ValueAnchor(Record):
    """A value as it was read: the words it was read from (`quote`), those around them, and how far into the text they
    stand (0 to 1). So it is found again when the document was read anew and the words came out differently.

    `value` is an EDTF date, a sum such as "1500.00 EUR", the text of a title or place, a kind of document, or for a
    commitment its modality, with "due" and the date if it has one, and "by" and the names of those who are bound.
    """

    document_id: str
    field: ValueField
    value: str
    quote: str
    before: str
    after: str
    position: float


class ValueDecision(Record):
    """What somebody said of a value: who, when (ISO 8601, UTC) and why. `value` is the right one, if corrected.

    `undoes` names a decision that is taken back; then `about` repeats its anchor and `verdict` is "undone".
    """

    id: str
    made: str
    by: str
    why: str
    verdict: Literal["right", "wrong", "corrected", "undone"]
    about: ValueAnchor
    value: str | None = None
    undoes: str | None = None


class ValueQuestion(Record):
    """A value that a person should look at (`value`), or a decision about one that is no longer found (`orphan`).

    `worth` is on the scale of `Question`: 1 for what would change how a whole document is found.
    """

    id: str
    kind: Literal["value", "orphan"]
    worth: float
    probability: float
    reasons: list[str]
    about: ValueAnchor
    path: str
    page: int | None
    decision_id: str | None = None


class Correction(Record):
    """What a decision did to a record: the value `before`, and `after` (null where it was taken out); `item` is the id
    of a commitment, `start` and `end` the place in the text."""

    decision_id: str
    document_id: str
    field: ValueField
    item: str | None
    start: int
    end: int
    verdict: Literal["right", "wrong", "corrected"]
    before: str
    after: str | None
    by: str
    made: str
    why: str
