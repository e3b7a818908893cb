"""Single words that stand for bodies: defined names, kinds of bodies, the first words of names."""

import re
from collections.abc import Sequence

from models.findings import Mention
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.kinds_of_parties import Kinds
from pipeline.extract.commitments.lexicon import lexicon

_COMPANY = re.compile(r"\b(?:AG|SE|GmbH|mbH|KG|KGaA|eG|OHG|UG|Aktiengesellschaft|A/S|S\.A\.|B\.V\.)(?:\W|$)")
_ROLE = re.compile(
    r"(?:[(–-]\s*(?:[iI]m [fF]olgenden|[iI]m [wW]eiteren|nachfolgend|nachstehend|künftig|als)?[,:]?\s*"
    r"(?:der |die |das )?[„\"»]?|\n)"
    r"([a-zäöü]{3,}(?:e|er|es|en) )?([A-ZÄÖÜ][a-zäöüß]{4,})[“”\"«]?(?:\s*(?:genannt)?\s*[)–-]|[ \t]*(?=\n))"
)
_NAMED_LATER = re.compile(
    r"\s?\((?:im (?:folgenden|weiteren)|nachfolgend|nachstehend|künftig|kurz)[,:]?\s*(?:als |auch |die |der |das )?"
    r"[„\"»]?([A-ZÄÖÜ]\w{3,})[“”\"«]?(?:\s+genannt)?\s*\)",
    re.IGNORECASE,
)
HEAD_ENDS = re.compile(r"\s+(?:für|der|des|von|vom|zur|zum|in|im|an|am|bei)\b|[,(]")
"""Where the head of a body's name ends and what it is for, of or at begins."""
_ENDINGS = ("es", "s")


def words_for_parties(
    text: str, context: Context, kinds: Kinds, parties: tuple[int, ...], mentions: Sequence[Mention]
) -> dict[str, tuple[int, ...]]:
    """Single words that stand for one party: its defined names, the kind of body in its name."""
    found: dict[str, set[int]] = {}
    for party in context.parties:
        referent = context.referents[party.referent]
        for name in (*party.defined_as, party.name, *referent.aliases):
            single = len(name.split()) == 1
            for token in re.findall(r"[\wäöüß-]+", HEAD_ENDS.split(name)[0]):
                low = token.lower()
                if single or low.endswith(lexicon().organ_nouns):
                    found.setdefault(low, set()).add(party.referent)
                    for noun in ("ministerium", "verband", "klinik", "schule", "gesellschaft", "verein"):
                        if low.endswith(noun):
                            found.setdefault(noun, set()).add(party.referent)
    for word, owners in (*kinds.employer_words(), *kinds.places().items()):
        found.setdefault(word, set(owners))
    places = [(m.referent, m.start) for m in reversed(mentions) if m.referent is not None]
    first = dict(places)
    defined = kinds.defined(text, [(p, first[p]) for p in parties if p in first])
    for word, owners in defined.items():
        if word not in found or len(owners) == 1:
            found[word] = set(owners)
    several = {
        low
        for party in context.parties
        for name in party.defined_as
        if (low := name.lower()).endswith(("e", "en", "er"))
    }
    several |= set(defined)
    return {low: tuple(sorted(r)) for low, r in found.items() if len(r) == 1 or low in several}


def qualified(context: Context) -> dict[tuple[str, str], int]:
    """Parties defined by adjective and noun: ("öffent", "träger") for "öffentlicher Träger"; the adjective's first
    six letters are the same in every case."""
    found: dict[tuple[str, str], int] = {}
    for party in context.parties:
        for name in party.defined_as:
            words = name.lower().split()
            if len(words) == 2:
                found[words[0][:6], words[1]] = party.referent
    return found


def roles_beside(text: str, context: Context) -> dict[tuple[str, str], int]:
    """Roles printed beside parties without "genannt": "(Zuwendungsgeberin)", "– Koordinator –", a line of its own.

    Keys are the first six letters of an adjective before the role ("" without one) and the role in small letters.
    """
    found: dict[tuple[str, str], int] = {}
    parties = sorted(context.parties, key=lambda party: party.start)
    ends = [party.start for party in parties[1:]] + [len(text)]
    for party, end in zip(parties, ends, strict=False):
        for match in _ROLE.finditer(text, party.end, min(end, party.end + 300)):
            noun = match.group(2).lower()
            if noun.endswith(lexicon().roles) and noun not in lexicon().nouns["all_parties"]:
                found.setdefault(((match.group(1) or "").lower()[:6], noun), party.referent)
    return found


def named_later(text: str, mentions: Sequence[Mention]) -> dict[tuple[str, str], int]:
    """Names given in brackets right after a body wherever it stands: "der Gemeinde X (im folgenden: Nachbarin)"."""
    by_end = {mention.end: mention.referent for mention in mentions if mention.label == "ORG"}
    found: dict[tuple[str, str], int] = {}
    for match in _NAMED_LATER.finditer(text):
        referent = by_end.get(match.start())
        if referent is not None:
            found.setdefault(("", match.group(1).lower()), referent)
    return found


def first_words(context: Context) -> dict[str, tuple[int, ...]]:
    """First words of names, where they are one body's only: "Musterstahl" for Musterstahl AG."""
    found: dict[str, set[int]] = {}
    for i, referent in enumerate(context.referents):
        first = referent.name.split(" ")[0]
        company = _COMPANY.search(referent.name) is not None and len(first) > 2
        noun = len(first) > 5 and len(referent.name) > len(first) and not first.endswith(("e", "er", "es"))
        if referent.type == "organisation" and (company or noun):
            found.setdefault(first.lower(), set()).add(i)
    return {
        low: tuple(owners)
        for low, owners in found.items()
        if len(owners) == 1 and not low.endswith(lexicon().organ_nouns + ("ische", "ischer", "isches", "sche"))
    }


def stem(low: str, known: dict[str, tuple[int, ...]]) -> str:
    """`low` as it stands among `known`, case endings taken off."""
    if low in known:
        return low
    return next((low.removesuffix(e) for e in _ENDINGS if low.endswith(e) and low.removesuffix(e) in known), low)
