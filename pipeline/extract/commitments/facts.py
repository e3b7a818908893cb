"""What the frames ask of a clause: its verb with particle, infinitives, participles, what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.tags import is_infinitive_with_zu
from pipeline.extract.commitments.words import HABEN, PARTICLES, SEIN, Word

_COMPLEX = frozenset({"und", "oder", "werden", "sein", "haben", "worden"})
_PARTICIPLE = re.compile(r"ge\w+(?:t|en)$|(?:be|ver|er|ent|zer|über|unter)\w{3,}t$|iert$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the clause stands in: `agreement`, its preamble, direct speech; `money`: a sum stands in the clause;
    `date_ahead`: a date that is not over; `contract`: a report tells of an
    agreement, or a council paper proposes one."""

    agreement: bool
    preamble: bool = False
    speech: bool = False
    money: bool = False
    programme: bool = False
    date_ahead: bool = False
    council: bool = False
    reported: bool = False
    cited: bool = False
    rule: bool = False
    contract: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the frames ask of a clause, found out once."""

    clause: Clause
    setting: Setting
    finite: Word
    verb: str
    lows: frozenset[str]
    low_main: tuple[str, ...]
    infinitives: tuple[Word, ...]
    participles: tuple[Word, ...]
    zu_same: bool
    zu_later: bool
    content: bool
    money_word: bool
    bare_noun: bool

    @property
    def negated(self) -> bool:
        return bool(self.lows & lexicon().words["negation"])

    @property
    def denied(self) -> bool:
        """Whether the finite verb itself is negated, not what depends on it: "beabsichtigt nicht, ..."."""
        for i in range(self.clause.verb + 1, self.clause.end):
            if self.clause.words[i].is_break:
                return False
            if self.clause.words[i].low == "nicht":
                return self.content
        return False

    @property
    def opens_speech(self) -> bool:
        """Whether a colon ends the words, with or without quotation marks."""
        return any(word.text == ":" for word in self.clause.words[-2:])

    @property
    def has_umlaut(self) -> bool:
        """Whether any word has one; scans that lost them all read "fördern" as "fordern"."""
        return any(sign in low for low in self.lows for sign in "äöü")

    @property
    def ahead(self) -> bool:
        return self.setting.date_ahead or bool(self.lows & lexicon().words["ahead"])

    @property
    def told(self) -> bool:
        return bool(self.lows & lexicon().words["told"])

    def is_soft(self, verbs: Sequence[str]) -> bool:
        """Whether one of `verbs` says no more than that something is intended."""
        known = lexicon().verbs
        return any(verb in known["soft"] and (verb not in known["reflexive"] or self.reflexive) for verb in verbs)

    @property
    def reflexive(self) -> bool:
        return self.has("sich", "uns", "mich")

    def has(self, *words: str) -> bool:
        return bool(self.lows & set(words))


def facts_of(clause: Clause, setting: Setting) -> Facts:
    """The grammar of the clause: verb with its particle, infinitives and participles of the verbal complex."""
    words, known = clause.words, lexicon()
    main = clause.main_indexes()
    field_end = _field_end(clause)
    zu = [i for i in main if i > clause.verb and is_infinitive_with_zu(words, i)]
    rest = [i for i in main if i != clause.verb and i not in zu]
    infinitives = tuple(words[i] for i in rest if i > clause.verb and _is_infinitive(words, i, clause))
    participles = tuple(words[i] for i in rest if _is_participle(words, i, clause))
    lows = tuple(words[i].low for i in main)
    return Facts(
        clause, setting, clause.finite, _verb(clause, field_end), frozenset(lows), lows, infinitives, participles,
        any(i < field_end for i in zu), any(i >= field_end for i in zu), bool(zu) or _has_that_clause(clause),
        setting.money or bool(set(lows) & known.nouns["money"]), _has_bare_noun(clause, main),
    )  # fmt: skip


def verb_of(clause: Clause) -> str:
    """The verb that the clause is about, in the infinitive, with its particle."""
    return _verb(clause, _field_end(clause))


def _has_that_clause(clause: Clause) -> bool:
    return any(sub.opener in ("dass", "daß") for sub in clause.subs)


def _has_bare_noun(clause: Clause, main: Sequence[int]) -> bool:
    """Whether a noun stands there that no preposition governs: something that may be the subject."""
    first = clause.words[main[0]] if main else None
    if first is not None and first.tag == "ART" and main[0] < clause.verb:
        return True  # "Das am 1. März beschlossene Konzept wird ..."
    governed = False
    for i in main:
        word = clause.words[i]
        if word.tag.startswith("APPR"):
            governed = True
        elif word.is_noun:
            following = clause.words[i + 1] if i + 1 < len(clause.words) else None
            if not governed:
                return True
            governed = following is not None and (following.is_noun or following.low in ("der", "des", "und", "von"))
        elif word.tag in ("PPER", "PDS"):
            return True
        elif word.is_finite:
            governed = False
    return False


def _field_end(clause: Clause) -> int:
    """Index of the first break after the finite verb, or of the conjunction before a coordinated one."""
    end = next((i for i in range(clause.verb + 1, clause.end) if clause.words[i].is_break), clause.end)
    return min([end] + [verb - 1 for verb in clause.more if clause.verb < verb < end])


def _after_zu(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i - 1].low == "zu" and words[i].text[0].islower()


def _is_infinitive(words: Sequence[Word], i: int, clause: Clause) -> bool:
    word = words[i]
    if _after_zu(words, i):
        return False
    ambiguous = word.tag == "VVPP" and word.low == word.lemma and word.low.endswith("en")
    return word.tag in ("VVINF", "VAINF", "VMINF") or (ambiguous and _first_person(clause))


def _is_participle(words: Sequence[Word], i: int, clause: Clause) -> bool:
    word = words[i]
    if word.tag == "VAPP":
        return True
    ambiguous = word.low == word.lemma and word.low.endswith("en")
    if word.tag == "VVPP":
        return not ambiguous or not _first_person(clause)
    following = words[i + 1] if i + 1 < clause.end else None
    last = following is None or following.is_break or following.low in _COMPLEX
    return (
        i > clause.verb
        and last
        and word.text[0].islower()
        and word.tag in ("VVFIN", "ADJD")
        and _PARTICIPLE.search(word.low) is not None
    )


def _first_person(clause: Clause) -> bool:
    return any(clause.words[i].low in ("wir", "ich") for i in clause.main_indexes())


def _verb(clause: Clause, field_end: int) -> str:
    """The infinitive of the finite verb, with its particle: "stellt ... bereit" → "bereitstellen"."""
    words, finite = clause.words, clause.finite
    lemma = finite.lemma
    if finite.tag != "VVFIN":
        return lemma
    last = field_end - 1
    for i in range(clause.verb + 1, field_end):
        word, final = words[i], i == last or words[i + 1].low in ("und", "oder", "sowie")
        if word.text[0].islower() and (
            word.tag == "PTKVZ"
            or (
                final
                and word.low in PARTICLES
                and word.tag in ("PTKVZ", "APPR", "ADV", "ADJD", "PTKZU", "APZR", "VVPP")
            )
        ):
            return infinitive(word.low + lemma)
    return lemma


def infinitive(verb: str) -> str:
    """ "beisteueren" as guessed from "steuert ... bei" → "beisteuern"."""
    shorter = verb[:-3] + "rn" if verb.endswith("eren") else verb[:-3] + "ln" if verb.endswith("elen") else verb
    return shorter if shorter in lexicon().known_verbs else verb


def is_perfect(facts: Facts) -> bool:
    """Whether the clause tells in the perfect tense."""
    return (
        bool(facts.participles) and facts.finite.low in HABEN | SEIN and not (facts.zu_same and not facts.participles)
    )
