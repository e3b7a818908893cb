"""Which entities the names mean by which a person said who is bound, however documents are read and linked now."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from models.document import Document
from models.entity import Entity
from pipeline.german.names_key import folded, key

ALIKE = 88.0
"""Likeness, of a hundred, of a name and what another reading made of it in the same document."""


class Bound:
    """Finds entities by their names; those that a document names come first."""

    def __init__(self, entities: Sequence[Entity] = ()) -> None:
        self.names = {entity.id: entity.name for entity in entities}
        self._by_key: dict[str, set[str]] = {}
        for entity in entities:
            for form in (entity.name, *entity.aliases):
                self._by_key.setdefault(key(form), set()).add(entity.id)

    def ids(self, named: str, document: Document) -> list[str] | None:
        """The ids of the entities that `named` ("Stadt Tornau; Land Hessen") means; None where one is not known."""
        here = {mention.entity_id for mention in document.mentions if mention.entity_id in self.names}
        here.update(actor for c in document.commitments for actor in c.actors if actor in self.names)
        found = [self._id(name.strip(), sorted(filter(None, here))) for name in named.split(";") if name.strip()]
        return None if None in found or not found else list(dict.fromkeys(filter(None, found)))

    def _id(self, name: str, here: Sequence[str]) -> str | None:
        called = self._by_key.get(key(name), set())
        for candidates in ([one for one in here if one in called], sorted(called)):
            if len(candidates) == 1:
                return candidates[0]
        scored = sorted(((fuzz.ratio(folded(name), folded(self.names[one])), one) for one in here), reverse=True)
        return scored[0][1] if not called and scored and scored[0][0] >= ALIKE else None


def who(value: str) -> str | None:
    """The names of those who are bound in a commitment as it is shown."""
    _, by, names = value.partition(", by ")
    return names if by else None
