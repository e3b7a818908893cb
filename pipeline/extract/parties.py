"""Who concludes the agreement that a document is."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from pipeline.extract.definitions import Definitions, definitions_in
from pipeline.extract.parse import Parsed
from pipeline.extract.party_span import PartySpan as PartySpan
from pipeline.extract.signatures import find_signatures
from pipeline.german.nominative import form_of, noun_of, to_nominative
from pipeline.german.place_names import is_known_place
from pipeline.german.vocabulary import first_names, offices, word_set

LATEST_START = 4000
"""Code points in which the list of parties must begin."""
LONGEST_LIST = 4000
UNSURE = 0.75
"""Confidence of a party whose name shows no kind of body; half of a list may be such."""
PROSE = 12
"""Words from which a paragraph that ends in a full stop is a sentence."""
LONGEST_ABBREVIATION = 16
_ROLE_WORD = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:er|erin|geber(?:in)?|nehmer(?:in)?|steller(?:in)?|träger(?:in)?|empfänger(?:in)?)"
)
LONGEST_NAME = 18
"""Words in the name of a party."""
_BETWEEN = re.compile(r"\b[Zz][Ww][Ii][Ss][Cc][Hh][Ee][Nn]\b[\s:]*")
_ARTICLE = r"(?:[Dd]e[mnr][il]?|[Dd]ie|[Dd]as)"
_NAME = rf"(?:{_ARTICLE}\s+)?(?=[A-ZÄÖÜ„])"
_AND = r"(?:und|sowie|einerseits\s+und|andererseits)"
_DEFINING_LINE = r"[^\n]*[-–—]\s*(?:\n|$)|(?:nachfolgend|nachstehend|im|gemeinsam|fortan|vertreten)\s"
_SEPARATOR = re.compile(
    rf"(?:^|\n)\s*(?:{_AND}(?:\s+zwischen)?\s*:?\s+)?\(?(?:\d{{1,2}}|[a-z])[.)]\s+{_NAME}"
    rf"|(?:^|\n)\s*{_AND}\b\s*:?,?\s*(?:zwischen\s+)?{_NAME}"
    rf"|(?:^|\n)\s*[•*·–-]\s+(?!{_DEFINING_LINE}){_NAME}"
    rf"|(?:(?<=\s)|(?<=,))(?:und|sowie)\s+(?:zwischen\s+)?{_ARTICLE}\s+(?=[A-ZÄÖÜ„])"
    rf"|\n\s*{_ARTICLE}\s+(?=[A-ZÄÖÜ„])"
    r"|,\s*de[mnr]\s+(?=[A-ZÄÖÜ„])"
)
_ONE_NAME = r"[A-ZÄÖÜ][\w() -]+?"
_SEVERAL = re.compile(
    rf"(?P<kind>[A-ZÄÖÜ][a-zäöüß]+)\s+(?P<names>{_ONE_NAME}(?:,\s+{_ONE_NAME})*\s+und\s+{_ONE_NAME})(?=\s*(?:[,\n;–]|$))"
)
_REPRESENTED = re.compile(r"\b(?:vertreten|vertr\.|endvertreten|repräsentiert|handelnd)\b")
_ABBREVIATED = ("V.", "R.", "G.", "K.")
_OPEN_END = re.compile(r"(?:\b(?:für|und|der|des|die|von|zur|zum|in|im|am|an|&)|[,-])\s*$")


def find_parties(parsed: Parsed) -> tuple[PartySpan, ...]:
    """The parties of an agreement in the order of its head; none for other documents or where no list is found."""
    if parsed.outline.kind != "agreement":
        return ()
    text = parsed.text.text
    for start, end in _lists(parsed):
        parties = _merged(_parties_in(text, start, end))
        if len(parties) > 1 and sum(party.confidence > UNSURE for party in parties) * 2 >= len(parties):
            return _with_collectives(parties)
    return _signing_bodies(parsed)


def _signing_bodies(parsed: Parsed) -> tuple[PartySpan, ...]:
    """The bodies under the signatures, where the head of the document lists no parties."""
    bodies = [signature.organisation for signature in find_signatures(parsed) if signature.organisation is not None]
    spans = (
        PartySpan(body.start, body.end, 0.6, "ORG", body.name, body.aliases, "signatures")
        for body in bodies
        if _has_body_noun(body.name)
    )
    parties = _merged(spans)
    return parties if len(parties) > 1 else ()


def _lists(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Where lists of parties may stand: behind each "zwischen" at the beginning, before the first section."""
    text = parsed.text.text
    firsts = [h.start for h in parsed.outline.headings if h.number and h.start > 0]
    firsts += [block.start for block in parsed.text.blocks if _is_prose(text[block.start : block.end])]
    for pattern in (_BETWEEN, _patterns().announced, _patterns().sentence):
        for match in pattern.finditer(text, 0, LATEST_START):
            limit = min([match.end() + LONGEST_LIST, len(text), *(start for start in firsts if start > match.end())])
            end = _end_of_list(text, match.end(), limit)
            if pattern is not _patterns().sentence or end < limit:
                yield match.end(), end


def _is_prose(block: str) -> bool:
    """Whether a paragraph is a sentence of the document's body, and names no party."""
    words = block.split()
    return (
        len(words) > PROSE
        and block.rstrip().endswith(".")
        and not re.search(r"\bvertreten\b|[Ff]olgend|\bund\b\s+d", block)
    )


def _end_of_list(text: str, start: int, limit: int) -> int:
    found = (pattern.search(text, start, limit) for pattern in _patterns().end)
    return min((match.start() for match in found if match), default=limit)


def _parties_in(text: str, start: int, end: int) -> Iterator[PartySpan]:
    """One party behind every separator that is followed by a name."""
    begin = start + _leading(text[start:end])
    for match in _SEPARATOR.finditer(text, start, end):
        if match.end() > begin and not (_is_person_of_before(text, begin, match) or _goes_on(text, begin, match)):
            yield from _party_or_several(text, begin, match.start())
            begin = match.end()
    yield from _party_or_several(text, begin, end)


def _party_or_several(text: str, begin: int, stop: int) -> Iterator[PartySpan]:
    """The party at `begin`, or each of several of one kind ("den Gemeinden Aldorf, Bedorf und Cedorf")."""
    several = _SEVERAL.match(text, begin, stop)
    noun = noun_of(several["kind"]) if several else None
    party = _party(text, begin, stop)
    if several is None or noun is None or several["kind"] in (noun.lemma, "Stadtwerken") or party is None:
        if party is not None:
            yield party
        return
    for name in re.finditer(r"[A-ZÄÖÜ][\w-]*(?:[ ](?!und\b)[\w()-]+)*", several["names"]):
        start = several.start("names") + name.start()
        kind = _kind_of(several["kind"], noun.lemma)
        yield replace(party, start=start, end=start + len(name[0]), name=f"{kind} {name[0]}", confidence=0.85)


def _kind_of(plural: str, lemma: str) -> str:
    """The singular of a compound in the plural: "Landkreisen" is of the kind "Kreis" and becomes "Landkreis"."""
    form = form_of(plural)
    return form.lemma if form is not None else lemma


def _leading(text: str) -> int:
    """Code points of number and article before the first name."""
    match = re.match(rf"\W*(?:\(?(?:\d{{1,2}}|[a-z])[.)]\s+)?(?:{_ARTICLE}\s+)?(?:\s*(?=[A-ZÄÖÜ„]))?", text)
    return match.end() if match else 0


def _is_person_of_before(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether what follows is no party but who represents the one before ("vertreten durch A und die ...")."""
    line = text[max(begin, text.rfind("\n\n", begin, match.start())) : match.start()]
    following = re.match(r"[\wäöüß-]+", text[match.end() :])
    word = following[0] if following else ""
    if word in ("Herrn", "Herr", "Frau", "Folgenden", "Weiteren"):
        return "\n\n" not in text[match.start() - 1 : match.end()]
    by_office = any(word.casefold().endswith(office) for office in offices() if len(office) > 4)
    return _REPRESENTED.search(line) is not None and by_office


def _goes_on(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a line that begins with "und" goes on a list of subjects ("für Inneres / und Sport")."""
    following = re.match(r"[\wäöüß-]+", text[match.end() :])
    on_next_line = re.fullmatch(r"\n *und ", match[0]) is not None
    listing = re.search(r"\bfür\s+[^,.;\n]+$", text[begin : match.start()]) is not None
    return on_next_line and listing and following is not None and noun_of(following[0]) is None


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
    article = re.search(rf"{_ARTICLE}\s*$", text[max(0, begin - 8) : begin])
    name = to_nominative((article[0].strip().lower()[:3] + " " if article else "") + _on_one_line(bare))
    said: Definitions = definitions_in(text[begin + len(printed) : stop])
    name = _acting_body(name, said.own, text[end:stop]) or name
    person = _is_person(name)
    name = _without_degrees(name) if person else name
    aliases = tuple(dict.fromkeys((*bracketed, *(short for short in said.abbreviations if short not in said.own))))
    represented = _REPRESENTED.search(text, end, stop)
    return PartySpan(
        begin,
        begin + len(printed),
        0.95 if _has_body_noun(name) or person else UNSURE,
        "PER" if person else "ORG",
        name,
        aliases,
        "party list",
        _both(called, said.own),
        said.together,
        text[represented.start() : stop] if represented else "",
    )


def _on_one_line(printed: str) -> str:
    """A name without line breaks and without the full stop that a speck on the paper put behind a word."""
    return re.sub(r"(?<=\w{5})\.(?= [A-ZÄÖÜ])", "", re.sub(r"\s+", " ", printed))


def _acting_body(name: str, defined: tuple[str, ...], said: str) -> str | None:
    """The ministry that is the party where a state acts through it and it, not the state, is given a name below."""
    through = re.search(rf"\bdurch\s+({_ARTICLE})\s+(?=[A-ZÄÖÜ])", said)
    if through is None or not name.startswith(("Land ", "Freistaat ", "Bundesrepublik ", "Freie ")):
        return None
    end = _end_of_name(said, through.end(), len(said))
    body = to_nominative(f"{through[1]} {_on_one_line(said[through.end() : end].rstrip(' ,.;'))}")
    heads = [noun.lemma.casefold() for word in body.split() if (noun := noun_of(word)) and noun.tags & set("BC")]
    own = any(word.casefold().endswith(head) for word in defined for head in heads if head not in name.casefold())
    return body if own else None


def _end_of_name(text: str, begin: int, stop: int) -> int:
    patterns = _patterns()
    end = stop
    for gap in re.finditer(r"\n\n", text[begin:stop]):
        if not _OPEN_END.search(text[begin : begin + gap.start()]) and text[begin + gap.end() :][:4] not in (
            "für ",
            "und ",
        ):
            end = begin + gap.start()
            break
    cuts = [match.start() for pattern in patterns.name_end if (match := pattern.search(text, begin, end))]
    end = min([end, *cuts])
    address = patterns.address.search(text, begin, end)
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
    if noun_of(inside) is not None or _ROLE_WORD.fullmatch(inside) or inside.casefold() in bare.casefold().split():
        return bare, (), (inside,)
    return printed, (), ()


def _is_name(printed: str) -> bool:
    words = printed.split()
    runs_on = len(words) > LONGEST_NAME // 2 and re.search(r"[a-zäöüß]{5,}\. [A-ZÄÖÜ]", printed)
    if len(words) > LONGEST_NAME or runs_on or sum(sign.isalpha() for sign in printed) < 3:
        return False
    return (printed[0].isupper() or printed[0] in '„"') and not _patterns().no_party.match(printed)


def _has_body_noun(name: str) -> bool:
    nouns = (noun_of(word) for word in re.findall(r"[\wäöüß-]+", name))
    legal = any(form.rstrip(".") in name for form in word_set("legal_forms.txt"))
    return legal or any(noun is not None and noun.tags & set("BbC") for noun in nouns)


def _without_degrees(name: str) -> str:
    return " ".join(word for word in name.split() if word not in word_set("degrees.txt"))


def _is_person(name: str) -> bool:
    words = _without_degrees(name).split()
    return 2 <= len(words) <= 4 and words[0] in first_names() and not _has_body_noun(" ".join(words[1:]))


def _merged(parties: Iterator[PartySpan]) -> tuple[PartySpan, ...]:
    """A party that is listed twice (in the title and in the block below) once, with all that is said of it."""
    merged: dict[str, PartySpan] = {}
    for party in parties:
        key = re.sub(r"\W", "", party.name).casefold()
        before = merged.get(key)
        if before is None:
            merged[key] = party
            continue
        merged[key] = replace(
            before,
            aliases=_both(before.aliases, party.aliases),
            defined_as=_both(before.defined_as, party.defined_as),
            collective=_both(before.collective, party.collective),
            represented=before.represented or party.represented,
        )
    return tuple(merged.values())


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _with_collectives(parties: tuple[PartySpan, ...]) -> tuple[PartySpan, ...]:
    """A name for several is theirs from the last party that had a name of its own, or all of them."""
    found = list(parties)
    for index, party in enumerate(parties):
        for name in party.collective:
            named = [i for i in range(index) if found[i].defined_as]
            first = named[-1] + 1 if named and index > named[-1] + 1 else 0
            for i in range(first, index):
                found[i] = replace(found[i], collective=_both(found[i].collective, (name,)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of parties.toml."""

    end: tuple[re.Pattern[str], ...]
    name_end: tuple[re.Pattern[str], ...]
    no_party: re.Pattern[str]
    announced: re.Pattern[str]
    sentence: re.Pattern[str]
    address: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads(files(__package__).joinpath("parties.toml").read_text("utf-8"))
    address = "|".join((table["street"], table["postcode"], table["box"]))
    return _Patterns(
        tuple(re.compile(pattern) for pattern in table["end"]),
        tuple(re.compile(pattern) for pattern in table["name_end"]),
        re.compile("|".join(table["no_party"])),
        re.compile("|".join(table["announced"])),
        re.compile("|".join(table["sentence"])),
        re.compile(rf"[\s,]+(?:{address})"),
    )
