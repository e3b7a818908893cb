"""Headings that only their type or their form tells."""

import re

from pipeline.divide.forms import is_capitals, is_nominal
from pipeline.divide.frame import (
    LONGEST,
    LONGEST_PLAIN,
    Candidate,
    Frame,
    candidate,
    ends_openly,
    following,
    stands_out,
)
from pipeline.divide.rows import Unit
from pipeline.divide.title import CONTACT, DATE_LINE
from pipeline.divide.vocabulary import heading_words
from pipeline.german.vocabulary import first_names

PLACE_GIVEN = re.compile(r"\((?:Zeilen?|Z\.|S\.|Seiten?|Rn\.)[^)]*\)\s*")
OPENING = re.compile(
    r"(?i)(?:für|gez|im auftrag|i\.\s?a|i\.\s?v|zwischen|und|sowie|von|an|kontakt|datum|ort|nr|tel|fax|az|anlage"
    r"|betreff|cc|name|seite)\b"
)
"""What begins a line with a colon that is no heading: a form's field, a lead of signatures."""
PARTNERS = re.compile(
    r"(?i)(?:die\s)?(?:vertrags|kooperations|vereinbarungs|bündnis|projekt)?(?:partner(?:innen)?|parteien|beteiligte)"
    r"(?:\s(?:der|des|dieser|dieses)\s\w+)?(?:\ssind)?\s?:?$"
)
"""What announces the list of parties."""
CLOSING = re.compile(r"(?i)(?:ihre?|eure?|mit (?:freundlichen|besten|herzlichen))\s")


def plain(frame: Frame, unit: Unit) -> Candidate | None:
    """A heading without a number, by type or by form."""
    if not frame.marked and is_headed(unit) and (is_known(unit.rows[0].text) or has_headed_sisters(frame, unit)):
        return candidate(frame, unit, unit.rows[0].end, None, 0.75)
    text = unit.text.strip()
    known = is_known(text)
    if frame.marked or not (known or is_short_line(unit, text)) or names_person(text) or PARTNERS.match(text):
        return None
    after = following(frame, unit)
    if after is not None and PLACE_GIVEN.fullmatch(after.text):
        after = following(frame, after)
    if after is None or DATE_LINE.match(text) or not (known or after.is_body or leads(frame, unit, after)):
        return None
    if after.text[0].islower() or after.text[0] == "#":
        return None
    if known and not any(other.is_body for other in frame.units[unit.index + 1 : unit.index + 4]):
        return None
    if known or unit.block.bold or unit.size > 1.12 or is_capitals(text):
        return candidate(frame, unit, unit.end, None, 0.9 if unit.size > 1.12 else 0.8)
    longest = 9 if unit.block.size is None else 11
    if unit.block.italic or unit.words > longest or frame.kind == "press_release" or CLOSING.match(text):
        return None
    if after.words <= unit.words and after.block.kind != "list_item" and not leads(frame, unit, after):
        return None
    size, gap = unit.block.size, unit.block.gap
    if size is not None and gap is not None and not unit.block.centred and gap < 0.9 * size:
        return None
    return candidate(frame, unit, unit.end, None, 0.65)


def names_person(line: str) -> bool:
    """Whether a line begins with a person: "Eva Muster, Bürgermeisterin der Stadt Auental"."""
    found = re.match(r"(?:Dr\.\s)?([A-ZÄÖÜ][\w-]+)\s[A-ZÄÖÜ][\w-]+,\s", line)
    return found is not None and found[1] in first_names()


def is_known(line: str) -> bool:
    """Whether a line is a heading's usual word."""
    return line.strip().rstrip(": ").casefold() in heading_words().plain


def is_headed(unit: Unit) -> bool:
    """Whether the first row of a block may be the heading of the others: short, above a long one."""
    if len(unit.rows) < 2 or unit.block.kind != "paragraph":
        return False
    first, second = unit.rows[:2]
    if is_known(first.text):
        return True
    plain_form = (
        first.text[:1].isupper() and first.words < 8 and ends_openly(first.text) and not CONTACT.search(unit.text)
    )
    return plain_form and second.words > 9 and second.text[:1].isupper() and not DATE_LINE.match(first.text)


def has_headed_sisters(frame: Frame, unit: Unit) -> bool:
    """Whether another block of the document is built alike."""
    return frame.kind != "press_release" and sum(is_headed(other) for other in frame.units) > 1


def leads(frame: Frame, unit: Unit, after: Unit) -> bool:
    """Whether a heading stands right above another: both set apart, or both short between paragraphs."""
    if not is_short_line(after, after.text):
        return False
    if stands_out(frame, unit):
        return True
    before, then = frame.units[max(0, unit.index - 1)], following(frame, after)
    return (
        before.is_body and unit.words < 7 and after.words < 10 and then is not None and then.is_body and then.words > 9
    )


def is_short_line(unit: Unit, text: str) -> bool:
    """Whether a block has the form of a heading."""
    longest = LONGEST if unit.size > 1.25 else LONGEST_PLAIN
    begins = text[:1].isupper() or text[:1].isdigit() or text[:1] in '„"»…'
    if text.endswith(":"):
        return unit.words < 8 and len(unit.rows) == 1 and is_nominal(text) and not OPENING.match(text) and begins
    lettered = 3 * sum(map(str.isalpha, text)) > 2 * len(text.replace(" ", ""))
    return (
        begins
        and lettered
        and unit.words <= longest
        and ends_openly(text)
        and len(unit.rows) <= 3
        and not CONTACT.search(text)
    )
