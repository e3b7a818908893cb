"""Sentences → parts that are analysed by themselves: direct speech, brackets, halves at a semicolon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.commitments.speech import Speech
from pipeline.extract.commitments.words import FINAL, Word, words_of
from pipeline.extract.parse import Sentence

_ENDS = frozenset('.!?:;…“”"»«)')


@dataclass(frozen=True, slots=True)
class Part:
    """Words analysed together, and the direct speech they stand in."""

    words: tuple[Word, ...]
    speech: Speech | None


def whole_sentences(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[Word]]]:
    """Sentences with their words; what the parser cut before a small letter is one again."""
    words: list[Word] = []
    first: Sentence | None = None
    for i, sentence in enumerate(sentences):
        words.extend(words_of(sentence))
        first = first or sentence
        following = sentences[i + 1] if i + 1 < len(sentences) else None
        if following is not None and following.block is sentence.block and _runs_on(words, following):
            continue
        yield first, words
        words, first = [], None


def _runs_on(words: Sequence[Word], following: Sentence) -> bool:
    if not words:
        return True
    opening = following.text.lstrip("„“»\"'( ")[:1]
    return words[-1].text not in _ENDS or (words[-1].text == "." and opening.islower() and len(words) > 1)


def parts(words: Sequence[Word], speeches: Sequence[Speech]) -> Iterator[Part]:
    """The parts of a sentence in order."""
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


def _halves(words: Sequence[Word], speech: Speech | None) -> Iterator[Part]:
    """Cut at semicolons, after sentence ends and around bracketed clauses."""
    group: list[Word] = []
    bracket: list[Word] | None = None
    for i, word in enumerate(words):
        if word.text == "(" and bracket is None:
            bracket = []
        elif word.text == ")" and bracket is not None:
            if any(w.is_finite for w in bracket) and len(bracket) > 4:
                yield Part(tuple(bracket), speech)
            else:
                group.extend(bracket)
            bracket = None
        elif bracket is not None:
            bracket.append(word)
        else:
            group.append(word)
            ended = (
                word.text == ";"
                or word.text in FINAL
                and i + 1 < len(words)
                and words[i + 1].text[0].isupper()
                and len(group) > 3
            )
            if ended:
                yield Part(tuple(group), speech)
                group = []
    group.extend(bracket or [])
    if any(w.text.isalnum() for w in group):
        yield Part(tuple(group), speech)
