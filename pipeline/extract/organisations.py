"""Named bodies: ministries, associations, companies, councils, by the noun at the head of their names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.findings import NameSpan
from pipeline.extract.beside import NAME_BEGINNINGS
from pipeline.extract.known_bodies import COMPANY_KIND, company_start, districts, known_bodies
from pipeline.extract.marks import legal_form_end
from pipeline.extract.passage import (
    DEFINITE,
    INDEFINITE,
    PLACE_ENDING,
    Passage,
    is_abbreviation,
    place_adjective,
    state_adjectives,
    tokens_in,
)
from pipeline.extract.phrases import Tail, tail
from pipeline.german.inflection import Form, form_of
from pipeline.german.nominative import to_nominative
from pipeline.german.vocabulary import Noun, State, bodies, first_names, is_common, states, word_set

NAMING = frozenset({"proper", "quoted", "legal", "abbreviation"})
SURE = {"legal": 0.97, "abbreviation": 0.97, "for": 0.93, "adjective": 0.93, "quoted": 0.9, "proper": 0.9}


@dataclass(frozen=True, slots=True)
class Head:
    """The noun at the head of a name, at token `index`."""

    index: int
    noun: Noun
    form: Form
    is_compound: bool

    @property
    def is_body(self) -> bool:
        return "B" in self.noun.tags


def find_organisations(passage: Passage, home: State | None) -> Iterator[NameSpan]:
    """Bodies named in `passage`; `home` is the state whose government "die Landesregierung" is."""
    yield from known_bodies(passage)
    yield from districts(passage)
    for index in tokens_in(passage):
        if head := _head_at(passage, index):
            if span := _body(passage, head, home):
                yield span
        elif (end := legal_form_end(passage, index)) > index and (span := _company(passage, index, end)):
            yield span


def _head_at(passage: Passage, index: int) -> Head | None:
    noun = passage.noun(index)
    if noun is None or not noun.tags & {"B", "b", "C"}:
        return None
    word = passage.word(index)
    form = form_of(word)
    if form is None or word.endswith("-"):
        return None
    return Head(index, noun, form, len(form.lemma) > len(noun.lemma) + 1)


def _body(passage: Passage, head: Head, home: State | None) -> NameSpan | None:
    tags = head.noun.tags
    start, before = _beginning(passage, head)
    after = tail(passage, head.index + 1, _tags_here(passage, head, start))
    if "legal" in after.kinds:
        start = min(start, company_start(passage, head.index))
    if passage.word(head.index + 1) in word_set("short_heads.txt") and after.end > head.index + 2:
        start = head.index + 1  # "Sportverein TuS Musterstadt": the club has a name of its own
    elif start == head.index and COMPANY_KIND.search(passage.word(start)) and after.kinds & {"proper", "legal"}:
        start += after.end > head.index + 1  # "die Firma Quandt": what it is stands before its name
    kinds = after.kinds | before | _compound_kinds(passage, head)
    shouted = passage.word(head.index).isupper() and len(passage.word(head.index)) > 3 and not head.is_body
    if ("P" in tags and (kinds == {"for"} or "quoted" in kinds)) or shouted or _is_title(passage, head, after):
        return None
    if not _is_name(passage, head, start, kinds) or ("O" in tags and not after.kinds):
        return _standing_body(passage, head, start, home)
    return _span(passage, start, after, max(SURE.get(kind, 0.8) for kind in kinds), "head", home)


def _is_title(passage: Passage, head: Head, after: Tail) -> bool:
    """ "Stadtrat Tönnies": the noun is an office there, and what stands beside it a person and no town."""
    name = passage.word(head.index + 1)
    if "O" not in head.noun.tags or after.kinds != {"proper"} or passage.place_end(head.index + 1) > head.index + 1:
        return False
    return not (is_abbreviation(name) or PLACE_ENDING.search(name) or place_adjective(name) or name in NAME_BEGINNINGS)


def _tags_here(passage: Passage, head: Head, start: int) -> frozenset[str]:
    """The head's tags; a common noun beside it may be its name at the beginning of a sentence, but no object's."""
    if passage.follows_verb(start):
        return head.noun.tags - {"a"}
    begins = passage.word(start - 1) in ("Der", "Die", "Das") and passage.starts_sentence(start - 1)
    return head.noun.tags | {"a"} if begins and head.is_body and "t" not in head.noun.tags else head.noun.tags


def _compound_kinds(passage: Passage, head: Head) -> frozenset[str]:
    """ "Goethe-Gymnasium", "SPD-Fraktion": compounds that begin with a name are names."""
    first, hyphen, _ = passage.word(head.index).rpartition("-")
    if not hyphen or head.form.number == "p" or not (head.noun.tags & {"B", "f", "n"} or first in bodies()):
        return frozenset()
    part = first.split("-")[0]
    named = part in first_names() or part in bodies() or (is_abbreviation(part) and head.is_body) or not is_common(part)
    return frozenset({"proper"}) if named and part not in GENERAL_PARTS else frozenset()


GENERAL_PARTS = frozenset({"IT", "EU", "PR", "EDV", "US", "TV", "Online", "Bund", "AG", "UN", "CO2"})


def _beginning(passage: Passage, head: Head) -> tuple[int, frozenset[str]]:
    """Where the name begins: adjectives, first parts and abbreviations before the head belong to it."""
    start, kinds = head.index, set()
    while True:
        before = start - 1
        word = passage.word(before)
        if (word in ("und", "&") and passage.word(before - 1).endswith("-")) or (
            word in ("und", "&") and _is_name_adjective(passage, before - 1) and "adjective" in kinds
        ):
            start -= 2
        elif word.endswith("-") and passage.word(start) in (",", "und"):
            start -= 1
        elif _is_name_adjective(passage, before):
            kinds.add("adjective")
            start -= 1
        elif _is_name_before(passage, before, head):
            kinds.add("proper")
            start -= 1
        else:
            return start, frozenset(kinds)


def _is_name_adjective(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    if word.lower() in state_adjectives():
        return True
    if not passage.is_capitalised(index) or word.lower() in INDEFINITE | DEFINITE:
        return False
    if place_adjective(word):
        return True
    return passage.is_adjective(index) and not (passage.starts_sentence(index) and passage.tag(index) == "")


def _is_name_before(passage: Passage, index: int, head: Head) -> bool:
    """Abbreviations, names and given names right before the head: "DRK Landesverband", "Robert Bosch Stiftung"."""
    word = passage.word(index)
    if not word or passage.place_end(index) > index or word in word_set("never.txt"):
        return False
    if is_abbreviation(word) or word in bodies():
        return True
    joined = head.noun.lemma in ("Stiftung", "Institut", "Haus", "Schule", "Verlag", "Universität", "Bank", "Akademie")
    return (
        joined and (word in first_names() or passage.word(index - 1) in first_names()) and passage.is_capitalised(index)
    )


def _is_name(passage: Passage, head: Head, start: int, kinds: frozenset[str]) -> bool:
    determiner = passage.word(start - 1).lower()
    definite = determiner not in INDEFINITE
    if (determiner == "als" and kinds <= {"for"}) or _is_planned(passage, head, start, kinds):
        return False
    if head.form.number == "p" and head.noun.plural != head.noun.lemma:
        capital = passage.is_capitalised(start) and "adjective" in kinds and determiner not in ("", "\n")
        return capital and bool(kinds & {"proper", "place", "genitive"}) and definite
    if kinds & {"quoted", "legal", "abbreviation", "number"}:
        return True
    if kinds <= {"for", "genitive", "place"} and _is_described(passage, start - 1):
        return False
    if not definite:
        return "proper" in kinds and "adjective" not in kinds and bool(head.noun.tags & {"B", "a"})
    if kinds & {"proper", "adjective"}:
        return not _is_general(passage, head, start, kinds)
    if "for" in kinds and "g" not in head.noun.tags:
        return head.is_body or passage.block.kind != "heading"
    if kinds & {"genitive", "place"}:
        return head.is_body or "f" in head.noun.tags or (head.is_compound and "genitive" in kinds)
    return False


def _is_planned(passage: Passage, head: Head, start: int, kinds: frozenset[str]) -> bool:
    """ "Gemeinsame Ausbildungsstätte" at the head of a section: what is to be made, with a capital for its place."""
    general = passage.word(start).lower().startswith(("gemeinsam", "neue", "künftig", "weitere", "grenzüberschreitend"))
    begins = passage.starts_sentence(start) or passage.word(start - 1)[-1:] == "."
    return general and not head.is_body and kinds <= {"adjective", "proper"} and begins


def _is_described(passage: Passage, index: int) -> bool:
    """Whether an adjective in small letters stands there: "der größte Sportverein in Deutschland"."""
    return passage.word(index)[:1].islower() and (passage.tag(index) == "ADJA" or passage.is_adjective(index))


def _is_general(passage: Passage, head: Head, start: int, kinds: frozenset[str]) -> bool:
    """ "Hessische Gesellschaft", "Deutsche Städte": a state's or country's adjective before a head that is no body."""
    if "t" in head.noun.tags and kinds == {"adjective"} and not head.is_body:
        return True
    if kinds != {"adjective"} or head.is_body or ("C" in head.noun.tags and head.is_compound):
        return False
    word = passage.word(start)
    local = word.lower() in state_adjectives() or place_adjective(word)
    return local or ("g" in head.noun.tags and not head.is_compound)


def _standing_body(passage: Passage, head: Head, start: int, home: State | None) -> NameSpan | None:
    """ "die Integrationskonferenz", "der Landtag": a body by its compound alone, where it is spoken of as known."""
    tags = head.noun.tags
    known = "D" in tags or ("C" in tags and head.is_compound) or _is_states(passage, head)
    stands = head.form.number != "p" and known
    if not stands and (head.noun.lemma != "Senat" or home is None or home.name not in CITY_STATES):
        return None
    listed = passage.block.kind == "table_row" and passage.word(start - 1) in ("", "\n", "|")
    listed = listed or _stands_apart(passage, start, head.index + 1)
    if (passage.word(start - 1).lower() not in DEFINITE and not listed) or _is_described(passage, start - 1):
        return None
    return _span(passage, start, Tail(head.index + 1, frozenset()), 0.7, "standing", home)


def _stands_apart(passage: Passage, start: int, end: int) -> bool:
    """ "Regierung des Saarlandes | Staatskanzlei", "Stadt Ulm, Jugendamt": a part behind the body it belongs to."""
    before, after = passage.word(start - 1), passage.word(end)
    if before in ("|", "·"):
        return after in ("|", "·", "\n", "")
    return before == "," and after in (",", "\n", "") and passage.place_end(start - 2) == start - 1


def _is_states(passage: Passage, head: Head) -> bool:
    """ "Landesenergieagentur", "Bundesnetzagentur": a field between "Landes" and the head."""
    field = re.match(r"(?:Landes|Bundes)(\w{8,})", passage.word(head.index))
    return field is not None and field.group(1).capitalize() not in GENERAL_HEADS


GENERAL_HEADS = frozenset(
    {"Verwaltung", "Regierung", "Behörden", "Hauptstadt", "Gruppen", "Geschäftsstelle", "Verbände", "Organisation"}
)
CITY_STATES = ("Berlin", "Hamburg", "Bremen")


def _span(passage: Passage, start: int, after: Tail, sure: float, rule: str, home: State | None) -> NameSpan:
    written = passage.between(start, after.end)
    determiner = passage.word(start - 1)
    cased = written[:1].upper() + written[1:]
    name = to_nominative(f"{determiner} {cased}" if determiner.lower() in DEFINITE else cased)
    official, aliases = _official(name, home)
    aliases = (*aliases, *_quoted_name(written), *_short_before(passage, start, after.end))
    return NameSpan(
        passage.tokens[start].start,
        passage.tokens[after.end - 1].end,
        sure,
        label="ORG",
        name=official,
        aliases=tuple(dict.fromkeys(alias for alias in (*aliases, *after.aliases) if alias != official)),
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
    """The state's own name for its government and parliament; other names stay."""
    if home and name in ("Landesregierung", "Staatsregierung", "Senat"):
        return home.government[0], (*home.government, name)
    if home and name in ("Landtag", "Abgeordnetenhaus"):
        return home.parliament[0], (*home.parliament, name)
    for state in states():
        for forms in (state.government, state.parliament):
            if name in forms:
                return forms[0], forms
    return name, ()


def _company(passage: Passage, index: int, end: int) -> NameSpan | None:
    """ "Musterdruck GmbH": capitalised words before a legal form, back to an article, a sign or a small letter."""
    start = company_start(passage, index)
    if start == index or passage.word(start) in word_set("never.txt"):
        return None
    after = tail(passage, index, frozenset())
    return _span(passage, start, after if after.end >= end else Tail(end, after.kinds), 0.95, "legal form", None)
