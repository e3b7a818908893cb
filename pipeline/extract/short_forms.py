"""Places where a short form stands for a name: abbreviations, defined names, and heads alone ("der Verein")."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from models.findings import Mention
from pipeline.extract.anaphora import Anaphor, standing_heads
from pipeline.extract.clusters import Cluster, is_local
from pipeline.extract.parse import Parsed
from pipeline.extract.passage import passages
from pipeline.german.nominative import noun_of


def short_mentions(parsed: Parsed, clusters: list[Cluster], known: Iterable[Mention]) -> list[Mention]:
    """Places where aliases or heads alone stand for a cluster, outside the names found already."""
    taken = {position for mention in known for position in range(mention.start, mention.end)}
    found: list[Mention] = []
    for mention in [*_alias_mentions(parsed, clusters), *_head_mentions(parsed, clusters)]:
        cells = range(mention.start, mention.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            found.append(mention)
    return found


def _alias_mentions(parsed: Parsed, clusters: list[Cluster]) -> Iterator[Mention]:
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


def _head_mentions(parsed: Parsed, clusters: list[Cluster]) -> Iterator[Mention]:
    """ "das Ministerium", "der Verein": the body with that head that was named last."""
    bodies = [(i, cluster) for i, cluster in enumerate(clusters) if cluster.label == "ORG"]
    heads: dict[str, list[tuple[int, Cluster]]] = defaultdict(list)
    for index, cluster in bodies:
        for head in _heads(cluster):
            heads[head].append((index, cluster))
    for passage in passages(parsed):
        for anaphor in standing_heads(passage, frozenset(heads)):
            if (meant := _meant(anaphor, heads[anaphor.head])) is not None:
                yield Mention(anaphor.start, anaphor.end, 0.6, "ORG", meant)


def _heads(cluster: Cluster) -> set[str]:
    """The head nouns by which the cluster may be called: of its names, and defined ones."""
    found: set[str] = set()
    for name in cluster.names:
        noun = next((n for n in map(noun_of, name.split()) if n and n.tags & {"B", "b", "C"}), None)
        if noun:
            found.add(noun.lemma)
    return found | {alias for alias in cluster.aliases if is_local(alias)}


def _meant(anaphor: Anaphor, candidates: list[tuple[int, Cluster]]) -> int | None:
    """Of bodies with the same head the one named last before; None where none was named before and several follow."""
    before = [
        (max(span.start for span in cluster.spans if span.start < anaphor.start), index)
        for index, cluster in candidates
        if any(span.start < anaphor.start for span in cluster.spans)
    ]
    if before:
        return max(before)[1]
    return candidates[0][0] if len(candidates) == 1 else None
