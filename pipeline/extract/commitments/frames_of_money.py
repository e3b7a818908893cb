"""Frames of money given or promised."""

from models.findings import Modality
from pipeline.extract.commitments.facts import Facts, is_perfect
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.lexicon import Lexicon, lexicon
from pipeline.extract.commitments.words import SEIN, SHALL, WERDEN, WILL

_GIVEN = frozenset(
    {"bewilligen", "zusagen", "gewähren", "freigeben", "spenden", "bereitstellen", "genehmigen", "stiften"}
)


_DUTIES = frozenset(
    {
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
)
_SHARES = frozenset({"hälfte", "prozent", "%", "v.h.", "anteil", "drittel", "viertel", "fünftel", "zehntel"})
_PAYS = frozenset({"bezahlen", "zuschießen", "bezuschussen", "kofinanzieren", "mitfinanzieren"})
_GIVES = frozenset({"gewähren", "bewilligen", "investieren", "unterstützen", "bereitstellen", "stellen"})


def funding(facts: Facts, known: Lexicon) -> Frame | None:
    """Money given or promised, active or passive."""
    papers = facts.lows & known.nouns["grant"]
    if (facts.finite.past and not facts.setting.money and not papers) or facts.negated:
        return None
    if facts.setting.money and not facts.setting.preamble and _is_offer(facts):
        return Frame("on offer", "funding", "mentioned", 0.6)
    passive = facts.finite.low in WERDEN | {"wurde", "wurden"} and facts.participles
    future = [w.lemma for w in facts.infinitives] if facts.finite.low in WERDEN | WILL else []
    acts = [w.lemma for w in facts.participles] if passive or is_perfect(facts) else future or [facts.verb]
    promised = acts + ([w.lemma for w in facts.infinitives] if facts.finite.low in SHALL else [])
    receives = not passive and not facts.finite.past and any(act in known.verbs["receive"] for act in promised)
    if receives and facts.money_word:
        return Frame("receives", "funding", "giver" if facts.setting.money or facts.setting.cited else "payer", 0.75)
    if facts.verb == "entfallen" and facts.setting.money and facts.has("auf") and not facts.setting.agreement:
        return Frame("receives", "funding", "giver", 0.6)
    if facts.setting.money and facts.has("hand") and "nehmen" in acts:
        return Frame("funding", "funding", "subject", 0.75)
    promotes = facts.verb == "fördern" or (facts.verb == "fordern" and not facts.has_umlaut)
    ours = promotes and facts.has("wir") and facts.has("mit")
    if future and "nehmen" in acts and facts.setting.money and facts.has("aus"):
        return Frame("funding", "funding", "subject", 0.7)
    plain = ours or any(act in known.verbs["fund"] for act in acts)
    part = bool(facts.lows & _SHARES) or _has_costs(facts)
    share = part and bool(set(acts) & {"übernehmen", "tragen", "erstatten"})
    kept = set(acts) & {"versichern", "haften", "begrenzen", "erheben", "berechnen"} or facts.has(
        "rechnung", "wert", "stundensatz"
    )
    says = known.verbs["announce"] | known.verbs["pledge"] | known.verbs["soft"] | known.verbs["state"]
    pays = (
        facts.verb not in says
        and not facts.content
        and facts.setting.agreement
        and facts.setting.money
        and facts.finite.tag == "VVFIN"
        and not passive
        and not kept
    )
    joins = "beteiligen" in acts and facts.has("kosten", "aufwand", "aufwendungen")
    paid = (
        (pays and facts.verb not in known.verbs["state"])
        or joins
        or (any(act in known.verbs["fund_with_money"] for act in acts) and (facts.money_word or share))
    )
    if not plain and not (paid and (facts.setting.money or share or joins or _is_money_object(facts))):
        return None
    backed = facts.setting.money or share or facts.setting.agreement or future or set(acts) & _GIVES or papers
    if paid and not plain and not backed:
        return None
    if (
        plain
        and not ours
        and not facts.money_word
        and not passive
        and not (_is_project(facts) or facts.setting.programme or set(acts) & _PAYS)
    ):
        return None
    if plain and not facts.money_word and passive and not facts.has("vom", "von", "durch", "seitens"):
        return None
    given = plain or set(acts) & _GIVEN or papers or "zuschuss" in facts.lows
    if facts.finite.past and not ((facts.setting.money and given) or papers):
        return None
    return Frame(
        "funding",
        _money_modality(facts, acts),
        "mentioned"
        if set(acts) & {"fließen", "hinzukommen", "zufließen", "bereitstehen", "gehen"}
        else "agent_or_default"
        if passive or (facts.finite.low in SEIN and facts.participles)
        else "subject",
        0.85 if facts.setting.money else 0.65,
    )


def _is_offer(facts: Facts) -> bool:
    """ "Insgesamt stehen ... Euro zur Verfügung", "Die Förderung beträgt ..."."""
    stands = facts.verb == "stehen" and facts.has("verfügung")
    return stands or (facts.verb == "betragen" and facts.has("förderung", "zuschuss", "zuschuß", "zuwendung"))


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


def _has_costs(facts: Facts) -> bool:
    return any(low.endswith(("kosten", "auslagen", "aufwendungen")) for low in facts.lows)


def _money_modality(facts: Facts, acts: list[str]) -> Modality:
    """In an agreement, bearing one's costs without a sum is a duty like any other; taking over another's is funding."""
    own = facts.has("hälfte", "selbst", "anteilig", "eigene", "eigenen")
    money = _is_money_object(facts) or any(low.startswith("zuschuss") for low in facts.lows)
    money = money or (bool(set(acts) & {"übernehmen", "erstatten"}) and _has_costs(facts))
    if facts.setting.agreement and set(acts) & _DUTIES and (own or (not facts.setting.money and not money)):
        return "obligation"
    return "funding"
