"""Who signed, in what function, for which body, where and when."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.findings import DateItem, NameSpan, Span
from pipeline.extract.parse import Parsed
from pipeline.extract.party_span import PartySpan
from pipeline.extract.signature_bare import with_bare_names
from pipeline.extract.signature_bodies import party_named, split_at_party, with_bodies
from pipeline.extract.signature_functions import (
    body_in_function,
    function_before,
    joined_lines,
    representative,
    without_article,
)
from pipeline.extract.signature_items import Item
from pipeline.extract.signature_lines import lines_of_the_head, signature_lines
from pipeline.extract.signature_rows import Signer, arranged
from pipeline.extract.signature_span import SignatureSpan as SignatureSpan
from pipeline.extract.signature_words import is_degree, is_first_name
from pipeline.german.dates import date_expressions
from pipeline.german.nominative import to_nominative
from pipeline.german.place_names import PLACE

SIGNED_KINDS = ("agreement", "council_paper", "other")


def find_signatures(parsed: Parsed, parties: Sequence[PartySpan] = ()) -> tuple[SignatureSpan, ...]:
    """Who signed, in reading order; `parties` tell the full names of bodies and of those who represent them."""
    if parsed.outline.kind not in SIGNED_KINDS:
        return ()
    text = parsed.text.text
    lines = [_with_bodies_known(text, line, parties) for line in signature_lines(parsed) if line]
    signers = arranged(with_bare_names(text, lines))
    if not signers and parsed.outline.kind == "agreement":
        signers = arranged(lines_of_the_head(parsed))
    spans = _of_one_body(_once(_span(parsed, signer, parties) for signer in signers))
    return tuple(_with_function(text, span, parties) for span in with_bodies(tuple(spans), parties))


def _with_bodies_known(text: str, line: list[list[Item]], parties: Sequence[PartySpan]) -> list[list[Item]]:
    """`line` with what is a name of a party taken for a body: "(Vorhabenträgerin)"."""
    names = {form.casefold() for party in parties for form in (party.name, *party.aliases, *party.defined_as)}
    return [
        [
            replace(item, kind="body")
            if item.kind in ("person", "other") and text[item.start : item.end].strip("()[] ").casefold() in names
            else item
            for item in cell
        ]
        for cell in line
    ]


def _of_one_body(spans: tuple[SignatureSpan, ...]) -> Iterator[SignatureSpan]:
    """Who signs under the dateline of another one signs for the same body, where each body has its own dateline."""
    bodies = {span.date: span.organisation for span in spans if span.date and span.organisation}
    several = len({span.date for span in spans}) > 1
    for span in spans:
        shared = bodies.get(span.date) if several and span.date and span.organisation is None else None
        yield replace(span, organisation=shared) if shared else span


def _once(spans: Iterable[SignatureSpan]) -> tuple[SignatureSpan, ...]:
    """A person whose name stands as signature ("gez. Muster") and again below it is one signatory."""
    kept: list[SignatureSpan] = []
    for span in spans:
        if kept and kept[-1].person.name == span.person.name and not (kept[-1].function and span.function):
            said = span if span.function or not kept[-1].function else kept[-1]
            kept[-1] = replace(said, start=min(kept[-1].start, span.start), end=max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def _span(parsed: Parsed, signer: Signer, parties: Sequence[PartySpan]) -> SignatureSpan:
    text = parsed.text.text
    name, sure = _full_name(text, _bare_name(text[signer.person.start : signer.person.end]))
    person = NameSpan(signer.person.start, signer.person.end, sure, "PER", name, (), "signature")
    function = joined_lines(text, signer.functions)
    body = _body(text, signer.bodies, parties)
    if body is None:
        function, body = _body_in(function, signer, parties)
    body = body or _represented_body(name, signer, parties)
    place, date = _dateline(text, signer.dateline)
    items = [signer.person, *signer.functions, *(item for item in signer.bodies if item.start > signer.person.start)]
    start, end = min(item.start for item in items), max(item.end for item in items)
    confidence = sure * (1.0 if function else 0.8)
    town = text[place.start : place.end] if place else ""
    return SignatureSpan(start, end, confidence, person, without_article(function), body, place, date, town)


def _body_in(function: str, signer: Signer, parties: Sequence[PartySpan]) -> tuple[str, NameSpan | None]:
    """Office and body where one line holds both; a party by its full name."""
    office, body = body_in_function(function, signer)
    if body is not None:
        party = party_named(body.name, parties)
        return office, replace(body, name=party.name, aliases=(body.name,)) if party else body
    office, party = split_at_party(function, parties) if signer.functions else (function, None)
    item = signer.functions[0] if signer.functions else signer.person
    return office, NameSpan(item.start, item.end, 0.75, "ORG", party.name, (), "signature") if party else None


def _bare_name(printed: str) -> str:
    """A name without degree, form of address and brackets, capitals only at the beginning of words."""
    kept = [word.strip("()[],;:*") for word in printed.split() if not is_degree(word.strip("()[],;:*"))]
    name = " ".join(kept).rstrip(".,")
    return name.title() if name.isupper() else name


def _full_name(text: str, name: str) -> tuple[str, float]:
    """A name with the given name that the text gives elsewhere where only the family name is printed here."""
    if len(name.split()) > 1 and not re.match(r"[A-ZÄÖÜ]\.", name):
        return name, 0.95 if is_first_name(name.split()[0]) else 0.8
    printed, name = name, name.split()[-1]
    surname = re.escape(name)
    found = re.findall(rf"((?:[A-ZÄÖÜ][\w.äöüß-]+\s+){{1,3}}(?:(?:von|zu|de|van|der)\s+)*){surname}\b", text, re.I)
    given = [list(words_before.split()) for words_before in found]
    candidates = Counter(
        " ".join(words_before[first:])
        for words_before in given
        for first in [next((i for i, word in enumerate(words_before) if is_first_name(word)), len(words_before))]
        if first < len(words_before)
    )
    best = candidates.most_common(1)
    return (f"{best[0][0]} {name}", 0.9) if best else (printed[:1].upper() + printed[1:], 0.6)


def _body(text: str, items: Sequence[Item], parties: Sequence[PartySpan]) -> NameSpan | None:
    if not items:
        return None
    start, end = min(item.start for item in items), max(item.end for item in items)
    printed = " ".join(re.sub(r"\s+", " ", text[item.start : item.end]).strip("()[],;:| ") for item in items)
    name = to_nominative(printed)
    party = party_named(name, parties)
    return NameSpan(start, end, 0.9, "ORG", party.name if party else name, (name,) if party else (), "signature")


def _with_function(text: str, span: SignatureSpan, parties: Sequence[PartySpan]) -> SignatureSpan:
    """A signatory without a function has the one that the head of the document gives, by name or for the party."""
    if span.function:
        return span
    party = next((p for p in parties if span.organisation and p.name == span.organisation.name), None)
    function = function_before(text[: span.start], span.person.name) or representative(party)
    return replace(span, function=function)


def _represented_body(name: str, signer: Signer, parties: Sequence[PartySpan]) -> NameSpan | None:
    """The party of which the head of the document says that this person represents it."""
    surname = name.split()[-1]
    party = next((party for party in parties if re.search(rf"\b{re.escape(surname)}\b", party.represented)), None)
    return NameSpan(signer.person.start, signer.person.end, 0.8, "ORG", party.name, (), "represents") if party else None


def _dateline(text: str, item: Item | None) -> tuple[Span | None, DateItem | None]:
    """Place and date of signing."""
    if item is None:
        return None, None
    printed = text[item.start : item.end]
    found = next((e for e in date_expressions(printed) if e.date is not None and not e.relative), None)
    place = re.match(rf"\W*{PLACE}(?=,|\s+den|\s+am)", printed)
    where = Span(item.start + place.start("place"), item.start + place.end("place"), 0.9) if place else None
    if found is None or found.date is None:
        return where, None
    return where, DateItem(item.start + found.start, item.start + found.end, 0.95, found.date, "signed")
