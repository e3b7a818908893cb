"""The nouns at the head of bodies' names, and what before them belongs to the name."""

from dataclasses import dataclass

from pipeline.extract.known_bodies import known_forms
from pipeline.extract.passage import (
    DEFINITE,
    INDEFINITE,
    Passage,
    is_abbreviation,
    place_adjective,
)
from pipeline.german.inflection import Form, form_of
from pipeline.german.vocabulary import (
    Noun,
    bodies,
    first_names,
    is_common,
    state_abbreviations,
    state_adjectives,
    word_set,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The noun at the head of a name, at token `index`."""

    index: int
    noun: Noun
    form: Form
    is_compound: bool

    @property
    def is_body(self) -> bool:
        return "B" in self.noun.tags


def head_at(passage: Passage, index: int) -> Head | None:
    """The head of a body's name at token `index`, if one stands there."""
    noun = passage.noun(index)
    if noun is None or not noun.tags & {"B", "b", "C"}:
        return None
    word = passage.word(index)
    form = form_of(word)
    if form is None or word.endswith("-"):
        return None
    return Head(index, noun, form, len(form.lemma) > len(noun.lemma) + 1)


def compound_kinds(passage: Passage, head: Head) -> frozenset[str]:
    """ "Goethe-Gymnasium", "SPD-Fraktion": compounds that begin with a name are names."""
    first, hyphen, _ = passage.word(head.index).rpartition("-")
    if hyphen and head.noun.lemma == "Stiftung" and head.form.number == "s":
        return frozenset({"proper"})  # who writes "Bäckerei-Stiftung" names one
    if not hyphen or head.form.number == "p" or not (head.noun.tags & {"B", "f", "n"} or first in known_forms()):
        return frozenset()
    part = first.split("-")[0]
    named = (
        part in first_names()
        or part in known_forms()
        or (is_abbreviation(part) and head.is_body)
        or not is_common(part)
    )
    return frozenset({"proper"}) if named and part not in GENERAL_PARTS else frozenset()


GENERAL_PARTS = frozenset({"IT", "EU", "PR", "EDV", "US", "TV", "Online", "Bund", "AG", "UN", "CO2"})


def beginning(passage: Passage, head: Head) -> tuple[int, frozenset[str]]:
    """Where the name begins: adjectives, first parts and abbreviations before the head belong to it."""
    start, kinds = head.index, set()
    while True:
        before = start - 1
        word = passage.word(before)
        if (word in ("und", "&") and passage.word(before - 1).endswith("-")) or (
            word in ("und", "&") and _is_name_adjective(passage, before - 1) and "adjective" in kinds
        ):
            start -= 2
        elif word.endswith("-") and passage.word(start) in (",", "und"):
            start -= 1
        elif _is_name_adjective(passage, before):
            kinds.add("adjective")
            start -= 1
        elif word == "." and passage.word(before - 1) in state_abbreviations():
            kinds.add("adjective")
            start -= 2
        elif _is_name_before(passage, before, head):
            kinds.add("proper")
            start -= 1
        else:
            return start, frozenset(kinds)


def _is_name_adjective(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    if word.lower() in state_adjectives():
        return True
    if not passage.is_capitalised(index) or word.lower() in INDEFINITE | DEFINITE:
        return False
    if place_adjective(word):
        return True
    return passage.is_adjective(index) and not (passage.starts_sentence(index) and passage.tag(index) == "")


def _stands_between(passage: Passage, index: int) -> bool:
    """ "die Techniker Ersatzkasse": a word with a capital between article and head in the singular."""
    form = form_of(passage.word(index + 1))
    led_in = passage.word(index - 1).lower() in ("der", "die", "das", "dem", "des", "den", "zur", "zum", "vom")
    plain = passage.is_capitalised(index) and not passage.is_adjective(index) and not passage.noun(index)
    return led_in and plain and form is not None and form.number == "s" and not passage.is_office(index)


def _is_name_before(passage: Passage, index: int, head: Head) -> bool:
    """Abbreviations, names and given names right before the head: "DRK Landesverband", "Robert Bosch Stiftung"."""
    word = passage.word(index)
    if not word or passage.place_end(index) > index or word in word_set("never.txt"):
        return False
    if is_abbreviation(word) or word in bodies():
        return True
    if passage.word(index - 1) in ("St.", "Sankt") or (word in ("St.", "Sankt") and index < head.index - 1):
        return True
    if (head.is_body or head.noun.lemma == "Holding") and _stands_between(passage, index):
        return True
    joined = head.noun.lemma in ("Stiftung", "Institut", "Haus", "Schule", "Verlag", "Universität", "Bank", "Akademie")
    return (
        joined and (word in first_names() or passage.word(index - 1) in first_names()) and passage.is_capitalised(index)
    )
