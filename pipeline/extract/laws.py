"""Statutes: cited paragraphs by the library that knows how they are cited, and names of laws."""

import re
from collections.abc import Iterator

from models.findings import NameSpan

NAMED = re.compile(
    r"\b(?:SGB\s(?:[IVX]{1,4}|\d{1,2})|BGB|StGB|GG|BGBl\.?|VwVfG|AGG|DSGVO|DS-GVO|BauGB|HGB|ZPO|StPO|TVöD|TV-L|LHO|BHO|HGO"
    r"|[A-ZÄÖÜ][\wäöüß-]*(?:[Gg]esetz(?:es|e|en|buch|buches)?|verfassung|verordnung|ordnungsgesetz)"
    r"|Grundgesetz(?:es)?|Datenschutz-Grundverordnung|Strafgesetzbuch|UN-[A-Z]\w+konvention)\b"
)
CITED = re.compile(
    r"(?:§§?|Art(?:ikel|\.))\s?\d+[a-z]?(?:\s?(?:Abs(?:atz|\.)|Satz|S\.|Nr\.|Nummer|Buchst(?:abe|\.)|lit\.)\s?\w+|\s?(?:,|und|bis|f{1,2}\.)\s?\d*)*"
    r"\s(?:de[rs]\s)?(?:[A-ZÄÖÜ][\wäöüß-]+en\s)?"
    r"(?P<law>SGB\s(?:[IVX]{1,4}|\d{1,2})|[A-ZÄÖÜ][\wäöüß-]*(?:[Gg]esetz(?:es|buch|buches)?|ordnung|verordnung|verfassung)|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*[A-ZÄÖÜ]\w*)"
)


def find_laws(text: str) -> Iterator[NameSpan]:
    """Citations with their paragraph, and laws named alone."""
    covered = 0
    for match in CITED.finditer(text):
        covered = match.end()
        yield NameSpan(match.start(), match.end(), 0.95, "LAW", " ".join(match.group().split()), rule="citation")
    for match in NAMED.finditer(text):
        yield NameSpan(match.start(), match.end(), 0.85, "LAW", " ".join(match.group().split()), rule="law's name")
    del covered
