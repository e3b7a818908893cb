"""The wording of headings: two in one line parted, one in two blocks joined, places given in brackets cut off."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.divide.frame import Candidate, Frame
from pipeline.divide.vocabulary import heading_words

PLACE_GIVEN = re.compile(r"\s*\((?:Zeilen?|Z\.|S\.|Seiten?|Rn\.)[^)]*\)\s*$")


def split_by_style(frame: Frame, found: Candidate | None) -> list[Candidate]:
    """A heading with a subheading in another type on the same line as two; a place given in brackets cut off."""
    if found is None:
        return []
    start, end = found.title
    title = frame.text.text[start:end]
    place = PLACE_GIVEN.search(title)
    if place and place.start() > 0:
        end = start + place.start()
    pieces = frame.text.pieces_in(start, end) if start < end else ()
    types = [(piece.word.bold, piece.word.italic) for piece in pieces]
    turn = next((i for i in range(1, len(pieces)) if types[i] != types[i - 1]), None)
    if turn is None or not two_titles(types, turn, title[pieces[turn].start - start :].strip()):
        return [replace(found, title=(start, end))]
    middle = pieces[turn].start
    first = replace(found, title=(start, pieces[turn - 1].end), end=pieces[turn - 1].end)
    return [
        first,
        replace(found, start=middle, title=(middle, end), number=None, style=found.style + 0.5, confidence=0.7),
    ]


def two_titles(types: list[tuple[bool, bool]], turn: int, after: str) -> bool:
    """Whether a heading turns once to lighter or italic type, with two words or more on each side."""
    once = all(kind == types[turn] for kind in types[turn:])
    lighter = types[0][0] > types[turn][0] or types[turn][1] > types[0][1]
    return once and lighter and turn > 1 and len(types) - turn > 1 and (after[0].isupper() or after[0] in "„»")


def joined(frame: Frame, found: Sequence[Candidate]) -> list[Candidate]:
    """Headings that run on in the next block ("… besucht" / "das Projekt …") made one."""
    made: list[Candidate] = []
    for item in found:
        before = made[-1] if made else None
        if before and item.number is None and item.unit == before.unit + 1 and runs_on(frame, before):
            made[-1] = replace(before, end=item.end, title=(before.title[0], item.title[1]))
        else:
            made.append(item)
    return made


def runs_on(frame: Frame, item: Candidate) -> bool:
    """Whether a heading ends with a word that no heading ends with."""
    words = re.findall(r"\w+\W*$", frame.text.text[slice(*item.title)])
    return bool(words) and words[0].strip() in heading_words().open_ends
