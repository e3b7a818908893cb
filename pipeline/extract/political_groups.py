"""Groups of a council by their parties ("Fraktion der CDU"), and parties that only their neighbours show."""

import re
from collections.abc import Iterator

from models.findings import NameSpan
from pipeline.extract.known_bodies import known_end, known_forms
from pipeline.extract.passage import Passage, is_abbreviation, tokens_in
from pipeline.german.vocabulary import political_parties

GROUP = re.compile(r"(?:[A-ZÄÖÜ][a-zäöü]+)?[Ff]raktion(?P<plural>en)?")
LINKS = ("und", "sowie", "&")
ARTICLES = ("der", "die", "den", "von", "des")
LONGEST_ABBREVIATION = 5


def political_groups(passage: Passage) -> Iterator[NameSpan]:
    """ "die Fraktion der CDU"; each of "die Ratsfraktionen von CDU und FDP"."""
    for index in tokens_in(passage):
        group = GROUP.fullmatch(passage.word(index))
        if group and group["plural"]:
            yield from _each_group(passage, index)
        elif group:
            start = _after_article(passage, index + 1)
            if (end := party_end(passage, start)) > start:
                name = passage.between(index, end)
                yield _group(passage, (index, end), name, f"{_party(passage, start, end)}-{passage.word(index)}")


def _each_group(passage: Passage, index: int) -> Iterator[NameSpan]:
    """The groups of a list of parties behind the plural, each named as if it stood alone."""
    kind, first = passage.word(index).removesuffix("en"), index
    start = _after_article(passage, index + 1)
    while (end := _listed_end(passage, start)) > start:
        name = f"{kind} der {passage.between(start, end)}"
        yield _group(passage, (first, end), name, f"{_party(passage, start, end)}-{kind}")
        if passage.word(end) not in (*LINKS, ","):
            return
        first = _after_article(passage, end + 1)
        start = first


def _group(passage: Passage, tokens: tuple[int, int], name: str, other: str) -> NameSpan:
    """The group, called "Fraktion der CDU" (`name`) as well as "CDU-Fraktion" (`other`)."""
    first, last = passage.tokens[tokens[0]], passage.tokens[tokens[1] - 1]
    return NameSpan(first.start, last.end, 0.92, "ORG", name, (other,), "political group")


def _neighbour(passage: Passage, index: int) -> NameSpan:
    token = passage.tokens[index]
    return NameSpan(token.start, token.end, 0.8, "ORG", passage.word(index), rule="beside a party")


def party_neighbours(passage: Passage) -> Iterator[NameSpan]:
    """Abbreviations in a list with a party that is known: "SPD und WGH", "CDU, FDP und BfH"."""
    for index in tokens_in(passage):
        if (end := party_end(passage, index)) > index:
            yield from _behind(passage, end)
            yield from _before(passage, index)


def _behind(passage: Passage, index: int) -> Iterator[NameSpan]:
    while passage.word(index) in (*LINKS, ","):
        start = _after_article(passage, index + 1)
        if not _is_unknown_party(passage, start):
            return
        yield _neighbour(passage, start)
        index = start + 1


def _before(passage: Passage, index: int) -> Iterator[NameSpan]:
    while passage.word(index - 1) in ARTICLES:
        index -= 1
    if passage.word(index - 1) in (*LINKS, ",") and _is_unknown_party(passage, index - 2):
        yield _neighbour(passage, index - 2)


def _is_unknown_party(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    known = known_end(passage, index) > index or passage.place_end(index) > index
    return not known and word.isalpha() and is_abbreviation(word) and len(word) <= LONGEST_ABBREVIATION


def _listed_end(passage: Passage, index: int) -> int:
    end = party_end(passage, index)
    return index + 1 if end == index and _is_unknown_party(passage, index) else end


def _after_article(passage: Passage, index: int) -> int:
    return index + 1 if passage.word(index) in ARTICLES else index


def party_end(passage: Passage, index: int) -> int:
    """Where the political party named at token `index` ends; `index` where none is."""
    end = known_end(passage, index)
    return end if end > index and _party(passage, index, end) in political_parties() else index


def _party(passage: Passage, start: int, end: int) -> str:
    written = passage.between(start, end)
    return known_forms().get(written, written)
