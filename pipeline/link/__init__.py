"""Referents of all documents → entities: who is meant."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.base import content_id
from models.draft import Draft
from models.entity import Entity
from pipeline.link.authorities import shipped
from pipeline.link.compare import Known
from pipeline.link.known import is_known
from pipeline.link.merge import clusters_of, entity_of


@dataclass(frozen=True, slots=True)
class Linked:
    """The entities in order of their ids, and for each document its local referents' entity ids."""

    entities: tuple[Entity, ...]
    ids: tuple[dict[int, str], ...]


def link(drafts: Sequence[Draft], known: Known = is_known) -> Linked:
    """Tell who is meant across `drafts`; `known` tells whether a word in small letters is one of the language."""
    counts = [Counter(m.entity_id for m in draft.document.mentions) for draft in drafts]
    document_ids = [draft.document.id for draft in drafts]
    ids: list[dict[int, str]] = [{} for _ in drafts]
    entities: dict[str, Entity] = {}
    for cluster in clusters_of([draft.referents for draft in drafts], document_ids, known, shipped()):
        mentions = sum(counts[number][f"r{index}"] for number, index in cluster.members)
        entity = entity_of(cluster, document_ids, mentions)
        if entity.id in entities:
            apart = content_id(entity.id, entity.name, *entity.documents).replace("e-", "", 1)
            entity = entity.model_copy(update={"id": f"e-{apart.rsplit('-', 1)[1]}"})
        entities[entity.id] = entity
        for number, index in cluster.members:
            ids[number][index] = entity.id
    return Linked(tuple(sorted(entities.values(), key=lambda e: e.id)), tuple(ids))
