"""The patterns of parties.toml, which tell how party lists are built."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.german.nominative import noun_of
from pipeline.german.vocabulary import offices, regions, word_set

ARTICLE = r"(?:[Dd]e[mnr][il]?|[Dd]ie|[Dd]as)"
"""A definite article, as noise may leave it ("deni")."""
REPRESENTED = re.compile(r"\b(?:vertreten\b|vertr\.|endvertreten\b|repräsentiert\b|handelnd\b)")

MONTHS = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"


def has_body_noun(name: str) -> bool:
    """Whether a name shows by a noun or a legal form that it is that of a body."""
    nouns = (noun_of(word) for word in re.findall(r"[\wäöüß-]+", name))
    legal = any(form.rstrip(".") in name for form in word_set("legal_forms.txt"))
    return legal or any(noun is not None and noun.tags & set("BbC") for noun in nouns)


def names_body(name: str) -> bool:
    """Whether a name is that of a body, which a state and a country are too."""
    return has_body_noun(name) or name.strip() in regions()


def is_office(word: str) -> bool:
    """Whether a word is an office, alone or at the end of a compound."""
    return any(word.casefold().endswith(office) for office in offices() if len(office) > 4)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of parties.toml."""

    end: tuple[re.Pattern[str], ...]
    name_end: tuple[re.Pattern[str], ...]
    no_party: re.Pattern[str]
    announced: re.Pattern[str]
    sentence: re.Pattern[str]
    are: re.Pattern[str]
    inverted: re.Pattern[str]
    inverted_end: re.Pattern[str]
    collective: re.Pattern[str]
    label: re.Pattern[str]
    address: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns; raises KeyError or re.error for a bad entry."""
    table = tomllib.loads(files(__package__).joinpath("parties.toml").read_text("utf-8"))
    address = "|".join((table["street"], table["part"], table["postcode"], table["box"]))
    return Patterns(
        tuple(re.compile(pattern) for pattern in table["end"]),
        tuple(re.compile(pattern) for pattern in table["name_end"]),
        re.compile("|".join(table["no_party"])),
        re.compile("|".join(table["announced"])),
        re.compile("|".join(table["sentence"])),
        re.compile("|".join(table["are"])),
        re.compile(table["inverted"]),
        re.compile(table["inverted_end"]),
        re.compile(table["collective"]),
        re.compile(table["label"]),
        re.compile(rf"[\s,]+(?:{address})"),
    )
