"""Family names alone, where an office or a list behind one shows that persons are meant."""

from pipeline.extract.known_bodies import known_end
from pipeline.extract.passage import PLACE_ENDING, Passage
from pipeline.extract.person_words import is_introduced, is_name_word
from pipeline.german.vocabulary import first_names, is_common, word_set


def is_titled(passage: Passage, index: int) -> bool:
    """ "Landrat Tönnies", "Stadtrat Quandt", "RH Ohlsen": a family name that no list knows, alone behind an office."""
    before, word = passage.noun(index - 1), passage.word(index)
    councillor = before is not None and "O" in before.tags and before.lemma.endswith("rat")
    named = passage.is_office(index - 1) and passage.tag(index) == "NE" and known_end(passage, index) == index
    named = named or passage.word(index - 1) in word_set("office_abbreviations.txt")
    if not (councillor or named or is_introduced(passage, index)) or not is_name_word(passage, index) or word.isupper():
        return False
    return _stands_alone(passage, index) and _is_family_name(passage, index)


def _stands_alone(passage: Passage, index: int) -> bool:
    return not passage.is_capitalised(index + 1) and passage.word(index + 1) not in ("-", "–", "“")


def _is_family_name(passage: Passage, index: int) -> bool:
    """Whether the word there, behind an office, is a frequent family name, or a name that no list knows."""
    word = passage.word(index)
    if word in word_set("frequent_family_names.txt"):
        return True
    if not is_name_word(passage, index) or passage.noun(index) or passage.place_end(index) > index:
        return False
    return not is_common(word) and passage.tag(index) in ("NE", "") and not PLACE_ENDING.search(word)


def is_listed_family(passage: Passage, index: int) -> bool:
    """ "Petersen" in "die Gemeindevertreter Harms, Petersen und Lorenzen"."""
    if not _stands_alone(passage, index) or not _is_member(passage, index):
        return False
    members = [index]
    while len(members) < LONGEST and passage.word(members[0] - 1) in LISTING and _is_member(passage, members[0] - 2):
        members.insert(0, members[0] - 2)
    while len(members) < LONGEST and passage.word(members[-1] + 1) in LISTING and _is_member(passage, members[-1] + 2):
        members.append(members[-1] + 2)
    closed = len(members) > 1 and passage.word(members[-1] - 1) in ("und", "sowie")
    kind = passage.word(members[0] - 1)
    offices = passage.is_office(members[0] - 1) or kind in PLURAL_OFFICES
    return closed and offices


def _is_member(passage: Passage, index: int) -> bool:
    """Whether the word may be a family name in a list of them, whatever the model takes it for."""
    word = passage.word(index)
    if word in word_set("frequent_family_names.txt") or word in first_names():
        return True
    other = passage.noun(index) or is_common(word) or passage.place_end(index) > index or PLACE_ENDING.search(word)
    return is_name_word(passage, index) and not other and known_end(passage, index) == index


LISTING = frozenset({",", "und", "sowie"})
LONGEST = 100
"""Members of a list, at most: each of them looks through it."""
PLURAL_OFFICES = frozenset(
    {"Herren", "Ratsherren", "Ratsfrauen", "Stadträte", "Gemeinderäte", "Kreisräte", "Stadträten"}
)
