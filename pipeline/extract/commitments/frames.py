"""A main clause → the frame in which it binds somebody, if it does."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from models.findings import Modality
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.lexicon import Lexicon, lexicon
from pipeline.extract.commitments.words import (
    HABEN,
    MUST,
    PARTICLES,
    SEIN,
    SHALL,
    WERDEN,
    WILL,
    Word,
    is_infinitive_with_zu,
)

Bearer = Literal[
    "subject",
    "subject_or_default",
    "default",
    "agent_or_default",
    "payer",
    "possessor",
    "dative",
    "mentioned",
    "party_agent",
    "payer_or_default",
]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a clause binds: `bearer` says where the actor stands, `strength` (0 to 1) how sure the words alone are."""

    rule: str
    modality: Modality
    bearer: Bearer
    strength: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What the clause stands in: `agreement`, its preamble, direct speech; `money`: a sum stands in the clause;
    `date_ahead`: a date that is not over; `lead`: a list follows."""

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
        any(i < field_end for i in zu), any(i >= field_end for i in zu), bool(zu) or any(s.opener in ("dass", "daß") for s in clause.subs),
        setting.money or bool(set(lows) & known.nouns["money"]), _has_bare_noun(clause, main),
    )  # fmt: skip


def _has_bare_noun(clause: Clause, main: Sequence[int]) -> bool:
    """Whether a noun stands there that no preposition governs: something that may be the subject."""
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
            return word.low + lemma
    return lemma


_COMPLEX = frozenset({"und", "oder", "werden", "sein", "haben", "worden"})
_PARTICIPLE = re.compile(r"ge\w+(?:t|en)$|(?:be|ver|er|ent|zer|über|unter)\w{3,}t$|iert$")
FrameRule = Callable[[Facts, Lexicon], Frame | None]


def frame_of(facts: Facts) -> Frame | None:
    """The first frame that fits, strongest first; coordinated verbs of the same subject are asked after the first."""
    if facts.clause.words[-1].text == "?":
        return None
    known = lexicon()
    found = next((frame for rule in _RULES if (frame := rule(facts, known)) is not None), None)
    if found is None and facts.clause.more:
        clause = facts.clause
        later = Clause(clause.words, clause.start, clause.end, clause.more[0], clause.more[1:], clause.subs)
        return frame_of(facts_of(later, facts.setting))
    return found


def _perfect(facts: Facts) -> bool:
    return (
        bool(facts.participles) and facts.finite.low in HABEN | SEIN and not (facts.zu_same and not facts.participles)
    )


def _aim(facts: Facts, known: Lexicon) -> Frame | None:
    """ "Ziel ist es, ...", "hat sich zum Ziel gesetzt", "verfolgen das Ziel"."""
    aims = facts.lows & known.nouns["aim"]
    own = facts.lows & known.nouns["aim_own"] and facts.has(
        "unser", "unsere", "mein", "meine", "meiner", "unserer", "unserem"
    )
    if (not aims and not own) or (facts.negated and not facts.content):
        return None
    if facts.finite.past and facts.finite.low not in ("setzte", "setzten"):
        return None
    if facts.finite.low in SEIN | {"bleibt", "besteht", "lautet", "liegt"} and not facts.participles:
        return _aim_is(facts)
    linked = facts.verb in {
        "verfolgen",
        "haben",
        "setzen",
        "machen",
        "bekunden",
        "erklären",
        "arbeiten",
        "teilen",
        "verbinden",
        "formulieren",
        "vereinen",
    }
    if linked and (facts.content or facts.has("zum")) and not (facts.finite.past and facts.has("war")):
        return Frame("aim", "intention", "subject_or_default" if facts.setting.agreement else "subject", 0.88)
    return None


def _aim_is(facts: Facts) -> Frame | None:
    if facts.content or facts.setting.agreement or facts.has("unser", "unsere", "mein", "meine", "meiner", "unserer"):
        plain = facts.content or facts.has("unser", "mein")
        return Frame("aim", "intention", "possessor", 0.9 if plain else 0.6)
    return None


def _pledge(facts: Facts, known: Lexicon) -> Frame | None:
    """ "verpflichtet sich", "ist verpflichtet, ... zu", "sichert zu", "gewährleistet"."""
    bound = any(word.lemma == "verpflichten" or word.low == "verpflichtet" for word in facts.participles)
    if facts.finite.low in SEIN and bound:
        return None if facts.negated else Frame("is bound", "obligation", "subject", 0.93)
    if (
        facts.denied
        or facts.verb not in known.verbs["pledge"]
        or (
            facts.finite.past
            and not facts.setting.agreement
            and facts.verb not in ("verpflichten", "zusichern", "versprechen")
        )
    ):
        return None
    if facts.verb == "verpflichten" and not facts.has("sich", "uns", "mich"):
        return Frame("pledge", "obligation", "subject", 0.75) if facts.setting.agreement else None
    modality: Modality = "obligation" if facts.setting.agreement or facts.verb == "verpflichten" else "intention"
    strength = 0.95 if facts.verb == "verpflichten" else 0.8
    return Frame(
        "pledge",
        modality,
        "subject",
        strength if facts.setting.agreement or facts.verb in ("verpflichten", "zusichern", "versprechen") else 0.5,
    )


def _announce(facts: Facts, known: Lexicon) -> Frame | None:
    """ "sagte zu, ...", "plant", "hat sich vorgenommen", "strebt an", "es wird vereinbart"."""
    verb = facts.verb
    done = next((w.lemma for w in facts.participles if w.lemma in known.verbs["announce"]), None)
    if done and facts.finite.low in WERDEN:
        return _agreed(facts, done)
    if done and facts.finite.low in HABEN | {"hatte", "hatten"} and (facts.content or done in _SAYS_SO):
        verb = done
    elif (
        facts.finite.tag != "VVFIN"
        or verb not in known.verbs["announce"]
        or not (facts.content or verb not in known.verbs["announce_needs_content"])
    ):
        return None
    if (facts.negated and not facts.content) or facts.finite.low in ("hatte", "hatten"):
        return None
    if (
        facts.denied
        or (verb in known.verbs["reflexive"] and not facts.reflexive)
        or (facts.opens_speech and not facts.content)
    ):
        return None
    if (
        verb in known.verbs["announce"]
        and facts.finite.past
        and not facts.content
        and facts.clause.end - facts.clause.verb <= 3
    ):
        return None
    if (
        verb in ("zusagen", "ankündigen", "anbieten")
        and facts.finite.past
        and not facts.content
        and not facts.setting.agreement
    ):
        return Frame("announce", "intention", "subject", 0.6)
    hard = facts.setting.agreement and verb in (
        "zusagen",
        "vereinbaren",
        "versprechen",
        "vorsehen",
        "beschließen",
        "anbieten",
        "übereinkommen",
        "verständigen",
        "einigen",
    )
    modality: Modality = (
        "funding"
        if facts.setting.money and verb == "zusagen" and not facts.content
        else "obligation"
        if hard
        else "intention"
    )
    return Frame("announce", modality, "subject_or_default" if facts.setting.agreement else "subject", 0.88)


_SAYS_SO = frozenset({"zusagen", "ankündigen", "versprechen"})


def _agreed(facts: Facts, verb: str) -> Frame | None:
    """ "Es wird vereinbart / angestrebt"."""
    if not facts.setting.agreement and not (facts.content or facts.ahead):
        return None
    modality: Modality = "intention" if verb in lexicon().verbs["soft"] else "obligation"
    return (
        None
        if facts.negated
        else Frame(
            "agreed",
            modality if facts.setting.agreement else "intention",
            "agent_or_default",
            0.85 if facts.setting.agreement else 0.5,
        )
    )


def _funding(facts: Facts, known: Lexicon) -> Frame | None:
    """Money given or promised, active or passive."""
    if (facts.finite.past and not facts.setting.money) or facts.negated:
        return None
    passive = facts.finite.low in WERDEN | {"wurde", "wurden"} and facts.participles
    future = [w.lemma for w in facts.infinitives] if facts.finite.low in WERDEN | WILL else []
    acts = [w.lemma for w in facts.participles] if passive or _perfect(facts) else future or [facts.verb]
    if any(act in known.verbs["receive"] for act in acts) and facts.money_word and not passive:
        return Frame("receives", "funding", "payer_or_default" if facts.setting.cited else "payer", 0.75)
    misread = facts.verb == "fordern" and facts.has("wir") and facts.has("mit") and not facts.has_umlaut
    plain = misread or any(act in known.verbs["fund"] for act in acts)
    share = bool(facts.lows & {"prozent", "%", "v.h.", "kosten", "anteil"} and set(acts) & {"übernehmen", "tragen"})
    kept = set(acts) & {"versichern", "haften", "begrenzen", "erheben", "berechnen"} or facts.has(
        "rechnung", "wert", "stundensatz"
    )
    pays = facts.setting.agreement and facts.setting.money and facts.finite.tag == "VVFIN" and not passive and not kept
    joins = "beteiligen" in acts and facts.has("kosten", "aufwand", "aufwendungen")
    paid = (
        (pays and facts.verb not in known.verbs["state"])
        or joins
        or (any(act in known.verbs["fund_with_money"] for act in acts) and (facts.money_word or share))
    )
    if not plain and not (paid and (facts.setting.money or share or joins or _is_money_object(facts))):
        return None
    if paid and not plain and not facts.setting.money and not share and not facts.setting.agreement and not future:
        if not set(acts) & {"gewähren", "bewilligen", "investieren", "unterstützen", "bereitstellen", "stellen"}:
            return None
    if (
        plain
        and not misread
        and not facts.money_word
        and not passive
        and not (_is_project(facts) or facts.setting.programme)
    ):
        return None
    if plain and not facts.money_word and passive and not facts.has("vom", "von", "durch"):
        return None
    given = plain or set(acts) & _GIVEN or facts.lows & {"förderbescheid", "zuwendungsbescheid", "bescheid", "zuschuss"}
    if facts.finite.past and not (facts.setting.money and given):
        return None
    return Frame(
        "funding",
        _money_modality(facts, acts),
        "mentioned"
        if set(acts) & {"fließen", "hinzukommen", "zufließen", "bereitstehen", "gehen"}
        else "agent_or_default"
        if passive
        else "subject",
        0.85 if facts.setting.money else 0.65,
    )


_GIVEN = frozenset(
    {"bewilligen", "zusagen", "gewähren", "freigeben", "spenden", "bereitstellen", "genehmigen", "stiften"}
)


def _is_money_object(facts: Facts) -> bool:
    return bool(facts.lows & (lexicon().nouns["money"] - {"förderung", "finanzierung", "honorar"}))


def _is_project(facts: Facts) -> bool:
    return any(
        low.endswith(
            (
                "projekt",
                "projekte",
                "vorhaben",
                "maßnahme",
                "maßnahmen",
                "programm",
                "studie",
                "stelle",
                "stellen",
                "initiative",
                "einrichtung",
                "beratungsstelle",
                "ausbau",
                "bau",
                "sanierung",
                "neubau",
                "verein",
                "träger",
            )
        )
        for low in facts.lows
    )


def _money_modality(facts: Facts, acts: list[str]) -> Modality:
    """In an agreement, bearing costs without a sum is a duty like any other."""
    shares = {
        "tragen",
        "übernehmen",
        "zahlen",
        "bezahlen",
        "leisten",
        "stellen",
        "erstatten",
        "vergüten",
        "einbringen",
        "geben",
        "entrichten",
    }
    if (
        facts.setting.agreement
        and set(acts) & shares
        and (not facts.setting.money or facts.has("hälfte", "selbst", "anteilig"))
    ):
        return "obligation"
    return "funding"


def _modal(facts: Facts, known: Lexicon) -> Frame | None:
    """ "wir wollen", "soll ... werden"; not "sollte", "müssten", "kann"."""
    low = facts.finite.low
    if low in WILL:
        if facts.negated and not facts.infinitives:
            return None
        if facts.participles and facts.infinitives and facts.infinitives[-1].low == "werden":
            return None
        return Frame("will", "intention", "subject", 0.88) if facts.infinitives or facts.content else None
    if low in SHALL:
        if (not facts.infinitives and not facts.participles) or _is_vague(facts):
            return None
        states = all(word.lemma in ("sein", "bleiben", "heißen", "haben") for word in facts.infinitives)
        if not facts.participles and states and not facts.ahead:
            return None
        gets = any(word.lemma in known.verbs["receive"] for word in facts.infinitives)
        return Frame("shall", "intention", "default" if gets else "subject_or_default", 0.78)
    if low in MUST and facts.setting.agreement and not facts.setting.preamble:
        return Frame("must", "obligation", "subject", 0.6)
    return None


def _is_vague(facts: Facts) -> bool:
    """ "Das soll sich ändern": nobody is named and nothing is said to be done."""
    return facts.low_main[0] in ("das", "dies", "was", "man", "wer") and facts.clause.verb == facts.clause.start + 1


def _to_do(facts: Facts, known: Lexicon) -> Frame | None:
    """ "hat ... vorzulegen", "sind ... zu leisten"."""
    if not facts.zu_same or not facts.setting.agreement or facts.setting.preamble:
        return None
    if facts.told or any(low.replace("zu", "", 1) in known.verbs["paper"] for low in facts.lows if "zu" in low[1:]):
        return None
    if facts.finite.low in HABEN:
        return Frame("has to", "obligation", "subject", 0.85)
    if facts.finite.low in SEIN and not facts.participles and not facts.setting.rule:
        return Frame("is to be", "obligation", "agent_or_default", 0.7)
    return None


def _future(facts: Facts, known: Lexicon) -> Frame | None:
    """ "wird ... einführen", "werden wir weiterentwickeln"; foretelling is none."""
    reported = facts.setting.reported and facts.finite.low in ("würde", "würden")
    if (
        (facts.finite.low not in WERDEN and not reported)
        or not facts.infinitives
        or (facts.participles and not facts.has("worden") and facts.infinitives[-1].low == "werden")
    ):
        return None
    acts = [word.lemma for word in facts.infinitives]
    if all(act in known.foretell for act in acts):
        return None
    soft = not facts.setting.agreement or facts.setting.preamble or facts.is_soft(acts)
    if acts[-1] in ("folgen", "stattfinden", "starten", "beginnen"):
        return Frame("future", "intention" if soft else "obligation", "subject_or_default", 0.6)
    return Frame("future", "intention" if soft else "obligation", "subject", 0.88)


def _prepared(facts: Facts, known: Lexicon) -> Frame | None:
    """ "ist geplant", "ist in Vorbereitung", "sind zuständig für"."""
    if facts.finite.low not in SEIN or facts.negated:
        return None
    if facts.has("fällig", "zahlbar") and facts.setting.agreement:
        return Frame("due", "obligation", "default", 0.6)
    done = facts.lows & known.words["prepared"]
    if done & {"gehalten", "angehalten"}:
        return Frame("is bound", "obligation", "subject", 0.8) if facts.content else None
    if done and facts.setting.money and not facts.setting.agreement:
        return Frame("planned", "funding", "agent_or_default", 0.6)
    if done & {"zuständig", "verantwortlich"}:
        return Frame("in charge", "obligation", "subject", 0.7) if facts.setting.agreement else None
    if done & {"bereit", "gewillt", "entschlossen", "bestrebt"}:
        return Frame("is willing", "intention", "subject", 0.75) if facts.content else None
    if done or (facts.has("in") and facts.lows & known.words["preparing"]):
        return Frame("planned", "intention", "agent_or_default", 0.6)
    return None


def _happens(facts: Facts, known: Lexicon) -> Frame | None:
    """What an agreement says is to take place: "tritt zweimal jährlich zusammen"."""
    if not facts.setting.agreement or facts.setting.preamble or facts.finite.past:
        return None
    if facts.verb in ("zusammentreten", "tagen", "stattfinden", "zusammenkommen"):
        return Frame("happens", "obligation", "subject_or_default", 0.65)
    if facts.verb == "erfolgen" and facts.has("durch", "von", "vom"):
        return Frame("happens", "obligation", "party_agent", 0.6)
    if facts.verb == "erfolgen" and facts.has(
        "spätestens", "innerhalb", "binnen", "jährlich", "monatlich", "halbjährlich"
    ):
        return Frame("happens", "obligation", "default", 0.5)
    if facts.verb == "obliegen":
        return Frame("is incumbent", "obligation", "dative", 0.7)
    return None


def _passive(facts: Facts, known: Lexicon) -> Frame | None:
    """ "wird ... ausgebaut": binding in an agreement; elsewhere only if it lies ahead."""
    if facts.finite.low not in WERDEN or not facts.participles or facts.setting.preamble:
        return None
    acts = [word.lemma for word in facts.participles]
    if all(act in known.verbs["paper"] for act in acts) or facts.negated or facts.has("man"):
        return None
    if (facts.told and not facts.lows & known.words["ahead"]) or (not facts.bare_noun and not facts.has("es")):
        return None
    if facts.setting.agreement:
        return Frame("passive", "obligation", "agent_or_default", 0.7)
    if facts.ahead:
        return Frame("passive ahead", "intention", "agent_or_default", 0.5)
    undertaken = all(act in known.verbs["undertake"] for act in acts) and facts.finite.low in ("wird", "werden")
    return Frame("passive undertaken", "intention", "agent_or_default", 0.4) if undertaken else None


def _present(facts: Facts, known: Lexicon) -> Frame | None:
    """Plain present tense of what a party does; outside agreements only if it lies ahead."""
    if facts.finite.tag != "VVFIN" or facts.finite.past or facts.setting.preamble:
        return None
    if facts.verb in known.verbs["state"]:
        return None
    if facts.setting.agreement:
        if facts.denied or (facts.opens_speech and facts.verb in ("beschließen", "vereinbaren")):
            return None
        if facts.lows & _AS_IT_IS or (facts.negated and facts.verb in ("leisten", "übernehmen", "gewähren", "geben")):
            return None
        soft = facts.is_soft([facts.verb])
        return Frame("does", "intention" if soft else "obligation", "subject", 0.8)
    if facts.setting.cited and facts.has("wir") and not facts.negated and not facts.told:
        return Frame("does", "intention", "subject", 0.7)
    if facts.verb in known.verbs["say"] or (facts.told and not facts.setting.date_ahead):
        return None
    undertakes = facts.verb in known.verbs["undertake"] and not facts.finite.past
    gives = (
        undertakes
        or facts.verb in ("bereitstellen", "verzichten", "anbieten")
        or (facts.has("zur") and facts.has("verfügung"))
    )
    modality: Modality = "obligation" if facts.setting.council else "intention"
    return Frame("does ahead", modality, "subject", 0.5) if facts.ahead or (gives and not facts.negated) else None


_AS_IT_IS = frozenset({"bereits", "bisher", "bislang", "derzeit", "inzwischen", "mittlerweile", "aktuell", "momentan"})


def _task(facts: Facts, known: Lexicon) -> Frame | None:
    """ "Aufgaben der Stadt sind: ...", "Die Federführung liegt bei ..."."""
    if not facts.setting.agreement or facts.setting.preamble or not facts.lows & known.nouns["task"] or facts.negated:
        return None
    if facts.verb == "liegen" and facts.has("bei", "beim"):
        return Frame("task", "obligation", "possessor", 0.65)
    lists = facts.verb in ("gehören", "umfassen", "zählen") or (facts.finite.low in SEIN and not facts.participles)
    if lists and (
        facts.opens_speech
        or facts.verb == "gehören"
        or (facts.finite.low in SEIN and facts.low_main[0] in known.nouns["task"])
    ):
        return Frame("task", "obligation", "possessor", 0.6)
    return None


def _prospect(facts: Facts, known: Lexicon) -> Frame | None:
    """ "stellte ... in Aussicht", "nimmt sich vor"."""
    acts = {facts.verb, facts.finite.lemma} | {word.lemma for word in facts.participles}
    if facts.has("aussicht") and acts & {"stellen", "gestellt"} and not facts.negated:
        return Frame("announce", "intention", "subject", 0.75)
    return None


def _council(facts: Facts, known: Lexicon) -> Frame | None:
    """ "Der Rat beschließt ...", "Die Verwaltung wird beauftragt, ..."."""
    if not facts.setting.council:
        return None
    if facts.finite.low in WERDEN and any(
        word.low in ("beauftragt", "ermächtigt", "gebeten", "verpflichtet") for word in facts.participles
    ):
        return Frame("charged", "obligation", "subject", 0.85)
    if facts.verb in ("beschließen", "beauftragen", "bewilligen") and not facts.finite.past and not facts.opens_speech:
        return Frame("resolves", "obligation", "subject", 0.7)
    return None


_RULES: tuple[FrameRule, ...] = (
    _council, _prospect, _aim, _task, _pledge, _funding, _announce, _modal, _to_do, _future, _prepared, _happens, _passive, _present,
)  # fmt: skip
