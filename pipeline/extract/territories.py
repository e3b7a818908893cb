"""The state and the federation as actors: "das Land zahlt", "der Bund gibt", where their full names stand nowhere."""

from collections.abc import Iterable, Iterator

from models.findings import NameSpan
from pipeline.extract.passage import Passage, tokens_in
from pipeline.german.vocabulary import State

SPOKEN = {"Land": "das", "Freistaat": "der", "Bund": "der"}
"""What they are called, each with its article in the nominative."""
GOVERNING = frozenset({"in", "auf", "für", "über", "durch", "um", "an", "gegen", "ohne", "wie", "als"})
JOINING = frozenset({"dass", "weil", "wenn", "ob", "nachdem", "während", "da", "damit"})


def territories(blocks: Iterable[Passage], named: Iterable[NameSpan], home: State | None) -> Iterator[NameSpan]:
    """Where state and federation act without their full names, which would have been found; `home`: which state.

    Where its government is named, "the state" means that one.
    """
    bodies = {span.name for span in named if span.label == "ORG"}
    begun = {name.split()[0] for name in bodies}
    known = {"Bund": "Bund"} if not begun & {"Bund", "Bundesrepublik"} else {}
    if home is not None and not begun & {"Land", "Freistaat"} and bodies.isdisjoint(home.government):
        known |= {"Land": home.land, "Freistaat": home.land}
    for passage in blocks:
        for index in tokens_in(passage):
            name = known.get(passage.word(index))
            if name and _acts(passage, index):
                token = passage.tokens[index]
                yield NameSpan(token.start, token.end, 0.7, "ORG", name, rule="territory")


def _acts(passage: Passage, index: int) -> bool:
    """Whether the noun there is a subject: its article in the nominative, a verb before or behind, no name with it."""
    if passage.word(index - 1).lower() != SPOKEN[passage.word(index)]:
        return False
    before, after = index - 2, index + 1
    if _is_finite(passage, before) or passage.word(before) in JOINING:
        return not passage.is_capitalised(after)
    return passage.word(before) not in GOVERNING and _is_finite(passage, after)


def _is_finite(passage: Passage, index: int) -> bool:
    """Whether a finite verb stands there; where the model tells nothing, any word in "-t", "-te" or "will"."""
    tag, word = passage.tag(index), passage.word(index)
    return tag in ("VVFIN", "VAFIN", "VMFIN") or (
        tag == "" and word[:1].islower() and word.endswith(("t", "te", "will"))
    )
