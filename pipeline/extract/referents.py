"""Who is meant inside one document: names of the same body, person, place or programme made one."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from models.findings import EntityType, Label, Mention, NameSpan, Referent
from pipeline.extract.anaphora import Anaphor, standing_heads, words_of
from pipeline.extract.likeness import is_abbreviation_of, is_same_name, is_short_form, same_person
from pipeline.extract.parse import Parsed
from pipeline.extract.passage import passages
from pipeline.german.names_key import key
from pipeline.german.nominative import noun_of, to_nominative
from pipeline.german.vocabulary import bodies

TYPES: dict[Label, EntityType] = {
    "ORG": "organisation",
    "PER": "person",
    "LOC": "place",
    "PROGRAMME": "programme",
}


@dataclass(frozen=True)
class Resolution:
    """The referents of a document and where they are named, mentions in the order of the text.

    `local` are forms that mean a referent in this document only ("Stadt", "Träger"), by their key.
    """

    referents: tuple[Referent, ...]
    mentions: tuple[Mention, ...]
    local: dict[str, int] = field(default_factory=dict)

    def at(self, start: int, end: int) -> int | None:
        """The referent named in `text[start:end]`, the one with the longest name there; None where none is."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        inside = [m for m in self.mentions[first:last] if m.end > start and m.start < end and m.referent is not None]
        best = max(inside, key=lambda m: min(m.end, end) - max(m.start, start), default=None)
        return best.referent if best else None

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie in `text[start:end]` as a whole."""
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)

    def by_alias(self, name: str) -> int | None:
        """The referent that `name`, inflected or not, is a form of in this document."""
        for form in (name, to_nominative(name)):
            if key(form) in self._forms:
                return self._forms[key(form)]
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _forms(self) -> dict[str, int]:
        forms = dict(self.local)
        for index, referent in enumerate(self.referents):
            for form in (referent.name, *referent.aliases):
                forms.setdefault(key(form), index)
        return forms


@dataclass(slots=True)
class _Cluster:
    """Names that mean the same; `spans` where they stand."""

    label: Label
    names: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    spans: list[NameSpan] = field(default_factory=list)

    def add(self, span: NameSpan) -> None:
        self.names[span.name] += 1
        self.aliases.update(dict.fromkeys(span.aliases))
        self.spans.append(span)

    @property
    def name(self) -> str:
        """The fullest form; of forms alike in length the one met most, never one in capitals where another is known."""
        return max(self.names, key=lambda n: (not n.isupper(), len(key(n)), self.names[n], n))


def resolve(
    parsed: Parsed, names: tuple[NameSpan, ...], defined: Mapping[str, tuple[str, ...]] | None = None
) -> Resolution:
    """Make one referent of all names in `names` that mean the same, and find where it is meant by a short form.

    Short forms are abbreviations (the spans' aliases), the names that the document itself gives (`defined`: by a span's
    `name`, "Stadt", "Spreehof AG"), and heads alone ("der Verein") behind the full name.
    """
    names = tuple(replace(s, aliases=(*s.aliases, *(defined or {}).get(s.name, ()))) for s in names)
    clusters: list[_Cluster] = []
    for label in TYPES:
        clusters += _clusters(label, [span for span in names if span.label == label])
    local = {key(alias): i for i, c in enumerate(clusters) for alias in c.aliases if is_local(alias)}
    mentions = [Mention(s.start, s.end, s.confidence, s.label, i) for i, c in enumerate(clusters) for s in c.spans]
    mentions += [Mention(s.start, s.end, s.confidence, s.label, None) for s in names if s.label not in TYPES]
    mentions += _short_mentions(parsed, clusters, mentions)
    return Resolution(
        tuple(_referent(cluster) for cluster in clusters),
        tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end))),
        local,
    )


def is_local(alias: str) -> bool:
    """Whether `alias` is a common noun that is a name in this document only ("Stadt", "Kooperationspartner")."""
    words = alias.split()
    return (len(words) > 2 and words[0][:1].islower()) or (
        len(words) == 1 and alias[1:].islower() and alias[:1].isupper()
    )


def _referent(cluster: _Cluster) -> Referent:
    forms = dict.fromkeys([*cluster.names, *(alias for alias in cluster.aliases if not is_local(alias))])
    by_key = {key(form): form for form in reversed(forms)}
    by_key.pop(key(cluster.name), None)
    aliases = sorted(by_key.values(), key=list(forms).index)
    return Referent(TYPES[cluster.label], cluster.name, tuple(aliases))


def _clusters(label: Label, spans: list[NameSpan]) -> list[_Cluster]:
    """Fullest names first, so that each shorter form meets the name that it is short for."""
    by_name: dict[str, list[NameSpan]] = defaultdict(list)
    for span in spans:
        by_name[span.name].append(span)
    clusters: list[_Cluster] = []
    for name in sorted(by_name, key=lambda n: (-len(words_of(n)), -len(n), n)):
        for span in by_name[name]:
            found = _cluster_for(span, clusters, label)
            if found is None:
                found = _Cluster(label)
                clusters.append(found)
            found.add(_as_part(span, found))
    return sorted(clusters, key=lambda cluster: min(span.start for span in cluster.spans))


def _as_part(span: NameSpan, cluster: _Cluster) -> NameSpan:
    """A body known by name that stands for a branch of it here ("DRK" for its Landesverband): its short form alone."""
    if not cluster.names or span.name in cluster.names or span.name not in bodies():
        return span
    short = next((form for form in (span.name, *span.aliases) if len(form) == span.end - span.start), span.name)
    return replace(span, name=cluster.name if short == span.name else short, aliases=())


def _cluster_for(span: NameSpan, clusters: list[_Cluster], label: Label) -> _Cluster | None:
    same = [c for c in clusters if _is_same(span, c)]
    if same:
        return same[0]
    if label == "PER":
        return _nearest(span, [c for c in clusters if any(same_person(span.name, n) for n in c.names)])
    if label == "LOC":
        return None
    short = [c for c in clusters if any(is_short_form(span.name, n, label) for n in (*c.names, *c.aliases))]
    return _nearest(span, short)


def _is_same(span: NameSpan, cluster: _Cluster) -> bool:
    forms = {key(form) for form in (span.name, *span.aliases) if not is_local(form)}
    if forms & {key(form) for form in (*cluster.names, *cluster.aliases) if not is_local(form)}:
        return True
    if any(is_abbreviation_of(span.name, name) for name in cluster.names):
        return True
    first, _, rest = span.name.rpartition(" ")
    if (
        first
        and any(rest == alias for alias in cluster.aliases)
        and any(name.startswith(first) for name in cluster.names)
    ):
        return True  # "Zweckverband KIN" where "(KIN)" stands behind the full name
    return any(is_same_name(span.name, name) for name in cluster.names)


def _nearest(span: NameSpan, clusters: list[_Cluster]) -> _Cluster | None:
    """The cluster named last before `span`, else the one named first behind it."""

    def distance(cluster: _Cluster) -> tuple[int, int]:
        before = [span.start - other.start for other in cluster.spans if other.start < span.start]
        return (0, min(before)) if before else (1, min(other.start for other in cluster.spans))

    return min(clusters, key=distance, default=None)


def _short_mentions(parsed: Parsed, clusters: list[_Cluster], known: Iterable[Mention]) -> list[Mention]:
    """Places where aliases or heads alone stand for a cluster, outside the names found already."""
    taken = {position for mention in known for position in range(mention.start, mention.end)}
    found: list[Mention] = []
    for mention in [*_alias_mentions(parsed, clusters), *_head_mentions(parsed, clusters)]:
        cells = range(mention.start, mention.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            found.append(mention)
    return found


def _alias_mentions(parsed: Parsed, clusters: list[_Cluster]) -> Iterator[Mention]:
    forms: dict[str, int] = {}
    for index, cluster in enumerate(clusters):
        if cluster.label in ("ORG", "PROGRAMME"):
            for alias in (*cluster.aliases, *cluster.names):
                forms.setdefault(alias, index)
    written = sorted((form for form in forms if len(form) > 1), key=len, reverse=True)
    if not written:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, written))})(?P<s>(?:es|s)?)(?!\w)")
    for match in pattern.finditer(parsed.text.text):
        form = match.group()[: len(match.group()) - len(match["s"])]
        meant = forms.get(match.group(), forms.get(form))
        if meant is not None:
            yield Mention(match.start(), match.end(), 0.85, clusters[meant].label, meant)


def _head_mentions(parsed: Parsed, clusters: list[_Cluster]) -> Iterator[Mention]:
    """ "das Ministerium", "der Verein": the body with that head that was named last."""
    bodies = [(i, cluster) for i, cluster in enumerate(clusters) if cluster.label == "ORG"]
    heads: dict[str, list[tuple[int, _Cluster]]] = defaultdict(list)
    for index, cluster in bodies:
        for head in _heads(cluster):
            heads[head].append((index, cluster))
    for passage in passages(parsed):
        for anaphor in standing_heads(passage, frozenset(heads)):
            if (meant := _meant(anaphor, heads[anaphor.head])) is not None:
                yield Mention(anaphor.start, anaphor.end, 0.6, "ORG", meant)


def _heads(cluster: _Cluster) -> set[str]:
    """The head nouns by which the cluster may be called: of its names, and defined ones."""
    found: set[str] = set()
    for name in cluster.names:
        noun = next((n for n in map(noun_of, name.split()) if n and n.tags & {"B", "b", "C"}), None)
        if noun:
            found.add(noun.lemma)
    return found | {alias for alias in cluster.aliases if is_local(alias)}


def _meant(anaphor: Anaphor, candidates: list[tuple[int, _Cluster]]) -> int | None:
    """Of bodies with the same head the one named last before; None where none was named before and several follow."""
    before = [
        (max(span.start for span in cluster.spans if span.start < anaphor.start), index)
        for index, cluster in candidates
        if any(span.start < anaphor.start for span in cluster.spans)
    ]
    if before:
        return max(before)[1]
    return candidates[0][0] if len(candidates) == 1 else None
