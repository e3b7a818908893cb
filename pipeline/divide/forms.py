"""Forms of lines: noun phrases without a verb, names of bodies, capitals."""

import re
from functools import cache

from pipeline.divide.vocabulary import heading_words
from pipeline.german.vocabulary import lines, nouns

ADJECTIVE = tuple(
    stem + ending
    for stem in ("lich", "isch", "ig", "al", "bar", "sam", "haft")
    for ending in ("e", "en", "er", "es", "em")
)
"""Endings by which adjectives in small letters are told from verbs."""


def is_nominal(line: str) -> bool:
    """Whether a line is a noun phrase: its small words are articles, prepositions and conjunctions."""
    small = [word for word in re.findall(r"[^\W\d_]+", line) if word[0].islower()]
    return all(word in heading_words().small or word.endswith(ADJECTIVE) for word in small)


@cache
def body_names() -> re.Pattern[str]:
    """What the name of a body ends with, or has at the end of one of its words."""
    heads = [re.escape(noun.lemma) for noun in nouns().values() if noun.tags & set("BbCD")]
    legal = [re.escape(form).replace(r"\ ", r"\s?") for form in lines("legal_forms.txt")]
    return re.compile(rf"(?i:(?:{'|'.join(heads)})(?:s|es)?\b)|(?:^|\s)(?:{'|'.join(legal)})$")


def names_body(line: str) -> bool:
    """Whether a line is the name of a ministry, club or company and says nothing of it."""
    return is_nominal(line) and bool(body_names().search(line.strip(" *–-|:")))


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals."""
    letters = [sign for sign in line if sign.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.9 * len(letters)
