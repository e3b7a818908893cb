"""Sentences → parts that are analysed by themselves: direct speech, brackets, halves at a semicolon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.commitments.speech import Speech
from pipeline.extract.commitments.tags import corrected
from pipeline.extract.commitments.words import FINAL, QUOTES, Word, words_of
from pipeline.extract.parse import Sentence

_NUMBER = re.compile(r"(?:[-–•*▪·]|\(?\d{1,2}[.)]|\(\d{1,2}[a-z]?\)|\(?[a-z]{1,2}\)|\d{1,2}(?:\.\d{1,2})+\.?)(?!\d)")
_ENDS = frozenset('.!?:;…“”"»«)')

_OPENS_SENTENCE = frozenset({"ART", "PPER", "PDAT", "PPOSAT", "PAV", "PROAV"})


@dataclass(frozen=True, slots=True)
class Part:
    """Words analysed together, and the direct speech they stand in."""

    words: tuple[Word, ...]
    speech: Speech | None


def whole_sentences(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[Word]]]:
    """Sentences with their words; what the parser cut before a small letter is one again."""
    words: list[Word] = []
    first: Sentence | None = None
    marked = -1
    for i, sentence in enumerate(sentences):
        block_first = sentence.block.start != marked
        marked = sentence.block.start
        found = words_of(sentence)
        words.extend(_without_number(found) if block_first else found)
        first = first or sentence
        following = sentences[i + 1] if i + 1 < len(sentences) else None
        if following is not None and following.block is sentence.block and _runs_on(words, following):
            continue
        if words:
            yield first, words
        words, first = [], None


def _without_number(words: list[Word]) -> list[Word]:
    """Without the number or sign a clause or list item begins with: "(2)", "3.", "a)", "-"."""
    glued = "".join(word.text for word in words[:4])
    match = _NUMBER.match(glued)
    length, cut = 0, 0
    if match:
        while length < match.end():
            length += len(words[cut].text)
            cut += 1
    return words[cut:] if length == (match.end() if match else 0) else words


def _runs_on(words: Sequence[Word], following: Sentence) -> bool:
    if not words:
        return True
    opening = following.text.lstrip("„“»\"'( ")[:1]
    return words[-1].text[-1] not in _ENDS or (words[-1].text == "." and opening.islower() and len(words) > 1)


def parts(words: Sequence[Word], speeches: Sequence[Speech]) -> Iterator[Part]:
    """The parts of a sentence in order."""
    words = _titles_closed(words, speeches)
    group: list[Word] = []
    said: Speech | None = None
    for word in words:
        now = next((s for s in speeches if s.start <= word.start < s.end), None)
        if now is not said and group:
            yield from _halves(group, said)
            group = []
        said = now
        group.append(word)
    if group:
        yield from _halves(group, said)


def _titles_closed(words: Sequence[Word], speeches: Sequence[Speech]) -> list[Word]:
    """Without the marks around short titles, whose verbs are none of the sentence: the project „Schule bewegt sich“."""
    kept: list[Word] = []
    i = 0
    while i < len(words):
        close = _title_end(words, i, speeches)
        kept.extend(replace(w, tag="NN", past=False, plural=None) for w in words[i + 1 : close])
        if close == i:
            kept.append(words[i])
        i = close + 1
    return kept


def _title_end(words: Sequence[Word], i: int, speeches: Sequence[Speech]) -> int:
    """Index of the mark that closes the title that the mark at `i` opens; `i` where none does."""
    spoken = any(s.start <= words[i].end <= s.end for s in speeches)
    if words[i].text not in QUOTES or spoken or i == 0:
        return i
    close = next((j for j in range(i + 1, min(len(words), i + 9)) if words[j].text in QUOTES), i)
    titled = close > i + 1 and words[i + 1].text[0].isupper() and not any(w.text in ".:;" for w in words[i:close])
    return close if titled else i


def _halves(words: Sequence[Word], speech: Speech | None) -> Iterator[Part]:
    """Cut at semicolons, after sentence ends and around bracketed clauses."""
    group: list[Word] = []
    bracket: list[Word] | None = None
    for i, word in enumerate(words):
        if word.text == "(" and bracket is None:
            bracket = []
        elif word.text.startswith(")") and bracket is not None:
            if any(w.is_finite for w in bracket) and len(bracket) > 4:
                yield Part(tuple(corrected(bracket)), speech)
            else:
                group.extend(bracket)
            bracket = None
            if i + 1 < len(words) and words[i + 1].text[0].isupper() and words[i + 1].tag in _OPENS_SENTENCE:
                yield Part(tuple(corrected(group)), speech)
                group = []
        elif bracket is not None:
            bracket.append(word)
        else:
            group.append(word)
            following = words[i + 1] if i + 1 < len(words) else None
            ended = word.text == ";" or (following is not None and _ends_sentence(word, following) and len(group) > 3)
            if ended:
                yield Part(tuple(corrected(group)), speech)
                group = []
    group.extend(bracket or [])
    if any(w.text.isalnum() for w in group):
        yield Part(tuple(corrected(group)), speech)


def _ends_sentence(word: Word, following: Word) -> bool:
    """Whether a sentence ends between the two words; after "III." only before what surely opens one."""
    if not following.text[0].isupper():
        return False
    return word.text in FINAL or (word.text.endswith(".") and following.tag in _OPENS_SENTENCE)
