"""What an entity is called: of all spellings the one that reads as it should, and the other correct forms."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from models.draft import DraftReferent
from models.entity import EntityKind
from pipeline.german.names_key import key
from pipeline.link.align import align
from pipeline.link.compare import Known
from pipeline.link.forms import Form
from pipeline.link.names import parse_name, parse_person, without_titles
from pipeline.link.plausible import is_spoiled

UNKNOWN_WORD = 1.5
"""So many documents must use a spelling more often before its unknown words are believed."""
MISREAD_ROMAN = re.compile(r"(?<=\s)(?=[Il|!]*[l|!])[Il|!]{1,3}(?=\s|$)")
MARKS = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}
MOST_MARKS = 3
MISREAD_SMALL = re.compile(r"(?<=\s)f(?:u|ii|i|ti)r(?=\s)")
ADDITION = re.compile(
    r"\s\((?:Bundesrepublik )?Deutschland\)|,\s(?:Sitz|vertreten)\b"
    r"|\s[–-]\s(?:Der|Die)\s[\w-]+(?:meister|rat|rätin|präsident|minister|direktor|rektor|senator|leiter)"
    r"|,\s[\w-]*(?:amt|management|abteilung|bereich|dienst|referat|dezernat)\b",
    re.I,
)
"""What follows a name that is complete without it: "(Deutschland)", ", Ordnungsamt", ", Sitz Stendal"."""
BEFORE = re.compile(r",\s$|[a-zäöüß](?:der|des)$")
"""What precedes a complete name: that of the body above it, or words that were run together with it."""
MISREAD_QUOTE = re.compile(r"(?<=\s)[‚,](?=[^\W\d_][^„“]*“)")
SPACED_HYPHEN = re.compile(r"(?<=[^\W\d]) - (?=[^\W\d_])|(?<=\b\d{4})-(?=\d{4}\b)")
"""A hyphen where print has a dash, as readers and typists put it."""
LONG_WORD = re.compile(r"[^\W\d_]{8,}")
"""Short words without umlauts are too often names as they are ("Muller")."""


def best_name(forms: Sequence[Form], known: Known) -> str:
    """The spelling that most documents use, one in capitals only if there is no other, and misreadings aside."""
    votes: Counter[str] = Counter()
    for form in forms:
        votes.update(form.names)
    full = _without_short_forms(votes, forms)
    return min(full, key=lambda n: (n.isupper(), UNKNOWN_WORD * _unknown_words(n, known) - votes[n], *_looks(n)))


def _looks(name: str) -> tuple[int, int, int, str]:
    """Of spellings alike in use the one that was hardly misread comes first, then the longest."""
    spoiled = sum(is_spoiled(word) or "ii" in word for word in re.findall(r"\w+", name.lower()) if len(word) > 3)
    return spoiled, -sum(sign in "äöüÄÖÜß" for sign in name), -len(name), name


def as_it_should_read(name: str, kind: EntityKind, known: Known) -> str:
    """`name` without titles of persons; misread Roman numbers and lost umlauts of German words put right."""
    if kind == "person":
        return without_titles(name)
    clear = MISREAD_SMALL.sub("für", _with_clear_numbers(name))
    clear = MISREAD_QUOTE.sub("„", clear)
    clear = SPACED_HYPHEN.sub(lambda match: match[0].replace("-", "–"), clear)
    return LONG_WORD.sub(lambda match: _with_marks(match[0], known), clear)


def _with_clear_numbers(name: str) -> str:
    """The name with Roman numbers as they were meant ("Ill", "Il", "|")."""
    return MISREAD_ROMAN.sub(lambda match: "I" * len(match[0]), name)


def _with_marks(word: str, known: Known) -> str:
    """The word with its umlauts where it is no word without them and only one word with them."""
    if known(word.lower()) or set(word) & set("äöüÄÖÜß"):
        return word
    found = {form for form in _marked(word) if known(form.lower())}
    return found.pop() if len(found) == 1 else word


def _marked(word: str) -> Iterator[str]:
    places = [i for i, sign in enumerate(word) if sign in MARKS]
    for count in range(1, min(MOST_MARKS, len(places)) + 1):
        for chosen in combinations(places, count):
            yield "".join(MARKS[sign] if i in chosen else sign for i, sign in enumerate(word))


def other_forms(name: str, kind: EntityKind, forms: Iterable[str]) -> list[str]:
    """Of `forms` those that are correct and not `name`, one for each key; misread and inflected ones are left out."""
    if kind == "person":
        forms = [without_titles(form) for form in forms]
    forms = [_with_clear_numbers(form) for form in forms]
    by_key = {key(form): form for form in sorted(forms, reverse=True) if key(form) != key(name)}
    return sorted(form for form in by_key.values() if not _is_spoiled_form(form, name, kind))


def _is_spoiled_form(form: str, name: str, kind: EntityKind) -> bool:
    if kind == "person":
        one, other = parse_person(form), parse_person(name)
        return bool(one.given) and one.given[:1] == other.given[:1] and one.family != other.family
    words = align(parse_name(form), parse_name(name))
    return bool(words.misread or words.inflected) and not (words.alone_a or words.alone_b)


def _without_short_forms(votes: Counter[str], forms: Sequence[Form]) -> list[str]:
    """The names that are no alias of another form: a body is called by its full name even if few documents do so."""
    short = {key(alias) for form in forms for alias in form.aliases}
    return [name for name in votes if key(name) not in short] or list(votes)


def plainly(referent: DraftReferent) -> DraftReferent:
    """A body without what its document adds to its name; the full form is another name of it."""
    name = referent.name if referent.type != "organisation" else without_additions(referent.name, referent.aliases)
    if name == referent.name:
        return referent
    return referent.model_copy(update={"name": name, "aliases": [*referent.aliases, referent.name]})


def without_additions(name: str, aliases: Iterable[str]) -> str:
    """The part of `name` that the documents use alone, where the rest but says which office or seat of it is meant."""
    for alias in sorted(aliases, key=lambda alias: (-len(alias), alias)):
        if name.startswith(alias) and ADDITION.match(name, len(alias)):
            return alias
        if name.endswith(alias) and BEFORE.search(name[: -len(alias)]) and " " in alias:
            return alias
    return name


def _unknown_words(name: str, known: Known) -> int:
    return sum(not known(word.lower()) for word in name.replace("-", " ").split() if len(word) > 3)
