"""What may follow the head of a name: "für Soziales und Sport", "der Jüdischen Gemeinden", "Edith Stein", "e. V."."""

import re
from dataclasses import dataclass

from pipeline.extract.beside import NAME_BEGINNINGS, NAMED, branch_end, names_end
from pipeline.extract.marks import abbreviation_end, legal_form_end
from pipeline.extract.noun_lists import ARTICLES, LINKS, is_new_name, is_noun, noun_list_end
from pipeline.extract.passage import Passage, office_of, place_adjective
from pipeline.german.nominative import form_of
from pipeline.german.vocabulary import regions, word_set

PURPOSES = ("für", "fur", "gegen", "zur", "zum", "von", "ohne")
SITE = re.compile(r"[a-zäöüß](?:tor|platz|weg|see|berg|park|bach|wall|graben|ring|feld|hof|garten|turm|markt|ufer)$")
NO_PURPOSES = ("Hälfte", "Verfügung", "Folge", "Zeit", "Seite", "Ende", "Ziel", "Teil", "Beispiel", "Beginn")
YEARS = re.compile(r"(?:[Jj]ahre?|[Mm]onate?|[Tt]age?|[Zz]eitraum|[Dd]auer|[Ff]all)n?$")
NUMBERED = frozenset({"Sonderforschungsbereich", "Graduiertenkolleg", "Exzellenzcluster"})
SMALL = word_set("small_words.txt")
LONGEST_NAME = 14
DISTRICTS = ("Kirchenkreis", "Landkreis", "Kreis", "Bistum", "Dekanat", "Bezirk", "Erzbistum")


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
    start = index + 1 if passage.word(index) in signs else index
    end = branch_end(passage, start)
    return end if end > start and ("legal" in kinds or tags & {"B", "b"}) else index


def _long_name(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    return index if kinds else _end_before_legal_form(passage, index)


def _quotation(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    return passage.quoted_end(index) if tags & {"B", "a", "f"} and not kinds & {"quoted", "proper", "for"} else index


def _number(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    """ "Sonderforschungsbereich 980"."""
    noun = passage.noun(index - 1)
    numbered = noun is not None and noun.lemma in NUMBERED and passage.word(index).isdigit()
    return index + 1 if numbered else index


def _bare_names(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    return names_end(passage, index, tags if "proper" not in kinds else tags - {"a"})


def _purpose(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    if "genitive" in kinds and passage.between(index, index + 2) == "und für":
        return _purpose_end(passage, index + 1, tags)
    start = _line_start(passage, index)
    end = start if "for" in kinds or "t" in tags else _purpose_end(passage, start, tags)
    return end if end > start else index


def _genitive(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    start = _line_start(passage, index)
    end = _genitive_end(passage, start, "B" in tags, kinds)
    return end if end > start else index


def _end_before_legal_form(passage: Passage, index: int) -> int:
    """Where the legal form begins that closes a long name ("Verein zur Förderung der Jugend im Wendland e. V.")."""
    for i in range(index, index + LONGEST_NAME):
        if legal_form_end(passage, i) > i:
            return i
        word = passage.word(i)
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


def _purpose_end(passage: Passage, index: int, tags: frozenset[str]) -> int:
    """ "für Soziales und Integration", "gegen Extremismus", "zur Anwerbung und Integration von Fachkräften"."""
    word = passage.word(index)
    if word not in PURPOSES or (word in ("zur", "zum", "von", "ohne") and not tags & {"B", "a"}):
        return index
    start = passage.after_newlines(index + 1)
    end = noun_list_end(passage, start)
    first = passage.word(start + 1 if passage.word(start) in ARTICLES else start)
    if end == start or first in NO_PURPOSES or YEARS.search(first):
        return index
    while passage.word(end) in LINKS and passage.word(end + 1) == word:
        further = noun_list_end(passage, end + 2)
        if further == end + 2:
            break
        end = further
    return end


def _genitive_end(passage: Passage, index: int, is_body: bool, kinds: set[str]) -> int:
    """ "der Jüdischen Gemeinden", "des Landes Hessen", "Deutscher Stiftungen"; a bare one only behind a body's head."""
    word = passage.word(index)
    start = index + 1 if word in ("der", "des") else index
    agreeing = not kinds and word.endswith("er") and passage.is_adjective(index)
    if start == index and not (agreeing and (is_body or passage.is_capitalised(index)) and not place_adjective(word)):
        return index
    if city := re.match(r"Freien (?:und )?Hansestadt (?:Hamburg|Bremen|Lübeck)", passage.between(start, start + 4)):
        return start + len(city.group().split())
    bare = is_body and not kinds & {"genitive", "for"} and not _is_owner(passage, start)
    end = noun_list_end(passage, start) if bare or _is_named_genitive(passage, start) else start
    if end == start and bare and passage.is_office(start):
        end = start + 1
    return names_end(passage, end, frozenset()) if end > start else index


def _is_owner(passage: Passage, index: int) -> bool:
    """ "der Hochschule", "des Vereins": another body in the singular, whose the first one is."""
    noun, form = passage.noun(index), form_of(passage.word(index))
    return noun is not None and form is not None and form.number == "s" and bool(noun.tags & {"B", "b"})


def _is_named_genitive(passage: Passage, index: int) -> bool:
    """ "Landes Hessen", "Stadt Kassel", "Deutschen Wirtschaft"."""
    noun = passage.noun(index)
    if noun and noun.tags & {"t", "B"}:
        named = passage.names_head(index + 1) or passage.word(index + 1) in (*NAME_BEGINNINGS, "für")
        return named or noun.lemma == "Bund"
    if passage.place_end(index) > index:
        return True
    return passage.is_capitalised(index) and passage.is_adjective(index) and passage.is_capitalised(index + 1)


def _where(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    """ "in Hessen" after a body's name, "in Gießen" or "am Kleinen See" after a house without other name."""
    word = passage.word(index)
    place = passage.place_end(index + 1)
    if word == "von" and ("t" in tags or "proper" in kinds) and (place > index + 1 or passage.names_head(index + 1)):
        return place if place > index + 1 else index + 2
    if word == "zu" and "B" in tags and (place > index + 1 or passage.names_head(index + 1)):
        return max(place, index + 2)
    if word in ("im", "in") and "B" in tags and (end := _district_end(passage, index + 1)) > index + 1:
        return end
    if word not in ("in", "im", "zu", "am", "an", "bei"):
        return index
    if place > index + 1:
        wide = passage.between(index + 1, place) in regions()
        house = "f" in tags and not kinds
        named = kinds or "B" in tags or (passage.is_capitalised(index - 2) and passage.is_adjective(index - 2))
        if not ((wide and named) or house):
            return index
        further = passage.place_end(place + 1)
        return further if wide and passage.word(place) == "und" and further > place + 1 else place
    school = word == "an" and not kinds and "f" in tags and len(passage.word(index - 1)) > 7
    if school and passage.word(index + 1) in ("der", "den") and is_noun(passage, index + 2):
        return index + 2 if passage.noun(index + 2) else index + 3
    if word == "in" and not kinds and {"B", "f"} <= tags and _is_town(passage, index + 1):
        return index + 2
    if word == "am" and not kinds and "f" in tags and SITE.search(passage.word(index + 1)):
        return index + 2
    named = passage.is_capitalised(index + 1) and passage.is_adjective(index + 1) and passage.is_capitalised(index + 2)
    return index + 3 if word in ("am", "im") and not kinds and named and "f" in tags else index


def _is_town(passage: Passage, index: int) -> bool:
    """Whether a name stands there that no list knows, where only a town's can be."""
    ends = not passage.is_capitalised(index + 1)
    return ends and passage.names_head(index) and passage.tag(index) in ("NE", "FM")


def _district_end(passage: Passage, index: int) -> int:
    """ "Kirchenkreis An der Ruhr", "Landkreis Celle" behind "im"."""
    noun = passage.noun(index)
    if noun is None or noun.lemma not in (
        "Kirchenkreis",
        "Landkreis",
        "Kreis",
        "Bistum",
        "Dekanat",
        "Bezirk",
        "Erzbistum",
    ):
        return index
    start = index + 3 if passage.between(index + 1, index + 3) in ("An der", "An den") else index + 1
    end = names_end(passage, start, NAMED)
    return end if end > start else index


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
    ("place", _where),
    ("dash", _dash),
)
"""What may come next, in the order in which it is looked for."""
