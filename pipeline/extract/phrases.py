"""What may follow the head of a name: "für Soziales und Sport", "der Jüdischen Gemeinden", "Anne Frank", "e. V."."""

import re
from dataclasses import dataclass

from pipeline.extract.passage import (
    DEFINITE,
    INDEFINITE,
    LEGAL_FORM,
    MONTHS,
    Passage,
    is_abbreviation,
    office_of,
    place_adjective,
)
from pipeline.german.nominative import form_of
from pipeline.german.vocabulary import first_names, regions, word_set

PURPOSES = ("für", "fur", "gegen", "zur", "zum", "von", "ohne")
LINKS = ("und", "sowie", "&", "u.")
SITE = re.compile(r"[a-zäöüß](?:tor|platz|weg|see|berg|park|bach|wall|graben|ring|feld|hof|garten|turm|markt|ufer)$")
NO_GENITIVES = word_set("no_genitives.txt")
NO_PURPOSES = ("Hälfte", "Verfügung", "Folge", "Zeit", "Seite", "Ende", "Ziel", "Teil", "Beispiel", "Beginn")
ARTICLES = ("der", "die", "das", "den", "dem", "des")
LONGEST_LIST = 9
SHORT = re.compile(r"[\w.&/-]{2,14}(?: (?:\d{4}|[IVX]+|[A-ZÄÖÜ][a-zäöüß]+))?")
BRANCHES = word_set("branches.txt")
NAMED = frozenset({"t"})
SMALL = word_set("small_words.txt")
LONGEST_NAME = 14
NAME_BEGINNINGS = ("St.", "Sankt", "Bad", "Am", "An", "Klein", "Groß", "Alt", "Neu", "Hohen", "Markt", "Ostseebad")
DISTRICTS = ("Kirchenkreis", "Landkreis", "Kreis", "Bistum", "Dekanat", "Bezirk", "Erzbistum")
NO_ADJECTIVES = frozenset({"oder", "aber", "sie", "wir", "er", "es", "werden"}) | DEFINITE | INDEFINITE


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
    last = kinds & {"abbreviation"}
    at = passage.after_newlines(index) if _continues_on_next_line(passage, index) else index
    if (end := legal_form_end(passage, index)) > index:
        return "legal", end
    if last:
        return "", index
    if (end := abbreviation_end(passage, index)) > index:
        return "abbreviation", end
    if not kinds and (end := _end_before_legal_form(passage, index)) > index:
        return "proper", end
    branch = (
        index + 1 if passage.word(index) == "," or (passage.word(index) == "\n" and "legal" not in kinds) else index
    )
    if tags & {"B", "b"} and (end := _branch_end(passage, branch)) > branch:
        return "branch", end
    if "legal" in kinds:
        return _behind_legal_form(passage, index)
    if tags & {"B", "a"} and not kinds & {"quoted", "proper", "for"} and (end := passage.quoted_end(index)) > index:
        return "quoted", end
    if (end := _proper_end(passage, index, tags if "proper" not in kinds else tags - {"a"})) > index:
        return "proper", end
    if not ("for" in kinds or "t" in tags) and (end := _purpose_end(passage, at, tags)) > at:
        return "for", end
    if "genitive" in kinds and passage.between(index, index + 2) == "und für":
        return "for", _purpose_end(passage, index + 1, tags)
    if (end := _genitive_end(passage, at, "B" in tags, kinds)) > at:
        return "genitive", end
    if (end := _where_end(passage, index, tags, kinds)) > index:
        return "place", end
    if (end := _dash_end(passage, index, kinds)) > index:
        return "dash", end
    return "", index


def _end_before_legal_form(passage: Passage, index: int) -> int:
    """Where the legal form begins that closes a long name ("Verein zur Förderung der Jugend im Wendland e. V.")."""
    for i in range(index, index + LONGEST_NAME):
        if legal_form_end(passage, i) > i:
            return i
        word = passage.word(i)
        if word == "und" and (passage.word(i + 1) in ARTICLES or _is_new_name(passage, i + 1)):
            return index
        adjective = word[:1].islower() and passage.is_adjective(i) and passage.is_capitalised(i + 1)
        if not (word[:1].isupper() or word in SMALL or adjective or word[:1].isdigit()) or passage.is_office(i):
            return index
    return index


def _behind_legal_form(passage: Passage, index: int) -> tuple[str, int]:
    """A place or a branch: "Joblinge gAG Frankfurt", "Sportbund e. V., Kreisverband Celle"."""
    branch = index + 1 if passage.word(index) in (",", "–", "-") else index
    if (end := _branch_end(passage, branch)) > branch:
        return "branch", end
    return "proper", passage.place_end(index)


def _branch_end(passage: Passage, index: int) -> int:
    """Where "Kreisverband Celle" ends, which says which part of the body before it is meant."""
    noun = passage.noun(index)
    if noun is None or noun.lemma not in BRANCHES:
        return index
    end = _proper_end(passage, index + 1, NAMED)
    return end if end > index + 1 else index


def _continues_on_next_line(passage: Passage, index: int) -> bool:
    return passage.word(index) == "\n" and passage.word(passage.after_newlines(index)) in ("für", "des", "der", "und")


def legal_form_end(passage: Passage, index: int) -> int:
    """Where the legal form that begins at `index` ends; `index` where none does."""
    if index >= len(passage.tokens) or passage.word(index) == "\n":
        return index
    start = passage.tokens[index].start
    match = LEGAL_FORM.match(passage.text, start, min(start + 30, passage.block.end))
    return passage.tokens.index_at(match.end()) if match else index


def abbreviation_end(passage: Passage, index: int) -> int:
    """Where "(HKE)" or "(HEP 2025)" ends."""
    if passage.word(index) != "(":
        return index
    for end in (index + 2, index + 3):
        inside = passage.between(index + 1, end)
        if passage.word(end) == ")" and re.fullmatch(
            r"[\w.&/-]{2,14}(?: (?:\d{4}|[IVX]+|[A-ZÄÖÜ][a-zäöüß]+))?", inside
        ):
            short = inside.split()[0]
            if is_abbreviation(short) or re.fullmatch(r"[a-zäöü]{3,6}", short):
                return end + 1
    return index


def _proper_end(passage: Passage, index: int, tags: frozenset[str]) -> int:
    """Names that stand bare beside the head: places, abbreviations, after some heads persons or common nouns."""
    end = index
    if "u" in tags and passage.is_capitalised(index) and (listed := noun_list_end(passage, index)) > index + 1:
        return listed
    while end - index < 6:
        step = _bare_step(passage, end, end > index, tags)
        if step == end == index and tags & {"t", "B"} and _is_bare_noun(passage, end):
            step = end + 1 if passage.names_head(end + 1) else end  # "Gemeinde Ostseebad Zingerow"
        if step == end:
            return end
        end = step
    return end


def _bare_step(passage: Passage, index: int, goes_on: bool, tags: frozenset[str]) -> int:
    """Where the one bare name at `index` ends."""
    word = passage.word(index)
    if (place := passage.place_end(index)) > index:
        return place
    if goes_on and re.fullmatch(r"[IVX]+|(?:19|20)\d\d", word):
        return index + 1
    if word in NAME_BEGINNINGS and _is_noun(passage, index + 1):
        return index + 2
    if goes_on and (end := _river_end(passage, index)) > index:
        return end
    if passage.is_office(index) or not passage.is_capitalised(index):
        return index
    if place_adjective(word):
        return index + 2 if _is_noun(passage, index + 1) else index
    if word in first_names() and passage.is_capitalised(index + 1):
        return _person_step(passage, index) if "n" in tags else index
    if _is_capital_adjective(passage, index):
        return index + 2
    if (
        passage.is_proper(index)
        or (tags and passage.names_head(index))
        or ("a" in tags and _is_bare_noun(passage, index))
    ):
        return index + 1
    return index


def _river_end(passage: Passage, index: int) -> int:
    """ "an der Ruhr", "am Main" behind a town."""
    start = index + 2 if passage.between(index, index + 2) in ("an der", "ob der") else index + 1
    if passage.word(index) not in ("an", "am", "ob") or start > index + 2:
        return index
    end = passage.place_end(start)
    return end if end > start else index


def _person_step(passage: Passage, index: int) -> int:
    """Past "Anne Frank" after "Bildungsstätte"."""
    end = index + 1
    while passage.word(end) in first_names() or re.fullmatch(r"[A-Z]\.", passage.word(end)):
        end += 1
    return end + 1 if _is_noun(passage, end) else end


def _is_capital_adjective(passage: Passage, index: int) -> bool:
    """ "Kommunale Informationsdienste" beside a head: an adjective with a capital and its noun."""
    if not (passage.is_adjective(index) and _is_noun(passage, index + 1)) or passage.starts_sentence(index):
        return False
    return passage.tag(index) != "NN" or passage.is_adjective(index)


def _is_bare_noun(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    named = word in MONTHS or word in first_names()
    return _is_noun(passage, index) and not named and passage.word(index - 1) != "\n"


def _is_noun(passage: Passage, index: int) -> bool:
    return passage.is_capitalised(index) and passage.word(index)[1:2] != "" and not passage.is_office(index)


def _purpose_end(passage: Passage, index: int, tags: frozenset[str]) -> int:
    """ "für Soziales und Integration", "gegen Extremismus", "zur Anwerbung und Integration von Fachkräften"."""
    word = passage.word(index)
    if word not in PURPOSES or (word in ("zur", "zum", "von", "ohne") and not tags & {"B", "a"}):
        return index
    start = passage.after_newlines(index + 1)
    end = noun_list_end(passage, start)
    if end == start or passage.word(start) in NO_PURPOSES:
        return index
    while passage.word(end) in LINKS and passage.word(end + 1) == word:
        further = noun_list_end(passage, end + 2)
        if further == end + 2:
            break
        end = further
    return end


def noun_list_end(passage: Passage, index: int) -> int:
    """Where a list of nouns ends ("Umwelt, Landwirtschaft und Verbraucherschutz"); `index` where none begins.

    A list with commas counts only if "und" closes it; else its first member alone does.
    """
    end = first = _noun_phrase_end(passage, index)
    closed = end
    for _ in range(LONGEST_LIST):
        if end == index:
            return index
        separator = passage.word(end)
        if separator not in LINKS and separator != ",":
            break
        start = passage.after_newlines(end + 1)
        following = start if _is_new_name(passage, start) else _noun_phrase_end(passage, start, bare=True)
        if following == start:
            break
        end = following
        if separator in LINKS or any(passage.word(i).endswith("-") for i in range(start, end)):
            closed = end
    return max(first, closed)


def _is_new_name(passage: Passage, index: int) -> bool:
    """Whether another name begins there, so that "und" does not go on with this one."""
    noun = passage.noun(index)
    word = passage.word(index)
    led_in = passage.is_office(index) and passage.word(index + 1) in first_names()
    if led_in or word in first_names() or word in ARTICLES or word in INDEFINITE:
        return True
    if noun and noun.tags & {"B", "b"}:
        return passage.is_proper(index + 1) or passage.word(index + 1) in ("der", "des", "für", *"„»")
    return is_abbreviation(word)


def _noun_phrase_end(passage: Passage, index: int, bare: bool = False) -> int:
    """An article (not where `bare`), adjectives, first parts ("Jugend- und"), a noun, and its genitive, if any."""
    i = index
    if passage.word(i) in ARTICLES and not bare:
        i += 1
    while _is_modifier(passage, i):
        i = passage.after_newlines(i + 1)
    if not (passage.is_capitalised(i) and _is_noun(passage, i) and passage.word(i) not in MONTHS):
        return index
    end = i + 1
    if passage.is_adjective(i) and _is_noun(passage, i + 1):
        end = i + 2
    return _with_genitive(passage, end)


def _is_modifier(passage: Passage, index: int) -> bool:
    word, following = passage.word(index), passage.word(index + 1)
    if word.endswith("-") and len(word) > 2 and following in (*LINKS, ","):
        return True
    if passage.word(index - 1).endswith("-") and word in (*LINKS, ","):
        return True
    if word in LINKS and passage.is_adjective(index - 1) and passage.is_adjective(index + 1):
        return True
    return word not in NO_ADJECTIVES and _can_be_adjective(passage, index) and _has_noun_ahead(passage, index + 1)


def _can_be_adjective(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    return passage.is_adjective(index) or (word[:1].islower() and word.endswith(("e", "en", "er", "es", "em")))


def _has_noun_ahead(passage: Passage, index: int) -> bool:
    index = passage.after_newlines(index)
    if passage.word(index) in LINKS:
        return passage.is_adjective(index + 1) and passage.is_capitalised(index + 2)
    return passage.is_capitalised(index) or (passage.is_adjective(index) and _has_noun_ahead(passage, index + 1))


def _with_genitive(passage: Passage, end: int) -> int:
    """ "internationaler Fachkräfte" after a noun: an adjective in -er, a noun, no article; or "von Flüchtlingen"."""
    word = passage.word(end)
    if word.endswith("er") and len(word) > 5 and word[:1].islower() and word not in NO_GENITIVES:
        i = end + 1
        while _is_modifier(passage, i):
            i += 1
        return i + 1 if _is_noun(passage, i) else end
    if word == "von" and _is_noun(passage, end + 1) and passage.word(end + 1).endswith(("n", "s")):
        return end + 2 if passage.place_end(end + 1) == end + 1 else end
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
    return _proper_end(passage, end, frozenset()) if end > start else index


def _is_owner(passage: Passage, index: int) -> bool:
    """ "der Hochschule", "des Vereins": another body in the singular, whose the first one is."""
    noun, form = passage.noun(index), form_of(passage.word(index))
    return noun is not None and form is not None and form.number == "s" and bool(noun.tags & {"B", "b"})


def _is_named_genitive(passage: Passage, index: int) -> bool:
    """ "Landes Hessen", "Stadt Kassel", "Deutschen Wirtschaft"."""
    noun = passage.noun(index)
    if noun and noun.tags & {"t", "B"}:
        named = passage.names_head(index + 1) or passage.word(index + 1) in NAME_BEGINNINGS
        return named or noun.lemma == "Bund"
    if passage.place_end(index) > index:
        return True
    return passage.is_capitalised(index) and passage.is_adjective(index) and passage.is_capitalised(index + 1)


def _where_end(passage: Passage, index: int, tags: frozenset[str], kinds: set[str]) -> int:
    """ "in Hessen" after a body's name, "in Gießen" or "am Kleinen See" after a house without other name."""
    word = passage.word(index)
    place = passage.place_end(index + 1)
    if word == "von" and ("t" in tags or "proper" in kinds) and (place > index + 1 or passage.names_head(index + 1)):
        return place if place > index + 1 else index + 2
    if word in ("im", "in") and "B" in tags and (end := _district_end(passage, index + 1)) > index + 1:
        return end
    if word not in ("in", "im", "zu", "am", "an", "bei"):
        return index
    if place > index + 1:
        wide = passage.between(index + 1, place) in regions()
        house = "f" in tags and not kinds
        return place if (wide and (kinds or "B" in tags)) or house else index
    if word == "am" and not kinds and "f" in tags and SITE.search(passage.word(index + 1)):
        return index + 2
    named = passage.is_capitalised(index + 1) and passage.is_adjective(index + 1) and passage.is_capitalised(index + 2)
    return index + 3 if word in ("am", "im") and not kinds and named and "f" in tags else index


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
    end = _proper_end(passage, start, NAMED)
    return end if end > start else index


def _dash_end(passage: Passage, index: int, kinds: set[str]) -> int:
    """ "– Migrantenorganisationen" between a name and the next sign."""
    if passage.word(index) not in ("–", "-", "—") or not ("proper" in kinds or passage.word(index + 2) == "("):
        return index
    if (
        not _is_noun(passage, index + 1)
        or passage.is_proper(index + 1)
        or passage.word(index + 1) in word_set("never.txt")
    ):
        return index
    after = passage.word(index + 2)
    return (
        index + 2 if after in (",", ".", ")", "(", "\n", "") and office_of(passage.word(index + 1)) is None else index
    )
