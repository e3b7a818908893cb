"""The search itself: sentence by sentence, clause by clause, list by list."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.findings import Commitment
from pipeline.extract.commitments.actors import Cast
from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.clauses import Clause, clauses
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.facts import Facts, Setting, facts_of, verb_of
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.frames import frame_of
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.making import Making, distinct, joined
from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.nominal import LISTED, names_an_act, nominal
from pipeline.extract.commitments.parts import Part, parts, whole_sentences
from pipeline.extract.commitments.scene import Scene
from pipeline.extract.commitments.searched import searched_sentences
from pipeline.extract.commitments.speech import Speech, speeches
from pipeline.extract.commitments.subjects import Memory
from pipeline.extract.commitments.subordinate import Subordinate
from pipeline.extract.commitments.surroundings import Surroundings
from pipeline.extract.commitments.words import REPORTING, SHALL, WERDEN, WILL, Word
from pipeline.extract.confidence import calibrated
from pipeline.extract.parse import Parsed, Sentence

_PRICED = frozenset({"je", "pro", "bei", "für"})
_ITEM = re.compile(r"\s*(?:[-–•*▪·]|\(?[a-z]\)|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class _Lead:
    """A sentence that announces a list: its frame and bearer hold for the items."""

    frame: Frame
    bearer: Bearer
    commitment: Commitment | None


def find_commitments(parsed: Parsed, context: Context) -> tuple[Commitment, ...]:
    """The commitments of the document in order of their place.

    Spans are code points of the document's text; `rule` names the frame that found each.
    """
    return tuple(_Search(parsed, context).run())


def tells_of_term(facts: Facts) -> bool:
    """Whether a clause of an agreement says how long the agreement itself lasts: "Er verlängert sich", "Sie gilt bis",
    "tritt in Kraft", "tritt an die Stelle der …"."""
    low, lows = facts.finite.low, facts.lows
    return (
        (low in ("tritt", "treten") and bool(lows & {"kraft", "stelle"}))
        or (low in ("verlängert", "verlängern") and "sich" in lows)
        or low in ("gilt", "gelten", "endet", "enden")
    )


class _Search:
    def __init__(self, parsed: Parsed, context: Context) -> None:
        self._parsed = parsed
        self._text = parsed.text.text
        self._around = Surroundings(self._text, context)
        self._scene = Scene(parsed, self._around)
        self._speeches = speeches(parsed.text, context)
        self._naming = Naming(parsed, context)
        self._making = Making(self._text, self._around, self._naming)
        self._cast = Cast(self._naming)
        self._subordinate = Subordinate(self._making, self._cast)
        self._memory = Memory()
        self._searched = searched_sentences(parsed, context)
        self._lead: _Lead | None = None
        self._announced = False

    def run(self) -> list[Commitment]:
        found: list[Commitment] = []
        for sentence, words in whole_sentences(self._searched):
            self._enter_section(words[0].start)
            here = list(self._in_sentence(sentence, words))
            if self._lead is not None and not here and sentence.block.kind == "list_item":
                here = self._with_item(words, found)
            elif not self._opens_list(words):
                self._lead = None
            if not here:
                here = list(self._section_item(sentence, words))
            found.extend(here)
        kept = sorted(distinct(found), key=lambda c: (c.start, c.end))
        return [replace(c, confidence=calibrated("commitments", c.confidence)) for c in kept]

    def _enter_section(self, position: int) -> None:
        section = self._parsed.outline.heading_at(position)
        if section != self._memory.section:
            self._memory = Memory(section=section)
            self._lead = None

    def _opens_list(self, words: Sequence[Word]) -> bool:
        """Whether the words stop before a list: at a colon or comma, or right after a modal verb or "wird"."""
        return bool(words) and (words[-1].text in ":," or words[-1].low in WILL | SHALL | WERDEN)

    def _in_sentence(self, sentence: Sentence, words: Sequence[Word]) -> Iterator[Commitment]:
        pieces = list(parts(words, self._spoken(words)))
        found: list[Commitment] = []
        self._announced = False
        for part in pieces:
            mains, _ = clauses(part.words)
            reported = False
            for clause in mains:
                made = self._in_clause(clause, part, words, reported)
                self._cast.remember(clause, part.speech, self._memory)
                verb, verbs = verb_of(clause), lexicon().verbs
                self._announced |= verb in verbs["announce"]
                reported = made is None and (verb in verbs["say"] or verb in verbs["announce"])
                if made is not None:
                    both = joined(found[-1] if found else None, made, self._text)
                    found[-1:] = [both] if both is not None else [*found[-1:], made]
        if not found:
            for part in pieces:
                found.extend(nominal(part, self._naming, self._cast, self._memory, self._around))
        yield from found

    def _spoken(self, words: Sequence[Word]) -> list[Speech]:
        """The direct speech that shares words with the sentence."""
        first = max(0, bisect_right(self._speeches, words[0].start, key=lambda speech: speech.start) - 1)
        last = bisect_right(self._speeches, words[-1].start, key=lambda speech: speech.start)
        return self._speeches[first:last]

    def _in_clause(self, clause: Clause, part: Part, words: Sequence[Word], reported: bool) -> Commitment | None:
        first, last = part.words[clause.start], part.words[clause.end - 1]
        setting = self._scene.at(first.start, last.end, part.speech, reported=reported, announced=self._announced)
        facts = facts_of(clause, setting)
        framing = self._is_framing(facts.verb, part, setting) or (setting.agreement and tells_of_term(facts))
        frame = None if framing else frame_of(facts)
        if frame is None:
            return self._subordinate.commitment(clause, part, setting, self._memory)
        bearer = self._cast.bearer(clause, frame, part.speech, self._memory)
        if bearer is None and facts.has("man") and (reported or facts.finite.low in REPORTING):
            bearer = self._cast.those_who_speak(clause, part.speech, self._memory)
        if bearer is None or not bearer.referents:
            return self._subordinate.commitment(clause, part, setting, self._memory)
        if frame.rule.startswith("must") and self._is_stranger(bearer):
            return None
        made = self._making.commitment(clause, first.start, last.end, frame, bearer, facts.lows)
        if self._opens_list(words) and clause.end >= len(part.words) - 1:
            self._lead = _Lead(frame, bearer, made)
        parties = set(self._naming.parties)
        if not self._scene.agreement or not parties or parties & set(bearer.referents):
            self._memory.actor = bearer.referents
        self._cast.remember_bearer(bearer, self._memory)
        return made

    def _is_stranger(self, bearer: Bearer) -> bool:
        """Whether an agreement says what somebody else would have to do."""
        return (
            self._scene.agreement
            and bool(self._naming.parties)
            and not set(bearer.referents) & set(self._naming.parties)
        )

    def _is_framing(self, verb: str, part: Part, setting: Setting) -> bool:
        """Whether the clause only says who speaks."""
        binding = verb in lexicon().verbs["announce"] or setting.agreement
        return part.speech is None and verb in lexicon().verbs["say"] and not binding

    def _list_item(self, words: Sequence[Word]) -> Iterator[Commitment]:
        """An item of a list that a commitment or a modal verb opens: an infinitive clause or a noun phrase."""
        lead = self._lead
        if lead is None or len(words) < 3:
            return
        clause = Clause(words, 0, len(words), 0)
        pays = any(word.lemma in lexicon().verbs["fund_with_money"] for word in words)
        money = pays and bool(self._around.amounts(words[0].start, words[-1].end))
        frame = replace(lead.frame, modality="funding") if money and lead.frame.modality == "intention" else lead.frame
        lows = frozenset(w.low for w in words)
        yield self._making.commitment(clause, words[0].start, words[-1].end, frame, lead.bearer, lows)

    def _with_item(self, words: Sequence[Word], found: list[Commitment]) -> list[Commitment]:
        """The item as a commitment in place of the sentence before it, or as the end of it: "je Stunde 20 Euro"."""
        items = list(self._list_item(words))
        lead = self._lead.commitment if self._lead is not None else None
        if not items or self._lead is None or lead not in found or lead is None:
            return items
        found.remove(lead)
        if words[0].low in _PRICED and not any(word.tag[0] == "V" for word in words):
            amounts = tuple(dict.fromkeys(lead.amounts + items[0].amounts))
            items = [replace(lead, end=items[0].end, amounts=amounts)]
            self._lead = replace(self._lead, commitment=items[0])
        return items

    def _section_item(self, sentence: Sentence, words: Sequence[Word]) -> Iterator[Commitment]:
        """A verbless item under a heading that names one party: "Bereitstellung der Räume"."""
        if not self._scene.agreement or not names_an_act(words):
            return
        if sentence.block.kind != "list_item" and _ITEM.match(sentence.text) is None:
            return
        bearer = self._naming.section_party(words[0].start)
        if bearer is not None:
            clause = Clause(words, 0, len(words), 0)
            lows = frozenset(w.low for w in words)
            yield self._making.commitment(clause, words[0].start, words[-1].end, LISTED, bearer, lows)
