"""Funding told by a participle: "gefördert vom ...", "mit Mitteln des ... gefördertes Projekt"."""

from collections.abc import Iterator

from models.findings import Commitment
from pipeline.extract.commitments import details
from pipeline.extract.commitments.actors import Cast, Memory
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.parts import Part


def nominal_funding(part: Part, cast: Cast, context: Context, memory: Memory) -> Iterator[Commitment]:
    """The funding told beside the sentence's own verb."""
    words = part.words
    for i, word in enumerate(words):
        if not word.low.startswith(("gefördert", "finanziert", "kofinanziert", "bezuschusst", "mitfinanziert")):
            continue
        bodies = cast.payers(words, i)
        if not bodies.referents:
            continue
        start, end = words[bodies.start].start, words[bodies.end - 1].end
        yield Commitment(
            start, end, 0.6, bodies.referents, "funding", word.text, programmes=details.programmes_in(context, start, end),
            amounts=details.amounts_in(context, start, end), rule="funded by",
        )  # fmt: skip
        return
