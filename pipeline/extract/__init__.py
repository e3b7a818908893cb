"""CleanText + Outline → Findings: what a document holds."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from models.findings import Findings, Party
from models.outline import Outline
from models.text import CleanText
from pipeline.extract.amounts import find_amounts
from pipeline.extract.commitments import Context, find_commitments
from pipeline.extract.dates import find_dates
from pipeline.extract.header import find_header
from pipeline.extract.issuer import find_issuer
from pipeline.extract.names import find_names
from pipeline.extract.parse import parse
from pipeline.extract.parties import PartySpan, find_parties
from pipeline.extract.referents import Resolution, resolve


def extract(text: CleanText, outline: Outline, german: Language) -> Findings:
    """Everything found in `text`; nothing is raised, an empty text holds nothing."""
    parsed = parse(text, outline, german)
    header = find_header(parsed)
    issued = header.issued.date if header.issued else None
    party_spans = find_parties(parsed)
    resolution = resolve(parsed, find_names(parsed, party_spans))
    parties = tuple(_parties(party_spans, resolution))
    dates, amounts = find_dates(parsed, issued), find_amounts(parsed)
    issuer = find_issuer(parsed, resolution)
    context = Context(resolution.referents, resolution.mentions, parties, issuer, (), dates, amounts)
    return Findings(
        referents=resolution.referents,
        mentions=resolution.mentions,
        parties=parties,
        dates=dates,
        amounts=amounts,
        commitments=find_commitments(parsed, context),
        issued=header.issued,
        place=header.place,
        issuer=issuer,
    )


def _parties(spans: Iterable[PartySpan], resolution: Resolution) -> Iterator[Party]:
    for span in spans:
        referent = resolution.at(span.start, span.end)
        if referent is not None:
            yield Party(span.start, span.end, span.confidence, referent, span.name, span.defined_as)
