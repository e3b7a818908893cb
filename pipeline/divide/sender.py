"""Who sends a paper: the letterhead above its title, contact, imprint and what it always says of itself at the end."""

import re
from collections.abc import Sequence

from models.outline import DocumentKind, Zone, ZoneKind
from pipeline.divide.rows import Row

IMPRINT = re.compile(
    r"(?i)\W*(?:impressum|herausgeber|hrsg\.|herausgegeben von|V\.\s?i\.\s?S\.\s?d\.\s?P|redaktion\s*:"
    r"|redaktionsanschrift|verantwortlich(?:\s(?:für|im|i\.)[^:]{0,40})?:)"
)
CONTACT = re.compile(
    r"(?i)\W*(?:(?:presse|medien)?-?(?:kontakt|ansprechpartner|anfragen|rückfragen)|ihre? ansprechpartner"
    r"|ihr kontakt|(?:presse|medien)sprecher|weitere informationen|(?:presse|medien|kommunikation)\s*:"
    r"|(?:für )?(?:rück|nach|an)fragen)"
)
OFFICE = re.compile(
    r"\W*(?:(?:Presse|Medien)(?:stelle|amt|referat|büro|dienst|abteilung)"
    r"|(?:Unternehmens|Hochschul|Konzern|Presse- und )?(?:[Kk]ommunikation|Öffentlichkeitsarbeit))\b(?![^|·,]*[.!?]$)"
)
"""The office of those who write for the press, with which a contact may begin."""
BOILERPLATE = re.compile(
    r"\W*(?:Über\s(?:uns|de[nrm]|die|das|[A-ZÄÖÜ])[^.:!?]{0,70}(?::|[\s*_]*$)"
    r"|(?:Zum\s)?Hintergrund(?:informationen)?\s*:|Hinweise?\s(?:an|für)\s(?:die\s)?Redaktion(?:en)?\b|Disclaimer\b"
    r"|Original-Content\svon\b)"
)
ADDRESSEE = re.compile(r"(?:An\s(?:die|den|das|alle)|Herrn?|Frau|Sehr\sgeehrte|Liebe[r]?)\b")
LAST = 0.55
"""Share of a paper behind which it speaks of its sender."""
SHORT = 12
"""Words of the line that a contact begins with."""
LONGEST = 30
"""Words of a line of a letterhead."""


def sender(rows: Sequence[Row], title: int) -> list[Zone]:
    """The lines above the title, which begins at `title`, up to the first addressee or sentence."""
    end = 0
    for row in rows:
        closed = row.words > SHORT and row.text.endswith((".", ":", "!"))
        if row.end > title or row.words > LONGEST or closed or ADDRESSEE.match(row.text):
            break
        end = row.end
    return [Zone("letterhead", rows[0].start, end)] if end else []


def about_the_sender(rows: Sequence[Row], covered: int, length: int, kind: DocumentKind) -> list[Zone]:
    """Contact, imprint and boilerplate behind `covered`, each to the next of them or to the end of the text."""
    begin = max(covered, length // 2)
    marks: list[tuple[int, ZoneKind]] = []
    for row in rows:
        found = zone_begun(row, length, kind) if row.start >= begin else None
        if found and not (marks and marks[-1][1] == found):
            marks.append((row.start, found))
    ends = [start for start, _ in marks[1:]] + [length]
    return [Zone(found, start, end) for (start, found), end in zip(marks, ends)]


def zone_begun(row: Row, length: int, kind: DocumentKind) -> ZoneKind | None:
    """The zone that begins with `row`, if one does."""
    if IMPRINT.match(row.text):
        return "imprint"
    if row.words < SHORT and CONTACT.match(row.text):
        return "contact"
    if row.start < LAST * length or kind in ("agreement", "council_paper"):
        return None
    if row.words < SHORT and OFFICE.match(row.text):
        return "contact"
    return "boilerplate" if kind == "press_release" and BOILERPLATE.match(row.text) else None
