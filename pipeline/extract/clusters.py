"""Names of one document gathered into clusters that mean the same."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from models.findings import Label, NameSpan
from pipeline.extract.anaphora import words_of
from pipeline.extract.likeness import is_abbreviation_of, is_same_name, is_short_form, same_person
from pipeline.extract.passage import is_abbreviation
from pipeline.german.names_key import key
from pipeline.german.vocabulary import bodies


@dataclass(slots=True)
class Cluster:
    """Names that mean the same; `spans` where they stand."""

    label: Label
    names: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    spans: list[NameSpan] = field(default_factory=list)

    def add(self, span: NameSpan) -> None:
        """Take in `span`; a national body that stands for its branch here ("DRK") only with its short form."""
        if self.names and span.name not in self.names and span.name in bodies():
            short = next((form for form in (span.name, *span.aliases) if len(form) == span.end - span.start), span.name)
            span = replace(span, name=self.name if short == span.name else short, aliases=())
        self.names[span.name] += 1
        self.aliases.update(dict.fromkeys(span.aliases))
        self.spans.append(span)

    @property
    def name(self) -> str:
        """The fullest form; of forms alike in length the one met most, never one in capitals where another is known.

        A programme is called by its name in quotation marks where it has one.
        """
        quoted = {span.name for span in self.spans if span.rule == "quoted"} if self.label == "PROGRAMME" else set()
        return max(quoted or self.names, key=lambda n: (not n.isupper(), len(key(n)), self.names[n], n))

    @property
    def start(self) -> int:
        return min(span.start for span in self.spans)


def clusters(label: Label, spans: Iterable[NameSpan]) -> list[Cluster]:
    """The clusters of names with `label`, in the order of the text.

    The fullest names come first, so that each shorter form meets the name that it is short for. Each name is decided
    once; where it is short for several, each place is decided by what was named last before it.
    """
    by_name: dict[str, list[NameSpan]] = defaultdict(list)
    for span in spans:
        by_name[span.name].append(span)
    index = _Index(label)
    for name in sorted(by_name, key=lambda n: (-len(words_of(n)), -len(n), n)):
        group = sorted(by_name[name], key=lambda span: span.start)
        found = index.meant(name, dict.fromkeys(alias for span in group for alias in span.aliases))
        for span in group:
            index.add(_nearest(span, found), span)
    return sorted(index.clusters, key=lambda cluster: cluster.start)


def is_local(alias: str) -> bool:
    """Whether `alias` is a common noun that is a name in this document only ("Stadt", "Kooperationspartner")."""
    words = alias.split()
    return (len(words) > 2 and words[0][:1].islower()) or (
        len(words) == 1 and alias[1:].islower() and alias[:1].isupper()
    )


class _Index:
    """Clusters by the keys of their forms and by the beginnings and ends of their words."""

    def __init__(self, label: Label) -> None:
        self.label = label
        self.clusters: list[Cluster] = []
        self._by_key: dict[str, Cluster] = {}
        self._by_part: dict[str, dict[int, Cluster]] = defaultdict(dict)

    def add(self, cluster: Cluster | None, span: NameSpan) -> None:
        if cluster is None:
            cluster = self._by_key.get(key(span.name)) or Cluster(self.label)
        if not cluster.spans:
            self.clusters.append(cluster)
        cluster.add(span)
        for form in (span.name, *span.aliases):
            if not is_local(form) or form == span.name:
                self._by_key.setdefault(key(form), cluster)
            for part in _parts(form):
                self._by_part[part][id(cluster)] = cluster

    def meant(self, name: str, aliases: Iterable[str]) -> list[Cluster]:
        """The clusters that `name` may mean: the one that is surely the same, or all that it is short for."""
        keyed = (self._by_key.get(key(form)) for form in (name, *aliases) if form == name or not is_local(form))
        if same := next((cluster for cluster in keyed if cluster), None):
            return [same]
        if self.label == "LOC":
            return []
        candidates = list(self._candidates(name))
        if self.label == "PER":
            return [c for c in candidates if any(same_person(name, other) for other in c.names)]
        if alike := next((c for c in candidates if _is_same(name, c)), None):
            return [alike]
        return [c for c in candidates if any(is_short_form(name, n, self.label) for n in (*c.names, *c.aliases))]

    def _candidates(self, name: str) -> Iterator[Cluster]:
        if is_abbreviation(name):
            return iter(self.clusters)
        found = {number: cluster for part in _parts(name) for number, cluster in self._by_part[part].items()}
        return iter(found.values())


def _parts(name: str) -> set[str]:
    """The first four and the last five letters of each word."""
    return {part for word in words_of(name) for part in (word[:4], word[-5:])}


def _is_same(name: str, cluster: Cluster) -> bool:
    if any(is_abbreviation_of(name, other) for other in cluster.names):
        return True
    first, _, rest = name.rpartition(" ")
    if first and rest in cluster.aliases and any(other.startswith(first) for other in cluster.names):
        return True  # "Zweckverband KIN" where "(KIN)" stands behind the full name
    return any(is_same_name(name, other) for other in cluster.names)


def _nearest(span: NameSpan, found: list[Cluster]) -> Cluster | None:
    """The cluster named last before `span`, else the one named first behind it."""
    if len(found) < 2:
        return found[0] if found else None

    def distance(cluster: Cluster) -> tuple[int, int]:
        starts = sorted(other.start for other in cluster.spans)
        before = bisect_left(starts, span.start)
        return (0, span.start - starts[before - 1]) if before else (1, starts[0])

    return min(found, key=distance)
