"""A sentence → its main clauses, each with its finite verb and what depends on it.

German main clauses have the finite verb in second place, subordinate ones at their end; what opens a clause
(conjunction, relative pronoun) and where the verb stands are surer than the parse.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.tags import is_infinitive_with_zu
from pipeline.extract.commitments.words import AUXILIARY, Word

_OPENS_SUB = frozenset(
    [
        "dass",
        "daß",
        "weil",
        "obwohl",
        "obgleich",
        "sofern",
        "soweit",
        "falls",
        "wenn",
        "ob",
        "nachdem",
        "sobald",
        "solange",
        "indem",
        "wobei",
        "wodurch",
        "womit",
        "worauf",
        "wofür",
        "wonach",
        "woran",
        "worin",
        "was",
        "wer",
        "warum",
        "wo",
        "weshalb",
        "wem",
        "wen",
        "wann",
        "insofern",
        "bevor",
        "ehe",
        "sodass",
        "zumal",
        "wohin",
        "woher",
        "inwieweit",
        "inwiefern",
    ]
)
_RELATIVE = frozenset(["welche", "welcher", "welches", "welchen", "welchem", "deren", "dessen", "denen"])
_MAY_OPEN_SUB = frozenset(
    ["der", "die", "das", "dem", "den", "damit", "da", "während", "bis", "seit", "als", "so", "wie"]
)
_COORDINATES = frozenset(["und", "oder", "sowie", "aber", "sondern", "bzw.", "beziehungsweise", "doch", "denn"])


@dataclass(frozen=True, slots=True)
class Sub:
    """A subordinate clause: words `start` to `end` (indexes), its last verb, the word that opens it ("" unknown)."""

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
    """Words between two breaks."""

    start: int
    end: int


def clauses(words: Sequence[Word]) -> tuple[list[Clause], list[Sub]]:
    """The main clauses of `words` in order, and the subordinate ones."""
    return _Reader(words).read()


class _Reader:
    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._mains: list[Clause] = []
        self._subs: list[Sub] = []
        self._waiting: Sub | None = None

    def read(self) -> tuple[list[Clause], list[Sub]]:
        for chunk in _chunks(self._words):
            self._take(chunk, [i for i in range(chunk.start, chunk.end) if self._words[i].is_finite])
        self._close()
        for i, clause in enumerate(self._mains):
            following = self._mains[i + 1].start if i + 1 < len(self._mains) else len(self._words)
            clause.end = _trimmed(self._words, following, clause.verb)
            clause.subs = [sub for sub in self._subs if clause.start <= sub.start < clause.end]
        return self._mains, self._subs

    def _take(self, chunk: _Chunk, finites: list[int]) -> None:
        """Say whether the chunk is subordinate, goes on with a subordinate clause, or is main."""
        opener = self._opener(chunk, finites)
        last = _last_word(self._words, chunk)
        if opener is not None:
            self._close()
            if finites:
                self._subs.append(Sub(chunk.start, chunk.end, finites[-1], opener))
            else:
                self._waiting = Sub(chunk.start, chunk.end, last, opener)
        elif finites and self._waiting is not None and finites[-1] == last:
            self._subs.append(Sub(self._waiting.start, chunk.end, last, self._waiting.opener))
            self._waiting = None
        elif (
            finites
            and self._mains
            and finites == [last]
            and chunk.end - chunk.start > 1
            and not self._verb_first(chunk, last)
        ):
            self._subs.append(Sub(chunk.start, chunk.end, last, ""))
        elif finites:
            self._close()
            for verb in finites:
                self._add(chunk, verb)

    def _close(self) -> None:
        """A clause whose verb was never found ends with its first chunk."""
        if self._waiting is not None:
            verb = self._words[self._waiting.verb]
            if verb.tag in ("VVINF", "VVPP", "VVFIN") and not is_infinitive_with_zu(self._words, self._waiting.verb):
                self._subs.append(self._waiting)
            self._waiting = None

    def _opener(self, chunk: _Chunk, finites: list[int]) -> str | None:
        """The word that makes the chunk a subordinate clause, None if it is none."""
        words, first = self._words, chunk.start
        while first < chunk.end - 1 and words[first].low in _COORDINATES:
            first += 1
        low, after_comma = words[first].low, chunk.start > 0 and words[chunk.start - 1].text in ",–—("
        if low in _OPENS_SUB or (low in _RELATIVE and after_comma):
            return low
        ends_in_verb = bool(finites) and finites[-1] == _last_word(words, chunk) and finites[-1] - chunk.start > 1
        how = low == "wie" and words[_last_word(words, chunk)].tag[0] == "V"
        if low in _MAY_OPEN_SUB and (after_comma or low in ("damit", "da", "während")) and (ends_in_verb or how):
            return low
        if after_comma and words[first].tag.startswith("APPR") and first + 1 < chunk.end and ends_in_verb:
            second = words[first + 1].low
            return second if second in _MAY_OPEN_SUB | _RELATIVE else None
        return None

    def _verb_first(self, chunk: _Chunk, verb: int) -> bool:
        return all(self._words[i].low in _COORDINATES for i in range(chunk.start, verb))

    def _add(self, chunk: _Chunk, verb: int) -> None:
        """Take a finite verb as that of a new main clause or as one more of the last."""
        last = self._mains[-1] if self._mains else None
        if last is None:
            self._mains.append(Clause(self._words, 0, len(self._words), verb))
        elif last.verb >= chunk.start:
            self._add_in_chunk(chunk, verb, last)
        elif verb == chunk.start + 1 and self._words[chunk.start].low in ("so", "dann") and self._is_condition(last):
            self._conclude(chunk, verb, last)
        elif verb - 1 > chunk.start and self._words[verb - 1].low in ("und", "sowie"):
            last.more.append(verb)  # a list runs on: "zwischen A, dem B und dem C und bittet ..."
        elif not self._verb_first(chunk, verb):
            self._mains.append(Clause(self._words, chunk.start, len(self._words), verb))
        elif self._is_condition(last):
            self._conclude(chunk, verb, last)
        elif verb > chunk.start:
            last.more.append(verb)
        elif self._words[verb].lemma not in lexicon().verbs["say"] and any(
            self._words[i].is_break for i in range(last.start, last.verb)
        ):
            # A verb right after a comma has all that stands before it in front: that other verb was a subordinate one.
            self._subs.append(Sub(last.verb, chunk.start, last.verb, ""))
            self._mains[-1] = Clause(self._words, last.start, len(self._words), verb)
        else:
            self._mains.append(Clause(self._words, chunk.start, len(self._words), verb))

    def _is_condition(self, last: Clause) -> bool:
        """ "Werden Ziele verfehlt, hat die Stadt ...": the verb in front makes the first part a condition."""
        return last.verb == last.start and self._words[-1].text != "?"

    def _conclude(self, chunk: _Chunk, verb: int, condition: Clause) -> None:
        self._subs.append(Sub(condition.start, chunk.start, condition.verb, "wenn"))
        self._mains[-1] = Clause(self._words, condition.start, len(self._words), verb)

    def _add_in_chunk(self, chunk: _Chunk, verb: int, last: Clause) -> None:
        """A second finite verb in the chunk: verbal complex, coordinated verb, or a clause after a conjunction."""
        words = self._words
        since = (last.more or [last.verb])[-1]
        joints = [i for i in range(since + 1, verb) if words[i].low in _COORDINATES]
        if not joints:
            return
        if joints[-1] == verb - 1:
            last.more.append(verb)
        elif verb != _last_word(words, chunk) or words[since].low not in AUXILIARY:
            self._mains.append(Clause(words, joints[-1] + 1, len(words), verb))


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


def _trimmed(words: Sequence[Word], end: int, verb: int) -> int:
    while end - 1 > verb and (words[end - 1].low in _COORDINATES or words[end - 1].text in {",", ";", "–", "—", ":"}):
        end -= 1
    return end
