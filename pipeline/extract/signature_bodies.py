"""For which body somebody signs where the signature block does not say it: the party that the office, the place or the
head of the document points to."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from models.findings import NameSpan
from pipeline.extract.party_span import PartySpan
from pipeline.extract.signature_span import SignatureSpan
from pipeline.extract.signature_words import is_office, words
from pipeline.german.nominative import noun_of

Reason = Callable[[SignatureSpan, PartySpan], bool]


def party_named(name: str, parties: Sequence[PartySpan]) -> PartySpan | None:
    """The party that a body under a signature is: by a name of it, because only its name holds all the words, or
    because its organ is meant ("Magistrat der Stadt Auental")."""
    folded = re.sub(r"\W", "", name).casefold()
    for party in parties:
        forms = (party.name, *party.aliases, *party.defined_as)
        if any(re.sub(r"\W", "", form).casefold() == folded for form in forms):
            return party
    said = _words(name)
    holding = [p for p in parties if said <= _words(" ".join((p.name, *p.aliases, *p.defined_as)))]
    if said and len(holding) == 1:
        return holding[0]
    organ = re.match(r"(\w+)\s+(?:der|des)\s+(.+)$", name)
    held = [p for p in parties if organ and words().organ.match(organ[1]) and _stems(p.name) == _stems(organ[2])]
    return held[0] if len(held) == 1 else None


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def _stems(name: str) -> set[str]:
    """The first letters of each word, which declension leaves alone."""
    return {word[:4] for word in _words(name)}


def with_bodies(spans: Sequence[SignatureSpan], parties: Sequence[PartySpan]) -> tuple[SignatureSpan, ...]:
    """Signatories without a body for the party they must sign for; as many as parties are left sign in their order."""
    several = len({span.town for span in spans if span.town}) > 1
    reasons = (_organ_of, _represented_by, *((_at_the_place,) if several else ()), _has_office)
    persons = {party.name for party in parties}
    made = [
        span if span.person.name in persons else _for_party(span, _party_of(span, parties, reasons)) for span in spans
    ]
    signed = {span.organisation.name for span in made if span.organisation} | {span.person.name for span in made}
    open_spans = [i for i, span in enumerate(made) if span.organisation is None and span.person.name not in persons]
    open_parties = [party for party in parties if party.name not in signed]
    in_order = len(open_spans) < 3 or all(made[i].function for i in open_spans)
    if len(open_spans) == len(open_parties) and in_order:
        for i, party in zip(open_spans, open_parties):
            made[i] = _for_party(made[i], party)
    return tuple(made)


def _for_party(span: SignatureSpan, party: PartySpan | None) -> SignatureSpan:
    if span.organisation is not None or party is None:
        return span
    body = NameSpan(span.person.start, span.person.end, 0.7, "ORG", party.name, (), "signs for")
    return replace(span, organisation=body)


def _party_of(span: SignatureSpan, parties: Sequence[PartySpan], reasons: Sequence[Reason]) -> PartySpan | None:
    """The only party that one of the `reasons` holds for, the surest of them first."""
    for holds in reasons:
        found = [party for party in parties if holds(span, party)]
        if len(found) == 1:
            return found[0]
    return None


def _organ_of(span: SignatureSpan, party: PartySpan) -> bool:
    """Whether the office is held in the party itself: "Vorsitzende des Personalrats"."""
    organ = re.search(r"\b(?:der|des)\s+([A-ZÄÖÜ]\w+)", span.function)
    head = re.match(r"[\w-]+", party.name)
    return organ is not None and head is not None and organ[1].rstrip("s").casefold() == head[0].casefold()


def _at_the_place(span: SignatureSpan, party: PartySpan) -> bool:
    """Whether the party is of the place in which it was signed."""
    return span.town != "" and re.search(rf"\b{re.escape(span.town)}\b", party.name) is not None


def _represented_by(span: SignatureSpan, party: PartySpan) -> bool:
    """Whether the head of the document says that somebody of this office represents the party."""
    office = _office(span.function)
    return len(office) > 4 and re.search(rf"\b{re.escape(office)}", party.represented, re.I) is not None


def _has_office(span: SignatureSpan, party: PartySpan) -> bool:
    """Whether bodies of the party's kind have such an office."""
    office = _office(span.function).casefold()
    return office != "" and any(
        re.search(offices, office) and any(_is_kind(party.name, kind) for kind in kinds)
        for offices, kinds in words().seats
    )


def _office(function: str) -> str:
    """The noun of an office, without ranks before it and what follows."""
    return next((word for word in re.findall(r"[A-ZÄÖÜ][\w-]{3,}", function) if is_office(word)), "")


def _is_kind(name: str, kind: str) -> bool:
    """Whether a word of `name` is `kind`, a compound that ends with it, or a noun of that kind."""
    return any(
        word.casefold().endswith(kind.casefold()) or ((noun := noun_of(word)) is not None and noun.lemma == kind)
        for word in re.findall(r"[\w.]+(?:\s?V\.)?", name)
    )


def split_at_party(function: str, parties: Sequence[PartySpan]) -> tuple[str, PartySpan | None]:
    """Office and party in one: "Vorstand Wohnbau" where "Wohnbau" is short for a party."""
    for cut in _cuts(function):
        party = party_named(function[cut:].strip(), parties)
        if party is not None:
            return function[:cut].rstrip(" ,"), party
    return function, None


def _cuts(function: str) -> Iterator[int]:
    starts = (match.start(1) for match in re.finditer(r"(?<=\w)[ ,]\s*([A-ZÄÖÜ])", function))
    return (start for start in starts if not re.search(r"\b[a-zäöüß]+\s*$", function[:start]))  # "für Sport" is one
