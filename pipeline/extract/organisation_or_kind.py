"""Whether a phrase names one body or only says what kind of body is meant."""

import re

from pipeline.extract.organisation_heads import Head
from pipeline.extract.passage import (
    INDEFINITE,
    Passage,
    place_adjective,
)
from pipeline.german.nominative import form_of
from pipeline.german.vocabulary import state_adjectives


def is_name(passage: Passage, head: Head, start: int, kinds: frozenset[str]) -> bool:
    """Whether the phrase that begins at token `start` is a name; `kinds` are the parts found around its head."""
    determiner = passage.word(start - 1).lower()
    definite = determiner not in INDEFINITE
    if (determiner == "als" and kinds <= {"for"}) or _is_planned(passage, head, start, kinds):
        return False
    if _is_no_purpose(passage, head, start, kinds) or _is_office_of(passage, head, kinds):
        return False
    if head.form.number == "p" and head.noun.plural != head.noun.lemma:
        capital = passage.is_capitalised(start) and "adjective" in kinds and determiner not in ("", "\n")
        return capital and bool(kinds & {"proper", "place", "genitive"}) and definite
    if kinds & {"quoted", "legal", "abbreviation", "number"}:
        return True
    if kinds <= {"for", "genitive", "place"} and is_described(passage, start - 1):
        return False
    if not definite:
        return "proper" in kinds and "adjective" not in kinds and bool(head.noun.tags & {"B", "a"})
    if kinds & {"proper", "adjective"}:
        return not _is_general(passage, head, start, kinds)
    if "for" in kinds and "g" not in head.noun.tags:
        return head.is_body or passage.block.kind != "heading"
    if kinds & {"genitive", "place"}:
        return head.is_body or "f" in head.noun.tags or (head.is_compound and "genitive" in kinds)
    return False


def _is_planned(passage: Passage, head: Head, start: int, kinds: frozenset[str]) -> bool:
    """ "Gemeinsame Ausbildungsstätte" at the head of a section: what is to be made, with a capital for its place."""
    general = passage.word(start).lower().startswith(("gemeinsam", "neue", "künftig", "weitere", "grenzüberschreitend"))
    begins = passage.starts_sentence(start) or passage.word(start - 1)[-1:] == "."
    return general and not head.is_body and kinds <= {"adjective", "proper"} and begins


def _is_no_purpose(passage: Passage, head: Head, start: int, kinds: frozenset[str]) -> bool:
    """ "zahlt das Ministerium für Vereine", "Mittel des Bundes für kommunale Wege": who or what gets something."""
    if "for" not in kinds or not kinds <= {"for", "abbreviation"} or head.is_compound:
        return False
    if passage.word(start - 1) == "des" and head.noun.lemma == "Bund":
        return passage.word(head.index + 2)[:1].islower()
    noun, form = passage.noun(head.index + 2), form_of(passage.word(head.index + 2))
    bodies = noun is not None and form is not None and form.number == "p" and bool(noun.tags & {"B", "b"})
    return bodies and passage.follows_verb(start)


def _is_office_of(passage: Passage, head: Head, kinds: frozenset[str]) -> bool:
    """ "das Amt der Vorsteherin"."""
    return kinds == {"genitive"} and head.form.lemma == "Amt" and passage.is_office(head.index + 2)


def is_described(passage: Passage, index: int) -> bool:
    """Whether an adjective in small letters stands there: "der größte Sportverein in Deutschland"."""
    return passage.word(index)[:1].islower() and (passage.tag(index) == "ADJA" or passage.is_adjective(index))


def _is_general(passage: Passage, head: Head, start: int, kinds: frozenset[str]) -> bool:
    """ "Hessische Gesellschaft", "Deutsche Städte": a state's or country's adjective before a head that is no body."""
    if "t" in head.noun.tags and kinds == {"adjective"} and not head.is_body:
        return True
    if kinds != {"adjective"} or head.is_body or ("C" in head.noun.tags and head.is_compound):
        return False
    words = [passage.word(i) for i in range(start, head.index)]
    local = all(word.lower() in state_adjectives() or place_adjective(word) for word in words)
    return local or ("g" in head.noun.tags and not head.is_compound)


def stands_apart(passage: Passage, start: int, end: int) -> bool:
    """ "Regierung des Saarlandes | Staatskanzlei", "Stadt Ulm, Jugendamt": a part behind the body it belongs to."""
    before, after = passage.word(start - 1), passage.word(end)
    if before in ("|", "·"):
        return after in ("|", "·", "\n", "")
    return before == "," and after in (",", "\n", "") and passage.place_end(start - 2) == start - 1


def is_states(passage: Passage, head: Head) -> bool:
    """ "Landesenergieagentur", "Bundesnetzagentur": a field between "Landes" and the head."""
    field = re.match(r"(?:Landes|Bundes)(\w{8,})", passage.word(head.index))
    return field is not None and field.group(1).capitalize() not in GENERAL_HEADS


GENERAL_HEADS = frozenset(
    {"Verwaltung", "Regierung", "Behörden", "Hauptstadt", "Gruppen", "Geschäftsstelle", "Verbände", "Organisation"}
)
