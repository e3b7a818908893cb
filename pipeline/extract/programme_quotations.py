"""Programmes whose names stand in quotation marks."""

import re
from collections.abc import Iterator

from models.findings import NameSpan
from pipeline.extract.marks import abbreviation_end
from pipeline.extract.passage import (
    CLOSING,
    DEFINITE,
    INDEFINITE,
    OPENING,
    Passage,
)
from pipeline.german.nominative import noun_of, to_nominative
from pipeline.german.vocabulary import word_set

PLAIN = word_set("plain_programmes.txt")
"""Heads too general to name a programme by the definite article alone."""


def quotation_start(passage: Passage, index: int) -> int:
    """The sign that may open the name: at once, or behind "namens", "mit dem Titel", "trägt den Namen"."""
    if passage.word(index) == "\n" and passage.opens_quotation(index + 1):
        return index + 1
    for i in range(index, index + 5):
        if passage.word(i) in NAMING and passage.opens_quotation(i + 1):
            return i + 1
        if not passage.word(i)[:1].islower() and passage.word(i) not in NAMING:
            break
    return index


NAMING = frozenset({"namens", "Titel", "Namen", "heißt", "genannt", "sogenannte", "sogenannten"})


def quoted_names(passage: Passage, index: int, start: int, opening: int) -> Iterator[NameSpan]:
    """ "Projekt „Neue Wege“", "die Programme „Mut“, „Kraft“ und „Zeit“": every name of the list."""
    head = to_nominative(passage.between(start, index + 1))
    while (end := passage.quoted_end(opening)) > opening:
        inside = passage.between(opening + 1, end - 1)
        first, last = passage.tokens[opening + 1].start, passage.tokens[end - 2].end
        short = (passage.between(end + 1, after - 1),) if (after := abbreviation_end(passage, end)) > end else ()
        yield NameSpan(first, last, 0.9, "PROGRAMME", inside, (f"{head} {inside}", *short), "quoted")
        if passage.word(end) not in (",", "und", "sowie", "oder"):
            return
        opening = end + 1


def quoted(passage: Passage, index: int) -> Iterator[NameSpan]:
    """ "„Transferoffensive Südwestsachsen“": a quotation whose first noun says what it is."""
    end = passage.quoted_end(index)
    if end == index or passage.word(index) not in OPENING or passage.word(end - 1) not in CLOSING or end - index > 8:
        return
    telling = [i for i in _ends(index, end) if (noun := passage.noun(i)) and "P" in noun.tags]
    general = end - index == 3 and any("g" in noun.tags for i in telling if (noun := passage.noun(i)))
    if any(noun.tags & {"B"} for i in _ends(index, end) if (noun := passage.noun(i))):
        return
    if any(passage.word(i) not in PLAIN for i in telling) and not general:
        yield _as_quoted(passage, index + 1, end - 1, 0.85, "quoted head")
    elif _is_quoted_title(passage, index, end):
        yield _as_quoted(passage, index + 1, end - 1, 0.6, "quoted title")


def _as_quoted(passage: Passage, start: int, end: int, sure: float, rule: str) -> NameSpan:
    first, last = passage.tokens[start], passage.tokens[end - 1]
    return NameSpan(first.start, last.end, sure, "PROGRAMME", passage.between(start, end), rule=rule)


def _ends(index: int, end: int) -> tuple[int, int]:
    """The first and the last word of the quotation at `index` to `end`."""
    return index + 1, end - 2


def _is_quoted_title(passage: Passage, index: int, end: int) -> bool:
    """ "für „Sport im Park“": two to five words behind a preposition or article, no sentence and no single word."""
    words = [passage.word(i) for i in range(index + 1, end - 1)]
    led_in = passage.word(index - 1).lower() in word_set("before_quoted.txt")
    led_in = led_in or (index == 0 and _follows_kind(passage))
    if not 2 <= len(words) <= 5 or not (led_in or passage.word(end) in word_set("after_quoted.txt")):
        return False
    if "über" in words or passage.word(index - 2) == "steht":
        return False
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    plain = all(word[:1].isalnum() for word in words) and words[0][:1].isupper()
    return plain and capitals * 2 >= len(words) and words[0].lower() not in DEFINITE | INDEFINITE


def _follows_kind(passage: Passage) -> bool:
    """Whether the block before ends with what the quotation is: "Projektaufruf" above its name."""
    before = passage.text[: passage.block.start].split()[-1:]
    noun = noun_of(before[0]) if before else None
    return noun is not None and "P" in noun.tags


def programme_span(passage: Passage, start: int, end: int, sure: float, rule: str) -> NameSpan:
    """The programme named by the tokens from `start` to before `end`, found by `rule`."""
    written = passage.between(start, end)
    alias = re.search(r" ?\(([^()]*[A-Za-z][^()]*)\)", written)
    base = written.replace(alias.group(), "", 1) if alias else written
    determiner = passage.word(start - 1)
    cased = base[:1].upper() + base[1:]
    name = to_nominative(f"{determiner} {cased}" if determiner.lower() in DEFINITE else cased)
    return NameSpan(
        passage.tokens[start].start,
        passage.tokens[end - 1].end,
        sure,
        "PROGRAMME",
        name,
        (alias.group(1),) if alias else (),
        rule,
    )
