"""Bodies called by the noun at the head of their name alone: "das Ministerium", "der Verein"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.passage import DEFINITE, Passage, tokens_in
from pipeline.german.names_key import folded
from pipeline.german.nominative import form_of

IGNORED = frozenset({"der", "die", "das", "des", "dem", "den", "&", "zu"})
POINTING = frozenset({"dieser", "diese", "dieses", "diesem", "diesen", "seitens", "zwischen", "und"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun with definite article at `start` to `end` of the text; `head` is the noun in the nominative."""

    start: int
    end: int
    head: str


def standing_heads(passage: Passage, heads: frozenset[str]) -> Iterator[Anaphor]:
    """Where one of `heads` stands with a definite article and nothing that would make another name of it."""
    for index in tokens_in(passage):
        if not passage.is_capitalised(index) or passage.word(index - 1).lower() not in DEFINITE | POINTING:
            continue
        form = form_of(passage.word(index))
        head = form.lemma if form and form.number == "s" else passage.word(index)
        if head in heads and not _is_named(passage, index + 1):
            token = passage.tokens[index]
            yield Anaphor(token.start, token.end, head)


def _is_named(passage: Passage, index: int) -> bool:
    return passage.is_proper(index) or passage.word(index) in ("für", "gegen")


def words_of(name: str) -> tuple[str, ...]:
    """The words of `name`, folded, without articles and legal forms."""
    bare = re.sub(r"\b(?:e\. ?V\.|gGmbH|GmbH|AG|mbH|eG|KG|gAG)(?!\w)", " ", name)
    return tuple(word for word in folded(bare).split() if word not in IGNORED)
