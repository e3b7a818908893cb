"""Who concludes the agreement that a document is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from pipeline.extract.parse import Parsed
from pipeline.extract.party_lists import labelled_parts, lists_of_parties, parts_of_list
from pipeline.extract.party_names import UNSURE, parties_at
from pipeline.extract.party_span import PartySpan as PartySpan
from pipeline.extract.party_words import has_body_noun, is_office, names_body
from pipeline.extract.signatures import find_signatures
from pipeline.german.nominative import to_nominative


def find_parties(parsed: Parsed) -> tuple[PartySpan, ...]:
    """The parties of an agreement in the order of its head; none for other documents or where no list is found."""
    if parsed.outline.kind != "agreement":
        return ()
    lists = (_listed(parsed, start, end) for start, end in lists_of_parties(parsed))
    good = [found for found in lists if len(found) > 1 and 2 * sum(p.confidence > UNSURE for p in found) >= len(found)]
    best = next((found for found in good if any(p.represented or p.defined_as for p in found)), None)
    if good:
        return _with_collectives(_bodies_of_offices(best or good[0]))
    return _labelled(parsed) or _signing_bodies(parsed) or _bodies_in_headings(parsed)


def _listed(parsed: Parsed, start: int, end: int) -> tuple[PartySpan, ...]:
    text = parsed.text.text
    return _merged(party for part in parts_of_list(text, start, end) for party in parties_at(text, *part))


def _labelled(parsed: Parsed) -> tuple[PartySpan, ...]:
    """Parties below lines that say what each is to the others; the label is a name that the document gives it."""
    parties = _merged(
        replace(party, defined_as=_both((label,), party.defined_as))
        for label, begin, end in labelled_parts(parsed)
        for party in islice(parties_at(parsed.text.text, begin, end), 1)
    )
    return parties if len(parties) > 1 else ()


def _bodies_of_offices(parties: tuple[PartySpan, ...]) -> tuple[PartySpan, ...]:
    """An office that shares its body with the party behind it stands for that body: "Der Kanzler und der Personalrat
    der Universität Auental" are the university and its staff council."""
    made = list(parties)
    for index, (party, following) in enumerate(pairwise(parties)):
        body = re.search(r"\s((?:der|des)\s+[A-ZÄÖÜ].*)$", following.name)
        if body and " " not in party.name and is_office(party.name):
            name = to_nominative(body[1])
            made[index] = replace(
                party, name=name, aliases=(*party.aliases, f"{party.name} {body[1]}"), confidence=0.85
            )
    return tuple(made)


def _bodies_in_headings(parsed: Parsed) -> tuple[PartySpan, ...]:
    """Bodies that stand as headings over what each of them promises, as in charters."""
    spans = (
        PartySpan(h.start, h.end, 0.7, "ORG", h.title, (), "headings")
        for h in parsed.outline.headings
        if h.number is None and names_body(h.title)
    )
    parties = _merged(spans)
    return parties if len(parties) > 1 else ()


def _signing_bodies(parsed: Parsed) -> tuple[PartySpan, ...]:
    """The bodies under the signatures, where the head of the document lists no parties."""
    bodies = [signature.organisation for signature in find_signatures(parsed) if signature.organisation is not None]
    spans = (
        PartySpan(body.start, body.end, 0.6, "ORG", body.name, body.aliases, "signatures")
        for body in bodies
        if has_body_noun(body.name)
    )
    parties = _merged(spans)
    return parties if len(parties) > 1 else ()


def _merged(parties: Iterator[PartySpan]) -> tuple[PartySpan, ...]:
    """A party that is listed twice (in the title and in the block below) once, with all that is said of it."""
    merged: dict[str, PartySpan] = {}
    for party in parties:
        key = re.sub(r"\W", "", party.name).casefold()
        before = merged.get(key)
        if before is None:
            merged[key] = party
            continue
        merged[key] = replace(
            before,
            aliases=_both(before.aliases, party.aliases),
            defined_as=_both(before.defined_as, party.defined_as),
            collective=_both(before.collective, party.collective),
            represented=before.represented or party.represented,
        )
    return tuple(merged.values())


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _with_collectives(parties: tuple[PartySpan, ...]) -> tuple[PartySpan, ...]:
    """A name for several is theirs from the last party that had a name of its own, or all of them."""
    found = list(parties)
    for index, party in enumerate(parties):
        for name in party.collective:
            named = [i for i in range(index) if found[i].defined_as]
            first = named[-1] + 1 if named and index > named[-1] + 1 else 0
            for i in range(first, index):
                found[i] = replace(found[i], collective=_both(found[i].collective, (name,)))
    return tuple(found)
