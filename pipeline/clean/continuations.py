"""Paragraphs that go on in the next column, on the next page or behind a picture → one paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.clean.breaks import CLAUSE, STOPS
from pipeline.clean.flow import Paragraph
from pipeline.clean.join import broken_word, is_hyphen
from pipeline.german.words import WordList

REACH = 14
"""How many paragraphs may stand between two parts of one."""
SHORTEST_PART = 25
"""Characters of what may be the rest of a paragraph in text without layout."""
SHORTEST = 60
"""Characters of a paragraph that may go on elsewhere without a hyphen."""
SENTENCE_WITHIN = re.compile(r"[a-zäöüß]{3}[.!?] [A-ZÄÖÜ]")
"""The end of a sentence before another: what no title has."""
CLOSED = (*STOPS, "“", "”", '"', "«", ",")


def continued(paragraphs: Sequence[Paragraph], words: WordList) -> list[Paragraph]:
    """`paragraphs` with parted ones made whole at the place of the first part.

    Running heads and feet that stood between stay on their side of the page break.
    """
    left = list(paragraphs)
    made: list[Paragraph] = []
    while left:
        current = left.pop(0)
        while (index := continuation(current, left, words)) is not None:
            part = left.pop(index)
            between = left[:index]
            same = [
                p
                for p in between
                if p.kind in ("aside", "caption", "footnote") and p.lines[0].page < part.lines[0].page
            ]
            made += same
            left = [p for p in left if not any(p is q for q in same)]
            current = merged(current, part)
        made.append(current)
    return made


def merged(one: Paragraph, other: Paragraph) -> Paragraph:
    """Both as one paragraph."""
    shifted = {index + len(one.lines) for index in other.kept_ends}
    return replace(
        one,
        lines=one.lines + other.lines,
        full=other.full,
        room=other.room,
        kept_ends=one.kept_ends | frozenset(shifted),
        centred=False,
    )


def continuation(one: Paragraph, following: Sequence[Paragraph], words: WordList) -> int | None:
    """The index of the paragraph that goes on where `one` stops; None where it is complete."""
    if one.kind not in ("paragraph", "list_item", "footnote") or one.text.endswith(STOPS):
        return None
    hyphen = is_hyphen(one.text)
    for index, other in enumerate(following[:REACH]):
        if other.kind in ("aside", "caption", "footnote", "table_row", "heading") and other.kind != one.kind:
            continue
        if hyphen:
            if other.kind == one.kind and broken_word(one.text, other.text, words):
                return index
            continue
        return index if goes_on(one, other) else None
    return None


def goes_on(one: Paragraph, other: Paragraph) -> bool:
    """Whether `other` reads on where `one` stops in the middle of a sentence."""
    if other.kind != "paragraph" or other.marker or one.style[1:] != other.style[1:]:
        return False
    if one.lines[-1].laid_out and not moved(one, other) and not (one.full and first_letter(other).islower()):
        return False
    if not one.lines[-1].laid_out and len(other.text) < SHORTEST_PART and not other.text.endswith(STOPS[:3]):
        return False
    if not one.full and not (moved(one, other) and (first_letter(other).islower() or no_room(one, other))):
        return False
    if abs(one.style[0] - other.style[0]) > 0.08 * one.style[0] or len(one.text) < SHORTEST:
        return False
    if first_letter(other).islower():
        return True
    if CLAUSE.match(other.text):
        return False
    if one.text.endswith(CLOSED) and not (one.text.endswith(",") and one.full):
        return False
    alone = len(one.lines) == 1 or len(one.lines) - 2 in one.kept_ends
    if alone and not one.lines[-1].laid_out and not SENTENCE_WITHIN.search(one.text):
        return False  # a long title in one line, not a torn sentence
    return len(other.text) > SHORTEST and len(one.text) > 2 * SHORTEST


def first_letter(paragraph: Paragraph) -> str:
    """The first sign that is no quotation mark or bracket."""
    return paragraph.text.lstrip("„“\"'»(#")[:1]


def no_room(one: Paragraph, other: Paragraph) -> bool:
    """Whether the first word of `other` would not have fitted behind the last line of `one`: it ends short of the
    margin for want of room and not on purpose. A line that a hyphen ends had room for a part of the word."""
    box = other.lines[0].line.words[0].box
    return one.lines[-1].laid_out and box is not None and one.room < box.width + 0.2 * one.style[0]


def moved(one: Paragraph, other: Paragraph) -> bool:
    """Whether the second paragraph stands in another column or on another page than the first."""
    last, first = one.lines[-1], other.lines[0]
    return last.page != first.page or first.baseline < last.baseline
