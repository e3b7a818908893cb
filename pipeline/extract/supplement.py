"""Bodies that no head noun shows: in brackets behind a person, in picture credits, or known to the model alone."""

import re
from collections.abc import Iterable, Iterator

from models.findings import NameSpan
from pipeline.extract.noun_lists import noun_list_end
from pipeline.extract.parse import Parsed
from pipeline.extract.passage import Passage, is_abbreviation, tokens_in
from pipeline.german.nominative import to_nominative
from pipeline.german.vocabulary import bodies, is_common, places, word_set

LONGEST = 7
STATE_LAW = re.compile(r"[A-ZÄÖÜ]\w*(?:G|VO|O) (?:NRW|NW|LSA|BW|SH|MV|RP|RLP|Bln|Bbg|Nds\.?|Thür\.?)")
"""Laws of a state by their letters: "KAG LSA"."""
LAW = re.compile(r"[A-ZÄÖÜ]\w*[a-zäöü]\w*(?:G|VO|GB)")
"""Laws by their letters: "SchulG", "LVwG"."""
SITES = frozenset({"Brunnen", "Schacht", "Tunnel", "Brücke", "Stollen", "Talsperre", "Wehr", "Quelle", "Deponie"})
"""Works and places, which are no bodies though they have names."""
CREDIT = ("©", "Foto", "Bild", "Fotos")


def affiliations(blocks: Iterable[Passage], people: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """ "(Siemens)", "(Procter & Gamble)" right behind a person: the body that the person comes from."""
    ends = {person.end for person in people}
    for passage in blocks:
        for index in tokens_in(passage):
            if passage.word(index) == "(" and passage.tokens[index - 1].end in ends:
                yield from _in_brackets(passage, index + 1)


def _in_brackets(passage: Passage, start: int) -> Iterator[NameSpan]:
    end = next((i for i in range(start, start + LONGEST + 1) if passage.word(i) in (")", ",", "")), start)
    words = [passage.word(i) for i in range(start, end)]
    if not words or passage.word(end) not in (")", ",") or not all(_can_name(word) for word in words):
        return
    name = passage.between(start, end)
    plain = len(words) == 1 and (
        name in places()
        or (not is_abbreviation(name) and _is_among_mayors(passage, start))
        or passage.is_office(start)
        or name in word_set("never.txt")
    )
    unknown = is_abbreviation(name) or name in bodies() or not is_common(name) or passage.tag(start) == "NE"
    if plain or passage.is_office(start) or len(name) < 3 or _is_caption(words) or (len(words) == 1 and not unknown):
        return
    yield _span(passage, start, end, 0.8, "affiliation")


def _is_unknown(name: str) -> bool:
    return not is_abbreviation(name) and name not in bodies()


def _is_among_mayors(passage: Passage, index: int) -> bool:
    """Whether mayors are listed there, each with the town behind the name."""
    return any(MAYOR.match(passage.word(i)) for i in range(max(0, index - FARTHEST_OFFICE), index))


FARTHEST_OFFICE = 30
MAYOR = re.compile(r"(?:\w*[Bb]ürgermeister|Landr[aä]t|Gemeinde|Städte)")


def _can_name(word: str) -> bool:
    return word[:1].isupper() or word in ("&", "und", "der", "des", "für", "von", "e.V.", "am", "im")


def _is_caption(words: list[str]) -> bool:
    """ "(Bildmitte)", "(Mitte)", "(Bild links)", "(Foto)"."""
    return bool(re.match(r"Bild|Foto|Mitte|Links|Rechts|Archiv", words[0]))


def credits_named(blocks: Iterable[Passage]) -> Iterator[NameSpan]:
    """Abbreviations behind "©" or "Foto:": who gave the picture."""
    for passage in blocks:
        for index in tokens_in(passage):
            named = index + (2 if passage.word(index + 1) in (":", "/") else 1)
            if passage.word(index) in CREDIT and is_abbreviation(passage.word(named)):
                yield _span(passage, named, named + 1, 0.7, "credit")


def model_bodies(parsed: Parsed, blocks: Iterable[Passage]) -> Iterator[NameSpan]:
    """The model's bodies outside headings that look like names of their own."""
    for passage in blocks:
        if passage.block.kind in ("heading", "aside"):
            continue
        for sentence in parsed.sentences_in(passage.block.start, passage.block.end):
            for entity in sentence.entities:
                if entity.label_ == "ORG":
                    start, end = sentence.offset + entity.start_char, sentence.offset + entity.end_char
                    yield from _model_body(passage, passage.tokens.index_at(start), passage.tokens.index_at(end))


def _model_body(passage: Passage, start: int, end: int) -> Iterator[NameSpan]:
    words = [passage.word(i) for i in range(start, end)]
    if not words or not all(_can_name(word) for word in words) or not words[-1][:1].isupper():
        return
    name = " ".join(words)
    if all(is_common(word) and not is_abbreviation(word) for word in words) or STATE_LAW.fullmatch(name):
        return
    if LAW.fullmatch(name) or passage.word(start) in SITES:
        return
    if len(name) < 3 and name not in bodies():
        return
    telling = [i for i in range(start, end) if is_abbreviation(passage.word(i)) or passage.tag(i) == "NE"]
    if not telling or any(word in word_set("never.txt") for word in words) or passage.noun(start):
        return
    if len(words) == 1 and not is_abbreviation(words[0]) and passage.starts_sentence(start):
        return
    yield _span(passage, start, end, 0.6, "model")


def _span(passage: Passage, start: int, end: int, sure: float, rule: str) -> NameSpan:
    name = to_nominative(passage.between(start, end))
    return NameSpan(passage.tokens[start].start, passage.tokens[end - 1].end, sure, "ORG", name, rule=rule)


COMMISSIONER = re.compile(r"[A-ZÄÖÜ]?\w*[Bb]eauftragte[nr]?|Senator(?:in|s)?")


def authorities(blocks: Iterable[Passage], people: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Offices that are authorities: "die Senatorin für Bildung", "der Landesbeauftragte für den Datenschutz", where no
    person is named beside them."""
    people = tuple(people)
    for passage in blocks:
        for index in tokens_in(passage):
            represents = passage.word(index - 2) == "durch"
            if COMMISSIONER.fullmatch(passage.word(index)) and passage.is_capitalised(index) and not represents:
                end = _field_end(passage, index + 1)
                if end > index + 1 and not _is_beside_person(passage, index, end, people):
                    yield _authority(passage, index, end)


def _field_end(passage: Passage, index: int) -> int:
    """Where "der Landesregierung für Menschen mit Behinderungen" or "für den Datenschutz" ends."""
    start = index
    if passage.word(index) in ("der", "des"):
        start = next((i for i in range(index + 1, index + 6) if passage.word(i) in ("für", "zur")), index)
    if passage.word(start) not in ("für", "zur"):
        return index
    end = noun_list_end(passage, start + 1)
    if end == start + 1:
        return index
    if passage.word(end) == "mit" and passage.is_capitalised(end + 1):
        end += 2
    if passage.word(end) in ("der", "des") and passage.is_capitalised(end + 1):
        end = max(end, noun_list_end(passage, end + 1))
    return max(end, passage.place_end(end))


def _is_beside_person(passage: Passage, start: int, end: int, people: tuple[NameSpan, ...]) -> bool:
    first, last = passage.tokens[start].start, passage.tokens[end - 1].end
    return any(last <= p.start < last + 40 or first - 30 < p.end <= first for p in people)


def _authority(passage: Passage, start: int, end: int) -> NameSpan:
    written = passage.between(start, end)
    name = to_nominative(f"{passage.word(start - 1)} {written}") if passage.word(start - 1).islower() else written
    return NameSpan(passage.tokens[start].start, passage.tokens[end - 1].end, 0.7, "ORG", name, rule="authority")
