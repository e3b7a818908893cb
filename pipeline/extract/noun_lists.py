"""Lists of nouns inside names: "Umwelt, Landwirtschaft und Verbraucherschutz"."""

from pipeline.extract.passage import DEFINITE, INDEFINITE, MONTHS, Passage, is_abbreviation
from pipeline.german.vocabulary import first_names, word_set

LINKS = ("und", "sowie", "&", "u.")
NO_GENITIVES = word_set("no_genitives.txt")
ARTICLES = ("der", "die", "das", "den", "dem", "des")
LONGEST_LIST = 9
ARTS = frozenset({"Musik", "Tanz", "Medien", "Schauspiel"})
"""What is taught together with "Theater", so that no other house is meant."""
NO_ADJECTIVES = frozenset({"oder", "aber", "sie", "wir", "er", "es", "werden"}) | DEFINITE | INDEFINITE


def is_noun(passage: Passage, index: int) -> bool:
    """Whether a word with a capital stands there that is no office."""
    return passage.is_capitalised(index) and passage.word(index)[1:2] != "" and not passage.is_office(index)


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
        following = start if is_new_name(passage, start) else _noun_phrase_end(passage, start, bare=True)
        if following == start:
            break
        end = following
        if separator in LINKS or any(passage.word(i).endswith("-") for i in range(start, end)):
            closed = end
    return max(first, closed)


def is_new_name(passage: Passage, index: int) -> bool:
    """Whether another name begins there, so that "und" does not go on with this one."""
    noun = passage.noun(index)
    word = passage.word(index)
    if word == "Theater" and passage.word(index - 2) in ARTS:
        return False
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
    if not (passage.is_capitalised(i) and is_noun(passage, i) and passage.word(i) not in MONTHS):
        return index
    end = i + 1
    if passage.is_adjective(i) and is_noun(passage, i + 1):
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
        return i + 1 if is_noun(passage, i) else end
    if word == "von" and is_noun(passage, end + 1) and passage.word(end + 1).endswith(("n", "s")):
        return end + 2 if passage.place_end(end + 1) == end + 1 else end
    return end
