"""The name of a party and what is said of it, from its place in the list."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.definitions import Definitions, definitions_in
from pipeline.extract.party_span import PartySpan
from pipeline.extract.party_words import ARTICLE, REPRESENTED, has_body_noun, patterns
from pipeline.german.nominative import noun_of, to_nominative
from pipeline.german.place_names import is_known_place
from pipeline.german.vocabulary import Noun, first_names, word_set

UNSURE = 0.75
"""Confidence of a party whose name shows no kind of body; half of a list may be such."""
LONGEST_ABBREVIATION = 16
LONGEST_NAME = 18
"""Words in the name of a party."""
_ROLE_WORD = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:er|erin|geber(?:in)?|nehmer(?:in)?|steller(?:in)?|träger(?:in)?|empfänger(?:in)?)"
)
_PLURAL = re.compile(r"(?P<kind>[A-ZÄÖÜ][a-zäöüß]+)\s+(?=[A-ZÄÖÜ])")
_BETWEEN_NAMES = re.compile(
    r"\s*[,;]\s*(?:(?:vertreten|jeweils|diese[rs]?)\b[^,;]*[,;]?\s*)*(?:und\s+|sowie\s+)?|\s+und\s+"
)
"""What parts the names behind a plural: a comma, "und", who represents the one before."""
_ONE_NAME = re.compile(r"[A-ZÄÖÜ][\w-]*(?:[ ](?!und\b|vertreten\b)[\w()-]+){0,3}")
_NO_VERBS = frozenset({"mit", "samt", "statt", "seit"})
_ABBREVIATED = ("V.", "R.", "G.", "K.")
_OPEN_END = re.compile(r"(?:\b(?:für|und|der|des|die|von|zur|zum|in|im|am|an|&)|[,-])\s*$")


def parties_at(text: str, begin: int, stop: int) -> Iterator[PartySpan]:
    """The party at `begin`, or each of several of one kind ("den Gemeinden Aldorf, Bedorf und Cedorf")."""
    party = _party(text, begin, stop)
    several = _PLURAL.match(text, begin, stop)
    noun = noun_of(several["kind"]) if several else None
    if party is None or several is None or noun is None or not _is_plural(several["kind"], noun):
        if party is not None:
            yield party
        return
    names = list(_names_behind(text, several.end(), stop))
    if len(names) < 2:
        yield party
        return
    kind = _kind_of(several["kind"], noun)
    for start, end in names:
        yield replace(party, start=start, end=end, name=f"{kind} {text[start:end]}", confidence=0.85)


def _is_plural(word: str, noun: Noun) -> bool:
    """Whether `word` is the plural of `noun` and means several bodies, unlike "Stadtwerke"."""
    forms = (noun.plural, f"{noun.plural}n")
    return noun.plural not in (None, noun.lemma) and any(word.casefold().endswith(str(f).casefold()) for f in forms)


def _names_behind(text: str, position: int, stop: int) -> Iterator[tuple[int, int]]:
    """The names from `position` on, with what parts them."""
    while name := _ONE_NAME.match(text, position, stop):
        yield name.span()
        between = _BETWEEN_NAMES.match(text, name.end(), stop)
        if between is None:
            return
        position = between.end()


def _kind_of(plural: str, noun: Noun) -> str:
    """The singular of a compound in the plural: "Landkreisen" is of the kind "Kreis" and becomes "Landkreis"."""
    for ending in (f"{noun.plural}n", noun.plural or noun.lemma):
        if plural.casefold().endswith(ending.casefold()):
            front = plural[: -len(ending)]
            return front + (noun.lemma.lower() if front else noun.lemma)
    return noun.lemma


def _party(text: str, begin: int, stop: int) -> PartySpan | None:
    """The party whose name begins at `begin`; what follows up to `stop` says more of it."""
    end = _end_of_name(text, begin, stop)
    if re.match(r"(?:Herrn?|Frau)\s", text[begin:end]):
        end = min(end, text.find(",", begin, end) % (len(text) + 1))
    printed = re.sub(r"(?:,?\s+(?:und|sowie))?[ ,;:\n–-]*$", "", text[begin:end])
    printed = printed if printed.endswith(_ABBREVIATED) else printed.rstrip(".")
    bare, bracketed, called = _without_brackets(re.sub(r",\s+([A-ZÄÖÜ][\w-]+)$", _place_behind, printed))
    if not _is_name(bare):
        return None
    article = re.search(rf"{ARTICLE}\s*$", text[max(0, begin - 8) : begin])
    name = to_nominative((article[0].strip().lower()[:3] + " " if article else "") + _on_one_line(bare))
    said = _with_plurals_shared(definitions_in(text[begin + len(printed) : stop]))
    name = _acting_body(name, said.own, text[end:stop]) or name
    person = _is_person(name)
    name = _without_degrees(name) if person else name
    aliases = tuple(dict.fromkeys((*bracketed, *(short for short in said.abbreviations if short not in said.own))))
    represented = REPRESENTED.search(text, end, stop)
    return PartySpan(
        begin,
        begin + len(printed),
        0.95 if has_body_noun(name) or person else UNSURE,
        "PER" if person else "ORG",
        name,
        aliases,
        "party list",
        tuple(dict.fromkeys((*called, *said.own))),
        said.together,
        text[represented.start() : stop] if represented else "",
    )


def _with_plurals_shared(said: Definitions) -> Definitions:
    """Definitions in which a name that only several can have ("die Partner") is one for all of them."""
    shared = tuple(name for name in said.own if patterns().collective.match(name))
    own = tuple(name for name in said.own if name not in shared)
    return replace(said, own=own, together=(*said.together, *shared))


def _on_one_line(printed: str) -> str:
    """A name without line breaks and without the full stop that a speck on the paper put behind a word."""
    return re.sub(r"(?<=\w{5})\.(?= [A-ZÄÖÜ])", "", re.sub(r"\s+", " ", printed))


def _acting_body(name: str, defined: tuple[str, ...], said: str) -> str | None:
    """The ministry that is the party where a state acts through it and it, not the state, is given a name below."""
    through = re.search(rf"\bdurch\s+({ARTICLE})\s+(?=[A-ZÄÖÜ])", said)
    if through is None or not name.startswith(("Land ", "Freistaat ", "Bundesrepublik ", "Freie ")):
        return None
    end = _end_of_name(said, through.end(), len(said))
    body = to_nominative(f"{through[1]} {_on_one_line(said[through.end() : end].rstrip(' ,.;'))}")
    heads = [noun.lemma.casefold() for word in body.split() if (noun := noun_of(word)) and noun.tags & set("BC")]
    own = any(word.casefold().endswith(head) for word in defined for head in heads if head not in name.casefold())
    return body if own else None


def _end_of_name(text: str, begin: int, stop: int) -> int:
    known = patterns()
    end = stop
    for gap in re.finditer(r"\n\n", text[begin:stop]):
        if not _OPEN_END.search(text[begin : begin + gap.start()]) and text[begin + gap.end() :][:4] not in (
            "für ",
            "und ",
        ):
            end = begin + gap.start()
            break
    cuts = [match.start() for pattern in known.name_end if (match := pattern.search(text, begin, end))]
    end = min([end, *cuts])
    address = known.address.search(text, begin, end)
    return address.start() if address else end


def _place_behind(match: re.Match[str]) -> str:
    """Nothing for the seat behind a name ("Muster AG, Celle"), else what was printed."""
    return "" if is_known_place(match[1]) or noun_of(match[1]) is None else match[0]


def _without_brackets(printed: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A name without what stands in brackets behind it: an abbreviation, or a word the document uses for it.

    "(Sieg)" is part of a place and stays.
    """
    found = re.search(r"\s*\(([^()]{2,24})\)", printed)
    if found is None:
        return printed, (), ()
    bare = (printed[: found.start()] + printed[found.end() :]).strip()
    inside = found[1].strip()
    if sum(sign.isupper() for sign in inside) > 1 and len(inside) <= LONGEST_ABBREVIATION:
        return bare, (inside,), ()
    if inside.startswith(("Königreich ", "Republik ", "Bundesrepublik ")):
        return bare, (), ()
    if noun_of(inside) is not None or _ROLE_WORD.fullmatch(inside) or inside.casefold() in bare.casefold().split():
        return bare, (), (inside,)
    return printed, (), ()


def _is_name(printed: str) -> bool:
    words = printed.split()
    runs_on = len(words) > LONGEST_NAME // 2 and re.search(r"[a-zäöüß]{5,}\. [A-ZÄÖÜ]", printed)
    if len(words) > LONGEST_NAME or runs_on or sum(sign.isalpha() for sign in printed) < 3:
        return False
    said = re.findall(r"[A-ZÄÖÜ][\w-]{2,}\s+([a-zäöüß]{3,}t)(?!\w)", re.sub(r"[„\"].*?[“\"]", "", printed))
    says = any(word not in _NO_VERBS for word in said)
    return (printed[0].isupper() or printed[0] in '„"') and not (says or patterns().no_party.match(printed))


def _without_degrees(name: str) -> str:
    return " ".join(word for word in name.split() if word not in word_set("degrees.txt"))


def _is_person(name: str) -> bool:
    words = _without_degrees(name).split()
    return 2 <= len(words) <= 4 and words[0] in first_names() and not has_body_noun(" ".join(words[1:]))
