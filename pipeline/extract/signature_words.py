"""The vocabulary of signature blocks, and what single words of them are: offices, kinds of bodies, degrees."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.german.nominative import is_adjective, noun_of
from pipeline.german.vocabulary import first_names, offices, word_set


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of signatures.toml as patterns."""

    noise: re.Pattern[str]
    signed: re.Pattern[str]
    rank: re.Pattern[str]
    office: re.Pattern[str]
    organ: re.Pattern[str]
    skipped: re.Pattern[str]
    seats: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]


@cache
def words() -> _Words:
    """The vocabulary of signature blocks; raises KeyError or re.error for a bad list in signatures.toml."""
    table = tomllib.loads(files(__package__).joinpath("signatures.toml").read_text("utf-8"))
    seats = table.pop("seats")
    any_of = {name: "|".join(entries) for name, entries in table.items()}
    return _Words(
        re.compile(rf"(?<!\w)(?:{any_of['noise']})(?!\w)"),
        re.compile(rf"(?:{any_of['signed']})(?=\s|$)|{SIGNED_AT_ONCE}"),
        re.compile(rf"(?:{any_of['rank']})$"),
        re.compile(rf"(?i)[\w-]*(?:{any_of['office']})$"),
        re.compile(rf"(?:{any_of['organ']})\b"),
        re.compile(rf"\W*(?:{any_of['skipped']})"),
        tuple((re.compile("|".join(seat["offices"])), tuple(seat["bodies"])) for seat in seats),
    )


SIGNED_AT_ONCE = r"gez\.(?=[A-ZÄÖÜ(])"
""" "gez." printed without a space before the name."""
_DEGREE = re.compile(
    r"(?:Univ\.-)?(?:(?:Dr|Prof|Dipl|Mag|PD|Ing|rer|nat|jur|phil|med|h\.\s?c|habil)\b\.?-?)+[\w.-]*$|Herrn?$|Frau$|MdL$|MdB$|FH$"
)
LEGAL_FORM = re.compile(r"\b(?:e\.\s?V\.?|e\.\s?G\.|eG|g?GmbH|mbH|A/S|AöR|KdöR|AG|KG|SE)(?!\w)")
CLEAN = "()[],;:„“\"'*|‘’‚"


def is_first_name(word: str) -> bool:
    """Whether `word`, or the first part of a double name, is a known given name."""
    known = first_names()
    return word in known or word.title() in known or (len(word) > 3 and word.split("-")[0] in known and "-" in word)


def is_degree(word: str) -> bool:
    """Whether `word` is an academic degree or a form of address."""
    return _DEGREE.match(word) is not None


def begins_with_body(text: str) -> bool:
    """Whether the first word of `text`, or the one behind an adjective, is beyond doubt a body ("Landkreis ...")."""
    first, second = [*text.split(), "", ""][:2]
    noun = noun_of(second.strip(CLEAN) if is_adjective(first) else first.strip(CLEAN))
    surely = noun is not None and ("B" in noun.tags or (bool(noun.tags & set("bC")) and " und " not in text))
    return surely or LEGAL_FORM.search(text) is not None


def is_ordinary_word(word: str) -> bool:
    """Whether `word` is an office, a kind of body or an adjective, and so hardly the name of a person."""
    return is_office(word) or is_body_word(word) or is_adjective(word)


def is_office(word: str) -> bool:
    """Whether `word` is the name of an office or ends like one."""
    bare = word.strip(CLEAN).rstrip(".")
    return len(bare) > 2 and (bare.casefold() in offices() or words().office.match(bare) is not None)


def is_noun_itself(word: str) -> bool:
    """Whether `word` is the name of a kind of body and not only ends like one, as a family name may."""
    noun = noun_of(word)
    return noun is not None and noun.lemma == word


def is_body_word(word: str) -> bool:
    """Whether `word` is a noun for kinds of bodies, or a legal form."""
    noun = noun_of(word)
    return (noun is not None and bool(noun.tags & set("BbC"))) or word in word_set("legal_forms.txt")
