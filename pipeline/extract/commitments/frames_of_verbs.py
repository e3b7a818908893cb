"""Frames told by mood, tense and voice: modal verbs, future, duty with "zu", passive, plain present."""

from models.findings import Modality
from pipeline.extract.commitments.facts import Facts
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.lexicon import Lexicon
from pipeline.extract.commitments.words import HABEN, MUST, SEIN, SHALL, WERDEN, WILL

_AS_IT_IS = frozenset({"bereits", "bisher", "bislang", "derzeit", "inzwischen", "mittlerweile", "aktuell", "momentan"})

_TIMES_A_YEAR = frozenset(
    {"jährlich", "halbjährlich", "vierteljährlich", "monatlich", "quartalsweise", "zweimal", "dreimal", "viermal"}
)
_BY = frozenset({"bis", "binnen", "innerhalb", "spätestens", "jährlich", "monatlich"})
_SINCE = frozenset({"seit", "überwiegend", "vielfach", "meisten", "nebenbei", "längst", "jeher", "rund"})


def modal(facts: Facts, known: Lexicon) -> Frame | None:
    """ "wir wollen", "soll ... werden"; not "sollte", "müssten", "kann"."""
    low = facts.finite.low
    if low in WILL:
        if facts.negated and not facts.infinitives:
            return None
        if facts.participles and facts.infinitives and facts.infinitives[-1].low == "werden":
            return None
        opens_list = facts.clause.verb == len(facts.clause.words) - 1
        return Frame("will", "intention", "subject", 0.88) if facts.infinitives or facts.content or opens_list else None
    if low in SHALL:
        if (not facts.infinitives and not facts.participles) or _is_vague(facts):
            return None
        states = all(word.lemma in ("sein", "bleiben", "heißen", "haben") for word in facts.infinitives)
        if not facts.participles and states and not facts.ahead:
            return None
        gets = any(word.lemma in known.verbs["receive"] for word in facts.infinitives)
        return Frame("shall", "intention", "default" if gets else "subject_or_default", 0.78)
    if low in ("darf", "dürfen") and facts.negated and facts.setting.agreement and not facts.setting.preamble:
        return Frame("must not", "obligation", "subject", 0.6) if facts.infinitives and not facts.participles else None
    bound = facts.setting.contract or facts.setting.council
    if low in ("darf", "dürfen") and facts.negated and bound and not facts.setting.speech:
        return Frame("must not", "obligation", "body", 0.5) if facts.infinitives and not facts.participles else None
    if low in MUST and facts.setting.agreement and not facts.setting.preamble:
        return Frame("must", "obligation", "subject", 0.6)
    costs = any(low.endswith("kosten") for low in facts.lows)
    if low in MUST and (bound or costs) and facts.infinitives and not (facts.setting.speech or facts.negated):
        return Frame("must by contract", "obligation", "body", 0.5)
    return None


def _is_vague(facts: Facts) -> bool:
    """ "Das soll sich ändern": nobody is named and nothing is said to be done."""
    nobody = facts.low_main[0] in ("niemand", "keiner", "kein", "keine")
    vague = facts.low_main[0] in ("das", "dies", "was", "man", "wer") and facts.clause.verb == facts.clause.start + 1
    return nobody or vague


def to_do(facts: Facts, known: Lexicon) -> Frame | None:
    """ "hat ... vorzulegen", "sind ... zu leisten"."""
    if not facts.zu_same or not facts.setting.agreement or facts.setting.preamble:
        return None
    if facts.told or any(low.replace("zu", "", 1) in known.verbs["paper"] for low in facts.lows if "zu" in low[1:]):
        return None
    if facts.finite.low in HABEN:
        impersonal = facts.has("erfolgen", "geschehen")
        return Frame("has to", "obligation", "subject_or_default" if impersonal else "subject", 0.85)
    if facts.finite.low in SEIN and not facts.participles and not facts.setting.rule:
        return Frame("is to be", "obligation", "agent_or_default", 0.7)
    return None


def future(facts: Facts, known: Lexicon) -> Frame | None:
    """ "wird ... einführen", "werden wir weiterentwickeln"; foretelling is none."""
    reported = facts.setting.reported and facts.finite.low in ("würde", "würden")
    if facts.finite.low in WERDEN and facts.clause.verb == len(facts.clause.words) - 1:
        return Frame("future", "intention", "subject", 0.8)
    if (
        (facts.finite.low not in WERDEN and not reported)
        or not facts.infinitives
        or (facts.participles and not facts.has("worden") and facts.infinitives[-1].low == "werden")
    ):
        return None
    acts = [word.lemma for word in facts.infinitives]
    leads = facts.has("zu", "dazu", "zum", "zur")
    if all(act in known.foretell and (act != "führen" or leads) for act in acts):
        return None
    soft = not facts.setting.agreement or facts.setting.preamble or facts.is_soft(acts)
    if acts[-1] in ("folgen", "stattfinden", "starten", "beginnen"):
        return Frame("future", "intention" if soft else "obligation", "subject_or_default", 0.6)
    return Frame("future", "intention" if soft else "obligation", "subject", 0.88)


def prepared(facts: Facts, known: Lexicon) -> Frame | None:
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
    if facts.lows & known.words["laid_down"] and facts.setting.contract and not facts.setting.agreement:
        return Frame("laid down", "obligation", "agent_or_default", 0.5)
    if done & {"zuständig", "verantwortlich", "federführend"}:
        return Frame("in charge", "obligation", "subject", 0.7) if facts.setting.agreement else None
    if done & {"bereit", "gewillt", "entschlossen", "bestrebt"}:
        return Frame("is willing", "intention", "subject", 0.75) if facts.content else None
    if done or (facts.has("in") and facts.lows & known.words["preparing"]):
        return Frame("planned", "intention", "agent_or_default", 0.6)
    return None


def happens(facts: Facts, known: Lexicon) -> Frame | None:
    """What an agreement says is to take place: "tritt zweimal jährlich zusammen"."""
    if facts.verb == "obliegen" and not facts.finite.past:
        return Frame("is incumbent", "obligation", "dative", 0.7)
    if not facts.setting.agreement or facts.setting.preamble or facts.finite.past:
        return None
    if facts.verb == "gehen" and facts.has("lasten"):
        return Frame("is borne", "obligation", "possessor", 0.65)
    if facts.verb in ("zusammentreten", "tagen", "stattfinden", "zusammenkommen") and not facts.negated:
        return Frame("happens", "obligation", "subject_or_all", 0.65)
    if facts.verb == "erfolgen" and facts.has("durch", "von", "vom"):
        return Frame("happens", "obligation", "party_agent", 0.6)
    if facts.verb == "erfolgen" and facts.has(
        "spätestens", "innerhalb", "binnen", "jährlich", "monatlich", "halbjährlich"
    ):
        return Frame("happens", "obligation", "default", 0.5)
    return None


def passive(facts: Facts, known: Lexicon) -> Frame | None:
    """ "wird ... ausgebaut": binding in an agreement; elsewhere only if it lies ahead."""
    if facts.finite.low not in WERDEN or not facts.participles or facts.setting.preamble:
        return None
    acts = [word.lemma for word in facts.participles]
    denied = facts.negated and not facts.setting.agreement
    if all(act in known.verbs["paper"] for act in acts) or denied or facts.has("man"):
        return None
    somebody = facts.bare_noun or facts.has("es") or facts.has("jährlich", "regelmäßig", "monatlich", "laufend")
    if (facts.told and not facts.lows & known.words["ahead"]) or not somebody:
        return None
    if facts.setting.agreement:
        return None if facts.negated else Frame("passive", "obligation", "agent_or_default", 0.7)
    if facts.ahead:
        return Frame("passive ahead", "intention", "agent_or_default", 0.5)
    if facts.lows & _TIMES_A_YEAR and facts.finite.low in ("wird", "werden"):
        return Frame("passive regular", "intention", "agent_or_default", 0.4)
    undertaken = all(act in known.verbs["undertake"] for act in acts) and facts.finite.low in ("wird", "werden")
    return Frame("passive undertaken", "intention", "agent_or_default", 0.4) if undertaken else None


def present(facts: Facts, known: Lexicon) -> Frame | None:
    """Plain present tense of what a party does; outside agreements only if it lies ahead."""
    if facts.finite.tag != "VVFIN" or facts.finite.past or facts.setting.preamble:
        return None
    if facts.verb == "stehen" and facts.has("verfügung") and facts.setting.agreement:
        return Frame("does", "obligation", "subject", 0.6)
    if facts.verb in known.verbs["state"] or (
        (facts.has("sitzung") or facts.has("uhr")) and facts.verb in ("eröffnen", "schließen", "beenden", "leiten")
    ):
        return None
    if facts.setting.agreement:
        words = [word for word in facts.clause.words[: facts.clause.end] if not word.is_break]
        if (
            words[-1].low == "nicht"
            or facts.denied
            or (facts.opens_speech and facts.verb in ("beschließen", "vereinbaren"))
            or (facts.setting.council and facts.has("folgenden", "folgendes", "folgende", "folgender"))
        ):
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
    later = facts.lows & known.words["ahead"] or (facts.setting.date_ahead and not facts.lows & _BY)
    if facts.setting.contract and not later and not facts.lows & _SINCE and facts.verb not in known.verbs["conclude"]:
        return Frame("does by contract", "obligation", "body", 0.5)
    return Frame("does ahead", modality, "subject", 0.5) if facts.ahead or (gives and not facts.negated) else None
