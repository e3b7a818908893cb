"""What may follow the head of a name: "für Soziales und Sport", "der Jüdischen Gemeinden", "Edith Stein", "e. V."."""

from dataclasses import dataclass

from pipeline.extract.beside import branch_end, names_end
from pipeline.extract.marks import abbreviation_end, legal_form_end
from pipeline.extract.noun_lists import ARTICLES, is_new_name, is_noun, noun_list_end
from pipeline.extract.passage import Passage, office_of
from pipeline.extract.phrase_attributes import genitive_end, purpose_end
from pipeline.extract.phrase_places import where_end
from pipeline.german.vocabulary import word_set

NUMBERED = frozenset({"Sonderforschungsbereich", "Graduiertenkolleg", "Exzellenzcluster"})
SMALL = word_set("small_words.txt")
LONGEST_NAME = 14


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a head: index of the token after it, kinds of what was found, and abbreviations in brackets."""

    end: int
    kinds: frozenset[str]
    aliases: tuple[str, ...] = ()


def tail(passage: Passage, index: int, tags: frozenset[str]) -> Tail:
    """All that belongs to the name whose head, a noun with these `tags` (nouns.txt), ends before token `index`."""
    kinds: set[str] = set()
    aliases: list[str] = []
    while True:
        kind, end = _next_part(passage, index, kinds, tags)
        if end == index:
            return Tail(index, frozenset(kinds), tuple(aliases))
        if kind == "abbreviation":
            aliases.append(passage.word(index + 1) if end == index + 3 else passage.between(index + 1, end - 1))
            after = _next_part(passage, end, kinds, tags)
            kinds.add(kind)
            if after[0] not in ("legal",):
                return Tail(index, frozenset(kinds), tuple(aliases))
        kinds.add(kind)
        index = end


def _next_part(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> tuple[str, int]:
    """Kind and end of the next part of the name; its end is `index` where the name is at its end."""
    if (end := legal_form_end(passage, index)) > index:
        return "legal", end
    if "abbreviation" in kinds:
        return "", index
    if (end := abbreviation_end(passage, index)) > index:
        return "abbreviation", end
    if (end := _branch(passage, index, kinds, tags)) > index:
        return "branch", end
    if "legal" in kinds:
        return "proper", passage.place_end(index)
    found = ((kind, part(passage, index, kinds, tags)) for kind, part in PARTS)
    return next(((kind, end) for kind, end in found if end > index), ("", index))


def _branch(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    """ "Kreisverband Celle" at once, behind a comma or dash, or on the next line of a name without legal form."""
    signs = (",", "–", "-") if "legal" in kinds else (",", "\n")
    start = passage.after_newlines(index + 1) if passage.word(index) in signs else index
    end = branch_end(passage, start)
    return end if end > start and ("legal" in kinds or tags & {"B", "b"}) else index


def _long_name(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    return index if kinds else _end_before_legal_form(passage, index, tags)


def _quotation(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    return passage.quoted_end(index) if tags & {"B", "a", "f"} and not kinds & {"quoted", "proper", "for"} else index


def _number(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    """ "Sonderforschungsbereich 980"."""
    noun = passage.noun(index - 1)
    numbered = noun is not None and noun.lemma in NUMBERED and passage.word(index).isdigit()
    return index + 1 if numbered else index


def _bare_names(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    if "quoted" in kinds:
        return passage.place_end(index)
    return names_end(passage, index, tags if "proper" not in kinds else tags - {"a"})


def _purpose(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    if "genitive" in kinds and passage.between(index, index + 2) == "und für":
        return purpose_end(passage, index + 1, tags)
    start = _line_start(passage, index)
    end = start if "for" in kinds or "t" in tags else purpose_end(passage, start, tags)
    return end if end > start else index


def _genitive(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    start = _line_start(passage, index)
    end = genitive_end(passage, start, "B" in tags, kinds)
    return end if end > start else index


def _end_before_legal_form(passage: Passage, index: int, tags: frozenset[str]) -> int:
    """Where the legal form begins that closes a long name ("Verein zur Förderung der Jugend im Wendland e. V.")."""
    for i in range(index, index + LONGEST_NAME):
        if legal_form_end(passage, i) > i:
            return i
        word = passage.word(i)
        if word == "und" and i == index and "t" in tags:
            return index  # "Stadt und Bäder GmbH": two bodies
        if word == "und" and (passage.word(i + 1) in ARTICLES or is_new_name(passage, i + 1)):
            return index
        adjective = word[:1].islower() and passage.is_adjective(i) and passage.is_capitalised(i + 1)
        if not (word[:1].isupper() or word in SMALL or adjective or word[:1].isdigit()) or passage.is_office(i):
            return index
    return index


def _line_start(passage: Passage, index: int) -> int:
    """Where the next line begins, if `index` is the end of a line and the next one goes on with the name."""
    after = passage.after_newlines(index)
    return after if passage.word(after) in ("für", "des", "der", "und") else index


def _dash(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    """ "– Förderbank" between a name and the next sign."""
    if passage.word(index) in ("–", "-", "—") and (end := _motto_end(passage, index + 1)) > index + 1:
        return end
    if passage.word(index) not in ("–", "-", "—") or not ("proper" in kinds or passage.word(index + 2) == "("):
        return index
    if (
        not is_noun(passage, index + 1)
        or passage.is_proper(index + 1)
        or passage.word(index + 1) in word_set("never.txt")
    ):
        return index
    after = passage.word(index + 2)
    return (
        index + 2 if after in (",", ".", ")", "(", "\n", "") and office_of(passage.word(index + 1)) is None else index
    )


def _motto_end(passage: Passage, index: int) -> int:
    """ "Die Gesundheitskasse", "IHK für Oberland": what chambers and insurers write behind a dash of their names."""
    if passage.word(index) in ("IHK", "HWK") and passage.word(index + 1) == "für":
        return max(index, noun_list_end(passage, index + 2))
    insurer = passage.word(index) == "Die" and passage.word(index + 1).endswith("kasse")
    return index + 2 if insurer else index


PARTS = (
    ("proper", _long_name),
    ("number", _number),
    ("quoted", _quotation),
    ("proper", _bare_names),
    ("for", _purpose),
    ("genitive", _genitive),
    ("place", where_end),
    ("dash", _dash),
)
"""What may come next, in the order in which it is looked for."""
