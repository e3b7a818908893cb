"""Named programmes, plans, funding lines, projects, campaigns."""

import re
from collections.abc import Iterator
from functools import cache

from models.findings import NameSpan
from pipeline.extract.marks import abbreviation_end, legal_form_end
from pipeline.extract.noun_lists import noun_list_end
from pipeline.extract.passage import (
    CLOSING,
    DEFINITE,
    INDEFINITE,
    MONTHS,
    OPENING,
    Passage,
    is_abbreviation,
    place_adjective,
    state_adjectives,
    tokens_in,
)
from pipeline.german.nominative import form_of, to_nominative
from pipeline.german.vocabulary import Noun, is_listed, programmes, word_set

ORDINAL = re.compile(r"[IVX]{1,4}|(?:19|20)\d\d|\d(?:\.\d)?|(?:19|20)\d\d[-–/](?:19|20)?\d\d")


def find_programmes(passage: Passage) -> Iterator[NameSpan]:
    """Programmes named in `passage`, by a noun that says what they are and a name, number or purpose with it."""
    yield from _known(passage)
    for index in tokens_in(passage):
        if (noun := passage.noun(index)) and "P" in noun.tags and form_of(passage.word(index)):
            yield from _programme(passage, index, noun)
        yield from _quoted(passage, index)


def _known(passage: Passage) -> Iterator[NameSpan]:
    """Programmes known by name."""
    for match in _known_pattern().finditer(passage.text, passage.block.start, passage.block.end):
        forms = programmes()[match.group()]
        yield NameSpan(match.start(), match.end(), 0.9, "PROGRAMME", forms[0], forms[1:], "known")


@cache
def _known_pattern() -> re.Pattern[str]:
    forms = sorted(programmes(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def _programme(passage: Passage, index: int, noun: Noun) -> Iterator[NameSpan]:
    start, capital = _beginning(passage, index)
    end, kinds = _ending(passage, index + 1, noun)
    opening = _quotation_start(passage, index + 1)
    if passage.quoted_end(opening) > opening:
        yield from _quoted_names(passage, index, start, opening)
        return
    if passage.word(index + 1).startswith("#"):
        yield _span(passage, index + 1, index + 2, 0.85, "hashtag")
        return
    if noun.lemma in AWARDS and "proper" in kinds:
        yield _span(passage, index + 1, end, 0.8, "award")
        return
    longer = len(passage.word(index)) > len(noun.lemma) + 2
    compound = (longer or noun.lemma not in PLAIN) and "g" not in noun.tags
    if legal_form_end(passage, end) > end:
        return
    if _is_programme(passage, index, start, noun, capital, compound, kinds):
        yield _span(passage, start, end, 0.9 if kinds - {"purpose"} else 0.75, "head")


AWARDS = frozenset({"Siegel", "Prädikat", "Zertifikat"})
"""Heads that are no part of the name behind them."""
POINTS = re.compile(r"(?:\w+-)?Punkte-\w+|\w+-Punkte-?(?:papier|plan|programm)s?")
HEADLINED = frozenset({"Pakt", "Offensive", "Charta", "Allianz"})
PLAIN = word_set("plain_programmes.txt")
"""Heads too general to name a programme by the definite article alone."""


def _beginning(passage: Passage, index: int) -> tuple[int, bool]:
    """Where the name begins, and whether an adjective with capital belongs to it."""
    start, capital = index, False
    while True:
        word = passage.word(start - 1)
        if word.lower() in state_adjectives() or place_adjective(word) or _is_capital_adjective(passage, start - 1):
            start, capital = start - 1, True
        elif word in ("und", "&") and passage.word(start - 2).endswith("-"):
            start -= 2
        elif is_abbreviation(word):
            start, capital = start - 1, True
        else:
            return start, capital


def _is_capital_adjective(passage: Passage, index: int) -> bool:
    if passage.word(index).lower() in INDEFINITE | DEFINITE or passage.starts_sentence(index):
        return False
    return passage.is_capitalised(index) and passage.is_adjective(index)


def _ending(passage: Passage, index: int, noun: Noun) -> tuple[int, frozenset[str]]:
    kinds: set[str] = set()
    end = index
    while True:
        word = passage.word(end)
        if ORDINAL.fullmatch(word) and not kinds & {"purpose"}:
            end, kind = end + 1, "number"
        elif (after := abbreviation_end(passage, end)) > end:
            end, kind = after, "abbreviation"
        elif (after := _years_end(passage, end)) > end:
            end, kind = after, "number"
        elif not kinds and (after := _bare_end(passage, end, noun)) > end:
            end, kind = _before_abbreviation(passage, after), "proper"
        elif word in ("für", "zur", "zum", "gegen") and "purpose" not in kinds and "number" not in kinds:
            after = noun_list_end(passage, end + 1)
            if after == end + 1:
                return end, frozenset(kinds)
            end, kind = _coordinated(passage, after, word), "purpose"
        else:
            return end, frozenset(kinds)
        kinds.add(kind)


def _before_abbreviation(passage: Passage, index: int) -> int:
    """Past "der Wachsenden Stadt" in "Sondervermögen Infrastruktur der Wachsenden Stadt (SIWA)"."""
    if passage.word(index) not in ("der", "des"):
        return index
    end = noun_list_end(passage, index + 1)
    return end if end > index + 1 and abbreviation_end(passage, end) > end else index


def _coordinated(passage: Passage, end: int, preposition: str) -> int:
    """ "... und zur Bewahrung des Zusammenhalts"; the genitive after the last noun belongs to it."""
    if passage.word(end) == "und" and passage.word(end + 1) == preposition:
        further = noun_list_end(passage, end + 2)
        end = further if further > end + 2 else end
    if passage.word(end) in ("des", "der", "von"):
        further = noun_list_end(passage, end + 1)
        end = further if further > end + 1 else end
    if passage.word(end) == "und" and passage.word(end + 1) == preposition:
        return _coordinated(passage, end, preposition)
    return end


def _years_end(passage: Passage, index: int) -> int:
    """Where "(2019–2023)" ends."""
    if passage.word(index) != "(":
        return index
    match = re.match(r"\((?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d\)", passage.text[passage.tokens[index].start :][:16])
    return passage.tokens.index_at(passage.tokens[index].start + match.end()) if match else index


def _bare_end(passage: Passage, index: int, noun: Noun) -> int:
    """The name beside the noun: "Landesprogramm WIR", "Wohnungspakt Bayern", "Ausbildungsoffensive Pflege"."""
    end = index
    while end - index < 4 and passage.is_capitalised(end) and not passage.is_office(end):
        if legal_form_end(passage, end) > end:
            break
        if not (passage.is_proper(end) or end > index or _is_name_noun(passage, end) or passage.is_adjective(end)):
            break
        if passage.place_end(end) > end:
            end = passage.place_end(end)
        else:
            end += 1
        if passage.word(end) in JOINING and passage.is_capitalised(end + 1) and end - index < 3:
            end += 1
        elif end == index + 1 and _is_setting(passage, end):
            return end + 2
    while end > index and passage.word(end - 1) in JOINING:
        end -= 1
    return end


def _is_setting(passage: Passage, index: int) -> bool:
    """ "im Dorf" in "Programm Pflege im Dorf": a common noun that is no time and names nothing more."""
    noun, word = passage.noun(index + 1), passage.word(index + 1)
    if (
        passage.word(index) not in ("im", "am")
        or is_abbreviation(passage.word(index - 1))
        or passage.is_proper(index - 1)
    ):
        return False
    special = word in MONTHS or word in NO_SETTINGS or word.endswith("jahr") or passage.place_end(index + 1) > index + 1
    bare = not special and is_listed(word) and not (noun and noun.tags & {"t", "B"})
    return bare and passage.word(index + 2)[:1].islower()


NO_SETTINGS = word_set("no_settings.txt")
JOINING = frozenset({"und", "&", "durch", "ohne", "macht", "statt", "plus", "trotz"})


def _is_name_noun(passage: Passage, index: int) -> bool:
    return passage.tag(index) in ("NN", "NE", "") and len(passage.word(index)) > 2


def _is_programme(
    passage: Passage, index: int, start: int, noun: Noun, capital: bool, compound: bool, kinds: frozenset[str]
) -> bool:
    if POINTS.fullmatch(passage.word(index)):
        return True
    form = form_of(passage.word(index))
    plural = form is not None and form.number == "p" and noun.plural != noun.lemma
    determiner = passage.word(start - 1).lower()
    if determiner in INDEFINITE and not kinds & {"abbreviation", "number"}:
        return False
    if plural:
        return "purpose" in kinds and (capital or (compound and determiner in DEFINITE))
    longer = len(passage.word(index)) > len(noun.lemma) + 2
    if kinds & {"abbreviation", "number"}:
        named = kinds & {"abbreviation", "proper"} or noun.lemma in (
            "Agenda",
            "Vision",
            "Strategie",
            "Leitbild",
            "Mission",
        )
        return compound or longer or capital or bool(named) or noun.lemma.endswith("plan")
    if "proper" in kinds:
        beside = "a" in noun.tags and determiner in DEFINITE and not passage.follows_verb(start)
        return passage.is_proper(index + 1) or compound or beside
    if capital:
        return compound or "purpose" in kinds
    if "purpose" in kinds and noun.lemma in ("Pakt", "Bündnis", "Allianz", "Charta", "Offensive"):
        return determiner in DEFINITE
    headline = noun.lemma in HEADLINED and determiner in ("", "\n") and passage.word(index + 1)[:1].islower()
    return compound and ("purpose" in kinds or determiner in DEFINITE or headline)


def _quotation_start(passage: Passage, index: int) -> int:
    """The sign that may open the name: at once, or behind "namens", "mit dem Titel", "trägt den Namen"."""
    if passage.word(index) == "\n" and passage.opens_quotation(index + 1):
        return index + 1
    for i in range(index, index + 5):
        if passage.word(i) in NAMING and passage.opens_quotation(i + 1):
            return i + 1
        if not passage.word(i)[:1].islower() and passage.word(i) not in NAMING:
            break
    return index


NAMING = frozenset({"namens", "Titel", "Namen", "heißt", "genannt", "sogenannte", "sogenannten"})


def _quoted_names(passage: Passage, index: int, start: int, opening: int) -> Iterator[NameSpan]:
    """ "Projekt „Neue Wege“", "die Programme „Mut“, „Kraft“ und „Zeit“": every name of the list."""
    head = to_nominative(passage.between(start, index + 1))
    while (end := passage.quoted_end(opening)) > opening:
        inside = passage.between(opening + 1, end - 1)
        first, last = passage.tokens[opening + 1].start, passage.tokens[end - 2].end
        short = (passage.between(end + 1, after - 1),) if (after := abbreviation_end(passage, end)) > end else ()
        yield NameSpan(first, last, 0.9, "PROGRAMME", inside, (f"{head} {inside}", *short), "quoted")
        if passage.word(end) not in (",", "und", "sowie", "oder"):
            return
        opening = end + 1


def _quoted(passage: Passage, index: int) -> Iterator[NameSpan]:
    """ "„Transferoffensive Südwestsachsen“": a quotation whose first noun says what it is."""
    end = passage.quoted_end(index)
    if end == index or passage.word(index) not in OPENING or passage.word(end - 1) not in CLOSING or end - index > 8:
        return
    telling = [i for i in (index + 1, end - 2) if (noun := passage.noun(i)) and "P" in noun.tags]
    general = end - index == 3 and any("g" in noun.tags for i in telling if (noun := passage.noun(i)))
    if any(passage.word(i) not in PLAIN for i in telling) and not general:
        yield _span(passage, index + 1, end - 1, 0.85, "quoted head")
    elif _is_quoted_title(passage, index, end):
        yield _span(passage, index + 1, end - 1, 0.6, "quoted title")


def _is_quoted_title(passage: Passage, index: int, end: int) -> bool:
    """ "für „Sport im Park“": two to five words behind a preposition or article, no sentence and no single word."""
    words = [passage.word(i) for i in range(index + 1, end - 1)]
    led_in = passage.word(index - 1).lower() in word_set("before_quoted.txt")
    if not 2 <= len(words) <= 5 or not (led_in or passage.word(end) in word_set("after_quoted.txt")):
        return False
    if "über" in words or passage.word(index - 2) == "steht":
        return False
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    plain = all(word[:1].isalnum() for word in words) and words[0][:1].isupper()
    return plain and capitals * 2 >= len(words) and words[0].lower() not in DEFINITE | INDEFINITE


def _span(passage: Passage, start: int, end: int, sure: float, rule: str) -> NameSpan:
    written = passage.between(start, end)
    alias = re.search(r"\(([^()]*[A-Za-z][^()]*)\)$", written)
    base = written[: alias.start()].strip() if alias else written
    determiner = passage.word(start - 1)
    cased = base[:1].upper() + base[1:]
    name = to_nominative(f"{determiner} {cased}" if determiner.lower() in DEFINITE else cased)
    return NameSpan(
        passage.tokens[start].start,
        passage.tokens[end - 1].end,
        sure,
        "PROGRAMME",
        name,
        (alias.group(1),) if alias else (),
        rule,
    )
