"""Statutes: cited paragraphs, by the library that knows how they are cited, and laws by name."""

import re
from collections.abc import Iterator
from functools import cache

from refex.engines.regex import RegexLawExtractor

from models.findings import NameSpan
from pipeline.german.vocabulary import states, word_set

_STEM = r"(?:[A-ZÄÖÜ][\w-]*?)(?:[Gg]esetzbuch|[Gg]esetz|[Vv]erordnung|verfassung|[Kk]onvention|abkommen|ordnungsgesetz)"
_STATE = "|".join(sorted((state.name for state in states()), key=len, reverse=True))
NAMED = re.compile(
    r"\bSGB\s(?:[IVX]{1,4}|\d{1,2})\b|\bBGBl?\b|\b(?:StGB|GG|VwVfG|AGG|DSGVO|DS-GVO|BauGB|HGB|ZPO|StPO|TVöD|TV-L)\b"
    rf"|\b(?:(?:Allgemeine|Bürgerliche|Pariser|Genfer)[ns]?\s|[A-ZÄÖÜ]\w+-\sund\s)?{_STEM}(?:es|s|en)?\b(?:\s(?:{_STATE})\b)?"
    rf"|\bVerfassung des Landes (?:{_STATE})\b"
    r"|\b(?:Gesetz(?:es)?|Verordnung|Richtlinie) (?:über|zur|zum) (?:d[a-z]{2} )?(?:[a-zäöü]+e[nrs]? )?[A-ZÄÖÜ][\w-]+"
    r"(?: (?:der|des|von) [A-ZÄÖÜ][\w-]+)?"
    r"|\b(?:EU|EG)-(?:Richtlinie|Verordnung) \d{4}/\d+"
)
CITED = re.compile(
    r"(?:§§?|Art(?:ikel|\.))\s?\d+[a-z]?"
    r"(?:\s?(?:Abs(?:atz|\.)|Satz|S\.|Nr\.|Nummer|Buchst(?:abe|\.)|lit\.)\s?\w+|\s?(?:,|und|bis|f{1,2}\.)\s?\d*)*"
    rf"\s(?:de[rs]\s)?(?:[A-ZÄÖÜ][\wäöüß-]+en\s)?(?:SGB\s(?:[IVX]{{1,4}}|\d{{1,2}})|{_STEM}(?:es|s)?"
    r"|[A-ZÄÖÜ][\w-]*ordnung|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*[A-ZÄÖÜ]\w*)\b"
)


def find_laws(text: str) -> Iterator[NameSpan]:
    """Citations with their paragraph, longest first where two readings overlap, then laws named alone."""
    cited = [(match.start(), match.end()) for match in CITED.finditer(text)]
    if "§" in text or "Art" in text:
        cited += [(citation.span.start, citation.span.end) for citation in _library().extract(text)[0]]
    for start, end in sorted(set(cited), key=lambda span: span[0] - span[1]):
        yield NameSpan(start, end, 0.95, "LAW", " ".join(text[start:end].split()), rule="citation")
    for match in NAMED.finditer(text):
        name = " ".join(match.group().split())
        if name not in word_set("general_laws.txt"):
            yield NameSpan(match.start(), match.end(), 0.85, "LAW", name, rule="law's name")


@cache
def _library() -> RegexLawExtractor:
    """The extractor of legal-reference-extraction; it compiles its patterns on first use (0.3 s)."""
    return RegexLawExtractor()
