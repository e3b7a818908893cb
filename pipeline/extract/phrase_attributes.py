"""Where a purpose ("für Soziales") or a genitive ("der Jüdischen Gemeinden") behind the head of a name ends."""

import re

from pipeline.extract.beside import NAME_BEGINNINGS, names_end
from pipeline.extract.noun_lists import ARTICLES, LINKS, noun_list_end
from pipeline.extract.passage import Passage, place_adjective
from pipeline.german.nominative import form_of

PURPOSES = ("für", "fur", "gegen", "zur", "zum", "von", "ohne")
NO_PURPOSES = (
    "Training",
    "Einsatz",
    "Auftakt",
    "Abschluss",
    "Stand",
    "Thema",
    "Preis",
    "Zweck",
    "Unterschrift",
    "Hälfte",
    "Verfügung",
    "Folge",
    "Zeit",
    "Seite",
    "Ende",
    "Ziel",
    "Teil",
    "Beispiel",
    "Beginn",
)
YEARS = re.compile(r"(?:[Jj]ahre?|[Mm]onate?|[Tt]age?|[Zz]eitraum|[Dd]auer|[Ff]all)n?$")


def purpose_end(passage: Passage, index: int, tags: frozenset[str]) -> int:
    """ "für Soziales und Integration", "gegen Extremismus", "zur Anwerbung und Integration von Fachkräften"."""
    word = passage.word(index)
    if word not in PURPOSES or (word in ("zur", "zum", "von", "ohne") and not tags & {"B", "a"}):
        return index
    start = passage.after_newlines(index + 1)
    end = noun_list_end(passage, start)
    first = passage.word(start + 1 if passage.word(start) in ARTICLES else start)
    if end == start or first in NO_PURPOSES or YEARS.search(first):
        return index
    while passage.word(end) in LINKS and passage.word(end + 1) == word:
        further = noun_list_end(passage, end + 2)
        if further == end + 2:
            break
        end = further
    return end


def genitive_end(passage: Passage, index: int, is_body: bool, kinds: set[str]) -> int:
    """ "der Jüdischen Gemeinden", "des Landes Hessen", "Deutscher Stiftungen"; a bare one only behind a body's head."""
    word = passage.word(index)
    start = index + 1 if word in ("der", "des") else index
    agreeing = not kinds and word.endswith("er") and passage.is_adjective(index)
    if start == index and not (agreeing and (is_body or passage.is_capitalised(index)) and not place_adjective(word)):
        return index
    if start > index and passage.word(start)[:1].islower() and not passage.word(start).endswith("en"):
        return index  # "des Amtes der folgende Vertrag": a nominative
    if city := re.match(r"Freien (?:und )?Hansestadt (?:Hamburg|Bremen|Lübeck)", passage.between(start, start + 4)):
        return start + len(city.group().split())
    bare = is_body and not kinds & {"genitive", "for"} and not _is_owner(passage, start)
    end = noun_list_end(passage, start) if bare or _is_named_genitive(passage, start) else start
    if end == start and bare and passage.is_office(start):
        end = start + 1
    return names_end(passage, end, frozenset()) if end > start else index


def _is_owner(passage: Passage, index: int) -> bool:
    """ "der Hochschule", "des Vereins": another body in the singular, whose the first one is."""
    noun, form = passage.noun(index), form_of(passage.word(index))
    return noun is not None and form is not None and form.number == "s" and bool(noun.tags & {"B", "b"})


def _is_named_genitive(passage: Passage, index: int) -> bool:
    """ "Landes Hessen", "Stadt Kassel", "Deutschen Wirtschaft"."""
    noun = passage.noun(index)
    if noun and noun.tags & {"t", "B"}:
        named = passage.names_head(index + 1) or passage.word(index + 1) in (*NAME_BEGINNINGS, "für")
        return named or noun.lemma == "Bund"
    if passage.place_end(index) > index:
        return True
    return passage.is_capitalised(index) and passage.is_adjective(index) and passage.is_capitalised(index + 1)
