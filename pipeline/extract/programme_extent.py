"""How far the name of a programme goes, to both sides of the noun that says what it is."""

import re

from pipeline.extract.marks import abbreviation_end, legal_form_end
from pipeline.extract.noun_lists import noun_list_end
from pipeline.extract.passage import (
    DEFINITE,
    INDEFINITE,
    MONTHS,
    Passage,
    is_abbreviation,
    place_adjective,
)
from pipeline.german.vocabulary import Noun, is_listed, state_adjectives, word_set

ORDINAL = re.compile(r"[IVX]{1,4}|(?:19|20)\d\d|\d(?:\.\d)?|(?:19|20)\d\d[-–/](?:19|20)?\d\d")


def beginning(passage: Passage, index: int) -> tuple[int, bool]:
    """Where the name begins, and whether an adjective with capital belongs to it."""
    start, capital = index, False
    while True:
        word = passage.word(start - 1)
        if word.lower() in state_adjectives() or place_adjective(word) or _is_capital_adjective(passage, start - 1):
            start, capital = start - 1, True
        elif word in ("und", "&") and passage.word(start - 2).endswith("-"):
            start -= 2
        elif is_abbreviation(word) and word.replace("-", "").isalpha():
            start, capital = start - 1, True
        else:
            return start, capital


def _is_capital_adjective(passage: Passage, index: int) -> bool:
    if passage.word(index).lower() in INDEFINITE | DEFINITE or passage.starts_sentence(index):
        return False
    return passage.is_capitalised(index) and passage.is_adjective(index)


def ending(passage: Passage, index: int, noun: Noun) -> tuple[int, frozenset[str]]:
    """Where the name ends that goes on at token `index`, and the kinds of parts found behind its noun."""
    kinds: set[str] = set()
    end = index
    while True:
        word = passage.word(end)
        if ORDINAL.fullmatch(word) and not kinds & {"purpose"}:
            end, kind = end + 1, "number"
        elif (after := abbreviation_end(passage, end)) > end:
            end, kind = after, "abbreviation"
        elif (after := _years_end(passage, end)) > end:
            end, kind = after, "number"
        elif kinds <= {"abbreviation"} and (after := _named_end(passage, end, noun, kinds)) > end:
            end, kind = _before_abbreviation(passage, after), "proper"
        elif word in ("für", "zur", "zum", "gegen") and "purpose" not in kinds and "number" not in kinds:
            after = noun_list_end(passage, end + 1)
            if after == end + 1:
                return end, frozenset(kinds)
            end, kind = _coordinated(passage, after, word), "purpose"
        else:
            return end, frozenset(kinds)
        kinds.add(kind)


def _named_end(passage: Passage, index: int, noun: Noun, kinds: set[str]) -> int:
    """The name beside the noun; behind an abbreviation only a place: "Quartierskonzept (QK) Auheim"."""
    if not kinds:
        return _bare_end(passage, index, noun)
    return index + 1 if passage.names_head(index) and not is_abbreviation(passage.word(index)) else index


def _before_abbreviation(passage: Passage, index: int) -> int:
    """Past "der Wachsenden Stadt" in "Sondervermögen Infrastruktur der Wachsenden Stadt (SIWA)"."""
    if passage.word(index) not in ("der", "des"):
        return index
    end = noun_list_end(passage, index + 1)
    return end if end > index + 1 and abbreviation_end(passage, end) > end else index


def _coordinated(passage: Passage, end: int, preposition: str) -> int:
    """ "... und zur Bewahrung des Zusammenhalts"; the genitive after the last noun belongs to it."""
    if passage.word(end) == "und" and passage.word(end + 1) == preposition:
        further = noun_list_end(passage, end + 2)
        end = further if further > end + 2 else end
    if passage.word(end) in ("des", "der", "von"):
        further = noun_list_end(passage, end + 1)
        end = further if further > end + 1 else end
    if passage.word(end) == "und" and passage.word(end + 1) == preposition:
        return _coordinated(passage, end, preposition)
    return end


def _years_end(passage: Passage, index: int) -> int:
    """Where "(2019–2023)" ends."""
    if passage.word(index) != "(":
        return index
    match = re.match(r"\((?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d\)", passage.text[passage.tokens[index].start :][:16])
    return passage.tokens.index_at(passage.tokens[index].start + match.end()) if match else index


def _bare_end(passage: Passage, index: int, noun: Noun) -> int:
    """The name beside the noun: "Landesprogramm WIR", "Wohnungspakt Bayern", "Ausbildungsoffensive Pflege"."""
    end = index
    while end - index < 4 and passage.is_capitalised(end) and not passage.is_office(end):
        if legal_form_end(passage, end) > end:
            break
        if not (passage.is_proper(end) or end > index or _is_name_noun(passage, end) or passage.is_adjective(end)):
            break
        if passage.place_end(end) > end:
            end = passage.place_end(end)
        else:
            end += 1
        if passage.word(end) in JOINING and passage.is_capitalised(end + 1) and end - index < 3:
            end += 1
        elif end == index + 1 and _is_setting(passage, end):
            return end + 2
    while end > index and passage.word(end - 1) in JOINING:
        end -= 1
    return end


def _is_setting(passage: Passage, index: int) -> bool:
    """ "im Dorf" in "Programm Pflege im Dorf": a common noun that is no time and names nothing more."""
    noun, word = passage.noun(index + 1), passage.word(index + 1)
    if (
        passage.word(index) not in ("im", "am")
        or is_abbreviation(passage.word(index - 1))
        or passage.is_proper(index - 1)
    ):
        return False
    special = word in MONTHS or word in NO_SETTINGS or word.endswith("jahr") or passage.place_end(index + 1) > index + 1
    bare = not special and is_listed(word) and not (noun and noun.tags & {"t", "B"})
    return bare and passage.word(index + 2)[:1].islower()


NO_SETTINGS = word_set("no_settings.txt")
JOINING = frozenset({"und", "&", "durch", "ohne", "macht", "statt", "plus", "trotz"})


def _is_name_noun(passage: Passage, index: int) -> bool:
    return passage.tag(index) in ("NN", "NE", "") and len(passage.word(index)) > 2
