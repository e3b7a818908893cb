"""A sentence → its main clauses, each with its finite verb and what depends on it.

German main clauses have the finite verb in second place, subordinate ones at their end; what opens a clause (conjunction,
relative pronoun) and where the verb stands are surer than the parse.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.commitments.words import AUXILIARY, Word

_OPENS_SUB = frozenset({
    "dass", "daß", "weil", "obwohl", "obgleich", "sofern", "soweit", "falls", "wenn", "ob", "nachdem", "sobald", "solange", "indem", "wobei", "wodurch",
    "womit", "worauf", "wofür", "wonach", "woran", "worin", "wie", "was", "wer", "warum", "wo", "weshalb", "wem", "wen", "wann", "insofern", "bevor", "ehe", "sodass", "zumal",
    "welche", "welcher", "welches", "welchen", "welchem", "deren", "dessen", "denen", "sowie_nicht", "wohin", "woher", "inwieweit", "inwiefern", "gleichwohl_nicht",
})  # fmt: skip
_MAY_OPEN_SUB = frozenset({"der", "die", "das", "dem", "den", "damit", "da", "während", "bis", "seit", "als", "so"})
_INFINITIVE = frozenset({"um", "ohne", "statt", "anstatt"})
_COORDINATES = frozenset({"und", "oder", "sowie", "aber", "sondern", "bzw.", "beziehungsweise", "doch", "denn"})


@dataclass(frozen=True, slots=True)
class Sub:
    """A subordinate clause: words `start` to `end` (indexes), its finite verb `verb`, the word that opens it."""

    start: int
    end: int
    verb: int
    opener: str


@dataclass(slots=True)
class Clause:
    """A main clause: words `start` to `end`, finite verb `verb`; `more` are finite verbs with the same subject."""

    words: Sequence[Word]
    start: int
    end: int
    verb: int
    more: list[int] = field(default_factory=list)
    subs: list[Sub] = field(default_factory=list)

    @property
    def finite(self) -> Word:
        return self.words[self.verb]

    def main_indexes(self) -> list[int]:
        """Indexes of the words that stand in no subordinate clause."""
        hidden = {i for sub in self.subs for i in range(sub.start, sub.end)}
        return [i for i in range(self.start, self.end) if i not in hidden]


@dataclass(frozen=True, slots=True)
class _Chunk:
    start: int
    end: int


def clauses(words: Sequence[Word]) -> tuple[list[Clause], list[Sub]]:
    """The main clauses of `words` in order, and the subordinate ones."""
    chunks = _chunks(words)
    found: list[Clause] = []
    subs: list[Sub] = []
    waiting: tuple[int, str] | None = None
    for chunk in chunks:
        finites = [i for i in range(chunk.start, chunk.end) if words[i].is_finite]
        opener = _opener(words, chunk, finites)
        if opener is not None:
            if finites:
                subs.append(Sub(chunk.start, chunk.end, finites[-1], opener))
                waiting = None
                _main_after_sub(words, chunk, finites, found)
            else:
                waiting = (chunk.start, opener)
        elif finites and waiting and finites[-1] == _last_word(words, chunk):
            subs.append(Sub(waiting[0], chunk.end, finites[-1], waiting[1]))
            waiting = None
        elif (
            finites
            and found
            and finites == [_last_word(words, chunk)]
            and chunk.end - chunk.start > 1
            and not _verb_first(words, chunk, finites[0])
        ):
            subs.append(Sub(chunk.start, chunk.end, finites[0], ""))
        elif finites:
            _add(words, chunk, finites, found)
    for i, clause in enumerate(found):
        clause.end = _trimmed(words, found[i + 1].start if i + 1 < len(found) else len(words), clause.verb)
        clause.subs = [sub for sub in subs if clause.start <= sub.start < clause.end]
    return found, subs


def _chunks(words: Sequence[Word]) -> list[_Chunk]:
    chunks, start = [], 0
    for i, word in enumerate(words):
        if word.is_break:
            if i > start:
                chunks.append(_Chunk(start, i))
            start = i + 1
    if start < len(words):
        chunks.append(_Chunk(start, len(words)))
    return chunks


def _last_word(words: Sequence[Word], chunk: _Chunk) -> int:
    """Index of the last word of the chunk before a trailing conjunction."""
    last = chunk.end - 1
    while last > chunk.start and words[last].low in _COORDINATES:
        last -= 1
    return last


def _verb_first(words: Sequence[Word], chunk: _Chunk, verb: int) -> bool:
    return all(words[i].low in _COORDINATES for i in range(chunk.start, verb))


def _opener(words: Sequence[Word], chunk: _Chunk, finites: list[int]) -> str | None:
    """The word that makes the chunk a subordinate clause, None if it is none."""
    first = chunk.start
    while first < chunk.end - 1 and words[first].low in _COORDINATES:
        first += 1
    low, after_comma = words[first].low, chunk.start > 0 and words[chunk.start - 1].text in ",–—("
    if low in _OPENS_SUB and (low != "wie" or after_comma or finites):
        return None if low == "wie" and not finites else low
    if (
        low in _MAY_OPEN_SUB
        and (after_comma or low in ("damit", "da", "während"))
        and _ends_in_verb(words, chunk, finites)
    ):
        return low
    if after_comma and words[first].tag.startswith("APPR") and first + 1 < chunk.end and finites:
        second = words[first + 1]
        if (second.low in _MAY_OPEN_SUB or second.low in _OPENS_SUB) and _ends_in_verb(words, chunk, finites):
            return second.low
    return None


def _ends_in_verb(words: Sequence[Word], chunk: _Chunk, finites: list[int]) -> bool:
    """Whether a finite verb ends the chunk or a part of it before a coordinating conjunction, and none stands second."""
    if not finites:
        return False
    last = finites[-1]
    return last == _last_word(words, chunk) and (last - chunk.start > 1)


def _main_after_sub(words: Sequence[Word], chunk: _Chunk, finites: list[int], found: list[Clause]) -> None:
    """OCR loses commas: "... werden und die Stadt stellt" in one chunk; nothing is taken from it."""


def _add(words: Sequence[Word], chunk: _Chunk, finites: list[int], found: list[Clause]) -> None:
    """Take the chunk's finite verbs as main verbs, new clauses or more of the last one."""
    for verb in finites:
        last = found[-1] if found else None
        in_chunk = last is not None and last.verb >= chunk.start
        if last is None:
            found.append(Clause(words, 0, len(words), verb))
        elif in_chunk:
            _same_chunk(words, chunk, verb, last, found)
        elif _verb_first(words, chunk, verb):
            if _is_condition(words, last):
                found[-1] = Clause(words, last.start, len(words), verb)
            elif any(words[i].low in ("und", "oder", "sowie", "aber") for i in range(chunk.start, verb)):
                last.more.append(verb)
            elif _is_resumed(words, chunk, last):
                found[-1] = Clause(words, last.start, len(words), verb)
            else:
                found.append(Clause(words, chunk.start, len(words), verb))
        else:
            found.append(Clause(words, chunk.start, len(words), verb))


def _same_chunk(words: Sequence[Word], chunk: _Chunk, verb: int, last: Clause, found: list[Clause]) -> None:
    """A second finite verb in the chunk: verbal complex, coordinated verb, or a clause after a conjunction."""
    since = (last.more or [last.verb])[-1]
    joints = [i for i in range(since + 1, verb) if words[i].low in _COORDINATES]
    if not joints:
        return
    if joints[-1] == verb - 1 and verb != _last_word(words, chunk):
        last.more.append(verb)
    elif verb == _last_word(words, chunk) and words[since].low in AUXILIARY:
        return
    elif joints[-1] != verb - 1:
        found.append(Clause(words, joints[-1] + 1, len(words), verb))
    else:
        last.more.append(verb)


def _is_condition(words: Sequence[Word], clause: Clause) -> bool:
    """ "Werden Ziele verfehlt, ..." """
    return clause.verb == clause.start and words[-1].text != "?"


def _is_resumed(words: Sequence[Word], chunk: _Chunk, last: Clause) -> bool:
    return False


def _trimmed(words: Sequence[Word], end: int, verb: int) -> int:
    while end - 1 > verb and (words[end - 1].low in _COORDINATES or words[end - 1].text in {",", ";", "–", "—", ":"}):
        end -= 1
    return end
