"""Bodies that share one noun: "die Städte Augheim, Neu Bretten und Celm"."""

from collections.abc import Iterator
from functools import cache

from models.findings import NameSpan
from pipeline.errors import BadConfiguration
from pipeline.extract.beside import NAME_BEGINNINGS
from pipeline.extract.noun_lists import LINKS
from pipeline.extract.passage import Passage, is_abbreviation, tokens_in
from pipeline.german.vocabulary import lines

LONGEST_NAME = 4
MOST = 30


def plural_bodies(passage: Passage) -> Iterator[NameSpan]:
    """Each body of a list that follows the plural of a kind, by its full name; a single name is no list."""
    for index in tokens_in(passage):
        kind = _kinds().get(passage.word(index))
        if kind is not None:
            yield from _listed(passage, index + 1, kind)


def _listed(passage: Passage, index: int, kind: str) -> list[NameSpan]:
    found: list[NameSpan] = []
    closed = False
    while len(found) < MOST:
        index = passage.after_newlines(index)
        end = _name_end(passage, index)
        if end == index:
            break
        found.append(_span(passage, index, end, kind))
        if closed or passage.word(passage.after_newlines(end)) not in (",", *LINKS):
            break
        index = passage.after_newlines(end)
        closed = passage.word(index) in LINKS
        index += 1
    return found if closed and len(found) > 1 else []


def _name_end(passage: Passage, index: int) -> int:
    """Where the proper name that begins at `index` ends; `index` where none does."""
    end = passage.place_end(index)
    if end > index:
        return end
    while _begins_name(passage, end) and end < index + LONGEST_NAME:
        end += 1
    return end + 1 if passage.is_capitalised(end) and not _is_other(passage, end) else index


def _begins_name(passage: Passage, index: int) -> bool:
    """ "Bad", "Neu", and adjectives before a name: "Oberes Wiesental"."""
    adjective = passage.is_adjective(index) and passage.is_capitalised(index) and passage.is_capitalised(index + 1)
    return passage.word(index) in NAME_BEGINNINGS or adjective


def _is_other(passage: Passage, index: int) -> bool:
    """Whether a word is a common noun or an office and no part of a town's name."""
    word = passage.word(index)
    return word in _kinds() or passage.noun(index) is not None or passage.is_office(index) or (is_abbreviation(word))


def _span(passage: Passage, start: int, end: int, kind: str) -> NameSpan:
    name = f"{kind} {passage.between(start, end)}"
    return NameSpan(passage.tokens[start].start, passage.tokens[end - 1].end, 0.85, "ORG", name, rule="plural")


@cache
def _kinds() -> dict[str, str]:
    """plural_bodies.txt. Raises BadConfiguration for a line without "|"."""
    pairs = [line.split("|") for line in lines("plural_bodies.txt")]
    if any(len(pair) != 2 for pair in pairs):
        raise BadConfiguration("vocabulary", 'plural_bodies.txt has a line without "|"', "Mend the line.")
    return {plural.strip(): kind.strip() for plural, kind in pairs}
