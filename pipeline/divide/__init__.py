"""CleanText → Outline: how a document is built."""

from models.outline import Outline
from models.text import CleanText
from pipeline.divide.candidates import Frame, candidates
from pipeline.divide.clauses import clauses
from pipeline.divide.kind import kind
from pipeline.divide.rows import rows, units
from pipeline.divide.sections import number_warnings, tree
from pipeline.divide.title import head_units, title
from pipeline.divide.zones import party_block, signatures_start, zones


def divide(text: CleanText) -> Outline:
    """Kind, title, headings, clauses and zones of `text`; nothing raised, an empty text is of kind "other"."""
    lines = rows(text)
    blocks = units(text, lines)
    head = "\n".join(row.text for unit in head_units(blocks) for row in unit.rows)
    what, sure = kind(head, text.text)
    name, name_sure = title(text, blocks, what)
    length = len(text.text)
    signing = signatures_start(lines, what, length)
    parties = party_block(blocks) if what == "agreement" else None
    begin = max([name[1] if name else 0] + ([parties.end] if parties else []))
    marked = any(block.kind == "heading" and block.start >= begin for block in text.blocks)
    found = candidates(Frame(text, blocks, what, marked), begin, signing)
    headings = tree(text, found, what, length)
    return Outline(
        kind=what,
        kind_confidence=sure,
        title=name,
        title_confidence=name_sure,
        headings=headings,
        clauses=clauses(lines, headings, parties.end if parties else 0, signing),
        zones=zones(lines, headings, parties, signing, length),
        warnings=number_warnings(found),
    )
