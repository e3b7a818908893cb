"""Places that the gazetteer knows."""

from collections.abc import Iterator

from models.findings import NameSpan
from pipeline.extract.passage import Passage
from pipeline.german.vocabulary import places

BEFORE_PLACE = frozenset({"in", "aus", "nach", "bei", "um", "von", "für", "Raum", "Stadtteil", "Ortsteil"})


def find_places(passage: Passage) -> Iterator[NameSpan]:
    """Towns, districts, states and countries; words that are nouns too ("Essen") only behind "in", "aus", "nach"."""
    index = 0
    while index < len(passage.tokens):
        end = passage.place_end(index)
        if end > index and (passage.tag(index) in ("NE", "") or passage.word(index - 1) in BEFORE_PLACE):
            written = passage.between(index, end)
            name = written if written in places() else written.removesuffix("s")
            yield NameSpan(
                passage.tokens[index].start, passage.tokens[end - 1].end, 0.85, "LOC", name, rule="gazetteer"
            )
        index = max(end, index + 1)
