"""Persons: by given name, by office or form of address before the name, by the model, later by family name alone."""

import re
from collections.abc import Iterable, Iterator

from models.findings import NameSpan
from pipeline.extract.parse import Parsed
from pipeline.extract.passage import MONTHS, Passage, tokens_in
from pipeline.extract.person_words import ADDRESS, INITIAL, NAME, as_name, is_first_name, is_introduced, is_name_word
from pipeline.extract.titled_persons import is_listed_family, is_titled
from pipeline.german.nominative import noun_of
from pipeline.german.vocabulary import first_names, is_common, is_listed, places, regions, word_set

PARTICLES = word_set("particles.txt")


def find_persons(passage: Passage) -> Iterator[NameSpan]:
    """Persons named in `passage` with given name, or with office or form of address; names without these."""
    index = 0
    while index < len(passage.tokens):
        end, sure, rule = _person_at(passage, index)
        if end > index:
            yield _span(passage, index, end, sure, rule)
        index = max(end, index + 1)


def _person_at(passage: Passage, index: int) -> tuple[int, float, str]:
    """End of the person's name that begins at `index` (`index`: none), how sure, and the rule."""
    if not passage.is_capitalised(index):
        return index, 0.0, ""
    if is_first_name(passage, index):
        end = _family_end(passage, index)
        if end > index + 1 and not _is_other(passage, index, end):
            return end, 0.95, "given name"
    if is_introduced(passage, index) and is_name_word(passage, index):
        end = _family_end(passage, index)
        if end > index + 1 or passage.word(index - 1) in ADDRESS or passage.word(index - 1) in word_set("degrees.txt"):
            return end, 0.85, "introduced"
    if is_titled(passage, index):
        return index + 1, 0.7, "titled"
    if is_listed_family(passage, index):
        return index + 1, 0.7, "listed"
    if _is_presented(passage, index):
        return index + 2, 0.75, "presented"
    return index, 0.0, ""


def _is_presented(passage: Passage, index: int) -> bool:
    """Two name words that no list knows, at the start of a line or clause, with an office right behind or below."""
    if not (is_name_word(passage, index) and is_name_word(passage, index + 1)):
        return False
    words = (passage.word(index), passage.word(index + 1))
    if (
        any(is_listed(word) or passage.noun(i) for i, word in enumerate(words, index))
        or passage.place_end(index) > index
    ):
        return False
    following = passage.word(index + 2)
    return following in (",", "\n", "(") and passage.is_office(passage.after_newlines(index + 3))


def _family_end(passage: Passage, index: int) -> int:
    """Where the name ends that begins with the word at `index`: more given names, initials, particles, family name."""
    end = index + 1
    while end - index < 6 and not passage.is_set_apart(end):
        word = passage.word(end)
        if INITIAL.fullmatch(word) and NAME.fullmatch(passage.word(end + 1)):
            end += 1
        elif is_first_name(passage, end - 1) and (after := _particles_end(passage, end)) > end:
            return after + 1
        elif is_name_word(passage, end):
            end += 1
            if not is_first_name(passage, end - 1) and not _is_second_family_name(passage, end):
                return end
        else:
            break
    return end


def _is_second_family_name(passage: Passage, index: int) -> bool:
    """A name word behind a middle name that no list knows ("Katharina Almut Zweig")."""
    noun = passage.noun(index)
    named = is_name_word(passage, index) and not (noun and noun.tags & {"B", "b"})
    return named and passage.tag(index) == "NE" and passage.tag(index - 1) == "NE"


def _particles_end(passage: Passage, index: int) -> int:
    end = index
    while passage.word(end) in PARTICLES and end - index < 3:
        end += 1
    small = end > index and passage.word(index) not in ("und", "der", "zur", "zum", "vom", "la", "le")
    return end if small and is_name_word(passage, end) else index


def _is_other(passage: Passage, start: int, end: int) -> bool:
    """Whether the words are a street, a house or a foundation, or the given name is a month or common word."""
    following = passage.noun(end)
    if following is not None and passage.word(end) != "\n" and following.tags & {"B", "b"}:
        return passage.is_capitalised(end) and following.lemma in (
            "Stiftung",
            "Institut",
            "Schule",
            "Haus",
            "Universität",
        )
    return passage.word(start) in MONTHS or bool(re.match(r"(?:Straße|Str\.|Platz|Weg|Allee|Ring)$", passage.word(end)))


def _span(passage: Passage, start: int, end: int, sure: float, rule: str) -> NameSpan:
    words = [as_name(passage.word(i)) for i in range(start, end)]
    return NameSpan(
        passage.tokens[start].start, passage.tokens[end - 1].end, sure, label="PER", name=" ".join(words), rule=rule
    )


def model_persons(parsed: Parsed, passages: Iterable[Passage]) -> Iterator[NameSpan]:
    """The model's persons of two words and more, cut to the words that can be a name."""
    found = {
        sentence.offset + entity.start_char: sentence.offset + entity.end_char
        for sentence in parsed.sentences
        for entity in sentence.entities
        if entity.label_ == "PER"
    }
    for passage in passages:
        for start, end in found.items():
            if passage.block.start <= start < passage.block.end:
                yield from _model_person(passage, start, end)


def _model_person(passage: Passage, start: int, end: int) -> Iterator[NameSpan]:
    first, last = passage.tokens.index_at(start), passage.tokens.index_at(end)
    while first < last and not is_name_word(passage, first):
        first += 1
    end_of_name = _family_end(passage, first) if first < last else first
    named = all(passage.tag(i) == "NE" or passage.word(i) in first_names() for i in range(first, end_of_name))
    if passage.block.kind in ("heading", "table_row") or not named:
        return
    if end_of_name - first >= 2 and (passage.word(first) in first_names() or not is_common(passage.word(first))):
        yield _span(passage, first, end_of_name, 0.75, "model")


def family_names(passages: Iterable[Passage], known: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Places where the family name of a person in `known` stands alone ("Wolgast betonte", "Wolgasts Rede")."""
    names = {person.name.split()[-1]: person.name for person in known if len(person.name.split()) > 1}
    names |= {" ".join(n.split()[-2:]): n for n in names.values() if n.split()[-2] in PARTICLES}
    for passage in passages:
        for index in tokens_in(passage):
            family = _family_at(passage, index, names)
            if family:
                start = index - 1 if " " in family else index
                yield NameSpan(
                    passage.tokens[start].start, passage.tokens[index].end, 0.85, "PER", family, rule="family name"
                )


def _family_at(passage: Passage, index: int, names: dict[str, str]) -> str | None:
    word = as_name(passage.word(index))
    pair = f"{passage.word(index - 1)} {word}"
    for form in (pair, word, word.removesuffix("s")):
        if form in names and (is_introduced(passage, index) or not _can_be_other(passage, index, form)):
            return form
    return None


def _can_be_other(passage: Passage, index: int, family: str) -> bool:
    """Whether the word can mean a thing or a place here."""
    located = passage.word(index - 1) in ("in", "aus", "nach", "bei", "von", "um", "Stadt", "Kreis", "Landkreis")
    return noun_of(family) is not None or family in regions() or (family in places() and located)
