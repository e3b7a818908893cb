"""The bracket notation of trees.txt: words with their heads and relations, without tags.

`(nsubj Die Stadt)` is a constituent with its relation to the head of what surrounds it. Its own head is the word marked
with `*`, else its last noun, else its last word of content. `word/TAG` and `word=relation` override what
the lexicon says; `(obl.Gen ...)` fixes a constituent's case. `-LRB-` and `-RRB-` are round brackets of the text.
"""

import re
from dataclasses import dataclass, field

_PIECE = re.compile(r"\((?P<open>[a-z:]+)(?:\.(?P<case>[A-Z]\w+))? |(?P<close>\))|(?P<word>[^\s()]+)")
_WORD = re.compile(r"(?P<form>.+?)(?:=(?P<rel>[a-z:]+))?(?:/(?P<tag>[A-Z]+))?(?:=(?P<rel2>[a-z:]+))?(?P<head>\*)?$")


_ROUND = {"-LRB-": "(", "-RRB-": ")"}


@dataclass(slots=True, eq=False)
class Leaf:
    """A word; `tag` and `relation` are set where the source overrides the lexicon."""

    form: str
    tag: str | None
    relation: str | None
    marked: bool
    parent: "Chunk"


@dataclass(slots=True, eq=False)
class Chunk:
    """A constituent: words and constituents in their order; the sentence itself has the relation "root"."""

    relation: str
    case: str | None
    parent: "Chunk | None"
    items: "list[Leaf | Chunk]" = field(default_factory=list)

    @property
    def leaves(self) -> list[Leaf]:
        """The words that stand in the constituent itself, not in one inside it."""
        return [item for item in self.items if isinstance(item, Leaf)]

    @property
    def chunks(self) -> "list[Chunk]":
        """The constituents directly inside this one."""
        return [item for item in self.items if isinstance(item, Chunk)]


def parse_brackets(line: str) -> Chunk:
    """Read one sentence; ValueError if its brackets do not match."""
    chunk = root = Chunk("root", None, None)
    for piece in _PIECE.finditer(line):
        if piece["open"]:
            inner = Chunk(piece["open"], piece["case"], chunk)
            chunk.items.append(inner)
            chunk = inner
        elif piece["close"]:
            if chunk.parent is None:
                raise ValueError(f"a bracket too many: {line}")
            chunk = chunk.parent
        else:
            chunk.items.append(_leaf(piece["word"], chunk))
    if chunk is not root:
        raise ValueError(f"a bracket is missing: {line}")
    return root


def _leaf(word: str, parent: Chunk) -> Leaf:
    word = _ROUND.get(word, word)
    match = _WORD.fullmatch(word) if len(word) > 1 else None
    if match is None:
        return Leaf(word, None, None, False, parent)
    return Leaf(match["form"], match["tag"], match["rel"] or match["rel2"], bool(match["head"]), parent)


def words(chunk: Chunk) -> list[Leaf]:
    """All words of a constituent in their order."""
    found: list[Leaf] = []
    for item in chunk.items:
        found += [item] if isinstance(item, Leaf) else words(item)
    return found
