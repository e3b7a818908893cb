"""What stands in one cell of a signature block: persons, offices, bodies, places with dates, in the order printed."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from pipeline.extract.datelines import no_place
from pipeline.german.nominative import is_adjective, noun_of
from pipeline.german.place_names import PLACE
from pipeline.german.vocabulary import first_names, offices, word_set

Kind = Literal["person", "function", "body", "for", "dateline", "more", "other"]


@dataclass(frozen=True, slots=True)
class Item:
    """What `text[start:end]` of the document is; "more" goes on what was begun before it (as small letters show), and
    after an item with an open end ("Ministerium für") the next one goes on too. An office with its article ("Der
    Landrat") stands above the name. `splits` are where another body may begin inside (two columns on one line)."""

    kind: Kind
    start: int
    end: int
    is_open: bool = False
    has_article: bool = False
    splits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of signatures.toml as patterns."""

    noise: re.Pattern[str]
    signed: re.Pattern[str]
    rank: re.Pattern[str]
    office: re.Pattern[str]
    organ: re.Pattern[str]
    skipped: re.Pattern[str]


@cache
def words() -> _Words:
    """The vocabulary of signature blocks; raises KeyError or re.error for a bad list in signatures.toml."""
    table = tomllib.loads(files(__package__).joinpath("signatures.toml").read_text("utf-8"))
    any_of = {name: "|".join(entries) for name, entries in table.items()}
    return _Words(
        re.compile(rf"(?<!\w)(?:{any_of['noise']})(?!\w)"),
        re.compile(rf"(?:{any_of['signed']})(?=\s|$)|{SIGNED_AT_ONCE}"),
        re.compile(rf"(?:{any_of['rank']})$"),
        re.compile(rf"(?i)[\w-]*(?:{any_of['office']})$"),
        re.compile(rf"(?:{any_of['organ']})\b"),
        re.compile(rf"\W*(?:{any_of['skipped']})"),
    )


SIGNED_AT_ONCE = r"gez\.(?=[A-ZÄÖÜ(])"
""" "gez." printed without a space before the name."""
_DATELINE = re.compile(
    rf"(?:\W*{PLACE},?\s*(?:den|am|im|,)\s*)?(?:(?:den|am)\s+)?"
    r"(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?(?:\d{4}|\d{2})\b\.?)"
)
_PLACE_ONLY = re.compile(rf"{PLACE},?\s+(?:den|am)\b[\s_.…]*")
_FOR = re.compile(r"[Ff]ür\s+(?:den|die|das)\s+(?=[A-ZÄÖÜ])")
_NAME = re.compile(r"[A-ZÄÖÜÇŞİĆČŠŽÁÉ][^\W\d_]+(?:['’-][^\W\d_]+)*\.?$|[A-ZÄÖÜ]\.(?:-?[A-Z]\.)?$")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_DEGREE = re.compile(
    r"(?:Univ\.-)?(?:(?:Dr|Prof|Dipl|Mag|PD|Ing|rer|nat|jur|phil|med|h\.\s?c|habil)\b\.?-?)+[\w.-]*$|Herrn?$|Frau$|MdL$|MdB$|FH$"
)
_LEGAL_FORM = re.compile(r"\b(?:e\.\s?V\.?|e\.\s?G\.|eG|g?GmbH|mbH|A/S|AöR|KdöR|AG|KG|SE)(?!\w)")
_WORD = re.compile(rf"{SIGNED_AT_ONCE}|\S*\w\S*|&")
_CLEAN = "()[],;:„“\"'*|‘’‚"
_LINKS = frozenset(
    re.findall(r"\S+", "für und der des die das den dem von vom zur zum im in am an beim bei & sowie mit / – -")
)
_PARTICLES = frozenset(re.findall(r"\w+", "von vom zu zur van de der den del di da el al ten ter"))
MOST_NAMES = 4
"""Given names and family name of one person."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's text with its words (start, end, word); noise is blanked out."""

    text: str
    tokens: tuple[tuple[int, int, str], ...]

    def word(self, index: int) -> str:
        """A word without the signs around it; empty outside the cell."""
        return self.tokens[index][2].strip(_CLEAN) if 0 <= index < len(self.tokens) else ""

    def token_at(self, position: int) -> int:
        """Index of the first word at or behind `position`."""
        return next((i for i, token in enumerate(self.tokens) if token[0] >= position), len(self.tokens))


def items_in(text: str, start: int, end: int, signed: bool = False) -> list[Item]:
    """The items of the cell `text[start:end]` in the order printed; `signed`: "gez." or the like stands above it."""
    blanked = words().noise.sub(lambda match: " " * len(match[0]), text[start:end])
    cell = _Cell(blanked, tuple((m.start(), m.end(), m[0]) for m in _WORD.finditer(blanked)))
    found: list[Item] = []
    index = _end_of_person(cell, 0, trusted=True) if signed and cell.tokens else 0
    if index:
        found.append(Item("person", start + cell.tokens[0][0], start + cell.tokens[index - 1][1]))
    while index < len(cell.tokens):
        kind, first, stop = _next_item(cell, index)
        if (
            cell.tokens[index][2].startswith("(")
            and found
            and found[-1].kind == "person"
            and _holds_no_person(cell, index)
        ):
            kind, first, stop = _bracket(cell, index)
        if kind is not None and stop > first:
            last = cell.tokens[stop - 1][2]
            is_open = kind in ("function", "body") and (last in _LINKS or last.endswith((",", "-")))
            article = kind == "function" and cell.word(first) in ("Der", "Die")
            splits = tuple(start + cell.tokens[i][0] for i in _body_starts(cell, first, stop)) if kind == "body" else ()
            span = start + cell.tokens[first][0], start + cell.tokens[stop - 1][1]
            found.append(Item(kind, *span, is_open, article, splits))
        index = max(stop, index + 1)
    return found


def _holds_no_person(cell: _Cell, index: int) -> bool:
    """Whether a bracket behind a person says who that is, for the person itself is not in brackets."""
    return not cell.tokens[index - 1][2].endswith(")")


def _bracket(cell: _Cell, index: int) -> tuple[Kind, int, int]:
    """Function or body in the bracket that opens at `index`."""
    stop = next((i + 1 for i in range(index, len(cell.tokens)) if ")" in cell.tokens[i][2]), len(cell.tokens))
    return ("function" if _office_at(cell, index) is not None else "body"), index, stop


def _next_item(cell: _Cell, index: int) -> tuple[Kind | None, int, int]:
    """Kind, first word and word after the item that begins at word `index`."""
    position = cell.tokens[index][0]
    for pattern in (_DATELINE, _PLACE_ONLY):
        if (match := pattern.match(cell.text, position)) and not no_place(match["place"] or ""):
            return "dateline", index, cell.token_at(match.end())
    if signed := words().signed.match(cell.text, position):
        first = cell.token_at(signed.end())
        stop = _end_of_person(cell, first, trusted=True)
        return ("person" if stop > first else None), first, stop
    if _FOR.match(cell.text, position):
        return "for", index + 2, _boundary(cell, index + 3, "for")
    if (stop := _end_of_person(cell, index)) > index:
        return "person", index, stop
    if is_degree(cell.word(index)) or (index > 0 and cell.word(index) in ("und", "&", "sowie")):
        return None, index, index + 1
    office = _office_at(cell, index)
    if office is not None:
        return "function", index, _boundary(cell, office + 1, "function")
    stop = _boundary(cell, index + 1, "other")
    if cell.tokens[index][2][0].islower():
        return ("more" if index == 0 and stop > index + 1 else None), index, stop
    return ("body" if _names_body(cell, index, stop) else "other"), index, stop


def _end_of_person(cell: _Cell, index: int, trusted: bool = False) -> int:
    """The word after the person named at `index`; `index` itself where nobody is.

    A known given name, a degree or a form of address before it, brackets around it or "gez." make a name certain;
    without them the whole cell must look like one.
    """
    first = index
    while first < len(cell.tokens) and _DEGREE.match(cell.word(first)):
        first += 1
    stop = _end_of_names(cell, first)
    count = sum(cell.word(i).lower() not in _PARTICLES for i in range(first, stop))
    if count == 0:
        return index
    known = is_first_name(cell.word(first)) or _INITIAL.fullmatch(cell.tokens[first][2]) is not None
    bracketed = _in_brackets(cell, first, stop)
    if (known and count > 1) or trusted or (first > index and not _is_office(cell.word(first))):
        return stop
    names = [cell.word(i) for i in range(first, stop)]
    ordinary = any(is_ordinary_word(name) for name in names)
    ends = stop == len(cell.tokens) or cell.tokens[stop - 1][2].endswith(",")
    whole = first == 0 and ends and 2 <= count <= 3 and not ordinary
    with_office = first == 0 and not ordinary and _office_follows(cell, stop)
    signs = bracketed and not any(_is_office(name) or _is_noun_itself(name) for name in names)
    return stop if whole or with_office or signs else index


def _office_follows(cell: _Cell, stop: int) -> bool:
    """Whether a comma and nothing but an office stand behind a name ("Muster, Landrat")."""
    if not cell.tokens[stop - 1][2].endswith(",") or stop >= len(cell.tokens):
        return False
    office = _office_at(cell, stop)
    return office is not None and office == len(cell.tokens) - 1


def _in_brackets(cell: _Cell, first: int, stop: int) -> bool:
    return cell.tokens[first][2].startswith("(") and cell.tokens[stop - 1][2].rstrip(",.").endswith(")")


def _end_of_names(cell: _Cell, first: int) -> int:
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


def _is_name_at(cell: _Cell, index: int) -> bool:
    """Whether a word looks like a name; in brackets it may have lost its capital to noise."""
    word, printed = cell.word(index), cell.tokens[index][2]
    if word.isupper() and len(word) > 2 and not cell.text.isupper():
        return False
    return _NAME.match(word) is not None or re.fullmatch(r"\([a-zäöüß-]{4,}\)", printed) is not None


def _stops_name(cell: _Cell, index: int, count: int) -> bool:
    """Whether a word behind a name is no more of it: a bracket, a degree, another person, an office or a body."""
    word, printed = cell.word(index), cell.tokens[index][2]
    if printed.startswith("(") or _DEGREE.match(word):
        return True
    if count < 2:
        return False
    begins = is_first_name(word) or _INITIAL.fullmatch(printed) is not None
    no_name = cell.word(index - 1) not in _PARTICLES and (_is_office(word) or _is_body_word(word))
    return no_name or (begins and _NAME.match(cell.word(index + 1)) is not None)


def is_first_name(word: str) -> bool:
    """Whether `word`, or the first part of a double name, is a known given name."""
    known = first_names()
    return word in known or word.title() in known or (len(word) > 3 and word.split("-")[0] in known and "-" in word)


def is_degree(word: str) -> bool:
    """Whether `word` is an academic degree or a form of address."""
    return _DEGREE.match(word) is not None


def names_body(text: str) -> bool:
    """Whether `text` names a body, by a noun at the head of names or a legal form, and begins with no office."""
    if _is_office(text.split(" ", 1)[0].strip(",")):
        return False
    tokens = tuple((m.start(), m.end(), m[0]) for m in re.finditer(r"\S+", text))
    return _names_body(_Cell(text, tokens), 0, len(tokens))


def begins_with_body(text: str) -> bool:
    """Whether the first word of `text`, or the one behind an adjective, is beyond doubt a body ("Landkreis ...")."""
    first, second = [*text.split(), "", ""][:2]
    noun = noun_of(second.strip(_CLEAN) if is_adjective(first) else first.strip(_CLEAN))
    surely = noun is not None and ("B" in noun.tags or (bool(noun.tags & set("bC")) and " und " not in text))
    return surely or _LEGAL_FORM.search(text) is not None


def is_ordinary_word(word: str) -> bool:
    """Whether `word` is an office, a kind of body or an adjective, and so hardly the name of a person."""
    return _is_office(word) or _is_body_word(word) or is_adjective(word)


def _is_office(word: str) -> bool:
    bare = word.strip(_CLEAN).rstrip(".")
    return len(bare) > 2 and (bare.casefold() in offices() or words().office.match(bare) is not None)


def _is_noun_itself(word: str) -> bool:
    """Whether `word` is the name of a kind of body and not only ends like one, as a family name may."""
    noun = noun_of(word)
    return noun is not None and noun.lemma == word


def _is_body_word(word: str) -> bool:
    noun = noun_of(word)
    return (noun is not None and bool(noun.tags & set("BbC"))) or word in word_set("legal_forms.txt")


def _office_at(cell: _Cell, index: int) -> int | None:
    """Index of the office whose rank, article or adjective stands at `index`."""
    office = index
    while office < len(cell.tokens) - 1 and (
        words().rank.match(cell.word(office) + ("." if cell.tokens[office][2].endswith(".") else ""))
        or words().rank.match(cell.tokens[office][2])
        or cell.word(office) in ("Der", "Die", "Das", "der", "die")
        or (is_adjective(cell.word(office)) and not _is_office(cell.word(office)))
    ):
        office += 1
    return office if _is_office(cell.word(office)) else None


def _boundary(cell: _Cell, index: int, kind: Kind) -> int:
    """The word where the item that holds word `index - 1` ends and another one begins."""
    while index < len(cell.tokens):
        before = cell.tokens[index - 1][2]
        linked = before.casefold() in _LINKS or before.endswith((",", "-", "&")) or is_adjective(before)
        if before.endswith(":") or _begins_certain_item(cell, index):
            break
        if not linked and (
            _office_at(cell, index) == index
            or (_end_of_person(cell, index) > index and is_first_name(cell.word(index)))
        ):
            break
        if (
            kind == "function"
            and not linked
            and noun_of(cell.word(index)) is not None
            and _is_body_word(cell.word(index))
        ):
            break
        if kind == "function" and not linked and is_adjective(cell.word(index)) and _is_body_word(cell.word(index + 1)):
            break
        index += 1
    return index


def _body_starts(cell: _Cell, first: int, stop: int) -> Iterator[int]:
    """Words at which a second body may begin behind a first one that is complete."""
    for index in range(first + 2, stop):
        before = cell.tokens[index - 1][2]
        linked = before.casefold() in _LINKS or before.endswith((",", "-", "&")) or is_adjective(before)
        if not linked and begins_with_body(" ".join(token[2] for token in cell.tokens[index:stop])):
            yield index


def _begins_certain_item(cell: _Cell, index: int) -> bool:
    position = cell.tokens[index][0]
    return any(pattern.match(cell.text, position) for pattern in (_DATELINE, words().signed, _FOR))


def _names_body(cell: _Cell, index: int, stop: int) -> bool:
    """Whether a body is named: a noun at the head of names, a legal form, or an abbreviation in capitals."""
    stop = min(stop, len(cell.tokens))
    if index >= stop:
        return False
    printed = cell.text[cell.tokens[index][0] : cell.tokens[stop - 1][1]]
    if re.match(r"[A-ZÄÖÜ]{3,6}\b(?!\.)", printed) and not cell.text.isupper():
        return True
    return _LEGAL_FORM.search(printed) is not None or any(_is_body_word(cell.word(i)) for i in range(index, stop))
