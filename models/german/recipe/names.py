"""Corpora of names as sentences: column files and SmartData, their labels brought to ours."""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.util import filter_spans

from models.german.recipe.sentence import Sentence

LABELS = ("PER", "ORG", "LOC", "LAW", "PROGRAMME", "EVENT")
Relabel = Callable[[str], str | None]
_CLOSING = frozenset(",.;:!?)]…%’”")
_PLAIN = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
# German LER: RS and LIT (decisions, commentaries) carry names of courts and authors, so they need a label of their own.
_LEGAL = {
    "PER": "PER", "RR": "PER", "AN": "PER", "LD": "LOC", "ST": "LOC", "STR": "LOC", "LDS": "LOC", "UN": "ORG",
    "INN": "ORG", "GRT": "ORG", "ORG": "ORG", "GS": "LAW", "VO": "LAW", "EUN": "LAW", "VS": "LAW", "VT": "LAW",
    "RS": "CASE", "LIT": "CASE",
}  # fmt: skip


def plain(label: str) -> str | None:
    """PER, LOC, ORG as they are; derived and partial names and all else dropped."""
    return _PLAIN.get(label)


def legal(label: str) -> str | None:
    """The fine labels of German LER."""
    return _LEGAL.get(label)


def fine(label: str) -> str | None:
    """The labels of MobIE and SmartData, in any case."""
    label = label.lower()
    if label == "person":
        return "PER"
    if label.startswith("org"):
        return "ORG"
    return "LOC" if label.startswith("loc") and "route" not in label else None


def read_columns(
    lines: Iterable[str], word: int, label: int, relabel: Relabel, tabs: bool = True
) -> Iterator[Sentence]:
    """Sentences of a file with a word and an IOB label per line, blank lines between sentences."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*lines, ""]:
        if line.startswith(("#\t", "# ", "-DOCSTART-")):
            continue
        cells = line.rstrip("\n").split("\t" if tabs else None)
        if line.strip() and len(cells) > max(word, label) and cells[word].strip():
            words.append(cells[word].strip())
            labels.append(cells[label])
        elif words and not line.strip():
            yield Sentence(tuple(words), spaced(words), entities=_iob(labels, relabel))
            words, labels = [], []


def _iob(labels: list[str], relabel: Relabel) -> tuple[str, ...]:
    tags, before = [], None
    for label in labels:
        prefix, _, name = label.partition("-")
        ours = relabel(name) if name else None
        tags.append("O" if ours is None else f"{'I' if prefix == 'I' and before == ours else 'B'}-{ours}")
        before = ours
    return tuple(tags)


def spaced(words: list[str]) -> tuple[bool, ...]:
    """Where a space follows, guessed for corpora that do not say: none before closing, none after opening marks."""
    spaces, quoted = [True] * len(words), False
    for index, word in enumerate(words):
        closing = word in _CLOSING or (word in {"“", '"'} and quoted)
        if closing and index:
            spaces[index - 1] = False
        if word in {"(", "[", "„", "‚"} or (word == '"' and not quoted):
            spaces[index] = False
        if word in {"„", '"', "“", "”"}:
            quoted = word == "„" or (word == '"' and not quoted)
    return tuple(spaces)


def in_sentences(chunk: Sentence, longest: int = 40) -> Iterator[Sentence]:
    """Pieces of a text without sentence breaks, cut after full stops or after `longest` words, never inside a name."""
    assert chunk.entities is not None
    start = 0
    for index, word in enumerate(chunk.words):
        last = index + 1 == len(chunk.words)
        inside = not last and chunk.entities[index + 1].startswith("I")
        length = index + 1 - start
        if last or (not inside and ((word in ".!?" and length > 5) or length > longest)):
            piece = slice(start, index + 1)
            yield Sentence(chunk.words[piece], chunk.spaces[piece], entities=chunk.entities[piece])
            start = index + 1


def read_smartdata(text: str, nlp: Language) -> Iterator[Sentence]:
    """Sentences of a SmartData file: JSON objects one after the other, entities as character spans."""
    decoder, position = json.JSONDecoder(), 0
    while match := re.compile(r"\s*(?=\{)").match(text, position):
        document, position = decoder.raw_decode(text, match.end())
        mentions = [
            (m["span"]["start"], m["span"]["end"], label)
            for m in document["conceptMentions"]["array"]
            if (label := fine(m["type"]))
        ]
        for found in re.finditer(r"[^\s].*?(?:[.!?](?=\s+[A-ZÄÖÜ„\"])|$)", document["text"]["string"], re.MULTILINE):
            first, last = found.span()
            inside = [(s - first, e - first, label) for s, e, label in mentions if s >= first and e <= last]
            sentence = from_spans(found.group(), inside, nlp)
            if 4 <= len(sentence.words) <= 90:
                yield sentence


def from_spans(text: str, spans: Iterable[tuple[int, int, str]], nlp: Language) -> Sentence:
    """A text with entities as (start, end, label) in code points; spans that cut a word are widened to it."""
    doc = nlp.make_doc(text)
    found = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans]
    doc.ents = tuple(filter_spans([span for span in found if span is not None]))
    return Sentence(
        tuple(t.text for t in doc),
        tuple(bool(t.whitespace_) for t in doc),
        entities=tuple(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc),
    )
