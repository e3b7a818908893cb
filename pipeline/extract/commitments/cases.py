"""Case, gender and place of names in a clause: whether a name may be the subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.findings import Mention
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.words import Word

_DETERMINER = frozenset({"ART", "ADJA", "PIAT", "PDAT", "PPOSAT", "PIDAT", "CARD", "PRELAT"})
_OBLIQUE = frozenset(
    {
        "dem",
        "den",
        "des",
        "einem",
        "eines",
        "einen",
        "einer",
        "ihrem",
        "seinem",
        "unserem",
        "ihren",
        "diesem",
        "dieses",
        "beim",
        "zum",
        "zur",
        "vom",
        "im",
        "am",
        "ins",
        "allen",
        "deren",
    }
)
_FEMININE = re.compile(
    r"(?:ung|schaft|heit|keit|ion|tät|enz|anz|ei|stadt|gemeinde|schule|regierung|verwaltung|kammer|stiftung|bank|kasse|agentur|klinik|kirche|caritas|behörde|stelle|ministerin"
    r"|direktion|union|initiative|akademie|liga|polizei|feuerwehr|diakonie|partei|fraktion|allianz|firma|trägerin|partnerin|nehmerin|geberin|bibliothek|messe|gruppe|börse|gmbh|ag|ggmbh|kommune|hilfe|seite|wehr|region|stätte|anstalt|zentrale|kanzlei|wacht|kasse)$"
)
_NEUTER = ("ministerium", "amt", "werk", "zentrum", "institut", "netzwerk", "präsidium", "land", "museum", "gymnasium")
_MASCULINE = ("verband", "verein", "kreis", "bund", "rat", "fonds", "club")
_NAME_ENDS = re.compile(r"\s+(?:für|der|des|von|zur|in|an|am)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """Words `start` to `end` name `referents`; `person` is True for a person."""

    start: int
    end: int
    referents: tuple[int, ...]
    mention: Mention | None


def nominative(clause: Clause, named: Named) -> bool:
    """Whether the name may be the subject: no preposition, no dative or genitive article before it."""
    words, first = clause.words, _with_titles(clause, named)
    named = Named(first, named.end, named.referents, named.mention)
    inner = words[named.start]
    if inner.tag == "ADJA" and inner.low.endswith(("em", "es_")):
        return False
    determiner = ""
    while first - 1 >= clause.start and words[first - 1].tag in _DETERMINER:
        first -= 1
        if words[first].tag in ("ART", "PDAT", "PPOSAT", "PIAT"):
            determiner = words[first].low
    if not determiner and inner.tag in ("ART", "PDAT", "PPOSAT"):
        determiner = inner.low
    before = words[first - 1] if first - 1 >= clause.start else None
    if (before is not None and (before.tag.startswith("APPR") or before.low in _OBLIQUE)) or determiner in _OBLIQUE - {
        "deren"
    }:
        return False
    if determiner == "der" and _FEMININE.search(head(words, named)):
        return False
    if determiner in ("der", "ihrer", "seiner", "unserer") and before is not None and before.is_noun:
        return False
    if (
        not determiner
        and before is not None
        and before.is_noun
        and not before.is_break
        and named.start != clause.start
        and before.tag in ("NN",)
        and named.mention is not None
        and named.mention.label != "PER"
        and before.low not in ("stadt", "gemeinde", "kreis", "landkreis", "land")
    ):
        return True
    return True


def _with_titles(clause: Clause, named: Named) -> int:
    """Where the name begins together with the offices and titles before a person's: "der Leiterin Dr. X"."""
    first = named.start
    if named.mention is not None and named.mention.label == "PER":
        while first > clause.start and (
            clause.words[first - 1].tag in ("NN", "NE") or clause.words[first - 1].text.endswith(".")
        ):
            first -= 1
    return first


def head(words: Sequence[Word], named: Named) -> str:
    """The noun that gives the name its gender: the last before a preposition or a genitive."""
    head = words[named.start].low
    for i in range(named.start, named.end):
        if words[i].tag.startswith("APPR") or (words[i].tag == "ART" and i > named.start):
            break
        if words[i].tag in ("NN", "NE") and words[i].text[0].isupper():
            if (
                words[i].tag == "NE"
                and i > named.start
                and words[i - 1].tag == "NN"
                and words[i].low not in ("ag", "gmbh")
            ):
                break
            head = words[i].low
    return head


def near(clause: Clause, named: Named) -> bool:
    """Whether only a reflexive, determiners or short adverbs stand between the verb and the name."""
    between = [clause.words[i] for i in range(clause.verb + 1, named.start)]
    nouns = [word for word in between if word.is_noun or word.is_break or word.tag.startswith("APPR")]
    return not nouns and len(between) <= 4


def gender_of_name(name: str) -> str:
    """ "f", "n" or "m" by the head noun of a body's name; "" where nothing tells."""
    tokens = [token.lower() for token in _NAME_ENDS.split(name)[0].split() if token[0].isupper()]
    nouns = [token for token in tokens if not token.endswith(("isches", "ische", "ischer"))]
    if any(_FEMININE.search(noun) for noun in nouns):
        return "f"
    if any(noun.endswith(_NEUTER) for noun in nouns):
        return "n"
    return "m" if any(noun.endswith(_MASCULINE) for noun in nouns) else ""


def gender_here(clause: Clause, named: Named) -> str:
    """Gender or plural ("p") of the name by its article and head noun here; "" where nothing tells."""
    noun = head(clause.words, named)
    article = clause.words[named.start - 1].low if named.start > clause.start else ""
    if clause.finite.plural and article == "die":
        return "p"
    if _FEMININE.search(noun):
        return "f"
    if article in ("der", "die", "das"):
        return {"der": "m", "die": "f", "das": "n"}[article]
    return "n" if noun.endswith(_NEUTER) else ""
