"""Frames told by a word that says so: aims, pledges, announcements, tasks, resolutions."""

from models.findings import Modality
from pipeline.extract.commitments.facts import Facts
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.lexicon import Lexicon, lexicon
from pipeline.extract.commitments.words import HABEN, SEIN, WERDEN

_BINDS = frozenset(
    {
        "zusagen",
        "vereinbaren",
        "verabreden",
        "versprechen",
        "vorsehen",
        "beschließen",
        "anbieten",
        "übereinkommen",
        "verständigen",
        "einigen",
    }
)
_SAYS_SO = frozenset({"zusagen", "ankündigen", "versprechen"})


def council(facts: Facts, known: Lexicon) -> Frame | None:
    """ "Der Rat beschließt ...", "Die Verwaltung wird beauftragt, ..."."""
    if not facts.setting.council:
        return None
    if facts.finite.low in WERDEN and any(word.low in known.words["charged"] for word in facts.participles):
        return Frame("charged", "obligation", "subject", 0.85)
    if facts.verb == "beauftragen" and not facts.finite.past:
        return Frame("charges", "obligation", "object", 0.7)
    if facts.finite.low in WERDEN and any(word.low in known.words["approved"] for word in facts.participles):
        return Frame("approved", "obligation", "council", 0.6) if facts.setting.agreement else None
    if facts.verb in ("beschließen", "bewilligen") and not facts.finite.past and not facts.opens_speech:
        return Frame("resolves", "obligation", "subject", 0.7)
    return None


def prospect(facts: Facts, known: Lexicon) -> Frame | None:
    """ "stellte ... in Aussicht", "nimmt sich vor"."""
    acts = {facts.verb, facts.finite.lemma} | {word.lemma for word in facts.participles}
    declared = facts.verb in ("erklären", "bereiterklären") or "erklären" in acts or facts.has("bereiterklärt")
    if facts.has("bereit", "bereiterklärt") and declared and facts.reflexive and facts.content and not facts.negated:
        return Frame("is willing", "obligation" if facts.setting.agreement else "intention", "subject", 0.75)
    if facts.has("aussicht") and acts & {"stellen", "gestellt"} and not facts.negated:
        money = facts.setting.money or any(low.startswith(("förder", "zuschuss", "zuwendung")) for low in facts.lows)
        return Frame("announce", "funding" if money else "intention", "subject", 0.75)
    return None


def aim(facts: Facts, known: Lexicon) -> Frame | None:
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
    if facts.finite.low in HABEN and facts.zu_same:
        return None  # "hat das Vorhaben fertigzustellen"
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


def task(facts: Facts, known: Lexicon) -> Frame | None:
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


def pledge(facts: Facts, known: Lexicon) -> Frame | None:
    """ "verpflichtet sich", "ist verpflichtet, ... zu", "sichert zu", "gewährleistet"."""
    bound = any(word.lemma == "verpflichten" or word.low == "verpflichtet" for word in facts.participles)
    if facts.finite.low in HABEN and facts.content and any(w.lemma in known.verbs["pledge"] for w in facts.participles):
        binding = facts.setting.agreement or bound
        return Frame("pledge", "obligation" if binding else "intention", "subject", 0.8)
    if facts.finite.low in SEIN and bound:
        return None if facts.negated else Frame("is bound", "obligation", "subject", 0.93)
    if (
        facts.denied
        or facts.opens_speech
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


def announce(facts: Facts, known: Lexicon) -> Frame | None:
    """ "sagte zu, ...", "plant", "hat sich vorgenommen", "strebt an", "es wird vereinbart"."""
    done = next((w.lemma for w in facts.participles if w.lemma in known.verbs["announce"]), None)
    if done and facts.finite.low in WERDEN:
        return _agreed(facts, done)
    verb = _announced(facts, known, done)
    if verb is None or _announces_nothing(facts, known, verb):
        return None
    agreement, report = facts.setting.agreement, facts.finite.past and not facts.content
    if verb in ("zusagen", "ankündigen", "anbieten") and report and not agreement:
        return Frame("announce", "intention", "subject", 0.6)
    modality: Modality = "obligation" if agreement and verb in _BINDS else "intention"
    if facts.setting.money and verb == "zusagen" and not facts.content:
        modality = "funding"
    return Frame("announce", modality, "subject_or_default" if agreement else "subject", 0.88)


def _announced(facts: Facts, known: Lexicon, done: str | None) -> str | None:
    """The verb of announcing, plain or in the perfect tense; some need to say what is announced."""
    if done and facts.finite.low in HABEN | {"hatte", "hatten"} and (facts.content or done in _SAYS_SO):
        return done
    resolved = facts.verb == "vornehmen" and facts.reflexive
    needs_content = facts.verb in known.verbs["announce_needs_content"] and not resolved
    plain = facts.finite.tag == "VVFIN" and facts.verb in known.verbs["announce"]
    return facts.verb if plain and (facts.content or not needs_content) else None


def _announces_nothing(facts: Facts, known: Lexicon, verb: str) -> bool:
    """Whether it is denied, long past, only opens a quotation, or leaves open what is announced."""
    if (facts.negated and not facts.content) or facts.denied or facts.finite.low in ("hatte", "hatten"):
        return True
    if verb in known.verbs["reflexive"] and not facts.reflexive:
        return True
    bare = facts.finite.past and facts.clause.end - facts.clause.verb <= 4
    return not facts.content and (facts.opens_speech or bare)


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
