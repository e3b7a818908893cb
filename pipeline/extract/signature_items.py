"""What stands in one cell of a signature block: persons, offices, bodies, places with dates, in the order printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.datelines import no_place
from pipeline.extract.signature_cells import Cell, holds_body, office_at
from pipeline.extract.signature_persons import end_of_person
from pipeline.extract.signature_words import (
    SIGNED_AT_ONCE,
    begins_with_body,
    is_body_word,
    is_degree,
    is_first_name,
    is_office,
    words,
)
from pipeline.german.nominative import is_adjective, noun_of
from pipeline.german.place_names import PLACE

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


_DATELINE = re.compile(
    rf"(?:\W*{PLACE},?\s*(?:den|am|im|,)\s*)?(?:(?:den|am)\s+)?"
    r"(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?(?:\d{4}|\d{2})\b\.?)"
)
_PLACE_ONLY = re.compile(rf"{PLACE},?\s+(?:den|am)\b[\s_.…]*")
_FOR = re.compile(r"[Ff]ür\s+(?:den|die|das)\s+(?=[A-ZÄÖÜ])")
_WORD = re.compile(rf"{SIGNED_AT_ONCE}|\S*\w\S*|&")
_LINKS = frozenset(
    re.findall(r"\S+", "für und der des die das den dem von vom zur zum im in am an beim bei & sowie mit / – -")
)


def items_in(text: str, start: int, end: int, signed: bool = False) -> list[Item]:
    """The items of the cell `text[start:end]` in the order printed; `signed`: "gez." or the like stands above it."""
    blanked = words().noise.sub(lambda match: " " * len(match[0]), text[start:end])
    cell = Cell(blanked, tuple((m.start(), m.end(), m[0]) for m in _WORD.finditer(blanked)))
    found: list[Item] = []
    index = end_of_person(cell, 0, trusted=True) if signed and cell.tokens else 0
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


def _holds_no_person(cell: Cell, index: int) -> bool:
    """Whether a bracket behind a person says who that is, for the person itself is not in brackets."""
    return not cell.tokens[index - 1][2].endswith(")")


def _bracket(cell: Cell, index: int) -> tuple[Kind, int, int]:
    """Function or body in the bracket that opens at `index`."""
    stop = next((i + 1 for i in range(index, len(cell.tokens)) if ")" in cell.tokens[i][2]), len(cell.tokens))
    return ("function" if office_at(cell, index) is not None else "body"), index, stop


def _next_item(cell: Cell, index: int) -> tuple[Kind | None, int, int]:
    """Kind, first word and word after the item that begins at word `index`."""
    position = cell.tokens[index][0]
    for pattern in (_DATELINE, _PLACE_ONLY):
        match = pattern.match(cell.text, position)
        if match and not any(map(no_place, (match["place"] or "").split())):
            return "dateline", index, cell.token_at(match.end())
    if signed := words().signed.match(cell.text, position):
        first = cell.token_at(signed.end())
        stop = end_of_person(cell, first, trusted=True)
        return ("person" if stop > first else None), first, stop
    if _FOR.match(cell.text, position):
        return "for", index + 2, _boundary(cell, index + 3, "for")
    if (stop := end_of_person(cell, index)) > index:
        return "person", index, stop
    if is_degree(cell.word(index)) or (index > 0 and cell.word(index) in ("und", "&", "sowie")):
        return None, index, index + 1
    office = office_at(cell, index)
    if office is not None:
        return "function", index, _boundary(cell, office + 1, "function")
    stop = _boundary(cell, index + 1, "other")
    if cell.tokens[index][2][0].islower():
        return ("more" if index == 0 and stop > index + 1 else None), index, stop
    return ("body" if holds_body(cell, index, stop) else "other"), index, stop


def _boundary(cell: Cell, index: int, kind: Kind) -> int:
    """The word where the item that holds word `index - 1` ends and another one begins."""
    while index < len(cell.tokens):
        before = cell.tokens[index - 1][2]
        attribute = is_adjective(before) and not is_office(before)  # "Vorsitzende" is no attribute of who follows
        linked = before.casefold() in _LINKS or before.endswith((",", "-", "&")) or attribute
        if before.endswith(":") or _begins_certain_item(cell, index):
            break
        if not linked and (
            office_at(cell, index) == index
            or (end_of_person(cell, index) > index and _surely_begins_person(cell, index))
        ):
            break
        if (
            kind == "function"
            and not linked
            and noun_of(cell.word(index)) is not None
            and is_body_word(cell.word(index))
        ):
            break
        if kind == "function" and not linked and is_adjective(cell.word(index)) and is_body_word(cell.word(index + 1)):
            break
        index += 1
    return index


def _surely_begins_person(cell: Cell, index: int) -> bool:
    """Whether a given name, its initial or a degree stands at `index`."""
    word = cell.word(index)
    initial = re.fullmatch(r"[A-ZÄÖÜ]\.", cell.tokens[index][2]) is not None and index > 0
    return is_first_name(word) or is_degree(word) or initial


def _body_starts(cell: Cell, first: int, stop: int) -> Iterator[int]:
    """Words at which a second body may begin behind a first one that is complete."""
    for index in range(first + 2, stop):
        before = cell.tokens[index - 1][2]
        linked = before.casefold() in _LINKS or before.endswith((",", "-", "&")) or is_adjective(before)
        if not linked and begins_with_body(" ".join(token[2] for token in cell.tokens[index:stop])):
            yield index


def _begins_certain_item(cell: Cell, index: int) -> bool:
    position = cell.tokens[index][0]
    return any(pattern.match(cell.text, position) for pattern in (_DATELINE, words().signed, _FOR))
