"""Which referents of which documents are one entity, and what the entity is called.

Ids. An entity's id is made of its kind, the folded words of its name (so that most misreadings of one name give one
id) and, where a name means another body elsewhere, its scope. It depends on the set of documents alone: linking always
starts from the drafts of all of them, so adding documents one by one, in any order, or all at once gives the same
entities with the same ids. Ids from a counter or kept from the last run were rejected: they would depend on that order.
The price: the id of an entity changes when later documents give it a fuller name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from models.base import content_id
from models.entity import Entity, EntityKind
from pipeline.german.names_key import folded, key
from pipeline.link.aliases import join_aliases
from pipeline.link.authorities import Authority
from pipeline.link.block import groups
from pipeline.link.clusters import Clusters
from pipeline.link.compare import Judgement, Known
from pipeline.link.forms import Form, block_words
from pipeline.link.garbage import uncollected
from pipeline.link.names import parse_name, parse_person
from pipeline.link.naming import as_it_should_read, best_name, other_forms
from pipeline.link.usage import words_in_use

KINDS: tuple[EntityKind, ...] = ("organisation", "person", "place", "programme")
KNOWN = Judgement("same", 1.0, ("an authority file gives both names",))


@dataclass(frozen=True, slots=True)
class Cluster:
    """Forms taken for one; `members` are (document number, referent number), `scope` is that of the name (see Form),
    `root` the number by which `Clusters` knows it."""

    forms: tuple[Form, ...]
    name: str
    scope: str
    authority: Authority | None = None
    root: int = 0

    @property
    def type(self) -> EntityKind:
        return self.forms[0].type

    @property
    def members(self) -> list[tuple[int, int]]:
        return [member for form in self.forms for member in form.members]


def clusters_of(clusters: Clusters, known: Known, bodies: Sequence[Authority] = ()) -> list[Cluster]:
    """The clusters that documents name, each with its canonical name; `bodies` are those known beforehand."""
    by_name = {body.name: body for body in bodies}
    made = []
    for members in clusters.all():
        forms = [clusters.forms[i] for i in members]
        if any(form.members for form in forms):
            made.append(replace(named(forms, known, by_name), root=members[0]))
    return made


def with_authorities(forms: Sequence[Form], authorities: Sequence[Form]) -> list[Form]:
    """`forms` with those of known bodies: a form of both is marked as known, the others are put between."""
    found = {form.order: form for form in forms}
    for body in authorities:
        same = found.setdefault(body.order, body)
        same.authority = same.authority or body.authority
        same.aliases |= body.aliases
    return sorted(found.values(), key=lambda form: form.order)


@uncollected()
def joined(
    forms: Sequence[Form], known: Known, decide: Callable[[Clusters], object] = lambda clusters: None
) -> Clusters:
    """`forms` (in their own order) joined as `decide` says, then by likeness, then by aliases that documents give."""
    clusters = Clusters(forms, words_in_use(forms, known))
    decide(clusters)
    _join_known_names(clusters)
    for kind in KINDS:
        indexes = [i for i, form in enumerate(forms) if form.type == kind]
        words = [block_words(forms[i]) for i in indexes]
        for group in groups(words, [max(1, len(forms[i].members)) for i in indexes]):
            clusters.settle([indexes[i] for i in group])
    join_aliases(clusters)
    return clusters


def _join_known_names(clusters: Clusters) -> None:
    first: dict[str, int] = {}
    for index, form in enumerate(clusters.forms):
        if form.authority:
            clusters.join(first.setdefault(form.authority, index), index, KNOWN)


def named(forms: Sequence[Form], known: Known, bodies: Mapping[str, Authority] = MappingProxyType({})) -> Cluster:
    """The forms as a cluster: with the name of a known body, else the one most documents use, misreadings aside."""
    authority = next((bodies[form.authority] for form in forms if form.authority), None)
    if authority:
        return Cluster(tuple(forms), authority.name, "", authority)
    best = best_name(forms, known)
    scope = next(form.scope for form in forms if best in form.names)
    return Cluster(tuple(forms), as_it_should_read(best, forms[0].type, known), scope)


def entity_of(cluster: Cluster, document_ids: Sequence[str], mentions: int) -> Entity:
    """The cluster as the entity that others read; its id may have to be told apart by `with_own_ids`."""
    forms = {name for form in cluster.forms for name in (*form.names, *form.aliases)}
    return Entity(
        id=content_id("e", cluster.type, identity(cluster)),
        type=cluster.type,
        name=cluster.name,
        aliases=other_forms(cluster.name, cluster.type, forms),
        identifiers=dict(cluster.authority.identifiers) if cluster.authority else {},
        documents=sorted({document_ids[number] for number, _ in cluster.members}),
        mentions=mentions,
        origin="authority" if cluster.authority else "corpus",
    )


def identity(cluster: Cluster) -> str:
    """What a cluster's id is made of besides its kind: its name as noise leaves it, and its scope."""
    if cluster.type == "person":
        person = parse_person(cluster.name)
        return " ".join([*map(folded, (*person.given, person.family)), cluster.scope])
    name = parse_name(cluster.name)
    words = [folded(word) for word in name.words] or [key(cluster.name)]
    return " ".join([*words, *name.numbers, *sorted(name.states), cluster.scope])
