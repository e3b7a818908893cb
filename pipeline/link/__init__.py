"""Referents of all documents → entities: who is meant."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.base import content_id
from models.decision import Decision, Merge, Question
from models.draft import Draft
from models.entity import Entity
from pipeline.link.authorities import Authority, authority_forms, own_authorities, shipped
from pipeline.link.clusters import Clusters
from pipeline.link.compare import Known
from pipeline.link.decide import merges_of, questions_of
from pipeline.link.decisions import Applied, apply, parted, read_decisions
from pipeline.link.forms import forms_of
from pipeline.link.in_force import referents_in_force, shared_names
from pipeline.link.known import is_known
from pipeline.link.merge import clusters_of, entity_of, joined, with_authorities
from pipeline.link.naming import plainly
from pipeline.link.redirects import redirects

__all__ = ["Linked", "link", "own_authorities", "read_decisions", "redirects"]


@dataclass(frozen=True, slots=True)
class Linked:
    """The entities in order of their ids, and for each document its local referents' entity ids.

    `merges` say why names were joined, `questions` what a person should decide, the most worth first.
    """

    entities: tuple[Entity, ...]
    ids: tuple[dict[int, str], ...]
    merges: tuple[Merge, ...] = ()
    questions: tuple[Question, ...] = ()


def link(
    drafts: Sequence[Draft],
    decisions: Sequence[Decision] = (),
    bodies: Sequence[Authority] = (),
    known: Known = is_known,
) -> Linked:
    """Tell who is meant across `drafts`.

    `decisions` of persons come before all else; `bodies` are known beside those that the program brings; `known` tells
    whether a word in small letters is one of the language.
    """
    document_ids = [draft.document.id for draft in drafts]
    own = {body.name for body in bodies}
    bodies = (*bodies, *(body for body in shipped() if body.name not in own))
    shared = shared_names(bodies)
    referents = [[plainly(referent) for referent in referents_in_force(draft, shared)] for draft in drafts]
    forms = with_authorities(forms_of(referents, document_ids), authority_forms(bodies))
    forms = parted(forms, decisions, drafts)
    applied = Applied()

    def decide(clusters: Clusters) -> None:
        nonlocal applied
        applied = apply(clusters, decisions, drafts)

    clusters = joined(forms, known, decide)
    counts = [Counter(m.entity_id for m in draft.document.mentions) for draft in drafts]
    ids: list[dict[int, str]] = [{} for _ in drafts]
    entities: dict[str, Entity] = {}
    roots: dict[int, str] = {}
    for cluster in clusters_of(clusters, known, bodies):
        mentions = sum(counts[number][f"r{index}"] for number, index in cluster.members)
        entity = _with_own_id(entity_of(cluster, document_ids, mentions), entities)
        entities[entity.id] = entity
        roots[cluster.root] = entity.id
        for number, index in cluster.members:
            ids[number][index] = entity.id
    return Linked(
        tuple(sorted(entities.values(), key=lambda e: e.id)),
        tuple(ids),
        merges_of(clusters, applied, roots, drafts),
        questions_of(clusters, applied, drafts),
    )


def _with_own_id(entity: Entity, others: dict[str, Entity]) -> Entity:
    """The entity; with an id from its name and documents too where another one has the same id."""
    if entity.id not in others:
        return entity
    return entity.model_copy(update={"id": content_id("e", entity.id, entity.name, *entity.documents)})
