"""How a document is built, as records: headings, clauses, zones."""

from models.document import ClauseRecord, SectionRecord, ZoneRecord
from models.outline import Outline
from pipeline.publish.evidence import Maker


def section_records(outline: Outline, text: str, make: Maker) -> list[SectionRecord]:
    """Headings with their places in the tree; `text` is the document's."""
    headings = outline.headings
    ids = [make.id("s", h.start, h.end, h.number, h.title) for h in headings]
    return [
        make.item(
            SectionRecord,
            h.start,
            h.end,
            h.confidence,
            id=ids[i],
            parent=None if h.parent is None else ids[h.parent],
            level=h.level,
            number=h.number,
            title=h.title,
            text=text[h.start : h.end],
            section_end=h.section_end,
        )
        for i, h in enumerate(headings)
    ]


def clause_records(outline: Outline, sections: list[str], make: Maker) -> list[ClauseRecord]:
    """What is numbered under headings; `sections` are the ids of the outline's headings."""
    clauses = outline.clauses
    ids = [make.id("k", c.start, c.end, c.kind, c.number) for c in clauses]
    return [
        make.item(
            ClauseRecord,
            c.start,
            c.end,
            1.0,
            id=ids[i],
            section_id=None if c.section is None else sections[c.section],
            parent=None if c.parent is None else ids[c.parent],
            kind=c.kind,
            number=c.number,
        )
        for i, c in enumerate(clauses)
    ]


def zone_records(outline: Outline, make: Maker) -> list[ZoneRecord]:
    """Letterhead, parties, signatures and the like."""
    return [make.item(ZoneRecord, z.start, z.end, 1.0, kind=z.kind) for z in outline.zones if z.start < z.end]
