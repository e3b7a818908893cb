"""CleanText → Outline: how a document is built."""

from models.outline import Outline
from models.text import CleanText
from pipeline.divide.candidates import candidates
from pipeline.divide.clauses import clauses
from pipeline.divide.frame import Frame
from pipeline.divide.kind import kind
from pipeline.divide.marking import is_inside, mark_headings
from pipeline.divide.numbers import number_of
from pipeline.divide.parting import parted
from pipeline.divide.rows import Unit, rows, units
from pipeline.divide.sections import number_warnings, tree
from pipeline.divide.title import head_units, title
from pipeline.divide.vocabulary import heading_words
from pipeline.divide.zones import party_block, signatures_start, zones

__all__ = ["divide", "mark_headings"]


def divide(text: CleanText) -> Outline:
    """Kind, title, headings, clauses and zones of `text`; nothing raised, an empty text is of kind "other"."""
    lines = rows(text)
    blocks = parted(units(text, lines))
    head = "\n".join(row.text for unit in head_units(blocks) for row in unit.rows)
    what, sure = kind(head, text.text, sum(is_headline(unit) for unit in blocks))
    name, name_sure = title(text, blocks, what)
    length = len(text.text)
    signing = signatures_start(lines, what, length)
    parties = party_block(blocks) if what == "agreement" else None
    title_end = name[1] if name and not is_inside(text.text, *name) else 0
    begin = max(title_end, parties.end if parties else 0)
    marked = sum(block.kind == "heading" and block.start >= begin for block in text.blocks) > 1
    found = candidates(Frame(text, blocks, what, marked), title_end, begin, signing)
    headings = tree(text, found, what, length)
    return Outline(
        kind=what,
        kind_confidence=sure,
        title=name,
        title_confidence=name_sure,
        headings=headings,
        clauses=clauses(lines, headings, parties.end if parties else 0, signing),
        zones=zones(lines, headings, parties, signing, length, what, name),
        warnings=number_warnings(found),
    )


def is_headline(unit: Unit) -> bool:
    """Whether a block is set as a heading, but has neither number nor a heading's usual word."""
    large = unit.block.kind == "heading" or (unit.size > 1.15 and unit.words < 16)
    return large and number_of(unit.text) is None and unit.text.casefold() not in heading_words().plain
