"""The words of two names laid side by side: equal, inflected, shortened, misread, or standing alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.german.nominative import is_adjective
from pipeline.link.names import Name
from pipeline.link.noise import FAR, cost
from pipeline.link.wording import wording

ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
NOUN_ENDINGS = ("es", "s")
SHORTEST_STEM = 4
DEAREST = 0.75
"""The highest cost per letter at which two words may still be one word read twice."""
ONE_SIGN, OFTEN_CONFUSED = 4.0, 2.5
"""What words of five letters, and shorter ones, may cost whatever their length: one sign."""
SHORT_WORD = 5
INFLECTED, SHORT = 0.2, 0.3
OFTEN_SMALL = ("für", "der", "des", "und", "zur", "von")


@dataclass(slots=True)
class Alignment:
    """Pairs of words, misread ones with their cost; `alone_a` and `alone_b` hold the words without a twin."""

    misread: list[tuple[str, str, float]] = field(default_factory=list)
    inflected: list[tuple[str, str]] = field(default_factory=list)
    shortened: list[tuple[str, str]] = field(default_factory=list)
    alone_a: list[str] = field(default_factory=list)
    alone_b: list[str] = field(default_factory=list)
    parted: bool = False
    moved: bool = False


def align(a: Name, b: Name) -> Alignment:
    """Pair the words of `a` and `b`, each with its likeliest twin, the surest pairs first."""
    found = Alignment(alone_a=_without(a.words, b.words), alone_b=_without(b.words, a.words))
    if a.states and a.states == b.states:
        _drop_states(found)
    if not found.alone_a and not found.alone_b:
        found.moved = a.words != b.words
        return found
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for price, i, j, kind in sorted(_twins(found.alone_a, found.alone_b, a.shortened, b.shortened)):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            _note(found, found.alone_a[i], found.alone_b[j], price, kind)
    found.alone_a = [word for i, word in enumerate(found.alone_a) if i not in taken_a]
    found.alone_b = [word for j, word in enumerate(found.alone_b) if j not in taken_b]
    _join(found)
    found.alone_a = [word for word in found.alone_a if not _says_nothing(word, a, b)]
    found.alone_b = [word for word in found.alone_b if not _says_nothing(word, a, b)]
    return found


def _drop_states(found: Alignment) -> None:
    """Leave the state out where both name the same one, as "Bremer Sparkasse" and "Sparkasse Bremen" do."""
    ours = [word for word in found.alone_a if wording().is_of_state(word)]
    theirs = [word for word in found.alone_b if wording().is_of_state(word)]
    if ours and theirs:
        found.alone_a = [word for word in found.alone_a if word not in ours]
        found.alone_b = [word for word in found.alone_b if word not in theirs]


def _says_nothing(word: str, a: Name, b: Name) -> bool:
    """A misread small word ("fur"), a letter standing for one ("a. Main"), or a state: it is compared by itself."""
    if len(word) == 1 and (word in a.shortened or word in b.shortened):
        return True
    if len(word) < 5 and any(cost(word, small) <= ONE_SIGN for small in OFTEN_SMALL):
        return True
    if (a.legal_form is None) != (b.legal_form is None) and cost(word, "gmbh") <= ONE_SIGN:
        return True
    return bool(a.states or b.states) and wording().is_of_state(word)


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    if words == others:
        return []
    rest = list(others)
    alone = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            alone.append(word)
    return alone


def _twins(
    a: list[str], b: list[str], short_a: frozenset[str], short_b: frozenset[str]
) -> Iterator[tuple[float, int, int, str]]:
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            if _same_stem(one, other):
                yield INFLECTED, i, j, "inflected"
            elif (one in short_a and _abbreviates(one, other)) or (other in short_b and _abbreviates(other, one)):
                yield SHORT, i, j, "shortened"
            elif (price := cost(one, other)) <= _dearest(min(len(one), len(other))):
                yield price, i, j, "misread"


def _dearest(letters: int) -> float:
    least = ONE_SIGN if letters >= SHORT_WORD else OFTEN_CONFUSED if letters > 2 else 0.0
    return max(DEAREST * letters, least)


def _abbreviates(short: str, full: str) -> bool:
    """ "staatsmin" for "staatsministerium", "landesztr" for "landeszentrale"."""
    if full.startswith(short):
        return True
    rest = iter(full)
    return len(short) > 3 and full[:2] == short[:2] and all(letter in rest for letter in short)


def _same_stem(a: str, b: str) -> bool:
    """ "hessisches" and "hessischen", "verband" and "verbandes", but not "wittenberg" and "wittenberge"."""
    if a[:SHORTEST_STEM] != b[:SHORTEST_STEM]:
        return False
    if a in _stems(b, NOUN_ENDINGS) or b in _stems(a, NOUN_ENDINGS):
        return True
    if not is_adjective(a.capitalize()) or not is_adjective(b.capitalize()):
        return False
    return not _stems(a, ADJECTIVE_ENDINGS).isdisjoint(_stems(b, ADJECTIVE_ENDINGS))


def _stems(word: str, endings: Sequence[str]) -> set[str]:
    return {
        word.removesuffix(ending)
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM
    }


def _note(found: Alignment, one: str, other: str, price: float, kind: str) -> None:
    if kind == "misread":
        found.misread.append((one, other, price))
    else:
        (found.inflected if kind == "inflected" else found.shortened).append((one, other))


def _join(found: Alignment) -> None:
    """Words that a reader parted or ran together: "jugend hilfe" and "jugendhilfe"."""
    if not found.alone_a or not found.alone_b or len(found.alone_a) == len(found.alone_b) == 1:
        return
    one, other = "".join(found.alone_a), "".join(found.alone_b)
    price = cost(one, other)
    if price < FAR and price <= 0.4 * len(one):
        found.parted, found.alone_a, found.alone_b = True, [], []
        if price:
            found.misread.append((one, other, price))
