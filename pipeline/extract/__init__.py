"""CleanText + Outline → Findings: what a document holds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language

from models.findings import Findings, NameSpan, Party, Referent, Role, Signatory
from models.outline import Outline
from models.text import CleanText
from pipeline.extract.amounts import find_amounts
from pipeline.extract.assurance import assured
from pipeline.extract.commitments import Context, find_commitments
from pipeline.extract.dates import find_dates
from pipeline.extract.header import find_header
from pipeline.extract.issuer import find_issuer
from pipeline.extract.likely_parties import likely_parties
from pipeline.extract.names import find_names
from pipeline.extract.parse import parse
from pipeline.extract.parties import PartySpan, find_parties
from pipeline.extract.referents import Resolution, resolve
from pipeline.extract.roles import find_roles
from pipeline.extract.signatures import SignatureSpan, find_signatures


def extract(text: CleanText, outline: Outline, german: Language) -> Findings:
    """Everything found in `text`; nothing is raised, an empty text holds nothing."""
    parsed = parse(text, outline, german)
    header = find_header(parsed)
    dates = find_dates(parsed, header.issued.date if header.issued else None)
    amounts = find_amounts(parsed)

    party_spans = find_parties(parsed)
    signature_spans = find_signatures(parsed, party_spans)
    names = find_names(parsed, (*party_spans, *_names_under(signature_spans)))
    who = resolve(parsed, names, {span.name: span.defined_as for span in party_spans})
    parties = tuple(_parties(party_spans, who)) or likely_parties(parsed, who)
    signatories = tuple(_signatories(signature_spans, who))
    roles = find_roles(parsed, who, signatories)
    issuer = find_issuer(parsed, who)

    context = Context(who.referents, who.mentions, parties, issuer, roles, dates, amounts)
    findings = Findings(
        referents=_with_functions(who.referents, roles),
        mentions=who.mentions,
        roles=roles,
        parties=parties,
        signatories=signatories,
        dates=dates,
        amounts=amounts,
        commitments=find_commitments(parsed, context),
        issued=header.issued,
        place=header.place,
        issuer=issuer,
    )
    return assured(findings)


def _names_under(signatures: Iterable[SignatureSpan]) -> Iterator[NameSpan]:
    for signature in signatures:
        yield signature.person
        if signature.organisation:
            yield signature.organisation


def _parties(spans: Iterable[PartySpan], who: Resolution) -> Iterator[Party]:
    for span in spans:
        referent = who.at(span.start, span.end)
        if referent is not None:
            yield Party(span.start, span.end, span.confidence, referent, span.name, span.defined_as)


def _signatories(spans: Iterable[SignatureSpan], who: Resolution) -> Iterator[Signatory]:
    for span in spans:
        person = who.at(span.person.start, span.person.end)
        if person is None:
            continue
        body = span.organisation
        organisation = who.by_alias(body.name) if body else None
        name = who.referents[organisation].name if organisation is not None else body.name if body else ""
        yield Signatory(
            span.start, span.end, span.confidence, person, span.person.name, span.function, organisation, name
        )


def _with_functions(referents: tuple[Referent, ...], roles: Iterable[Role]) -> tuple[Referent, ...]:
    held: dict[int, dict[str, None]] = {}
    for role in roles:
        held.setdefault(role.person, {})[role.function] = None
    return tuple(replace(r, functions=tuple(held.get(i, ()))) for i, r in enumerate(referents))
