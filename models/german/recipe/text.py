"""The running text of the corpora: for word vectors, and for the list of word forms that other stages use."""

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from models.german.recipe import corpora
from models.german.recipe.sentence import Sentence

WORD = re.compile(r"[A-Za-zÄÖÜäöüßéèáàçêôóñ]+(?:[-'][A-Za-zÄÖÜäöüßéèáàçêôóñ]+)*")
_GERMAN = frozenset(re.findall(r"\w+", "der die das und in den von zu mit des ist dem nicht ein auf für im auch sich"))


def gold_sentences(data: Path) -> Iterator[Sentence]:
    """Sentences of the small, carefully made corpora; no test part, no OCR text, no posts full of hash signs."""
    for part in corpora.tree_corpora(data).train:
        yield from part
    nlp = corpora.blank()
    for name in ("germeval-2014/ge_dev.tsv", "uner-german-pud/uner_pud.iob2"):
        yield from corpora.columns(data, name, 1, 2)
    yield from corpora.columns(data, "germeval-2014/ge_test.tsv", 1, 2)[::2]
    for number in ("01143", "09036"):
        yield from corpora.columns(data, f"bundestag-ner/pp_{number}.conll", 1, 4)
    yield from corpora.own_names(corpora.OWN_DATA, nlp)


def court_sentences(data: Path) -> Iterator[Sentence]:
    """Sentences of the court decisions without those of the test part: edited text, nearly free of slips."""
    yield from corpora.legal_training(data, {s.words for s in corpora.legal(data, "test")})


def news_sentences(data: Path) -> Iterator[Sentence]:
    """Sentences of SmartData: news and posts."""
    yield from corpora.smartdata(data, corpora.blank())


def write_text(data: Path, target: Path) -> int:
    """Write all sentences, one a line, words parted by spaces, for the word vectors; return the number of words."""
    total = 0
    with target.open("w", encoding="utf-8") as out:
        for sentence in chain(gold_sentences(data), court_sentences(data), news_sentences(data)):
            words = [w for w in sentence.words if w.strip()]
            if len(words) > 4:
                out.write(" ".join(words) + "\n")
                total += len(words)
    return total


def word_forms(data: Path) -> Counter[str]:
    """German word forms with counts: every form of the small corpora and the court decisions, news only if met twice.

    Sentences without one common German function word in twelve words are taken for foreign and left out.
    """
    forms = _counted(chain(gold_sentences(data), court_sentences(data)))
    for form, count in _counted(news_sentences(data)).items():
        if count >= 2 or form in forms:
            forms[form] += count
    return forms


def _counted(sentences: Iterable[Sentence]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in sentences:
        common = sum(w.lower() in _GERMAN for w in sentence.words)
        if common * 12 >= len(sentence.words):
            counts.update(w for w in sentence.words if len(w) > 1 and WORD.fullmatch(w) and not _cut(w))
    return counts


def _cut(word: str) -> bool:
    return word.endswith("-") or (word[1:] != word[1:].lower() and not word.isupper() and "-" not in word)


def write_word_forms(forms: Counter[str], target: Path) -> None:
    """Write `form<TAB>count` lines in the order of their bytes, so that they can be searched as they are, xz-packed."""
    lines = sorted(f"{form}\t{count}\n".encode() for form, count in forms.items())
    target.write_bytes(lzma.compress(b"".join(lines), preset=9))
