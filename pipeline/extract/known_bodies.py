"""Bodies that need no head noun: known by name, districts, and where a company's name begins."""

import re
from collections.abc import Iterator
from functools import cache

from models.findings import NameSpan
from pipeline.extract.noun_lists import ARTICLES
from pipeline.extract.passage import DEFINITE, Passage, tokens_in
from pipeline.extract.phrases import Tail, tail
from pipeline.german.tokens import tokens
from pipeline.german.vocabulary import bodies, word_set

COMPANY_KIND = re.compile(
    r"(?:versorger|hersteller|unternehmen|konzern|betreiber|anbieter|entwickler|dienstleister|händler|investor|firma"
    r"|vorhabenträger(?:in)?|reederei|werkstatt)$",
    re.IGNORECASE,
)
"""What a company is, said before its name: "der Netzbetreiber Nordstrom AG"."""
BEFORE_COMPANY = re.compile(r"[A-ZÄÖÜ0-9][\w.&+’'-]*|&|und|–")


def known_bodies(passage: Passage) -> Iterator[NameSpan]:
    """Bodies known by name, with the place or branch behind it ("NABU Eutin"), and "TU Chemnitz"."""
    for index in tokens_in(passage):
        if passage.word(index) not in first_words():
            continue
        for end in range(min(index + 8, len(passage.tokens)), index, -1):
            known = passage.between(index, end)
            if known in bodies() or known in word_set("short_heads.txt"):
                yield from _known_body(passage, index, end, known)
                break


def _known_body(passage: Passage, index: int, end: int, known: str) -> Iterator[NameSpan]:
    after = tail(passage, end, frozenset({"B"}))
    if not after.kinds or not after.kinds <= {"proper", "legal", "abbreviation", "branch", "dash"}:
        after = Tail(end, frozenset())
    if after.end == end and known not in bodies():
        return
    name = passage.between(index, after.end)
    forms = bodies()[known] if after.end == end else (name,)
    start = passage.tokens[index].start
    yield NameSpan(start, passage.tokens[after.end - 1].end, 0.9, "ORG", forms[0], forms[1:], "known")


def districts(passage: Passage) -> Iterator[NameSpan]:
    """ "der Rhein-Sieg-Kreis": districts whose name ends in "kreis"."""
    for index in tokens_in(passage):
        word = passage.word(index)
        end = passage.place_end(index)
        if end > index and word.lower().endswith(("kreis", "kreises")) and passage.word(index - 1).lower() in ARTICLES:
            name = re.sub("kreises$", "kreis", word)
            first, last = passage.tokens[index], passage.tokens[end - 1]
            yield NameSpan(first.start, last.end, 0.9, "ORG", name, rule="district")


@cache
def first_words() -> frozenset[str]:
    """The first words of the bodies known by name, as tokens are cut."""
    return frozenset(tokens(form).word(0) for form in bodies()) | word_set("short_heads.txt")


def company_start(passage: Passage, index: int) -> int:
    """Where the company's name begins that ends before token `index`: capitalised words back to an article or sign."""
    start = index
    while start > 0 and index - start < 8 and BEFORE_COMPANY.fullmatch(passage.word(start - 1)):
        if passage.is_office(start - 1) or passage.word(start) in word_set("short_heads.txt"):
            break
        start -= 1
    while start < index and (not passage.is_capitalised(start) or passage.word(start).lower() in DEFINITE):
        start += 1
    led_in = passage.word(start - 1).lower() in ARTICLES and COMPANY_KIND.search(passage.word(start))
    return start + 1 if led_in and start + 1 < index else start
