"""Names that stand bare beside a head noun: "Stadt Kassel", "Bildungsstätte Edith Stein", "Kreisverband Celle"."""

import re

from pipeline.extract.noun_lists import is_noun, noun_list_end
from pipeline.extract.passage import DEFINITE, INDEFINITE, MONTHS, Passage, place_adjective
from pipeline.german.vocabulary import first_names, word_set

BRANCHES = word_set("branches.txt")
NAMED = frozenset({"t"})
NAME_BEGINNINGS = ("St.", "Sankt", "Bad", "Am", "An", "Klein", "Groß", "Alt", "Neu", "Hohen", "Markt", "Ostseebad")


def names_end(passage: Passage, index: int, tags: frozenset[str]) -> int:
    """Names that stand bare beside the head: places, abbreviations, after some heads persons or common nouns."""
    end = index
    if "u" in tags and passage.is_capitalised(index) and (listed := noun_list_end(passage, index)) > index + 1:
        return listed
    while end - index < 6:
        step = _bare_step(passage, end, end > index, tags)
        if step == end == index and tags & {"t", "B"} and _is_bare_noun(passage, end):
            step = end + 1 if passage.names_head(end + 1) else end  # "Gemeinde Ostseebad Zingerow"
        if step == end:
            return end
        end = step
    return end


def _bare_step(passage: Passage, index: int, goes_on: bool, tags: frozenset[str]) -> int:
    """Where the one bare name at `index` ends."""
    word = passage.word(index)
    if (place := passage.place_end(index)) > index:
        return place
    if goes_on and re.fullmatch(r"[IVX]+|1[89]\d\d", word):
        return index + 1
    if word in NAME_BEGINNINGS and is_noun(passage, index + 1):
        return index + 2
    if goes_on and (end := _river_end(passage, index)) > index:
        return end
    if passage.is_office(index) or not passage.is_capitalised(index) or len(word) == 1:
        return index
    if place_adjective(word):
        return index + 2 if is_noun(passage, index + 1) else index
    if word in first_names() and passage.is_capitalised(index + 1):
        return _person_step(passage, index) if "n" in tags else index
    if _is_capital_adjective(passage, index):
        return index + 2
    if (
        passage.is_proper(index)
        or _is_district(passage, index)
        or (tags and passage.names_head(index))
        or ("a" in tags and _is_bare_noun(passage, index))
    ):
        return index + 1
    return index


def _is_district(passage: Passage, index: int) -> bool:
    """ "Hohenrainkreis" behind "Landratsamt"."""
    noun = passage.noun(index)
    return noun is not None and noun.lemma == "Kreis" and len(passage.word(index)) > len("Landkreises")


def _river_end(passage: Passage, index: int) -> int:
    """ "an der Ruhr", "am Main", "i. Taunus", "a. d. Donau" behind a town."""
    if passage.word(index) in ("i", "a", "b") and passage.word(index + 1) == ".":
        return index + 3 if passage.names_head(index + 2) else index
    if re.fullmatch(r"[aiov]\.\s?d\.", passage.word(index)):
        return index + 2 if passage.names_head(index + 1) else index
    start = index + 2 if passage.between(index, index + 2) in ("an der", "ob der") else index + 1
    if passage.word(index) not in ("an", "am", "ob") or start > index + 2:
        return index
    end = passage.place_end(start)
    return end if end > start else index


def _person_step(passage: Passage, index: int) -> int:
    """Past "Edith Stein" after "Bildungsstätte"."""
    end = index + 1
    while passage.word(end) in first_names() or re.fullmatch(r"[A-Z]\.", passage.word(end)):
        end += 1
    return end + 1 if is_noun(passage, end) else end


def _is_capital_adjective(passage: Passage, index: int) -> bool:
    """ "Kommunale Informationsdienste" beside a head: an adjective with a capital and its noun."""
    if not (passage.is_adjective(index) and is_noun(passage, index + 1)) or passage.starts_sentence(index):
        return False
    if passage.word(index).lower() in INDEFINITE | DEFINITE:
        return False
    return passage.tag(index) != "NN" or passage.is_adjective(index)


def _is_bare_noun(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    named = word in MONTHS or word in first_names() or word.lower() in DEFINITE | INDEFINITE
    return is_noun(passage, index) and not named and passage.word(index - 1) != "\n"


def branch_end(passage: Passage, index: int) -> int:
    """Where "Kreisverband Celle" ends, which says which part of the body before it is meant."""
    noun = passage.noun(index)
    if noun is None or noun.lemma not in BRANCHES:
        return index
    end = names_end(passage, index + 1, NAMED)
    return end if end > index + 1 else index
