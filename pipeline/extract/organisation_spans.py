"""What a body is called: its name in the nominative, the official one where it is a state's, short forms."""

import re

from models.findings import NameSpan
from pipeline.extract.passage import (
    DEFINITE,
    Passage,
    is_abbreviation,
)
from pipeline.extract.phrases import Tail
from pipeline.german.nominative import to_nominative
from pipeline.german.vocabulary import State, bodies, state_abbreviations, states


def body_span(passage: Passage, start: int, after: Tail, sure: float, rule: str, home: State | None) -> NameSpan:
    """The body named by the tokens from `start` to the end of `after`, found by `rule`."""
    written = passage.between(start, after.end)
    determiner = passage.word(passage.before_newlines(start - 1))
    if passage.word(start) in state_abbreviations():
        written = re.sub(r"^\w+\.", state_abbreviations()[passage.word(start)], written)
        determiner = "dem"
    cased = written[:1].upper() + written[1:]
    name = to_nominative(f"{determiner} {cased}" if determiner.lower() in DEFINITE else cased)
    official, aliases = _official(name, home)
    own = (alias for alias in after.aliases if alias not in bodies() or name in bodies()[alias])
    aliases = (*aliases, *_quoted_name(written), *_short_before(passage, start, after.end), *own)
    return NameSpan(
        passage.tokens[start].start,
        passage.tokens[after.end - 1].end,
        sure,
        label="ORG",
        name=official,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != official)),
        rule=rule,
    )


def _quoted_name(written: str) -> tuple[str, ...]:
    """What stands in quotation marks inside a name, if it has two words at least."""
    quoted = re.search(r"[„»“]([^„“»«”]+)[“«”]", written)
    return (quoted.group(1),) if quoted and " " in quoted.group(1) else ()


def _short_before(passage: Passage, start: int, end: int) -> tuple[str, ...]:
    """ "ZAK Bremen" in "ZAK Bremen (Zentrum für ...)"."""
    if passage.word(start - 1) != "(" or passage.word(end) != ")":
        return ()
    if is_abbreviation(passage.word(start - 2)):
        return (passage.word(start - 2),)
    if is_abbreviation(passage.word(start - 3)) and passage.place_end(start - 2) == start - 1:
        return (passage.between(start - 3, start - 1), passage.word(start - 3))
    return ()


def _official(name: str, home: State | None) -> tuple[str, tuple[str, ...]]:
    """The state's own name for its government and parliament called by their kind alone; other names stay."""
    if home and name in ("Landesregierung", "Staatsregierung", "Senat"):
        return home.government[0], (*home.government, name)
    if home and name in ("Landtag", "Abgeordnetenhaus"):
        return home.parliament[0], (*home.parliament, name)
    return name, next((forms for state in states() for forms in _forms(state) if name in forms), ())


def _forms(state: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the state's government and its parliament are called."""
    kinds = ("Landesregierung", "Landtag")
    named = tuple((f"{kind} {state.name}", f"{kind} von {state.name}") for kind in kinds)
    adjective = f"{state.adjective}e" if state.adjective.endswith("isch") else state.adjective
    government = (*state.government, *named[0], f"{adjective} Landesregierung")
    return tuple(dict.fromkeys(government)), tuple(dict.fromkeys((*state.parliament, *named[1])))
