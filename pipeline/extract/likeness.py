"""When two names of one document mean the same: noise, short forms, and what must not differ."""

import re

from models.findings import Label
from pipeline.extract.anaphora import words_of
from pipeline.extract.passage import is_abbreviation
from pipeline.german.names_key import folded, similarity
from pipeline.german.nominative import form_of, noun_of
from pipeline.german.vocabulary import bodies, spelled_heads

SAME = 0.93
SAME_WORD = 0.88
NUMBER = re.compile(r"\b(?:[IVX]+|\d+)\b")


def is_same_name(first: str, second: str) -> bool:
    """Whether two names differ by noise only: alike, with the same numbers and no word exchanged for another."""
    if min(len(first), len(second)) < 8 or NUMBER.findall(first) != NUMBER.findall(second):
        return False
    if similarity(first, second) < SAME:
        return False
    a, b = words_of(first), words_of(second)
    return len(a) != len(b) or all(x == y or (len(x) > 4 and similarity(x, y) >= SAME_WORD) for x, y in zip(a, b))


def is_short_form(short: str, full: str, label: Label) -> bool:
    """Whether `short` is `full` with words left out but its head kept ("Verband", "Verband Mark")."""
    if label == "PROGRAMME" and (_same_abbreviation(short, full) or _is_programme_by_field(short, full)):
        return True
    words, others = words_of(_spelled_out(short)), words_of(_spelled_out(full))
    if not words or len(words) > len(others) or not set(NUMBER.findall(short)) <= set(NUMBER.findall(full)):
        return False
    if re.search(rf"\b(?:der|des|dem|von|vom|beim) {re.escape(short)}(?!\w)", full):
        return False  # "IG Textil" is not what "Tarifkommission der IG Textil" means
    if is_abbreviation(short) and short == full.split()[-1] and noun_of(full.split()[0]):
        return True  # "NAKO" for "Netzwerk NAKO"
    if _is_ministry_of(short, full) or _is_named_part(short, full) or _is_company_name(short, full):
        return True
    if _is_council_of(short, full):
        return True
    if not _in_order(words, others, is_abbreviation(short.split()[0])):
        return False
    return _same_head(short, full) or _is_plural_part(short, full)


def _in_order(words: tuple[str, ...], others: tuple[str, ...], abbreviated: bool) -> bool:
    """Whether `words` stand among `others` in this order; where `abbreviated`, the first by its letters."""
    rest = iter(others)
    if abbreviated and not any(_same_word(words[0], other) or _is_letters_of(words[0], other) for other in rest):
        return False
    return all(any(_same_word(word, other, i == 0) for other in rest) for i, word in enumerate(words[abbreviated:]))


def _is_letters_of(word: str, other: str) -> bool:
    """ "LAG" for "Landesarbeitsgemeinschaft"."""
    letters = iter(other)
    long = len(other) > (16 if len(word) > 2 else 7)
    return long and word[0] == other[0] and all(sign in letters for sign in word)


def _same_word(word: str, other: str, is_first: bool = False) -> bool:
    """Equal but for noise; the first word may be the end of a compound ("Ministerium", "Staatsministerium")."""
    if word == other:
        return True
    if is_first and len(word) > 4 and other.endswith(word) and word not in TERRITORIES:
        return True
    alike = len(word) > 5 and abs(len(word) - len(other)) < 3 and word[0] == other[0]
    return alike and similarity(word, other) >= SAME_WORD


TERRITORIES = ("kreis", "stadt", "gemeinde", "bezirk", "regierung")


def _same_head(short: str, full: str) -> bool:
    a, b = _head(_spelled_out(short)), _head(_spelled_out(full))
    if is_abbreviation(short.split()[0]) and b is not None and a is None:
        return True
    if a is None or b is None:
        return short.split()[0].lower() == full.split()[0].lower()
    return _same_word(a, b, is_first=True)


def _head(name: str) -> str | None:
    for word in name.split():
        form = form_of(word)
        if form and noun_of(word):
            return folded(form.lemma)
    return None


def _is_ministry_of(short: str, full: str) -> bool:
    """ "Kultusministerium" for "Ministerium für Kultus, Jugend und Sport"."""
    field = re.search(r"(?:bundes)?(\w{4,}?)s?(?:staats)?ministerium$", short.lower())
    ministry = re.search(r"ministerium (?:für|der|des) (.*)", full.lower())
    return bool(field and ministry and re.search(rf"\b{field.group(1)[:6]}", ministry.group(1)))


def _is_council_of(short: str, full: str) -> bool:
    """ "Gemeinderat" for "Rat der Gemeinde Auheim"."""
    council = re.match(r"Rat der (\w+)", full)
    return council is not None and short.lower() == f"{council.group(1).lower()}rat"


def _is_company_name(short: str, full: str) -> bool:
    """ "Drossel" for "Metallbau Drossel GmbH"."""
    single = re.fullmatch(r"[A-ZÄÖÜ][\w-]{4,}", short)
    return bool(single) and short in full.split() and noun_of(short) is None and COMPANY.search(full) is not None


COMPANY = re.compile(r"\b(?:GmbH|AG|KG|mbH|SE|OHG)\b")


def _is_named_part(short: str, full: str) -> bool:
    """ "Landesverband Hessen e. V." for "Deutsches Rotes Kreuz Landesverband Hessen e. V."."""
    words, others = words_of(short), words_of(full)
    if len(words) < 2 or others[-len(words) :] != words or noun_of(short.split()[0]) is None:
        return False
    before = full.split()[: -len(short.split())]
    return bool(before) and before[-1] not in ("der", "des", "für", "und", "von", "in", "zur")


def _is_plural_part(short: str, full: str) -> bool:
    """ "Jüdische Gemeinden in Hessen" for "Landesverband der Jüdischen Gemeinden in Hessen"."""
    form = next((f for f in map(form_of, short.split()) if f), None)
    return form is not None and form.number == "p" and len(words_of(short)) > 1


def is_abbreviation_of(short: str, full: str) -> bool:
    """Whether the letters of `short` ("MWKE") begin the words of `full`, every long word being used."""
    if not is_abbreviation(short) or not short.isalpha() or len(short) < 3:
        return False
    words = [word for word in re.split(r"[\s-]+", full) if word[:1].isupper()]
    return short.upper() == "".join(word[0] for word in words).upper() and len(words) > 2


def _spelled_out(name: str) -> str:
    """`name` with abbreviations of known bodies and of heads written in full ("DRK Landesverband", "IHK Ulm")."""
    return " ".join(_full_form(word) for word in name.split())


def _full_form(word: str) -> str:
    known = bodies() if word in bodies() else spelled_heads()
    return known[word][0] if is_abbreviation(word) and word in known else word


def _same_abbreviation(first: str, second: str) -> bool:
    """ "Landesprogramm WIR" and "WIR-Programm"."""
    a, b = ({part for part in re.split(r"[\s-]", name) if part.isupper() and len(part) > 2} for name in (first, second))
    numbers = [set(NUMBER.findall(name)) for name in (first, second)]
    return bool(a & b) and numbers[0] == numbers[1]


def _is_programme_by_field(short: str, full: str) -> bool:
    """ "Brückenprogramm" for "Landesprogramm Brücken bauen"."""
    noun, words = noun_of(short), full.split()
    if noun is None or " " in short or len(words) < 2 or noun.lemma.lower() == short.lower():
        return False
    field = short[: -len(noun.lemma)].rstrip("-")
    head = noun_of(words[0])
    same = head is not None and words[0].lower().endswith(noun.lemma.lower())
    return same and len(field) > 4 and any(word.startswith(field[:6]) for word in words[1:])


def same_person(short: str, full: str) -> bool:
    """Whether two names can be one person's: same family name, and given names that do not contradict."""
    a, b = short.split(), full.split()
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1 or a[0] in ("van", "von", "de", "zu"):
        return " ".join(a) == " ".join(b[-len(a) :])
    if a[-1] != b[-1] and (similarity(a[-1], b[-1]) < SAME_WORD or a[0] != b[0]):
        return False
    return a[0] == b[0] or (a[0].endswith(".") and b[0].startswith(a[0][:-1])) or similarity(a[0], b[0]) > 0.8
