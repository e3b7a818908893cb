"""Which pairs of names are worth comparing: those that share a rare run of letters, whatever noise they carry."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

GRAM = 4
LARGEST_GROUP = 60
"""A run of letters that more names share tells nothing; comparing all of them would cost the square of their number."""


def candidate_pairs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of indexes whose folded names share enough rare four-letter runs to be compared."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        for gram in _grams(key):
            groups[gram].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for members in groups.values():
        if len(members) <= LARGEST_GROUP:
            shared.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    for (a, b), count in shared.items():
        if count >= 0.25 * min(len(_grams(keys[a])), len(_grams(keys[b]))):
            yield a, b


def _grams(key: str) -> set[str]:
    squeezed = f" {key} "
    return {squeezed[i : i + GRAM] for i in range(max(1, len(squeezed) - GRAM + 1))}
