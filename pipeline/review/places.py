"""Where in a record, as it was read now, the values stand that decisions are about.

A value is looked for among those of its field by the words it was read from and those around it. Where several are
alike, as in tables, the one in the same place of the text is meant, if it is clearly nearer than the others. Each value
takes one decision only, the likeliest. Whatever is in doubt stays unfound: better asked again than moved silently.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rapidfuzz import fuzz

from models.correction import ValueAnchor
from models.document import Document
from pipeline.review.values import Value, anchor_of, values_of

SAME = 75.0
"""Likeness, of a hundred, of what may be one place read twice."""
CLEAR = 6.0
"""How much likelier one place must be than others where the words alone decide."""
NEAR = 0.02
"""How far a value may have moved, as a share of the text, where its place decides."""
OF_THE_HEAD = frozenset({"title", "kind", "issued", "place"})
"""Of these a document has one each."""


def find(
    anchors: Sequence[ValueAnchor], document: Document, names: Mapping[str, str] = MappingProxyType({})
) -> list[Value | None]:
    """For each anchor the value it means in `document`, or None; no value is found for two anchors.

    `names` are those of entities by id.
    """
    if not anchors:
        return []
    values = [(value, anchor_of(value, document)) for value in values_of(document, names)]
    found = [_best(anchor, [pair for pair in values if pair[1].field == anchor.field]) for anchor in anchors]
    taken: dict[tuple[str, int], int] = {}
    for number, (likeness, value) in enumerate(found):
        if value is not None:
            holder = taken.setdefault((value.field, value.index), number)
            if found[holder][0] < likeness:
                taken[value.field, value.index] = number
    return [
        value if value is not None and taken[value.field, value.index] == number else None
        for number, (_, value) in enumerate(found)
    ]


def _best(anchor: ValueAnchor, values: Sequence[tuple[Value, ValueAnchor]]) -> tuple[float, Value | None]:
    if anchor.field in OF_THE_HEAD:
        return 100.0, values[0][0] if values else None
    alike = [(likeness(anchor, now), value, now) for value, now in values]
    best = max((score for score, _, _ in alike), default=0.0)
    if best < SAME:
        return 0.0, None
    rivals = [(abs(now.position - anchor.position), value) for score, value, now in alike if score > best - CLEAR]
    if len(rivals) == 1:
        return best, rivals[0][1]
    (nearest, value), (next_one, _) = sorted(rivals, key=lambda pair: pair[0])[:2]
    return (best, value) if nearest <= NEAR and next_one > 2 * nearest else (0.0, None)


def likeness(one: ValueAnchor, other: ValueAnchor) -> float:
    """How alike two places are, of a hundred: their words and those on either side."""
    around = [fuzz.ratio(one.before, other.before), fuzz.ratio(one.after, other.after)]
    if one.field == "commitments":
        return 0.8 * fuzz.ratio(one.quote, other.quote) + 0.1 * sum(around)
    return (fuzz.ratio(one.quote, other.quote) + sum(around)) / 3
