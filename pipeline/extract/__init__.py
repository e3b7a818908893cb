"""CleanText + Outline → Findings: what a document holds."""

from spacy.language import Language

from models.findings import Findings
from models.outline import Outline
from models.text import CleanText
from pipeline.extract.amounts import find_amounts
from pipeline.extract.dates import find_dates
from pipeline.extract.header import find_header
from pipeline.extract.parse import parse


def extract(text: CleanText, outline: Outline, german: Language) -> Findings:
    """Everything found in `text`; nothing is raised, an empty text holds nothing."""
    parsed = parse(text, outline, german)
    header = find_header(parsed)
    issued = header.issued.date if header.issued else None
    return Findings(
        dates=find_dates(parsed, issued), amounts=find_amounts(parsed), issued=header.issued, place=header.place
    )
