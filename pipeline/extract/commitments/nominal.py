"""Commitments told beside the sentence's own verb: funding by a participle, aims as the object of a report."""

import re
from collections.abc import Iterator, Sequence

from models.findings import Commitment
from pipeline.extract.commitments.actors import Cast
from pipeline.extract.commitments.clauses import clauses
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.parts import Part
from pipeline.extract.commitments.payers import payers
from pipeline.extract.commitments.subjects import Memory
from pipeline.extract.commitments.surroundings import Surroundings
from pipeline.extract.commitments.words import Word

LISTED = Frame("listed", "obligation", "default", 0.6)
_ACT = re.compile(
    r"\w{4,}(?:ung|nahme|satz|bau|gabe|hilfe|leistung|pflege|stellung|bildung|arbeit|schaft)(?:en|s|es)?$"
)
_FUNDED = ("gefördert", "finanziert", "kofinanziert", "bezuschusst", "mitfinanziert", "unterstützt")
_OWN = re.compile(r"(?:sein|ihr|unser|mein)(?:e[mnrs]?)?$")
_ZU = re.compile(r"\bzu \w+n\b|\b\w{2,}zu\w{3,}en\b")


def names_an_act(words: Sequence[Word]) -> bool:
    """Whether the words are no sentence and begin with a noun of acting: "Einsatz von drei Fachkräften"."""
    if len(words) < 3 or any(word.is_finite for word in words):
        return False
    noun = next((word for word in words[:4] if word.is_noun), None)
    return noun is not None and _ACT.match(noun.low) is not None


def nominal(part: Part, naming: Naming, cast: Cast, memory: Memory, around: Surroundings) -> Iterator[Commitment]:
    """The first commitment of the part that no verb of its own tells, if any."""
    yield from _funding(part, naming, around)
    yield from _own_aim(part, cast, memory, around)


def _funding(part: Part, naming: Naming, around: Surroundings) -> Iterator[Commitment]:
    """ "gefördert vom ...", "mit Mitteln des ... gefördertes Projekt"."""
    words = part.words
    for i, word in enumerate(words):
        if not word.low.startswith(_FUNDED):
            continue
        bodies = payers(naming, words, i)
        if bodies.referents:
            start, end = words[bodies.start].start, words[bodies.end - 1].end
            programmes = around.programmes(start, end)
            amounts = around.amounts(start, end)
            yield Commitment(
                start,
                end,
                0.6,
                bodies.referents,
                "funding",
                word.text,
                programmes=programmes,
                amounts=amounts,
                rule="funded by",
            )
            return


def _own_aim(part: Part, cast: Cast, memory: Memory, around: Surroundings) -> Iterator[Commitment]:
    """ "betonte sein Ziel, ... zu schaffen"."""
    words = part.words
    for i, word in enumerate(words[:-4]):
        aim = next((j for j in (i + 1, i + 2) if words[j].low in lexicon().nouns["aim"]), None)
        if aim is None or not _OWN.match(word.low) or not words[aim + 1].is_break:
            continue
        tail = " ".join(w.text for w in words[aim + 1 :])
        mains, _ = clauses(words)
        bearer = cast.speaker(mains[0], part.speech, memory) if mains and _ZU.search(tail) else None
        if bearer is not None:
            end = words[-1].end - (words[-1].text in ".!?")
            yield Commitment(
                word.start, end, 0.6, bearer.referents, "intention", tail.strip(" ,.„“"),
                programmes=around.programmes(word.start, end), rule="own aim",
            )  # fmt: skip
            return
