"""Bodies that need no head noun: known by name, districts, and where a company's name begins."""

import re
from collections.abc import Iterator
from functools import cache

from models.findings import NameSpan
from pipeline.extract.noun_lists import ARTICLES
from pipeline.extract.passage import DEFINITE, Passage, tokens_in
from pipeline.extract.phrases import Tail, tail
from pipeline.german.nominative import is_adjective
from pipeline.german.tokens import tokens
from pipeline.german.vocabulary import bodies, word_set

COMPANY_KIND = re.compile(
    r"(?:versorger|hersteller|unternehmen|konzern|betreiber|anbieter|entwickler|dienstleister|händler|investor|firma"
    r"|vorhabenträger(?:in)?|reederei|werkstatt)$",
    re.IGNORECASE,
)
"""What a company is, said before its name: "der Netzbetreiber Nordstrom AG"."""
BEFORE_COMPANY = re.compile(r"[A-ZÄÖÜ0-9][\w.&+’'-]*|&|und|–")


BEFORE_NOUNS = frozenset({"IG"})
"""Short heads with a common noun for a name: "IG Druck"."""


def known_bodies(passage: Passage) -> Iterator[NameSpan]:
    """Bodies known by name, with the place or branch behind it ("NABU Eutin"), and "TU Chemnitz"."""
    for index in tokens_in(passage):
        end = known_end(passage, index)
        if end > index:
            yield from _known_body(passage, index, end)


def known_end(passage: Passage, index: int) -> int:
    """Where the known name or short head that begins at `index` ends, the longest one; `index` where none does."""
    if passage.word(index) not in first_words():
        return index
    for end in range(min(index + 8, len(passage.tokens)), index, -1):
        known = passage.between(index, end)
        if known in known_forms() and not _is_mere_adjective(passage, index, end):
            return end
    return index


def _is_mere_adjective(passage: Passage, index: int, end: int) -> bool:
    """ "Grüne" and "Linken" that go with a noun or mean the country and a side: "im Grünen", "zur Linken"."""
    first = index + (passage.word(index) == "Die")
    if end > first + 1 or not passage.is_adjective(first) or passage.word(first).isupper():
        return False
    led_in = passage.word(first - 1).lower() in ("im", "ins", "am", "zum", "zur", "das", "des", "ein", "eine", "einen")
    return led_in or passage.tag(first) == "ADJA" or passage.is_capitalised(end)


def _known_body(passage: Passage, index: int, end: int) -> Iterator[NameSpan]:
    name = known_forms()[passage.between(index, end)]
    after = tail(passage, end, frozenset({"B", "a"} if name in BEFORE_NOUNS else {"B"}))
    if not after.kinds or not after.kinds <= {"proper", "legal", "abbreviation", "branch", "dash"}:
        after = Tail(end, frozenset())
    if after.end == end and name not in bodies():
        return
    forms = [form for form in bodies()[name] if form != name] if after.end == end else []
    name += passage.between(end - 1, after.end).removeprefix(passage.word(end - 1))
    start = passage.tokens[index].start
    yield NameSpan(start, passage.tokens[after.end - 1].end, 0.9, "ORG", name, tuple(forms), "known")


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
def known_forms() -> dict[str, str]:
    """Every form of a body known by name, and every short head → the form in the nominative."""
    known = {inflected: form for form in bodies() for inflected in _inflected(form)}
    return known | {form: form for form in (*bodies(), *word_set("short_heads.txt"))}


def _inflected(form: str) -> Iterator[str]:
    """ "Freien Wählern" for "Freie Wähler", "Weiße Ring" for "Weißer Ring": adjectives behind an article."""
    words = form.split()
    last = next((i for i, word in enumerate(words) if not (is_adjective(word) or word == "Christlich")), len(words))
    if last and any(word.endswith(("e", "er", "es")) for word in words[:last]):
        for ending in ("e", "en"):
            weak = [re.sub("(?<=.)e[rs]?$", ending, word) for word in words[:last]]
            yield " ".join([*weak, *words[last:]])
        yield " ".join([*weak, *words[last:]]) + ("n" if form.endswith("er") else "s")


@cache
def first_words() -> frozenset[str]:
    """The first words of the bodies known by name, as tokens are cut."""
    return frozenset(tokens(form).word(0) for form in known_forms())


def _is_other_body(passage: Passage, index: int) -> bool:
    """ "Stadt" and "Verein" before "und": a body of their own and no part of the company's name."""
    noun = passage.noun(index)
    return (
        noun is not None and noun.lemma == passage.word(index) and bool(noun.tags & {"t", "B"}) and "O" not in noun.tags
    )


def company_start(passage: Passage, index: int) -> int:
    """Where the company's name begins that ends before token `index`: capitalised words back to an article or sign."""
    start = index
    while start > 0 and index - start < 8 and BEFORE_COMPANY.fullmatch(passage.word(start - 1)):
        if passage.is_office(start - 1) or passage.word(start) in word_set("short_heads.txt"):
            break
        if _is_other_body(passage, start - 2) and passage.word(start - 1) in ("und", "&") and start < index:
            break
        start -= 1
    while start < index and (not passage.is_capitalised(start) or passage.word(start).lower() in DEFINITE):
        start += 1
    led_in = passage.word(start - 1).lower() in ARTICLES and COMPANY_KIND.search(passage.word(start))
    return start + 1 if led_in and start + 1 < index else start
