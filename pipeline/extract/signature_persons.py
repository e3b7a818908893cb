"""Where the name of a person in a signature block ends."""

import re

from pipeline.extract.signature_cells import Cell, office_at
from pipeline.extract.signature_words import (
    is_body_word,
    is_degree,
    is_first_name,
    is_noun_itself,
    is_office,
    is_ordinary_word,
)

_NAME = re.compile(r"[A-ZÄÖÜÇŞİĆČŠŽÁÉ][^\W\d_]+(?:['’-][^\W\d_]+)*\.?$|[A-ZÄÖÜ]\.(?:-?[A-Z]\.)?$")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_PARTICLES = frozenset(re.findall(r"\w+", "von vom zu zur van de der den del di da el al ten ter"))
_NO_NAMES = frozenset({"für", "im", "in", "die", "das"})
"""Words that begin what stands beside a name, in capitals too."""
MOST_NAMES = 4
"""Given names and family name of one person."""


def end_of_person(cell: Cell, index: int, trusted: bool = False) -> int:
    """The word after the person named at `index`; `index` itself where nobody is.

    A known given name, a degree or a form of address before it, brackets around it or "gez." make a name certain;
    without them the whole cell must look like one.
    """
    first = index
    while first < len(cell.tokens) and is_degree(cell.word(first)):
        first += 1
    stop = _end_of_names(cell, first)
    count = sum(cell.word(i).lower() not in _PARTICLES for i in range(first, stop))
    if count == 0:
        return index
    known = is_first_name(cell.word(first)) or _INITIAL.fullmatch(cell.tokens[first][2]) is not None
    bracketed = _in_brackets(cell, first, stop)
    if (known and count > 1) or trusted or (first > index and not is_office(cell.word(first))):
        return stop
    names = [cell.word(i) for i in range(first, stop)]
    ordinary = any(is_ordinary_word(name) for name in names)
    ends = stop == len(cell.tokens) or cell.tokens[stop - 1][2].endswith(",")
    whole = first == 0 and ends and 2 <= count <= 3 and not ordinary
    with_office = first == 0 and not ordinary and _office_follows(cell, stop)
    signs = bracketed and not any(is_office(name) or is_noun_itself(name) for name in names)
    return stop if whole or with_office or signs else index


def _office_follows(cell: Cell, stop: int) -> bool:
    """Whether a comma and nothing but an office stand behind a name ("Muster, Landrat")."""
    if not cell.tokens[stop - 1][2].endswith(",") or stop >= len(cell.tokens):
        return False
    office = office_at(cell, stop)
    return office is not None and office == len(cell.tokens) - 1


def _in_brackets(cell: Cell, first: int, stop: int) -> bool:
    return cell.tokens[first][2].startswith("(") and cell.tokens[stop - 1][2].rstrip(",.").endswith(")")


def _end_of_names(cell: Cell, first: int) -> int:
    """The word after the capitalised words that may be given names and family name."""
    count, index = 0, first
    while index < len(cell.tokens) and count < MOST_NAMES:
        word, following = cell.word(index), cell.word(index + 1)
        if word in _PARTICLES and count and (following in _PARTICLES or _NAME.match(following)):
            index += 1
            continue
        if not _is_name_at(cell, index) or (count and _stops_name(cell, index, count)):
            break
        count, index = count + 1, index + 1
        if cell.tokens[index - 1][2].endswith((",", ")", ";", ":")):
            break
    return index


def _is_name_at(cell: Cell, index: int) -> bool:
    """Whether a word looks like a name; in brackets it may have lost its capital to noise."""
    word, printed = cell.word(index), cell.tokens[index][2]
    if word.casefold() in _NO_NAMES or (word.isupper() and len(word) > 2 and not cell.text.isupper()):
        return False
    return _NAME.match(word) is not None or re.fullmatch(r"\([a-zäöüß-]{4,}\)", printed) is not None


def _stops_name(cell: Cell, index: int, count: int) -> bool:
    """Whether a word behind a name is no more of it: a bracket, a degree, another person, an office or a body."""
    word, printed = cell.word(index), cell.tokens[index][2]
    if printed.startswith("(") or is_degree(word):
        return True
    if count < 2:
        return False
    begins = is_first_name(word) or _INITIAL.fullmatch(printed) is not None
    no_name = cell.word(index - 1) not in _PARTICLES and (is_office(word) or is_body_word(word))
    return no_name or (begins and _NAME.match(cell.word(index + 1)) is not None)
