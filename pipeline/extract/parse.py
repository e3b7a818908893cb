"""Text → sentences and grammar: the only door to spaCy."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from models.outline import Outline
from models.text import Block, CleanText
from pipeline.german.vocabulary import first_names, places

LONGEST_CALL = 10_000
"""Code points in one call: the parser's memory grows with the length of the text."""
LARGEST_BATCH = 20_000
"""Code points parsed at once; so memory stays bounded however long a document is."""
FLOWING = ("paragraph", "list_item", "footnote", "caption")
"""Kinds of blocks that are parted into sentences."""
NAMES = frozenset({"ner", "german_entities"})
"""The factories of the components that find names."""
_CAPITALS = re.compile(r"[A-ZÄÖÜ]\S*[A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `text[start:end]` of the document; `grammar` is its parse, whose own offsets start at `offset`.

    `entities` are the names the model sees in it; they and `text` are kept because spaCy makes both anew from its whole
    document at every call. Headings, table rows and asides come as one sentence each, so that nothing runs from them
    into the body.
    """

    start: int
    end: int
    grammar: SpacySpan
    offset: int
    block: Block
    text: str
    entities: tuple[SpacySpan, ...]

    @property
    def is_body(self) -> bool:
        """Whether it belongs to the flow of sentences."""
        return self.block.kind in ("paragraph", "list_item", "footnote")

    def tokens(self) -> Iterator[Token]:
        return iter(self.grammar)

    def position(self, token: Token) -> tuple[int, int]:
        """Start and end of `token` in the document's text."""
        return self.offset + token.idx, self.offset + token.idx + len(token)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A document's text with its outline and its sentences in order."""

    text: CleanText
    outline: Outline
    sentences: tuple[Sentence, ...]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the character at `position`."""
        index = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        return self.sentences[index] if index >= 0 and position < self.sentences[index].end else None

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that lie in `text[start:end]` at least in part."""
        return tuple(s for s in self.sentences if s.start < end and s.end > start)


def parse(text: CleanText, outline: Outline, german: Language) -> Parsed:
    """Split every block of `text` into sentences with their grammar."""
    stretches = [stretch for block in text.blocks for stretch in _stretches(text.text, block)]
    sentences: list[Sentence] = []
    for batch in _batches(stretches):
        for stretch, doc in zip(batch, _annotated(batch, german), strict=True):
            sentences.extend(_sentences(doc, stretch.start, stretch.block))
    return Parsed(text, outline, tuple(sentences))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A block, or a part of a long one, as it is given to the model."""

    start: int
    text: str
    block: Block


def _stretches(text: str, block: Block) -> Iterator[_Stretch]:
    cuts = [*_cuts(text, block), block.end]
    return (_Stretch(start, text[start:end], block) for start, end in pairwise(cuts))


def _cuts(text: str, block: Block) -> list[int]:
    """Where `block` is cut so that no part is longer than one call should be."""
    cuts = [block.start]
    while block.end - cuts[-1] > LONGEST_CALL:
        space = text.rfind(" ", cuts[-1] + 1, cuts[-1] + LONGEST_CALL)
        cuts.append(space + 1 if space > 0 else cuts[-1] + LONGEST_CALL)
    return cuts


def _batches(stretches: Iterable[_Stretch]) -> Iterator[list[_Stretch]]:
    batch: list[_Stretch] = []
    size = 0
    for stretch in stretches:
        if batch and size + len(stretch.text) > LARGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(stretch)
        size += len(stretch.text)
    if batch:
        yield batch


def _annotated(batch: Sequence[_Stretch], german: Language) -> list[Doc]:
    """Every stretch with its tags and sentences; names, half of the work, are looked for only where they may be."""
    before, naming, behind = _steps(german)
    docs = _piped(german, [stretch.text for stretch in batch], before)
    _piped(german, [doc for doc in docs if _may_name(doc)], naming)
    _piped(german, docs, behind)
    for doc in docs:
        doc.tensor = doc.tensor[:0].copy()  # the networks' rows, the largest part of a document, are of no more use
    return docs


def _steps(german: Language) -> tuple[list[str], list[str], list[str]]:
    """The components before those that find names, these, and the components behind them."""
    names = german.pipe_names
    naming = [i for i, name in enumerate(names) if german.get_pipe_meta(name).factory in NAMES]
    first, last = (naming[0], naming[-1] + 1) if naming else (len(names), len(names))
    return names[:first], names[first:last], names[last:]


def _piped(german: Language, texts: Sequence[str | Doc], components: list[str]) -> list[Doc]:
    """The texts behind these components.

    The batch is four times what there is, because spaCy's parser parts every batch in four.
    """
    left_out = [name for name in german.pipe_names if name not in components]
    return list(german.pipe(texts, disable=left_out, batch_size=4 * len(texts) + 1))


def _may_name(doc: Doc) -> bool:
    """Whether any word may be part of a name: by its capitals, by its tag, or as a given name or a place."""
    known, towns = first_names(), places()
    return _CAPITALS.search(doc.text) is not None or any(
        token.tag_ == "NE" or token.text in known or token.text in towns for token in doc
    )


def _sentences(doc: Doc, offset: int, block: Block) -> Iterator[Sentence]:
    """The sentences of a parsed block, without the white space around them."""
    parts = doc.sents if block.kind in FLOWING else [doc[:]]
    text, entities = doc.text, doc.ents
    for part in parts:
        words = [token for token in part if not token.is_space]
        if words:
            span = doc[words[0].i : words[-1].i + 1]
            start, end = span.start_char, span.end_char
            inside = tuple(e for e in entities if e.start_char >= start and e.end_char <= end)
            yield Sentence(offset + start, offset + end, span, offset, block, text[start:end], inside)
