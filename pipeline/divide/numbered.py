"""Headings that a number tells."""

import re

from pipeline.divide.forms import is_nominal
from pipeline.divide.frame import (
    LONGEST,
    LONGEST_PLAIN,
    Candidate,
    Frame,
    body_follows,
    candidate,
    ends_openly,
    following,
    stands_out,
)
from pipeline.divide.numbers import Number, number_of
from pipeline.divide.rows import Unit, is_bold
from pipeline.divide.vocabulary import heading_words

REFERENCE = re.compile(
    r"(?:Abs|Absatz|Satz|S\.|Nr|Nummer|Buchst|und|oder|bis|der|des|dieser?s?|i\.\s?V|ff?\.|[A-ZÄÖÜ]\w*G[B]?)\b"
)
RUN_IN = re.compile(
    r"([A-ZÄÖÜ][\w-]+(?:\s(?!ist\b|sind\b|wird\b|gilt\b|hat\b)[\w-]+){0,4})(?<=\w{3})\.\s+(?=[A-ZÄÖÜ(„])"
)
"""A title with a full stop before the text it stands in one line with: "Anlass. Beide Seiten …"."""
SENTENCE = re.compile(r"(?:Der|Die|Das|Es|Er|Sie|Wird|Werden|Ein|Eine|Dem|Den|Diese[rs]?|Wenn|Soweit|Sofern)\s")


def numbered(frame: Frame, unit: Unit, number: Number) -> Candidate | None:
    """A heading whose number alone makes it one: "§ 3 Ziele", "Artikel 2" with its title in the next line."""
    first = unit.rows[0]
    title = first.text[number.end :].strip()
    if not title:
        return with_title_below(frame, unit, number)
    if not (title[0].isupper() or title[0] in '„"(') or REFERENCE.match(title):
        return None
    if run_in := RUN_IN.match(title):
        start = first.start + first.text.index(title, number.end)
        return candidate(frame, unit, start + run_in.end(1), number, 0.85, (start, start + run_in.end(1)))
    if len(title.split()) > 9 and SENTENCE.match(title) and not is_nominal(title):
        return bare_number(frame, unit, number)
    if len(title.split()) > LONGEST or (not ends_openly(title) and (len(unit.rows) > 1 or len(title.split()) > 9)):
        return bare_number(frame, unit, number)
    whole = " ".join(row.text for row in unit.rows)
    if len(unit.rows) > 1 and ends_openly(whole) and len(whole.split()) <= LONGEST and is_one_title(unit):
        return candidate(frame, unit, unit.end, number, 0.95)
    if number.scheme == "annex" and not body_follows(frame, unit):
        return None
    return candidate(frame, unit, first.end, number, 0.95)


def is_one_title(unit: Unit) -> bool:
    """Whether the rows of a block read on as one title: no verb in them, or the second row goes on in small letters."""
    return len(unit.rows) == 2 and (is_nominal(unit.text) or unit.rows[1].text[0].islower())


def bare_number(frame: Frame, unit: Unit, number: Number) -> Candidate | None:
    """The number of a clause without title whose text begins behind it in the same line: "§ 1 Die Stadt zahlt …"."""
    if number.scheme not in ("paragraph", "article") or not has_sisters(frame, unit, number, short=False):
        return None
    end = unit.start + len(unit.rows[0].text[: number.end].rstrip(" :–—-"))
    return candidate(frame, unit, end, number, 0.8, (end, end))


def with_title_below(frame: Frame, unit: Unit, number: Number) -> Candidate | None:
    """A number on a line of its own; its title may be the next line or block."""
    if number.text.endswith("ens"):  # Erstens, zweitens: what follows is the text itself
        return candidate(frame, unit, unit.rows[0].end, number, 0.8)
    if len(unit.rows) > 1:
        below, end = unit.rows[1].text, unit.rows[1].end
        whole = " ".join(row.text for row in unit.rows[1:])
        if ends_openly(whole) and len(whole.split()) <= LONGEST_PLAIN:
            return candidate(frame, unit, unit.end, number, 0.95, (unit.rows[1].start, unit.end))
        fits = ends_openly(below) and len(below.split()) <= LONGEST_PLAIN
        if fits and not is_sentence_start(unit):
            return candidate(frame, unit, end, number, 0.9, (unit.rows[1].start, end))
        return candidate(frame, unit, unit.rows[0].end, number, 0.85)
    after = following(frame, unit)
    if after is not None and is_title_line(after):
        return candidate(frame, unit, after.end, number, 0.95, (after.start, after.end))
    if number.scheme == "annex" and not body_follows(frame, unit):
        return None
    return candidate(frame, unit, unit.end, number, 0.85)


def is_sentence_start(unit: Unit) -> bool:
    """Whether the second row of a block is a clause and no title."""
    return bool(unit.rows[1].text[0].islower() or re.match(r"\(\d|\d{1,2}[.)]\s|[a-z]\)", unit.rows[1].text))


def is_title_line(unit: Unit) -> bool:
    """Whether a block below a bare number is its title."""
    if unit.block.kind not in ("paragraph", "heading") or number_of(unit.text) or unit.block.marker:
        return False
    return unit.words <= LONGEST_PLAIN and ends_openly(unit.text) and (unit.text[0].isupper() or unit.text[0] == "„")


def weakly_numbered(frame: Frame, unit: Unit, number: Number) -> Candidate | None:
    """A heading with a number that list items may have too: "2. Ziele", "IV. Kosten", "B. Verfahren"."""
    first = unit.rows[0]
    whole = unit.text[number.end :].strip()
    title = first.text[number.end :].strip()
    if title.endswith(":") and title.rstrip(" :").casefold() in heading_words().plain:
        return candidate(frame, unit, first.end, number, 0.9)
    if not title or not (title[0].isupper() or title[0] == "„") or not ends_openly(title):
        return None
    alone = len(unit.rows) == 1 or (ends_openly(whole) and len(whole.split()) <= LONGEST_PLAIN and is_one_title(unit))
    if len(title.split()) > LONGEST_PLAIN or not (alone or is_head_row(frame, unit, number)):
        return None
    if number.text.isdigit() and not (stands_out(frame, unit) or has_sisters(frame, unit, number)):
        return None
    after = following(frame, unit)
    if (after is None and alone) or (frame.marked and not stands_out(frame, unit)):
        return None
    sure = 0.92 if stands_out(frame, unit) else 0.8
    return candidate(frame, unit, unit.end if alone else first.end, number, sure)


def is_head_row(frame: Frame, unit: Unit, number: Number) -> bool:
    """Whether the first row of a block is its heading: in bold, or short above text and one of a count."""
    first, second = unit.rows[:2]
    if is_bold(frame.text.pieces_in(first.start, first.end)):
        return True
    return first.words < 12 and second.words > 3 and not second.text[0].islower() and has_sisters(frame, unit, number)


def has_sisters(frame: Frame, unit: Unit, number: Number, short: bool = True) -> bool:
    """Whether the number before or after this one stands at the head of another block, a `short` one if so asked."""
    wanted = {number.values[:-1] + (number.values[-1] + step,) for step in (-1, 1)}
    heads = (other.rows[0] for other in frame.units if other is not unit)
    fitting = (row for row in heads if not short or (row.words <= LONGEST_PLAIN and ends_openly(row.text)))
    found = (number_of(row.text) for row in fitting)
    return any(n is not None and n.scheme == number.scheme and n.values in wanted for n in found)
