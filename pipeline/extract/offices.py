"""Phrases that name an office: "stellvertretende Vorsitzende des Vereins X", "Minister für Soziales und Sport"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.marks import abbreviation_end
from pipeline.extract.noun_lists import LINKS, noun_list_end
from pipeline.extract.passage import Passage, is_abbreviation, office_of
from pipeline.extract.referents import Resolution
from pipeline.german.nominative import is_adjective, to_nominative
from pipeline.german.vocabulary import word_set

FARTHEST = 16
BELONGING = frozenset({"der", "des", "vom", "von", "beim", "bei", "im", "am", "für", "in", "zum"})
RANKS = re.compile(
    r"(?:stellvertretende|stellv|kommissarische|ehrenamtliche|hauptamtliche|leitende|geschäftsführende|amtierende|[Ee]rste|[Zz]weite"
    r"|[Tt]echnische|[Kk]aufmännische|[Ww]issenschaftliche|ehemalige|frühere|designierte|parlamentarische|[Pp]arlamentarische)[nrsm.]?"
)
PERSON_ENDING = re.compile(
    r"[A-ZÄÖÜ][\wäöüß-]{3,}(?:in|er|or|ent|ist|eur|loge|wirt|mann|frau|ant|nom|arzt|rat|beauftragte[rn]?)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office at tokens `start` to `end`: `function` in the nominative, `organisation` a referent or None."""

    start: int
    end: int
    function: str
    organisation: int | None


@dataclass(frozen=True, slots=True)
class _Complement:
    """What follows an office: its purpose ("für Soziales"), the body it is held at, and where that ends."""

    end: int
    purpose: str
    organisation: int | None


def office_at(passage: Passage, index: int, resolution: Resolution, feminine: bool | None) -> Office | None:
    """The office whose noun is token `index`, with what follows it; None where no office stands."""
    if not is_office_noun(passage, index):
        return None
    start = _beginning(passage, index)
    after = _complement(passage, index + 1, resolution)
    body = after.organisation
    if body is None and "-" in passage.word(index).strip("-"):
        body = resolution.by_alias(passage.word(index).rpartition("-")[0])
    return Office(start, after.end, _function(passage, start, index, after.purpose, feminine), body)


def is_office_noun(passage: Passage, index: int) -> bool:
    """Whether an office or a person's trade stands there, by vocabulary."""
    word = passage.word(index)
    return not word.endswith("-") and (passage.is_office(index) or ("-" in word and office_of(word) is not None))


def is_trade_noun(passage: Passage, index: int) -> bool:
    """Whether the word may be a trade that no list knows ("Kieferorthopädin"), by its ending."""
    word = passage.word(index)
    if not PERSON_ENDING.fullmatch(word) or word in word_set("never.txt") or passage.tag(index) not in ("NN", ""):
        return False
    noun = passage.noun(index)
    return noun is None or bool(noun.tags & {"O"})


def _beginning(passage: Passage, index: int) -> int:
    """First parts ("Sozial- und"), ranks ("stellvertretende", "Erste") belong to the office."""
    start = index
    while passage.word(start - 1) in LINKS and passage.word(start - 2).endswith("-"):
        start -= 2
    while RANKS.fullmatch(passage.word(start - 1)):
        start -= 1
    return start


def _complement(passage: Passage, index: int, resolution: Resolution) -> _Complement:
    purpose, body = "", None
    while True:
        word = passage.word(index)
        end, found = _body_at(passage, index, resolution)
        if end > index:
            index, body = abbreviation_end(passage, end), body if body is not None else found
        elif word in ("für", "fur") and not purpose and (end := noun_list_end(passage, index + 1)) > index + 1:
            purpose, index = passage.between(index, end), end
        elif (end := _circumstance_end(passage, index)) > index:
            index = end
        else:
            return _Complement(index, purpose, body)


def _circumstance_end(passage: Passage, index: int) -> int:
    """ "des Referats", "in Kassel": what says nothing of the office itself."""
    word = passage.word(index)
    if word in ("der", "des"):
        end = noun_list_end(passage, index + 1)
        while end > index + 1 and is_abbreviation(passage.word(end)):
            end += 1
        return end if end > index + 1 else index
    if word in ("in", "aus") and passage.place_end(index + 1) > index + 1:
        return passage.place_end(index + 1)
    return index


def _body_at(passage: Passage, index: int, resolution: Resolution) -> tuple[int, int | None]:
    """End and referent of the body named there, behind "der", "vom", "von der" or at once."""
    start = index
    while passage.word(start) in BELONGING and start - index < 2:
        start += 1
    if passage.word(start) == "\n":
        start = passage.after_newlines(start)
    position = passage.tokens[start].start
    for mention in resolution.mentions_in(position, position + 200):
        if mention.start == position and mention.label == "ORG":
            return passage.tokens.index_at(mention.end), mention.referent
    return index, None


def _function(passage: Passage, start: int, index: int, purpose: str, feminine: bool | None) -> str:
    head = office_of(passage.word(index)) or passage.word(index)
    if head.endswith(("te", "ter", "de", "der")) and to_nominative(f"die {head}") != to_nominative(f"der {head}"):
        head = _by_sex(head.removesuffix("r"), passage.word(start - 1).lower(), feminine)
    first = passage.between(start, index)
    if first and is_adjective(first.split()[0]):
        first = _rank(first, head)
    return " ".join(part for part in (first, head, purpose) if part)


def _by_sex(stem: str, determiner: str, feminine: bool | None) -> str:
    """ "Beauftragter" or "Beauftragte": by the given name, else by the article."""
    if feminine is None:
        feminine = determiner == "die"
    return stem if feminine else stem + "r"


def _rank(rank: str, head: str) -> str:
    bare = re.sub(r"e[nrsm]?$", "", rank)
    return bare + ("e" if head.endswith(("in", "e", "frau")) else "er")


def offices_before(passage: Passage, index: int, resolution: Resolution, feminine: bool | None) -> Iterator[Office]:
    """The offices that lead to the person named at token `index`, nearest first."""
    degrees = word_set("degrees.txt")
    end = index
    while passage.word(end - 1) in degrees:
        end -= 1
    for _ in range(3):
        office = _ending_at(passage, end, resolution, feminine) or _trade_before(passage, end, index, feminine)
        if office is None:
            return
        yield office
        end = office.start
        while passage.word(end - 1) in ("der", "die", "dem", "den", "des") or RANKS.fullmatch(passage.word(end - 1)):
            end -= 1
        if passage.word(end - 1) in (",", "und", "sowie"):
            end -= 1


def _ending_at(passage: Passage, end: int, resolution: Resolution, feminine: bool | None) -> Office | None:
    """The office whose phrase ends right before token `end`, or before a comma there."""
    stop = end - 1 if passage.word(end - 1) == "," else end
    for index in range(stop - 1, max(-1, stop - FARTHEST), -1):
        if passage.word(index) in (".", ";", ":", "„"):
            return None
        office = office_at(passage, index, resolution, feminine)
        if office and office.end == stop:
            return office
    return None


def _trade_before(passage: Passage, end: int, person: int, feminine: bool | None) -> Office | None:
    """A trade that no list knows, right before the person's name."""
    if end != person or not is_trade_noun(passage, end - 1):
        return None
    start = _beginning(passage, end - 1)
    return Office(start, end, _function(passage, start, end - 1, "", feminine), None)


def offices_after(passage: Passage, index: int, resolution: Resolution, feminine: bool | None) -> Iterator[Office]:
    """The offices that follow a person's name in an apposition, brackets or the next line, from token `index` on."""
    start = index
    if passage.word(start) in (",", "(", "\n", "–", "-", ":"):
        start = passage.after_newlines(start + 1)
    elif passage.word(start) in LINKS or (index > 0 and passage.word(start) in ("der", "die")):
        return
    while True:
        at = _office_from(passage, start)
        office = office_at(passage, at, resolution, feminine) if at is not None else None
        if office is None:
            return
        yield office
        if passage.word(office.end) not in (",", "und", "sowie", "/", "&"):
            return
        start = office.end + 1


CHOSEN = frozenset({"ernannt", "berufen", "eingesetzt", "gewählt", "bestellt", "bestimmt", "benannt", "vereidigt"})


def chosen_office(passage: Passage, index: int, resolution: Resolution, feminine: bool | None) -> Office | None:
    """The office to which the person named before token `index` was called ("zum Beauftragten ernannt")."""
    for i in range(index, min(index + 10, len(passage.tokens))):
        if passage.word(i) in (".", ";", "\n"):
            return None
        if is_office_noun(passage, i) and passage.word(i - 1) in (
            "zum",
            "zur",
            "als",
            "einen",
            "eine",
            "neuen",
            "neue",
        ):
            office = office_at(passage, i, resolution, feminine)
            return office if office and passage.word(office.end) in CHOSEN else None
    return None


def _office_from(passage: Passage, index: int) -> int | None:
    """The token of the office's noun, past article, adjectives and first parts."""
    for i in range(index, index + 5):
        if is_office_noun(passage, i):
            return i
        word = passage.word(i)
        modifies = (
            word.endswith("-") or word in ("und", "der", "die", "ein", "eine", "als", "stellv.") or is_adjective(word)
        )
        if not modifies and not RANKS.fullmatch(word):
            return None
    return None
