"""Who is meant inside one document: names of the same body, person, place or programme made one."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from models.findings import EntityType, Label, Mention, NameSpan, Referent
from pipeline.extract.clusters import Cluster, clusters, is_local
from pipeline.extract.parse import Parsed
from pipeline.extract.short_forms import short_mentions
from pipeline.german.names_key import key
from pipeline.german.nominative import to_nominative

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


def resolve(
    parsed: Parsed, names: tuple[NameSpan, ...], defined: Mapping[str, tuple[str, ...]] | None = None
) -> Resolution:
    """Make one referent of all names in `names` that mean the same, and find where it is meant by a short form.

    Short forms are abbreviations (the spans' aliases), the names that the document itself gives (`defined`: by a span's
    `name`, "Stadt", "Spreehof AG"), and heads alone ("der Verein") behind the full name.
    """
    names = tuple(replace(s, aliases=(*s.aliases, *(defined or {}).get(s.name, ()))) for s in names)
    found = [c for label in TYPES for c in clusters(label, [span for span in names if span.label == label])]
    local = {key(alias): i for i, c in enumerate(found) for alias in c.aliases if is_local(alias)}
    mentions = [Mention(s.start, s.end, s.confidence, s.label, i) for i, c in enumerate(found) for s in c.spans]
    mentions += [Mention(s.start, s.end, s.confidence, s.label, None) for s in names if s.label not in TYPES]
    mentions += short_mentions(parsed, found, mentions)
    return Resolution(
        tuple(_referent(cluster) for cluster in found),
        tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end))),
        local,
    )


def _referent(cluster: Cluster) -> Referent:
    forms = dict.fromkeys([*cluster.names, *(alias for alias in cluster.aliases if not is_local(alias))])
    by_key = {key(form): form for form in reversed(forms)}
    by_key.pop(key(cluster.name), None)
    aliases = sorted(by_key.values(), key=list(forms).index)
    return Referent(TYPES[cluster.label], cluster.name, tuple(aliases))
