"""Events by name: "9. Niedersächsischer Archivtag", the conference "Zukunft gestalten"."""

import re
from collections.abc import Iterator

from models.findings import NameSpan
from pipeline.extract.passage import Passage, tokens_in

NUMBERED = re.compile(
    r"\d{1,3}\. (?:[A-ZÄÖÜ][\wäöüß-]+(?:er|en|e|es) )?[A-ZÄÖÜ][\wäöüß-]*"
    r"(?:[Tt]ag(?:es|s)?|[Kk]ongress(?:es)?|[Gg]ipfels?|[Ff]orums?|[Kk]onferenz|[Tt]reffens?|[Mm]esse|[Ff]estivals?|[Tt]agung)\b"
)
NO_EVENTS = re.compile(r"(?:Mon|Diens|Donners|Frei|Sams|Sonn|Land|Bundes|Kreis|Werk|Feier|Geburts|Jahres)tag")


def find_events(passage: Passage) -> Iterator[NameSpan]:
    """Numbered events, and events whose name stands in quotation marks behind a noun that says what they are."""
    for match in NUMBERED.finditer(passage.text, passage.block.start, passage.block.end):
        if not NO_EVENTS.search(match.group()):
            yield NameSpan(match.start(), match.end(), 0.8, "EVENT", " ".join(match.group().split()), rule="numbered")
    for index in tokens_in(passage):
        noun = passage.noun(index)
        end = passage.quoted_end(index + 1) if noun and "E" in noun.tags else index + 1
        if end > index + 1:
            name = passage.between(index + 2, end - 1)
            start, stop = passage.tokens[index + 2].start, passage.tokens[end - 2].end
            yield NameSpan(start, stop, 0.8, "EVENT", name, rule="quoted")
