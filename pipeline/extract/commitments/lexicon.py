"""modality.toml → Lexicon: the words that commitments are told by, checked on loading."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pipeline.errors import BadConfiguration

PATH = Path(__file__).parents[1] / "modality.toml"
_VERBS = {
    "pledge", "announce", "announce_needs_content", "soft", "fund", "fund_with_money", "receive", "state", "paper",
    "happen", "say", "say_binding", "undertake", "reflexive", "conclude", "no_money",
}  # fmt: skip
_NOUNS = {
    "aim",
    "aim_own",
    "money",
    "all_parties",
    "organ",
    "government",
    "state_itself",
    "joint_organ",
    "role",
    "task",
    "giver",
    "taker",
    "no_organ",
    "own_body",
    "grant",
    "standing_for",
    "cabinet",
}
_WORDS = {
    "connective",
    "ahead",
    "told",
    "negation",
    "condition",
    "preparing",
    "prepared",
    "telling",
    "charged",
    "approved",
}


@dataclass(frozen=True)
class Lexicon:
    """Verbs (infinitives), nouns and words (small letters) by class; `recurrence` in order of preference."""

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    foretell: frozenset[str]
    strong_past: frozenset[str]
    irregular: Mapping[str, str]
    recurrence: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    known_verbs: frozenset[str]
    organs: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]

    @cached_property
    def organ_nouns(self) -> tuple[str, ...]:
        """Endings of words that name a body or an organ."""
        return tuple(self.nouns["organ"])

    @cached_property
    def joint_organs(self) -> tuple[str, ...]:
        """Endings of words that name an organ of all parties."""
        return tuple(self.nouns["joint_organ"])

    @cached_property
    def givers(self) -> tuple[str, ...]:
        """Endings of roles of who gives, lends or lets."""
        return tuple(self.nouns["giver"])

    @cached_property
    def takers(self) -> tuple[str, ...]:
        """Endings of roles of who receives, borrows or hires."""
        return tuple(self.nouns["taker"])

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Endings of words that name a role in an agreement."""
        return tuple(self.nouns["role"])


@cache
def lexicon(path: Path = PATH) -> Lexicon:
    """The vocabulary in `path`. Raises BadConfiguration where a class is missing or an entry is not a word."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    try:
        verbs, nouns, words = (_classes(data[name], needed) for name, needed in _groups())
        return Lexicon(
            verbs, nouns, words, frozenset(data["foretell"]["verbs"]), frozenset(data["strong_past"]["forms"]),
            dict(data["irregular"]), _patterns(data["recurrence"]), frozenset().union(*verbs.values()),
            {organ: tuple(bodies) for organ, bodies in data["organs"].items()},
            {group: tuple(bodies) for group, bodies in data["groups"].items()},
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise BadConfiguration(
            "modality", f"{path} is wrong: {error}", "Mend the entry named or install again."
        ) from error


def _groups() -> tuple[tuple[str, set[str]], ...]:
    return ("verbs", _VERBS), ("nouns", _NOUNS), ("words", _WORDS)


def _classes(group: dict[str, list[str]], needed: set[str]) -> dict[str, frozenset[str]]:
    if missing := needed - set(group):
        raise KeyError(f"missing classes {sorted(missing)}")
    for name, entries in group.items():
        if wrong := [entry for entry in entries if not entry or entry != entry.lower() or " " in entry]:
            raise ValueError(f"{name}: not single words in small letters: {wrong}")
    return {name: frozenset(entries) for name, entries in group.items()}


def _patterns(table: dict[str, list[str]]) -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple((value, tuple(re.compile(pattern) for pattern in patterns)) for value, patterns in table.items())
