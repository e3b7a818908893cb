"""Which words the collection itself shows to be words: those that many of its names have."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.german.names_key import folded
from pipeline.link.block import common_words
from pipeline.link.compare import Known
from pipeline.link.forms import Form
from pipeline.link.names import Name

OFTEN = 3
"""A word in the names of so many documents is one, unless one much like it is met still more often."""
MUCH_OFTENER = 10


def words_in_use(forms: Sequence[Form], known: Known) -> Known:
    """`known`, extended by the words that `forms` show to be words of names rather than misreadings."""
    counts: Counter[str] = Counter()
    known_bodies: set[str] = set()
    for form in forms:
        for word in form.parts.words if isinstance(form.parts, Name) else (form.parts.family, *form.parts.given[:1]):
            counts[word] += len(form.members)
        if form.authority and isinstance(form.parts, Name):
            known_bodies.update(form.parts.words)
    often = {word: count for word, count in counts.items() if count >= OFTEN}
    kept = _without_misreadings(often) | known_bodies
    return lambda word: word in kept or known(word)


def _without_misreadings(counts: Mapping[str, int]) -> frozenset[str]:
    by_folded: Counter[str] = Counter()
    for word, count in counts.items():
        by_folded[folded(word)] += count
    names = sorted(by_folded)
    meant = common_words([(name,) for name in names], [by_folded[name] for name in names])
    return frozenset(
        word for word, count in counts.items() if _commonest(word, by_folded, meant) < MUCH_OFTENER * count
    )


def _commonest(word: str, by_folded: Mapping[str, int], meant: Mapping[str, str]) -> int:
    name = folded(word)
    return max(by_folded[name], by_folded[meant.get(name, name)])
