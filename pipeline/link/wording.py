"""wording.toml as checked values: what is left out when names are compared, and what is written in several ways."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.german.names_key import folded

LAND = frozenset({"land", "landes", "freistaat", "freistaates"})
FILE = Path(__file__).with_name("wording.toml")


@dataclass(frozen=True, slots=True)
class Wording:
    """The content of wording.toml: words in small letters, patterns compiled. Group `f<i>` of `legal_forms` stands for
    `legal_names[i]`; `state_of` tells the state by the folded beginning that `state_pattern` finds."""

    small: frozenset[str]
    short: Mapping[str, tuple[str, ...]]
    ordinals: re.Pattern[str]
    ordinal_of: Mapping[str, int]
    legal_forms: re.Pattern[str]
    legal_names: tuple[str, ...]
    legal_marks: tuple[str, ...]
    state_heads: tuple[str, ...]
    state_pattern: re.Pattern[str]
    state_words: re.Pattern[str]
    state_of: Mapping[str, str]

    def is_of_state(self, word: str) -> bool:
        """Whether `word` is a part of a state's name, or made of one ("hessisches", "westfalen", "des Landes")."""
        return word in LAND or self.state_words.fullmatch(folded(word)) is not None


@cache
def wording() -> Wording:
    """The wording, read once; raises KeyError or re.error where the file is not as it says of itself."""
    data = tomllib.loads(FILE.read_text("utf-8"))
    state_of = {folded(start): state for state, starts in data["states"].items() for start in starts}
    longest = sorted(state_of, key=len, reverse=True)
    # Of "Hess Min" and the like the first word alone is of the state.
    of_states = {w for starts in data["states"].values() for start in starts for w in folded(start.split()[0]).split()}
    forms = [rf"(?P<f{i}>(?<![\w-])(?:{form})(?!\w))" for i, form in enumerate(data["legal_forms"].values())]
    return Wording(
        small=frozenset(data["small"]),
        short={short: tuple(full.split()) for short, full in data["short"].items()},
        ordinals=re.compile(rf"({'|'.join(data['ordinals'])})(?:e|er|es|en|em)", re.I),
        ordinal_of=data["ordinals"],
        legal_forms=re.compile("|".join(forms), re.I),
        legal_names=tuple(data["legal_forms"]),
        legal_marks=("mbH", "AG", "KG", "eG", "OHG", "GbR", "UG", "SE", "ktiengesellschaft", "V", "öR", "örperschaft"),
        state_heads=tuple(data["state_bodies"]["heads"]),
        state_pattern=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})"),
        state_words=re.compile(rf"(?:{'|'.join(sorted(of_states))})(?:isch)?(?:e[mnrs]?|s)?"),
        state_of=state_of,
    )
