"""German names brought into the nominative: "dem Hessischen Ministerium" → "Hessisches Ministerium"."""

import re
from functools import cache

from pipeline.german.inflection import Form, form_of, gender_of, is_nominalised, known_form, noun_of
from pipeline.german.vocabulary import Noun, word_set

__all__ = ["form_of", "gender_of", "is_adjective", "noun_of", "to_nominative"]

DETERMINERS = frozenset(
    re.findall(
        r"\w+",
        "der die das dem den des ein eine einem einen einer eines zum zur vom beim im am ins ans "
        "unser unsere unserem unseren unserer unseres dieser diese diesem diesen dieses dies jener jenem jenes "
        "ihr ihre ihrem ihren ihrer ihres sein seine seinem seinen seiner seines",
    )
)
PREPOSITIONS = frozenset(
    re.findall(r"\w+", "mit von bei durch für zwischen und sowie an in aus gegenüber seitens namens wegen laut gegen")
)
ADJECTIVE_STEM = re.compile(
    r".*(?:isch|lich|ig|al|ell|iv|bar|sam|haft|ös|ent|ant|weit|fähig|los|frei|ort|jährig|(?<=\w\w)(?:end|ert|igt|elt|iert|tet))$"
)
ENDINGS = ("en", "em", "er", "es", "e")
STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}


def to_nominative(name: str) -> str:
    """`name` without preposition, article or possessive and with adjectives and head noun in the nominative.

    Only the front of the name is inflected; what follows the head ("für Soziales", "Hessen e.V.") stays. A name that is
    already in the nominative comes back unchanged, and so does one whose head is unknown and unmarked.
    """
    words = name.split()
    determiner, words = _without_determiner(words)
    if not words:
        return name.strip()
    head = _head_index(words, determiner)
    if head is None:
        return " ".join(words)
    form = _form_of(words, head, determiner)
    adjectives = [_nominative_adjective(word, form) for word in words[:head]]
    return " ".join([*adjectives, _with_punctuation(words[head], form.lemma), *_apposed(words, head, form)])


def is_adjective(word: str) -> bool:
    """Whether `word` looks like an inflected adjective ("Hessischen", "Roten"), by its ending or the vocabulary."""
    return _adjective_stem(word) is not None


def _without_determiner(words: list[str]) -> tuple[str, list[str]]:
    while len(words) > 1 and words[0].lower() in PREPOSITIONS and words[1].lower() in DETERMINERS:
        words = words[1:]
    if len(words) > 1 and words[0].lower() in DETERMINERS:
        return words[0].lower(), words[1:]
    return "", words


def _head_index(words: list[str], determiner: str) -> int | None:
    """The noun that carries the case: after the adjectives, and after what stands before it uninflected."""
    index = 0
    while index < len(words) - 1 and _belongs_before_head(words, index, determiner):
        index += 1
    if _is_abbreviation(words[index]):
        index = next((i for i in (index + 1,) if i < len(words) and known_form(words[i])), index)
    return None if _is_abbreviation(words[index]) or not words[index][:1].isalpha() else index


def _belongs_before_head(words: list[str], index: int, determiner: str) -> bool:
    word, following = words[index], words[index + 1]
    if word.endswith("-") or (word in ("und", "&") and index > 0):
        return following[:1].isupper() or following in ("und", "&")
    if following in ("und", "&"):
        return is_adjective(word) and index + 2 < len(words) and _can_follow_and(words[index + 2])
    if known_form(word) or not following[:1].isupper():
        return False
    if is_adjective(word) or _is_place_adjective(word):
        return True
    return determiner != "" and word.endswith("en") and known_form(following) is not None


def _can_follow_and(word: str) -> bool:
    """ "Evangelische und Katholische ...", "Freie und Hansestadt ..." """
    return is_adjective(word) or known_form(word) is not None


def _is_abbreviation(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) * 2 > len(letters) and len(letters) > 1


def _is_place_adjective(word: str) -> bool:
    """ "Frankfurter", "Thüringer": made of a place, never inflected."""
    return bool(re.fullmatch(r"[A-ZÄÖÜ][\wäöüß.-]{2,}er", word)) and _adjective_stem(word) is None


@cache
def _adjective_stem(word: str) -> str | None:
    if not re.fullmatch(r"[\wÄÖÜäöüß-]+", word):
        return None
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and _is_stem(stem):
            return stem
    return None


def _is_stem(stem: str) -> bool:
    if stem[0].upper() + stem[1:].lower() in word_set("adjectives.txt") or (stem.endswith("isch") and len(stem) > 5):
        return True
    return ADJECTIVE_STEM.match(stem) is not None and len(stem) > 3 and known_form(stem) is None


def _form_of(words: list[str], head: int, determiner: str) -> Form:
    word = words[head].rstrip(",.;:")
    known = known_form(word)
    if known:
        return _resolved(known, determiner)
    gender = gender_of(word) or _gender_by_determiner(determiner, words[:head])
    unmarked = determiner == "" and any(other.endswith("en") for other in words[:head])
    genitive = gender != "f" and (determiner in ("des", "eines", "unseres", "ihres", "seines") or unmarked)
    lemma = _without_genitive(word) if genitive else word
    return Form(lemma, gender, "s", lemma != word)


def _resolved(known: tuple[Form, Noun], determiner: str) -> Form:
    form, noun = known
    if is_nominalised(noun):
        return _nominalised(form, determiner)
    if form.number == "p" and noun.plural is not None and noun.plural.lower() == noun.lemma.lower():
        return Form(form.lemma, form.gender, "s", form.inflected)
    return form


def _nominalised(form: Form, determiner: str) -> Form:
    """ "der Beauftragte", "des Beauftragten" is a man's office, "die Beauftragte", "der Beauftragten" a woman's."""
    stem = form.lemma.removesuffix("r")
    feminine = ("der", "zur", "einer", "die", "ihrer", "seiner", "unserer") if form.inflected else ("die", "eine", "")
    if form.lemma.endswith("r") or determiner not in feminine:
        return Form(stem + "r", "m", "s", form.inflected)
    return Form(stem, "f", "s", form.inflected)


def _gender_by_determiner(determiner: str, adjectives: list[str]) -> str:
    if determiner in ("die", "zur", "eine", "einer", "der") or determiner.endswith("er"):
        return "f"
    if not determiner and adjectives and all(word.endswith("e") for word in adjectives):
        return "f"
    return "m" if determiner in ("den", "einen") or any(word.endswith("er") for word in adjectives) else "n"


def _without_genitive(word: str) -> str:
    if _is_abbreviation(word) or re.search(r"(?:ss|us|is|as|os|ß)$", word):
        return word
    if re.search(r"(?:[szxß]|sch|tz)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def _nominative_adjective(word: str, form: Form) -> str:
    stem = _adjective_stem(word)
    if stem is None and word.endswith("en") and not known_form(word):
        stem = word[:-2]
    if stem is None or word in ("und", "&"):
        return word
    return stem + STRONG["p" if form.number == "p" else form.gender]


def _apposed(words: list[str], head: int, form: Form) -> list[str]:
    """What follows the head; a second head in the genitive beside it follows it into the nominative."""
    rest = words[head + 1 :]
    known = known_form(rest[0]) if rest else None
    if known and form.inflected and known[0].inflected and known[0].number == "s":
        return [known[0].lemma, *rest[1:]]
    return rest


def _with_punctuation(word: str, lemma: str) -> str:
    return lemma + word[len(word.rstrip(",.;:")) :]
