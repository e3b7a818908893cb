"""Which referents of which documents are one entity, and what the entity is called."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.base import content_id
from models.draft import DraftReferent
from models.entity import Entity, EntityKind
from pipeline.german.names_key import folded, key
from pipeline.link.block import candidate_pairs
from pipeline.link.compare import same_body, same_person, vetoed

SAME = 0.9
"""Similarity from which two names without a veto are taken for one."""


@dataclass(slots=True)
class Cluster:
    """Referents taken for one: (document number, referent number) and the names they go by, counted."""

    type: EntityKind
    members: list[tuple[int, int]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)

    def absorb(self, other: "Cluster") -> None:
        self.members += other.members
        self.names += other.names
        self.aliases |= other.aliases

    @property
    def name(self) -> str:
        """The form most documents use; of equals the longest, then the first by letters."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))


def clusters_of(documents: Sequence[Sequence[DraftReferent]], states: frozenset[str]) -> list[Cluster]:
    """All referents of all documents, those that mean the same in one cluster."""
    by_key: dict[tuple[EntityKind, str], Cluster] = {}
    for number, referents in enumerate(documents):
        for index, referent in enumerate(referents):
            cluster = by_key.setdefault((referent.type, key(referent.name)), Cluster(referent.type))
            cluster.members.append((number, index))
            cluster.names[referent.name] += 1
            cluster.aliases.update(referent.aliases)
    return _merged(_by_alias(list(by_key.values()), states), states)


def _by_alias(clusters: list[Cluster], states: frozenset[str]) -> list[Cluster]:
    """Join clusters where the full name of one is an alias of exactly one other."""
    owners: dict[tuple[EntityKind, str], list[int]] = defaultdict(list)
    for index, cluster in enumerate(clusters):
        for alias in cluster.aliases:
            if len(alias) > 12:
                owners[cluster.type, key(alias)].append(index)
    union = _Union(len(clusters))
    for index, cluster in enumerate(clusters):
        owning = set(owners.get((cluster.type, key(cluster.name)), ())) - {index}
        if len(owning) == 1 and not vetoed(cluster.name, clusters[(owner := owning.pop())].name, states):
            union.join(index, owner)
    return _unified(clusters, union)


def _merged(clusters: list[Cluster], states: frozenset[str]) -> list[Cluster]:
    union = _Union(len(clusters))
    for kind in ("organisation", "person", "place", "programme"):
        indexes = [i for i, cluster in enumerate(clusters) if cluster.type == kind]
        names = [clusters[i].name for i in indexes]
        for a, b in candidate_pairs([folded(name) for name in names]):
            score, _ = same_person(names[a], names[b]) if kind == "person" else same_body(names[a], names[b], states)
            if score >= SAME:
                union.join(indexes[a], indexes[b])
    return _unified(clusters, union)


class _Union:
    """Disjoint sets of indexes."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, index: int) -> int:
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def join(self, a: int, b: int) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self.parent[high] = low


def _unified(clusters: list[Cluster], union: _Union) -> list[Cluster]:
    kept: dict[int, Cluster] = {}
    for index, cluster in enumerate(clusters):
        root = union.root(index)
        if root in kept:
            kept[root].absorb(cluster)
        else:
            kept[root] = cluster
    return list(kept.values())


def entity_of(cluster: Cluster, document_ids: Sequence[str], mentions: int) -> Entity:
    """The cluster as the entity that others read."""
    name = cluster.name
    others = {form for form in (*cluster.aliases, *cluster.names) if key(form) != key(name)}
    return Entity(
        id=content_id("e", cluster.type, key(name)),
        type=cluster.type,
        name=name,
        aliases=sorted(_without_doubles(others)),
        identifiers={},
        documents=sorted({document_ids[number] for number, _ in cluster.members}),
        mentions=mentions,
        origin="corpus",
    )


def _without_doubles(forms: Iterable[str]) -> list[str]:
    """One form per key."""
    return list({key(form): form for form in sorted(forms, reverse=True)}.values())
