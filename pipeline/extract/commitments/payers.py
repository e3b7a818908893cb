"""Who pays where a participle tells of funding: "gefördert vom X", "mit Mitteln des X gefördertes Projekt"."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.words import Word


@dataclass(frozen=True, slots=True)
class Payers:
    """Words `start` to `end` tell that `referents` pay."""

    start: int
    end: int
    referents: tuple[int, ...]


def payers(naming: Naming, words: Sequence[Word], participle: int) -> Payers:
    """The bodies named around the participle (an index into `words`), with the words that tell of them."""
    after = _payers_between(naming, words, participle + 1, min(len(words), participle + 14), {"vom", "von", "durch"})
    if after.referents:
        return Payers(_phrase_start(words, participle), after.end, after.referents)
    before = _payers_between(
        naming, words, max(0, participle - 24), participle, {"mitteln", "landesmitteln", "vom", "von", "durch"}
    )
    end = participle + 1
    while end < len(words) and not words[end].is_break and not words[end].is_finite and end < participle + 4:
        end += 1
    return Payers(before.start, end, before.referents)


def _payers_between(naming: Naming, words: Sequence[Word], low: int, high: int, openers: set[str]) -> Payers:
    opened = next((i for i in range(low, high) if words[i].low in openers), None)
    if opened is None:
        return Payers(low, high, ())
    referents: list[int] = []
    last = i = opened + 1
    while i < high:
        named = naming.mention_at(words, i, len(words))
        if named is not None and named.mention is not None and named.mention.label == "ORG":
            referents.extend(named.referents)
            last = i = named.end
        elif (words[i].is_noun and i - last > 2) or words[i].is_finite:
            break
        else:
            i += 1
    start = opened - 1 if opened and words[opened - 1].low in ("mit", "aus") else opened
    return Payers(start, last, tuple(dict.fromkeys(referents)))


def _phrase_start(words: Sequence[Word], i: int) -> int:
    """Where the noun phrase before the word begins that a comma parts from it."""
    start = i
    if start and words[start - 1].text == ",":
        start -= 1
    while (
        start
        and not words[start - 1].is_break
        and not words[start - 1].is_finite
        and words[start - 1].low not in ("auch", "und")
    ):
        start -= 1
    return start
