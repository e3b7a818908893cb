"""Which names are worth comparing, at a cost that grows with their number and not with its square.

Names come as folded words. Four keys per name are put into groups: its words as they are (in any order, parted or run
together); its words with each rare one replaced by the commonest word one letter away, which is what a misreading
leaves; and the words but one, with the first or last letters of the one left out. So a misread name is met where one
letter in each word is wrong, or where one word is wrong in any way at either of its ends.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

Words = tuple[str, ...]
SHORTEST_WORD = 4
RARER = 3
"""A word is taken for a misread one if another, one letter away, is met so many times as often."""
RARE = 2
LARGEST_GROUP = 5000
"""Names that agree in all words but one, and in the beginning of that one, are hardly more unless they say nothing."""


def groups(names: Sequence[Words], weights: Sequence[int]) -> Iterator[list[int]]:
    """Groups of indexes of `names`, members in ascending order, the surest likenesses first.

    `weights` tells how often each name is met. A pair may be in several groups; names without words are in none.
    """
    yield from _grouped((i, hash(("parted", *sorted(words)))) for i, words in enumerate(names) if words)
    yield from _grouped((i, hash(("joined", "".join(words)))) for i, words in enumerate(names) if words)
    meant = common_words(names, weights)
    clear = [tuple(sorted(meant.get(word, word) for word in words)) for words in names]
    yield from _grouped((i, hash(("meant", *words))) for i, words in enumerate(clear) if words)
    yield from _grouped(entry for i, words in enumerate(clear) for entry in _but_one(i, words))
    yield from _grouped((entry for i, words in enumerate(clear) for entry in _one_more(i, words) if words), largest=50)


def _but_one(index: int, words: Words) -> Iterator[tuple[int, int]]:
    if len(words) < 2:
        return
    for i, word in enumerate(words):
        size = 3 if len(word) > 5 else 2
        rest = words[:i] + words[i + 1 :]
        yield index, hash(("<", word[:size], *rest))
        yield index, hash((">", word[-size:], *rest))


def _one_more(index: int, words: Words) -> Iterator[tuple[int, int]]:
    yield index, hash(("more", *words))
    if len(words) > 1:
        for i in range(len(words)):
            yield index, hash(("more", *words[:i], *words[i + 1 :]))


def _grouped(entries: Iterable[tuple[int, int]], largest: int = LARGEST_GROUP) -> Iterator[list[int]]:
    """The indexes that share a hash, groups in the order of their first members."""
    flat = array("q")
    for entry in entries:
        flat.extend(entry)
    if not flat:
        return
    table = np.frombuffer(flat, dtype=np.int64).reshape(-1, 2)
    order = np.lexsort((table[:, 0], table[:, 1]))
    indexes, hashes = table[order, 0], table[order, 1]
    cuts = np.flatnonzero(hashes[1:] != hashes[:-1]) + 1
    starts = np.concatenate(([0], cuts))
    sizes = np.diff(np.concatenate((starts, [len(hashes)])))
    sums = np.add.reduceat(_mixed(indexes), starts)
    wanted = (sizes > 1) & (sizes <= largest)
    starts, sizes, sums = starts[wanted], sizes[wanted], sums[wanted]
    # Hashes differ from process to process; the order in which groups are met must not: it is told by their members.
    for place in np.lexsort((indexes[starts + 1], sums, sizes, indexes[starts])):
        yield list(dict.fromkeys(indexes[starts[place] : starts[place] + sizes[place]].tolist()))


def _mixed(indexes: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """A number for each index such that sums of them tell groups apart (splitmix64, Steele, Lea and Flood 2014)."""
    mixed = indexes.astype(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    return mixed


def common_words(names: Sequence[Words], weights: Sequence[int]) -> dict[str, str]:
    """Rare words → the commonest word that one letter more, less or other makes of them."""
    counts: Counter[str] = Counter()
    for words, weight in zip(names, weights, strict=True):
        for word in words:
            counts[word] += weight
    long = sorted(word for word in counts if len(word) >= SHORTEST_WORD)
    entries = ((i, hash(shorter)) for i, word in enumerate(long) for shorter in _with_one_letter_less(word))
    best: dict[str, str] = {}
    for members in _grouped(entries):
        met = sorted((long[i] for i in members), key=lambda word: (-counts[word], word))
        for word in met[1:]:
            if counts[word] * RARER <= counts[met[0]] or counts[word] <= RARE:
                best[word] = min(best.get(word, met[0]), met[0], key=lambda other: (-counts[other], other))
    return {word: best.get(best[word], best[word]) for word in best}


def _with_one_letter_less(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
