"""Which words can be parts of persons' names."""

import re

from pipeline.extract.passage import MONTHS, Passage, is_abbreviation
from pipeline.german.nominative import noun_of
from pipeline.german.vocabulary import first_names, is_listed, offices, state_adjectives, word_set

NAME = re.compile(r"[A-ZÄÖÜÇŞİÉČĆŽŠŁ][\w’'éèáàíóúñçşğıłńśźżčćžšđ]+(?:[-–][A-ZÄÖÜÇŞİ][\w’'çşğı]+)*")
INITIAL = re.compile(r"[A-ZÄÖÜ]\.(?:\s?[A-ZÄÖÜ]\.)*")
ADDRESS = frozenset({"Herr", "Herrn", "Frau"})
GENERAL_ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "tion",
    "tionen",
    "ismus",
    "tät",
    "innen",
    "straße",
    "platz",
    "weg",
)


def is_first_name(passage: Passage, index: int) -> bool:
    """Whether a given name stands there; of a double one ("Jan-Arjen") one part must be known."""
    word = passage.word(index)
    parts = as_name(word).split("-")
    if not any(part in first_names() for part in parts) or (
        len(parts) == 1 and word not in first_names() and not word.isupper()
    ):
        return False
    if not all(part[:1].isupper() and not is_listed(part.lower()) for part in parts if part not in first_names()):
        return False
    return passage.word(index - 1) not in ("St.", "Sankt", "#", "@") and not passage.word(index + 1)[:1].isdigit()


def as_name(word: str) -> str:
    """ "KAI" as "Kai": names in headings stand in capitals."""
    return word.title() if word.isupper() and len(word) > 2 else word


def is_name_word(passage: Passage, index: int) -> bool:
    """Whether the word there can be part of a person's name."""
    word = as_name(passage.word(index))
    if not _is_formed_like_name(word) or word in MONTHS or word in word_set("never.txt"):
        return False
    if word in first_names():
        return True
    before = passage.word(index - 1)
    if before in ADDRESS and _is_title(passage, index):
        return False
    if before in first_names() or before in ADDRESS or INITIAL.fullmatch(before):
        return _can_be_family_name(passage, index)
    if passage.is_office(index) or _is_general(word) or (noun_of(word) is not None and len(word) > 7):
        return False
    return passage.tag(index) not in ("ADJA", "VVFIN", "VAFIN", "ART", "APPR", "KOUS", "PPOSAT")


def _is_title(passage: Passage, index: int) -> bool:
    """ "Staatsministerin" in "Frau Staatsministerin Dr. Lehnert", "Ersten" in "Herrn Ersten Kommissar"."""
    following = passage.word(index + 1)
    goes_on = passage.is_capitalised(index + 1) or following in word_set("degrees.txt")
    return goes_on and (passage.is_office(index) or (passage.is_adjective(index) and passage.is_office(index + 1)))


def _is_formed_like_name(word: str) -> bool:
    if not NAME.fullmatch(word) or word in word_set("degrees.txt") or word.lower() in state_adjectives():
        return False
    return not is_abbreviation(word) or re.match(r"(?:Mc|Mac|O’|O'|De|Van|La|Le)[A-Z]", word) is not None


def _can_be_family_name(passage: Passage, index: int) -> bool:
    """Right behind a given name nearly every word is a family name, nouns in "-ring", "-heim", "-hauser" too."""
    word = as_name(passage.word(index))
    if word.lower() in offices():
        return word in word_set("family_names.txt")
    noun = noun_of(word)
    is_head = noun is not None and noun.lemma == word and bool(noun.tags & {"B", "P"})
    return not is_head and not (_is_general(word) and is_listed(word))


def _is_general(word: str) -> bool:
    return len(word) > 7 and word.lower().endswith(GENERAL_ENDINGS)


def is_introduced(passage: Passage, index: int) -> bool:
    """Whether an office, a degree or a form of address stands right before."""
    before = passage.word(index - 1)
    if before in ADDRESS or before in word_set("degrees.txt"):
        return True
    if not before.lower().endswith(("er", "ern")) and passage.is_office(index - 1):
        return True
    return _is_title_form(passage, index)


def _is_title_form(passage: Passage, index: int) -> bool:
    """Offices in -er ("Geschäftsführer"), which are plurals too, introduce a name of two words at least."""
    return passage.is_office(index - 1) and is_name_word(passage, index + 1)
