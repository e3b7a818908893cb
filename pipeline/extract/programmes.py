"""Named programmes, plans, funding lines, projects, campaigns."""

import re
from collections.abc import Iterator
from functools import cache

from models.findings import NameSpan
from pipeline.extract.marks import legal_form_end
from pipeline.extract.passage import (
    DEFINITE,
    INDEFINITE,
    Passage,
    tokens_in,
)
from pipeline.extract.programme_extent import beginning, ending
from pipeline.extract.programme_quotations import PLAIN, programme_span, quotation_start, quoted, quoted_names
from pipeline.german.nominative import form_of
from pipeline.german.vocabulary import Noun, programmes


def find_programmes(passage: Passage) -> Iterator[NameSpan]:
    """Programmes named in `passage`, by a noun that says what they are and a name, number or purpose with it."""
    yield from _known(passage)
    for index in tokens_in(passage):
        if (noun := passage.noun(index)) and "P" in noun.tags and form_of(passage.word(index)):
            yield from _programme(passage, index, noun)
        elif noun and "q" in noun.tags and (noun.lemma != "Richtlinie" or _is_about_money(passage, index)):
            yield from quoted_names(passage, index, beginning(passage, index)[0], quotation_start(passage, index + 1))
        yield from quoted(passage, index)


def _is_about_money(passage: Passage, index: int) -> bool:
    """Whether the sentence around the token at `index` speaks of money."""
    ends = [i for i in tokens_in(passage) if passage.word(i) == "."]
    start = max((i for i in ends if i < index), default=0)
    end = min((i for i in ends if i > index), default=len(passage.tokens))
    return any(MONEY.search(passage.word(i)) for i in range(start, end))


MONEY = re.compile(r"[Zz]u(?:schuss|schüsse|wendung)|[Ff]örder|[Mm]ittel|[Gg]eld|^Euro$|^EUR$|€|[Bb]ewillig")


def _known(passage: Passage) -> Iterator[NameSpan]:
    """Programmes known by name."""
    for match in _known_pattern().finditer(passage.text, passage.block.start, passage.block.end):
        forms = programmes()[match.group()]
        yield NameSpan(match.start(), match.end(), 0.9, "PROGRAMME", forms[0], forms[1:], "known")


@cache
def _known_pattern() -> re.Pattern[str]:
    forms = sorted(programmes(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def _programme(passage: Passage, index: int, noun: Noun) -> Iterator[NameSpan]:
    start, capital = beginning(passage, index)
    end, kinds = ending(passage, index + 1, noun)
    opening = quotation_start(passage, index + 1)
    if passage.quoted_end(opening) > opening:
        yield from quoted_names(passage, index, start, opening)
        return
    if passage.word(index + 1).startswith("#"):
        yield programme_span(passage, index + 1, index + 2, 0.85, "hashtag")
        return
    if noun.lemma in AWARDS and "proper" in kinds:
        yield programme_span(passage, index + 1, end, 0.8, "award")
        return
    longer = len(passage.word(index)) > len(noun.lemma) + 2
    compound = (longer or noun.lemma not in PLAIN) and "g" not in noun.tags
    if legal_form_end(passage, end) > end:
        return
    if _is_programme(passage, index, start, noun, capital, compound, kinds):
        yield programme_span(passage, start, end, 0.9 if kinds - {"purpose"} else 0.75, "head")


AWARDS = frozenset({"Siegel", "Prädikat", "Zertifikat"})
"""Heads that are no part of the name behind them."""
POINTS = re.compile(r"(?:\w+-)?Punkte-\w+|\w+-Punkte-?(?:papier|plan|programm)s?")
HEADLINED = frozenset({"Pakt", "Offensive", "Charta", "Allianz"})


def _is_programme(
    passage: Passage, index: int, start: int, noun: Noun, capital: bool, compound: bool, kinds: frozenset[str]
) -> bool:
    if POINTS.fullmatch(passage.word(index)):
        return True
    form = form_of(passage.word(index))
    plural = form is not None and form.number == "p" and noun.plural != noun.lemma
    determiner = passage.word(start - 1).lower()
    if determiner in INDEFINITE and not kinds & {"abbreviation", "number"}:
        return False
    if plural:
        return "purpose" in kinds and (capital or (compound and determiner in DEFINITE))
    longer = len(passage.word(index)) > len(noun.lemma) + 2
    if kinds & {"abbreviation", "number"}:
        named = kinds & {"abbreviation", "proper"} or noun.lemma in (
            "Agenda",
            "Vision",
            "Strategie",
            "Leitbild",
            "Mission",
        )
        dated = noun.lemma.endswith("plan") and len(passage.word(index + 1)) > 2
        return compound or longer or capital or bool(named) or dated
    if "proper" in kinds:
        beside = "a" in noun.tags and determiner in DEFINITE and not passage.follows_verb(start)
        shouted = passage.word(index + 1).isupper() and len(passage.word(index + 1)) > 3
        return passage.is_proper(index + 1) or compound or beside or shouted
    if capital:
        return compound or "purpose" in kinds
    if "purpose" in kinds and noun.lemma in ("Pakt", "Bündnis", "Allianz", "Charta", "Offensive"):
        return determiner in DEFINITE
    headline = noun.lemma in HEADLINED and determiner in ("", "\n") and passage.word(index + 1)[:1].islower()
    return compound and ("purpose" in kinds or determiner in DEFINITE or headline)
