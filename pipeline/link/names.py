"""A name taken apart into what tells it from others: words, numbers, states, legal form; given and family names."""

import re
import unicodedata
from dataclasses import dataclass

from pipeline.german.names_key import folded
from pipeline.german.vocabulary import first_names, word_set
from pipeline.link.wording import Wording, wording

ABBREVIATION_BEHIND = re.compile(r"\s*\(\s*[A-ZÄÖÜ][A-Za-zÄÖÜäöü&-]{0,9}\s*\)\s*$")
TOKEN = re.compile(r"[|!]*[^\W_]+(?:[|!@][^\W_]*)*\.?|[|!]+")
ROMAN = re.compile(r"(?=[IVXl1|!]{1,5}$)(?=.*[IVX]|[l|!]+$)[IVXl1|!]+$")
MISREAD_DIGITS = str.maketrans("lI|!OoSB", "11110058")
DIGITS = re.compile(r"(?=.*\d)[\dlI|!OoSB]+$")
SHORT_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?(\d\d)\b(?![.,]?\d)")
RUN_TOGETHER = re.compile(r"(\b(?:für|und)(?=[A-ZÄÖÜ])|[a-zäöüß]{3}(?=(?:(?:19|20)\d\d|I{1,3}|IV)\b))")
"""A small word before, or a number behind a word, where the space got lost."""
MISREAD_CLUB = re.compile(r"[eéo]\s?\.\s?\w?\s?V\w?\s?[.,]?$")


@dataclass(frozen=True, slots=True)
class Name:
    """`words` in small letters without small words, legal forms and numbers, in the order of the name; `shortened`
    those that end in a point; `numbers` what must agree, in order of the alphabet; `states` the German states named."""

    text: str
    words: tuple[str, ...]
    shortened: frozenset[str]
    numbers: tuple[str, ...]
    states: frozenset[str]
    legal_form: str | None


@dataclass(frozen=True, slots=True)
class PersonName:
    """`given` and `family` in small letters without degrees; `sex` (f, m) as the first given name says, or None."""

    text: str
    given: tuple[str, ...]
    family: str
    sex: str | None


def parse_name(text: str) -> Name:
    """The parts of the name of a body, place or programme."""
    ways = wording()
    bare = ABBREVIATION_BEHIND.sub("", unicodedata.normalize("NFC", text).replace("¢", "e"))
    bare = SHORT_YEARS.sub(lambda years: f"{years[1]} {years[1][:2]}{years[2]}", bare)
    bare = RUN_TOGETHER.sub(r"\1 ", bare)
    legal_form = None
    if "." in bare or any(form in bare for form in ways.legal_marks):
        bare, legal_form = _without_legal_form(bare, ways)
    words: list[str] = []
    shortened: set[str] = set()
    numbers: list[str] = []
    for token in TOKEN.findall(bare):
        number = _number(token, ways)
        if number:
            numbers.append(number)
            continue
        word = token.rstrip(".").lower()
        if word.endswith("für") and len(word) > 6:
            word = word[:-3]
        full = ways.short.get(word)
        if full and (token.endswith(".") or token.isupper() or word not in ways.small):
            words += full
        elif word not in ways.small:
            words.append(word)
            if token.endswith("."):
                shortened.add(word)
    return Name(text, tuple(words), frozenset(shortened), tuple(sorted(numbers)), _states(bare, ways), legal_form)


def _without_legal_form(text: str, ways: Wording) -> tuple[str, str | None]:
    if MISREAD_CLUB.search(text):
        return MISREAD_CLUB.sub(" ", text), "e. V."
    found = [ways.legal_names[int((match.lastgroup or "f0")[1:])] for match in ways.legal_forms.finditer(text)]
    rest = ways.legal_forms.sub(" ", text)
    return (rest, found[-1]) if found and rest.strip(" ,.") else (text, None)


def _number(token: str, ways: Wording) -> str | None:
    """The number a token stands for: "2030", "II" as "r2", "Zweite" as "2."; misread signs are put right."""
    if token.isalpha() and token.islower() and token not in ("l", "ll", "lll"):
        return None
    bare = token.rstrip(".")
    if ROMAN.match(bare):
        return bare.translate(str.maketrans("l1|!", "IIII"))
    if DIGITS.match(bare):
        return bare.translate(MISREAD_DIGITS)
    ordinal = ways.ordinals.fullmatch(bare)
    return str(ways.ordinal_of[ordinal[1].lower()]) if ordinal else None


def _states(text: str, ways: Wording) -> frozenset[str]:
    flat = folded(text)
    return frozenset(ways.state_of[found] for found in ways.state_pattern.findall(flat))


def is_state_body(name: Name) -> bool:
    """Whether every state has a body of that name, so that it takes the state to tell which one is meant."""
    if name.states or not name.words or name.words[0].startswith("bund"):
        return False
    heads = wording().state_heads
    return any(word.endswith(heads) and not word.startswith("bund") for word in name.words[:3])


def parse_person(text: str) -> PersonName:
    """The parts of a person's name; degrees and forms of address are left out, particles belong to the family name."""
    words = without_titles(unicodedata.normalize("NFC", text)).split()
    if not words:
        return PersonName(text, (), text.lower(), None)
    start = len(words) - 1
    while start > 0 and words[start - 1] in word_set("particles.txt"):
        start -= 1
    given = tuple(part for word in words[:start] for part in re.split(r"-", word) if part)
    known = first_names().get(words[0]) or (first_names().get(given[0]) if given else None)
    sex = known if start > 0 and known in ("f", "m") else None
    return PersonName(text, tuple(part.lower() for part in given), " ".join(words[start:]).lower().strip(",;"), sex)


def without_titles(name: str) -> str:
    """A person's name without degrees and forms of address; unchanged where nothing else would be left."""
    return " ".join(word for word in name.split() if word not in word_set("degrees.txt")) or name
