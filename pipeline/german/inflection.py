"""Inflected nouns and compounds traced back to the nouns of the vocabulary."""

from dataclasses import dataclass
from functools import cache

from pipeline.german.vocabulary import Noun, nouns

SUFFIX_GENDERS = (
    ("f", ("ung", "heit", "keit", "schaft", "ion", "tät", "ei", "ie", "ik", "anz", "enz", "ur", "erin", "orin")),
    ("n", ("um", "chen", "ment", "ing", "land", "haus", "lein", "tum", "nis")),
    ("m", ("ismus", "or", "er", "ling", "ent", "ist", "ant", "eur", "loge")),
)


@dataclass(frozen=True, slots=True)
class Form:
    """What an inflected noun is: `lemma` its nominative (singular or plural), `number` s or p, `inflected`: whether
    the form cannot be a nominative."""

    lemma: str
    gender: str
    number: str
    inflected: bool


def noun_of(word: str) -> Noun | None:
    """The vocabulary's noun that `word`, inflected or compound, is a form of."""
    known = known_form(word.strip("„“\"'(),.;:"))
    return known[1] if known else None


def form_of(word: str) -> Form | None:
    """What the inflected noun or compound `word` is, where the vocabulary knows its head."""
    known = known_form(word)
    return known[0] if known else None


def gender_of(word: str) -> str | None:
    """m, f or n of a noun, by vocabulary or by its ending; None where neither tells."""
    known = known_form(word)
    if known:
        return known[1].gender
    return next((gender for gender, endings in SUFFIX_GENDERS if word.lower().endswith(endings)), None)


def is_nominalised(noun: Noun) -> bool:
    """Whether it is inflected like an adjective ("Beauftragter", "die Beauftragte")."""
    return noun.plural is not None and noun.lemma == noun.plural + "r"


@cache
def known_form(word: str) -> tuple[Form, Noun] | None:
    """The vocabulary's form with which `word` ends, the longest one, at a seam of the compound."""
    table, lowered = _forms(), word.lower()
    for start in range(len(lowered)):
        found = table.get(lowered[start:])
        if found and (start == 0 or _is_seam(lowered, start, found[1])):
            form, noun = found
            lemma = word[:start] + (form.lemma.lower() if start and word[start].islower() else form.lemma)
            lemma = word if lemma.lower() == lowered else lemma  # "LandFrauenverband" keeps its capitals
            return Form(lemma, form.gender, form.number, form.inflected), noun
    return None


def _is_seam(word: str, start: int, noun: Noun) -> bool:
    """Whether a compound can be cut there: nouns tagged "s" take no first part ("tisch" in "paritätisch")
    but before a hyphen."""
    if word[start - 1] == "-":
        return len(word) - start > 2
    return "s" not in noun.tags and start > 2 and len(word) - start > 2


@cache
def _forms() -> dict[str, tuple[Form, Noun]]:
    table: dict[str, tuple[Form, Noun]] = {}
    for noun in nouns().values():
        for form, written in _plural_forms(noun) + _singular_forms(noun):
            table[written.lower()] = (form, noun)
    for written, entry in list(table.items()):
        table.setdefault(without_umlauts(written), entry)
    return table


def without_umlauts(word: str) -> str:
    """`word` as readings without umlauts have it ("Bildungsstatte")."""
    return word.translate(str.maketrans("äöüÄÖÜ", "aouAOU"))


def _singular_forms(noun: Noun) -> list[tuple[Form, str]]:
    lemma, gender = noun.lemma, noun.gender
    forms = [(Form(lemma, gender, "s", False), lemma)]
    if gender == "f":
        return forms
    inflected = Form(lemma, gender, "s", True)
    if "w" in noun.tags:
        return [*forms, (inflected, lemma + ("n" if lemma.endswith(("e", "rr")) else "en"))]
    if is_nominalised(noun):
        return [*forms, (Form(lemma[:-1], gender, "s", True), lemma[:-1] + "n")]
    endings = ("ses",) if lemma.endswith("nis") else ("es",) if lemma.endswith(("s", "ß", "x")) else ("s", "es")
    return [*forms, *((inflected, lemma + ending) for ending in endings)]


def _plural_forms(noun: Noun) -> list[tuple[Form, str]]:
    if noun.plural is None:
        return []
    form = Form(noun.plural, noun.gender, "p", False)
    written = [(form, noun.plural)]
    if noun.plural[-1] not in "ns" and not is_nominalised(noun):
        written.append((Form(noun.plural, noun.gender, "p", True), noun.plural + "n"))
    return written
