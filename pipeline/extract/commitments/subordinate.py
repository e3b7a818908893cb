"""Commitments that a subordinate clause tells: what somebody said he would do, who pays for what is spoken of."""

from collections.abc import Sequence

from models.findings import Commitment
from pipeline.extract.commitments.actors import Cast
from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.clauses import Clause, Sub
from pipeline.extract.commitments.facts import Facts, Setting, facts_of, verb_of
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.frames import frame_of
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.making import Making
from pipeline.extract.commitments.parts import Part
from pipeline.extract.commitments.subjects import Memory
from pipeline.extract.commitments.words import Word

_THAT = frozenset({"dass", "daß"})
_TELLS = frozenset({"will", "shall", "future", "funding"})


class Subordinate:
    """Finds commitments in the subordinate clauses of one document."""

    def __init__(self, making: Making, cast: Cast) -> None:
        self._making, self._cast = making, cast

    def commitment(self, clause: Clause, part: Part, setting: Setting, memory: Memory) -> Commitment | None:
        """What `clause` says in a subordinate clause although it binds nobody itself."""
        said = self._said(clause, part, setting, memory) if _introduces(clause) else None
        return said or self._ours(clause, part, setting, memory) or self._funded(clause, part, setting, memory)

    def _said(self, clause: Clause, part: Part, setting: Setting, memory: Memory) -> Commitment | None:
        """A that-clause in which the speaker binds somebody: "versicherte, dass das Land ... fördern werde"."""
        for sub, inner, facts, frame in _framed(clause, setting):
            if sub.opener not in _THAT or frame.rule not in _TELLS:
                continue
            speaker = self._cast.subjects.subject(clause, part.speech, memory)
            event = frame.rule == "future" and frame.bearer == "subject_or_default"
            inside = None if event and speaker is not None else self._cast.subjects.subject(inner, part.speech, memory)
            bearer = inside or speaker or self._cast.bearer(inner, frame, part.speech, memory)
            if bearer is not None and bearer.referents:
                return self._made(clause, sub, inner, facts, frame, bearer)
        return None

    def _ours(self, clause: Clause, part: Part, setting: Setting, memory: Memory) -> Commitment | None:
        """A that-clause of direct speech: "Der Zuspruch ist so groß, dass wir ... verdoppeln wollen"."""
        for sub, inner, facts, frame in _framed(clause, setting) if part.speech is not None else ():
            if sub.opener in _THAT and frame.rule in ("will", "future") and "wir" in facts.lows:
                bearer = self._cast.bearer(inner, frame, part.speech, memory)
                if bearer is not None:
                    return self._made(clause, sub, inner, facts, frame, bearer)
        return None

    def _funded(self, clause: Clause, part: Part, setting: Setting, memory: Memory) -> Commitment | None:
        """Who pays for what the clause speaks of: "das Projekt, das die Stadt mit 5.000 Euro fördert"."""
        for sub, inner, facts, frame in _framed(clause, setting) if not setting.agreement else ():
            bearer = self._cast.named_body(inner, part.speech, memory)
            if frame.rule == "funding" and facts.verb in lexicon().verbs["fund"] and bearer is not None:
                return self._made(clause, sub, inner, facts, frame, bearer)
        return None

    def _made(self, clause: Clause, sub: Sub, inner: Clause, facts: Facts, frame: Frame, bearer: Bearer) -> Commitment:
        skipped = sub.start + (sub.opener in _THAT)
        first, last = clause.words[skipped], clause.words[sub.end - 1]
        return self._making.commitment(inner, first.start, last.end, frame, bearer, facts.lows)


def _framed(clause: Clause, setting: Setting) -> list[tuple[Sub, Clause, Facts, Frame]]:
    """The subordinate clauses that fit a frame when they are read as main clauses."""
    found = []
    for sub in clause.subs:
        inner = _as_main(clause.words, sub)
        facts = facts_of(inner, setting) if inner is not None else None
        frame = frame_of(facts) if facts is not None else None
        if inner is not None and facts is not None and frame is not None:
            found.append((sub, inner, facts, frame))
    return found


def _introduces(clause: Clause) -> bool:
    """Whether the clause tells what somebody said, wrote or promised."""
    known = lexicon()
    verbs = {clause.finite.lemma, verb_of(clause)}
    verbs |= {w.lemma for w in clause.words[clause.start : clause.end] if w.tag == "VVPP"}
    verbs |= {clause.words[i].lemma for i in clause.more}
    nouns = {clause.words[i].low for i in clause.main_indexes()}
    return bool(verbs & known.verbs["say_binding"] or nouns & known.words["telling"])


def _as_main(words: Sequence[Word], sub: Sub) -> Clause | None:
    """The subordinate clause as a main clause with its verb in front, as a question has it."""
    if not words[sub.verb].is_finite:
        return None
    opens = sub.start + (words[sub.start].tag[0] in "KP" or words[sub.start].low == sub.opener)
    inner = [words[sub.verb], *words[opens : sub.verb], *words[sub.verb + 1 : sub.end]]
    return Clause(inner, 0, len(inner), 0)
