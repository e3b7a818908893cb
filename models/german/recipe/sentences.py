"""How well sentences are split in papers whose sentences were marked by hand."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

LINE_END = "⏎"
_PAUSES = (":", ";")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item: its text and where its sentences start (code points)."""

    text: str
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Splitting:
    """F in per cent: of whole sentences, and of the boundaries between them."""

    sentences: float
    boundaries: float


def read_blocks(path: Path) -> Iterator[Block]:
    """The blocks of a file with a sentence a line, an empty line between blocks, ⏎ for line ends of the paper."""
    lines: list[str] = []
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if line and not line.startswith("#"):
            lines.append(line)
        elif lines:
            yield _block(lines)
            lines = []


def _block(lines: list[str]) -> Block:
    text, starts = "", []
    for line in lines:
        text += " " if text and not text.endswith("\n") else ""
        starts.append(len(text))
        text += line.replace(LINE_END, "\n")
    return Block(text.rstrip("\n"), tuple(starts))


def splitting(nlp: Language, blocks: list[Block]) -> Splitting:
    """Both scores over all blocks. After a colon or semicolon a boundary counts neither way: usage differs there."""
    pairs = list(zip(blocks, nlp.pipe(block.text for block in blocks), strict=True))
    wanted = [_settled(block.text, block.starts) for block in blocks]
    found = [_settled(block.text, _starts(doc)) for block, doc in pairs]
    ends = [(len(block.text),) for block in blocks]
    spans = [
        [set(zip(s, (*s[1:], *end), strict=True)) for s, end in zip(side, ends, strict=True)]
        for side in (wanted, found)
    ]
    inner = [[set(s[1:]) for s in side] for side in (wanted, found)]
    return Splitting(_f(*spans), _f(*inner))


def _starts(doc: Doc) -> tuple[int, ...]:
    firsts = (next((t for t in sentence if not t.is_space), None) for sentence in doc.sents)
    return tuple(token.idx for token in firsts if token is not None)


def _settled(text: str, starts: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(s for s in starts if "\n" in text[max(0, s - 1) : s] or not text[:s].rstrip().endswith(_PAUSES))


def _f(wanted: Sequence[Set[object]], found: Sequence[Set[object]]) -> float:
    common = sum(len(w & f) for w, f in zip(wanted, found, strict=True))
    total = sum(len(side) for sides in (wanted, found) for side in sides)
    return 200 * common / total if total else 100.0
