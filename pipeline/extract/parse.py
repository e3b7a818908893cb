"""Text → sentences and grammar: the only door to spaCy."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from models.outline import Outline
from models.text import Block, CleanText

LONGEST_CALL = 10_000
"""Code points in one call: the parser's memory grows with the length of the text."""


BATCH = 64
"""Stretches parsed at once; so memory stays bounded however long a document is."""


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
    stretches = [(start, block) for block in text.blocks for start in _cuts(text.text, block)]
    ends = [_next_cut(stretches, i) for i in range(len(stretches))]
    docs = german.pipe((text.text[start:end] for (start, _), end in zip(stretches, ends)), batch_size=BATCH)
    sentences = [sentence for (start, block), doc in zip(stretches, docs) for sentence in _sentences(doc, start, block)]
    return Parsed(text, outline, tuple(sentences))


def _cuts(text: str, block: Block) -> list[int]:
    """Where `block` is cut so that no part is longer than one call should be."""
    cuts = [block.start]
    while block.end - cuts[-1] > LONGEST_CALL:
        space = text.rfind(" ", cuts[-1] + 1, cuts[-1] + LONGEST_CALL)
        cuts.append(space + 1 if space > 0 else cuts[-1] + LONGEST_CALL)
    return cuts


def _next_cut(stretches: list[tuple[int, Block]], index: int) -> int:
    block = stretches[index][1]
    following = stretches[index + 1] if index + 1 < len(stretches) else None
    return following[0] if following and following[1] is block else block.end


def _sentences(doc: Doc, offset: int, block: Block) -> Iterator[Sentence]:
    """The sentences of a parsed block, without the white space around them."""
    parts = doc.sents if block.kind in ("paragraph", "list_item", "footnote", "caption") else [doc[:]]
    text, entities = doc.text, doc.ents
    for part in parts:
        words = [token for token in part if not token.is_space]
        if words:
            span = doc[words[0].i : words[-1].i + 1]
            start, end = span.start_char, span.end_char
            inside = tuple(e for e in entities if e.start_char >= start and e.end_char <= end)
            yield Sentence(offset + start, offset + end, span, offset, block, text[start:end], inside)
