"""Named bodies: ministries, associations, companies, councils, by the noun at the head of their names."""

import re
from collections.abc import Iterator

from models.findings import NameSpan
from pipeline.extract.beside import NAME_BEGINNINGS
from pipeline.extract.known_bodies import COMPANY_KIND, company_start, districts, known_bodies
from pipeline.extract.marks import legal_form_end
from pipeline.extract.organisation_heads import Head, beginning, compound_kinds, head_at
from pipeline.extract.organisation_or_kind import is_described, is_name, is_states, stands_apart
from pipeline.extract.organisation_spans import body_span
from pipeline.extract.passage import (
    DEFINITE,
    PLACE_ENDING,
    Passage,
    is_abbreviation,
    place_adjective,
    tokens_in,
)
from pipeline.extract.phrases import Tail, tail
from pipeline.extract.plural_bodies import plural_bodies
from pipeline.extract.political_groups import party_neighbours, political_groups
from pipeline.german.vocabulary import State, word_set

SURE = {"legal": 0.97, "abbreviation": 0.97, "for": 0.93, "adjective": 0.93, "quoted": 0.9, "proper": 0.9}


def find_organisations(passage: Passage, home: State | None) -> Iterator[NameSpan]:
    """Bodies named in `passage`; `home` is the state whose government "die Landesregierung" is."""
    yield from known_bodies(passage)
    yield from districts(passage)
    yield from plural_bodies(passage)
    yield from political_groups(passage)
    yield from party_neighbours(passage)
    for index in tokens_in(passage):
        if head := head_at(passage, index):
            if span := _body(passage, head, home):
                yield span
        elif (end := legal_form_end(passage, index)) > index and (span := _company(passage, index, end)):
            yield span


def _body(passage: Passage, head: Head, home: State | None) -> NameSpan | None:
    tags = head.noun.tags
    start, before = beginning(passage, head)
    after = tail(passage, head.index + 1, _tags_here(passage, head, start))
    if "legal" in after.kinds:
        start = min(start, company_start(passage, head.index))
    if passage.word(head.index + 1) in word_set("short_heads.txt") and after.end > head.index + 2:
        start = head.index + 1  # "Sportverein TuS Musterstadt": the club has a name of its own
    elif start == head.index and COMPANY_KIND.search(passage.word(start)) and after.kinds & {"proper", "legal"}:
        start += after.end > head.index + 1  # "die Firma Quandt": what it is stands before its name
    kinds = after.kinds | before | compound_kinds(passage, head)
    shouted = passage.word(head.index).isupper() and len(passage.word(head.index)) > 3 and not head.is_body
    if ("P" in tags and (kinds == {"for"} or "quoted" in kinds)) or shouted or _is_title(passage, head, after):
        return None
    if kinds == {"proper"} and passage.follows_verb(start) and _is_object(passage, head):
        return None
    if not is_name(passage, head, start, kinds) or ("O" in tags and not after.kinds):
        return _standing_body(passage, head, start, home)
    return body_span(passage, start, after, max(SURE.get(kind, 0.8) for kind in kinds), "head", home)


RANK = re.compile(r"(?:Erst|Zweit|Dritt|[Hh]auptamtlich|[Ee]hrenamtlich)e[nr]?")


def _is_title(passage: Passage, head: Head, after: Tail) -> bool:
    """ "Stadtrat Tönnies": the noun is an office there, and what stands beside it a person and no town."""
    name = passage.word(head.index + 1)
    if head.form.lemma.endswith("rat") and RANK.fullmatch(passage.word(head.index - 1)):
        return True
    if "O" not in head.noun.tags or after.kinds != {"proper"} or passage.place_end(head.index + 1) > head.index + 1:
        return False
    return not (is_abbreviation(name) or PLACE_ENDING.search(name) or place_adjective(name) or name in NAME_BEGINNINGS)


def _tags_here(passage: Passage, head: Head, start: int) -> frozenset[str]:
    """The head's tags; a common noun beside it may be its name at the beginning of a sentence, but no object's."""
    determiner = start - 1
    while passage.word(determiner)[:1].islower() and passage.is_adjective(determiner):
        determiner -= 1
    if passage.follows_verb(start) or passage.word(determiner).lower().startswith(("ein", "kein")):
        return head.noun.tags - {"a"}
    begins = passage.word(start - 1) in ("Der", "Die", "Das") and passage.starts_sentence(start - 1)
    return head.noun.tags | {"a"} if begins and head.is_body and "t" not in head.noun.tags else head.noun.tags


def _is_object(passage: Passage, head: Head) -> bool:
    """ "Radwege" in "baut die Stadt Radwege": a noun by its tag and no town by its ending; what is no state."""
    beside = head.index + 1
    if head.form.lemma in ("Land", "Freistaat"):
        return passage.place_end(beside) == beside
    noun = passage.tag(beside) == "NN" and not PLACE_ENDING.search(passage.word(beside))
    return "t" in head.noun.tags and noun


def _standing_body(passage: Passage, head: Head, start: int, home: State | None) -> NameSpan | None:
    """ "die Integrationskonferenz", "der Landtag": a body by its compound alone, where it is spoken of as known."""
    tags = head.noun.tags
    known = "D" in tags or ("C" in tags and head.is_compound) or is_states(passage, head)
    stands = head.form.number != "p" and known
    if not stands and (head.noun.lemma != "Senat" or home is None or home.name not in CITY_STATES):
        return None
    listed = passage.block.kind == "table_row" and passage.word(start - 1) in ("", "\n", "|")
    listed = listed or stands_apart(passage, start, head.index + 1) or _fills_line(passage, start, head)
    if (passage.word(start - 1).lower() not in DEFINITE and not listed) or is_described(passage, start - 1):
        return None
    return body_span(passage, start, Tail(head.index + 1, frozenset()), 0.7, "standing", home)


def _fills_line(passage: Passage, start: int, head: Head) -> bool:
    """ "Gemeinderat" on a line of its own, "Staatskanzlei – Presseinformation"."""
    if passage.word(start - 1) not in ("", "\n") or "O" in head.noun.tags or passage.block.kind == "heading":
        return False
    press = passage.word(head.index + 1) in ("-", "–", "|") and passage.word(head.index + 2).startswith(
        ("Presse", "Medien")
    )
    ends = passage.word(head.index + 1) in ("", "\n") or passage.is_set_apart(head.index + 1)
    return press or ends


CITY_STATES = ("Berlin", "Hamburg", "Bremen")


def _company(passage: Passage, index: int, end: int) -> NameSpan | None:
    """ "Musterdruck GmbH": capitalised words before a legal form, back to an article, a sign or a small letter."""
    start = company_start(passage, index)
    if start == index or passage.word(start) in word_set("never.txt"):
        return None
    after = tail(passage, index, frozenset())
    return body_span(passage, start, after if after.end >= end else Tail(end, after.kinds), 0.95, "legal form", None)
