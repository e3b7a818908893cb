"""What is done to a pipeline's entities before anybody sees them."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

COMPONENT = "german_entities"
# Citations of decisions and commentaries: learnt so that the courts and authors in them are not taken for acting ones.
_LEARNT_ONLY = "CASE"


@Language.component(COMPONENT)
def tidy_entities(doc: Doc) -> Doc:
    """Drop labels that only helped in learning, end entities at line ends, and take white space off their edges."""
    doc.ents = tuple(part for entity in doc.ents if entity.label_ != _LEARNT_ONLY for part in _within_lines(entity))
    return doc


def _within_lines(entity: Span) -> Iterator[Span]:
    """The entity up to its first line end; a name may go on in the next line only after "und", "für" and the like."""
    start = entity.start
    for token in entity:
        if not token.is_space:
            continue
        if "\n" in token.text and not _goes_on(entity.doc[token.i - 1].text):
            yield from _whole(entity, start, token.i)
            return
    yield from _whole(entity, start, entity.end)


def _goes_on(word: str) -> bool:
    return word.islower() or word in {",", "-", "–", "/"} or word.endswith("-")


def _whole(entity: Span, start: int, end: int) -> Iterator[Span]:
    doc = entity.doc
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if start < end:
        yield Span(doc, start, end, label=entity.label_)
