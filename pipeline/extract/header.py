"""When and where a document was issued (an agreement: signed)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.dates import PartialDate
from models.findings import DateItem, DateRole, Span
from pipeline.extract.datelines import (
    Dateline,
    alone,
    behind_a_place,
    beside_a_place,
    blank_dateline,
    in_series_line,
    line_around,
    no_place,
    of_session,
    signed_in_sentence,
)
from pipeline.extract.parse import Parsed
from pipeline.german.dates import Expression, date_expressions
from pipeline.german.place_names import PLACE, is_known_place

SHORTEST_OPENING, PARAGRAPH = 80, 200
"""Code points of a paragraph that may open with a place, and of one behind which no unknown place does."""
SHORT_HEAD = 600
"""Code points in which the dateline of an agreement stands that has none at its end."""
HEAD, TAIL = 1500, 900
"""Code points at the beginning and end in which a document says when and where it was issued."""
SESSION_LINE = 300
"""Code points at the beginning of a speech or statement that say in which session it was given."""
_OPENING = re.compile(
    rf"[\W_]*{PLACE}(?:\s?/?\s?\([^)\n]{{1,30}}\)|/[A-Za-zäöü]{{2,8}})?\s?(?:[.:]\s?[–—-]?|\s[–—-]{{1,2}}|,|(?<=\w)\))\s+"
    r"(?=[„“\"»A-ZÄÖÜ0-9,])"
)
_AGENCY = re.compile(rf"{PLACE}\s\((?:ots|pm|red|dpa|epd|kna|pr|presse)\)\W*", re.IGNORECASE)
_SEATS = (
    "(?:gemeinde|stadt|ortsgemeinde)rate?s?|[a-zäöüß-]*stadt|gemeinde|samtgemeinde|landkreis|kreis|markt|flecken|amt|bezirksamt|[a-zäöü-]*universität|hochschule"
    "|polizei|polizeipräsidium|handwerkskammer|ihk|bistum|stadtwerke"
)
_TOWN = re.compile(rf"\b(?i:(?:{_SEATS})\s+(?:zu\s+|der\s+stadt\s+|für\s+)?){PLACE}")
_ADDRESS = re.compile(rf"\b(?:D-)?\d{{5}}\s+{PLACE}")
_SIGNED_ON = re.compile(r"(?i)\b(?:unterzeichnet|unterschrieben|ausgefertigt|geschehen)\b[^.;]{0,40}\bam\s$")
_DATE_LABEL = re.compile(r"[\W_]*(?:Datum:?|(?:[\w. -]{3,20},\s*)?den|am|Unterschrift:?)?\s*")
_MINUTES = re.compile(r"(?im)^\W*(?:\w+)?(?:niederschrift|protokoll)\b(?!:)|\bbeginn der sitzung|\banwesend")
_PROPOSAL = re.compile(r"(?i)\bbeschluss(?:vorschlag|entwurf|empfehlung|vorlage)|\bsitzungsvorlage")
_NUMBER = re.compile(
    r"(?i)\b(?:vorlagen?(?:-?\s?nr\.?|nummer)?|drucksache|drs\.?)\s*:?\s*(?:\w+[/-])?(?P<year>(?:19|20)\d\d)[/-]\d"
)
_NEXT_DATELINE = re.compile(rf"\s+{PLACE},?\s+den\s+\d")
_LONE_PLACE = re.compile(r"[\W_]*(?:(?:Bad|Sankt|St\.|Neu|Groß|Klein|Alt|Markt)\s)?[\w-]+\.\s*")
_OF_LAW = re.compile(r"(?i)(?:ordnung|gesetz|gesetzes|gesetzbuch\w*|GO|KommZG|SGB)\b[^.]{0,60}$")
"""A law before the date of the version it is cited in."""
_APPROVED = re.compile(
    r"(?i)\b(?:genehmig\w+|beglaubig\w+|bekannt\s*gemacht|angezeigt|sichtvermerk|anerkannt)\b[^§]{0,80}$"
)


@dataclass(frozen=True, slots=True)
class Header:
    """Date of issue (for an agreement the last date of signing) and place, each None where the document is silent."""

    issued: DateItem | None
    place: Span | None


def find_header(parsed: Parsed) -> Header:
    """Date and place of issue by dateline, letterhead, signature lines or imprint."""
    expressions = [e for e in date_expressions(parsed.text.text) if e.date is not None and not e.relative]
    if parsed.outline.kind == "agreement":
        return _of_agreement(parsed, expressions)
    return _of_other(parsed, expressions)


def _of_agreement(parsed: Parsed, expressions: list[Expression]) -> Header:
    """An agreement is issued when the last party has signed."""
    text = parsed.text.text
    expressions = [e for e in expressions if not _APPROVED.search(text, max(0, e.start - 120), e.start)]
    signed = [line for line in behind_a_place(text, expressions) if _closes(parsed, line)]
    signed += list(_dates_of_signing(parsed, [e for e in expressions if all(e.start != line.start for line in signed)]))
    signed = signed or list(signed_in_sentence(text, expressions))
    unfilled = blank_dateline(text, len(text) // 3)
    heads = behind_a_place(text, [e for e in expressions if e.start < SHORT_HEAD]) if not signed else iter(())
    signed = signed or [line for line in heads if _opens_line(text, line)][:1]
    if not signed:
        titled = _date_in_title(parsed, expressions)
        return Header(_issued(titled, "issued"), unfilled)
    last = max(signed, key=lambda line: (line.date.first, line.place is not None))
    place = next((line.place for line in sorted(signed, key=lambda line: line.start) if line.place), unfilled)
    return Header(_issued(last, "signed"), place)


def _of_other(parsed: Parsed, expressions: list[Expression]) -> Header:
    text = parsed.text.text
    head = [e for e in expressions if e.start < HEAD]
    tail = [e for e in expressions if e.start > max(HEAD, len(text) - TAIL)]
    found = [*behind_a_place(text, head), *beside_a_place(text, head), *alone(text, head), *in_series_line(text, head)]
    found = found or [*behind_a_place(text, tail), *alone(text, tail)]
    if not found and parsed.outline.kind == "council_paper":
        proposal = _PROPOSAL.search(text, 0, HEAD) and not _MINUTES.search(text, 0, HEAD)
        found = ([] if proposal else list(of_session(text, head))) or list(_of_number(text))
    if not found and parsed.outline.kind == "other":
        found = list(of_session(text, [e for e in head if e.start < SESSION_LINE]))
    best = max(found, key=lambda line: (line.confidence, -line.start), default=None)
    place = next((line.place for line in [best, *found] if line and line.place), None)
    if best is None and parsed.outline.kind == "newsletter":
        best = _latest_year(expressions)
    return Header(_issued(best, "issued"), place or _opening_place(parsed) or _address(parsed) or _seat(parsed))


def _of_number(text: str) -> Iterator[Dateline]:
    """The year in the number of a council's paper ("Vorlage 2016/1336"), where no date is printed."""
    found = _NUMBER.search(text, 0, HEAD)
    if found:
        yield Dateline(found.start("year"), found.end("year"), PartialDate(found["year"]), None, 0.5)


def _opens_line(text: str, line: Dateline) -> bool:
    """Whether a place and date begin a line of the head: "Mainz, im September 2004. Die Landesregierung …"."""
    begin = text.rfind("\n", 0, line.start) + 1
    return line.place is not None and line.place.start == begin


def _issued(line: Dateline | None, role: DateRole) -> DateItem | None:
    return DateItem(line.start, line.end, line.confidence, line.date, role) if line else None


def _closes(parsed: Parsed, line: Dateline) -> bool:
    """Whether a dateline stands under an agreement: among the signatures or as a line of its own."""
    _, after = line_around(parsed.text.text, line.start, line.end)
    if _NEXT_DATELINE.match(after):
        return True
    in_zone = parsed.outline.zone_at(line.start) == "signatures"
    return in_zone or (len(after.strip(" .:_")) < 4 and line.date.precision in ("day", "month"))


def _dates_of_signing(parsed: Parsed, expressions: list[Expression]) -> Iterator[Dateline]:
    """Dates among the signatures without a place, and "unterzeichnet am 3. Juni 2019"."""
    for found in expressions:
        before, after = line_around(parsed.text.text, found.start, found.end)
        by_itself = _DATE_LABEL.fullmatch(before) and len(after.strip(" .:_,")) < 4
        if found.date and parsed.outline.zone_at(found.start) == "signatures" and by_itself:
            yield Dateline(found.start, found.end, found.date, None, 0.85)
        elif found.date and _SIGNED_ON.search(before):
            yield Dateline(found.start, found.end, found.date, None, 0.75)


def _date_in_title(parsed: Parsed, expressions: list[Expression]) -> Dateline | None:
    """The date of an agreement that tells it in its title ("Vereinbarung vom 3. Juni 2019", "Stand: Juni 2019")."""
    title = parsed.outline.title or (0, 0)
    for found in (e for e in expressions if e.start < HEAD):
        before, after = line_around(parsed.text.text, found.start, found.end)
        titled = (
            title[0] <= found.start < title[1]
            and re.search(r"\bvom\s$", before)
            and not re.search(r"\bzu[mr]?\b", before)
        )
        stated = re.search(r"(?:\bStand|\bDatum|[Ff]assung vom):?\s*(?:vom\s)?$", before) and not _OF_LAW.search(before)
        by_itself = re.fullmatch(r"\W*(?:vom\s+)?", before) and not after.strip(" .)")
        if found.date and (titled or stated or by_itself):
            return Dateline(found.start, found.end, found.date, None, 0.7)
    return None


def _opening_place(parsed: Parsed) -> Span | None:
    """The place with which a press release opens: "Kiel (pm). Heute ...", "HANNOVER – Die ..."."""
    if parsed.outline.kind not in ("press_release", "newsletter"):
        return None
    prose = False
    for block in parsed.text.blocks:
        if block.start > 2 * HEAD:
            break
        if agency := _AGENCY.fullmatch(parsed.text.text, block.start, block.end):
            return Span(agency.start("place"), agency.end("place"), 0.9)
        length = block.end - block.start
        match = _OPENING.match(parsed.text.text, block.start, block.end)
        if match is not None and length > SHORTEST_OPENING and not no_place(match["place"]):
            known = is_known_place(match["place"])
            if known or (not prose and _is_opening(match[0])):
                return Span(match.start("place"), match.end("place"), 0.95 if known else 0.75)
        prose = prose or length > PARAGRAPH
    return None


def _is_opening(opening: str) -> bool:
    """Whether the signs behind an unknown word make it a place: "Breuberg-Neustadt. ", "Xstadt (pm)", "XSTADT – "."""
    signs = re.search(r"\)|\s[–—-]\s", opening) is not None and "," not in opening and ":" not in opening
    return signs or _LONE_PLACE.fullmatch(opening) is not None


def _address(parsed: Parsed) -> Span | None:
    """The town of the sender's address, in letterhead or imprint."""
    if parsed.outline.kind not in ("press_release", "newsletter"):
        return None
    matches = list(_ADDRESS.finditer(parsed.text.text))
    sender = [m for m in matches if m.start() < HEAD or parsed.outline.zone_at(m.start()) is not None]
    best = next(iter(sender or matches), None)
    return Span(best.start("place"), best.end("place"), 0.6) if best else None


def _seat(parsed: Parsed) -> Span | None:
    """The town in the sender's name at the top ("STADT WEIDA", "Senat der Freien Hansestadt Bremen"), above the first
    paragraph of text; the title of minutes may name a town that no list knows."""
    if parsed.outline.kind not in ("press_release", "council_paper"):
        return None
    title = parsed.outline.title or (0, 0)
    body = next((b.start for b in parsed.text.blocks if b.end - b.start > PARAGRAPH and b.start > title[0]), HEAD // 2)
    for match in _TOWN.finditer(parsed.text.text, 0, min(body, HEAD // 2)):
        known = is_known_place(match["place"])
        if known or (title[0] <= match.start() < title[1] and parsed.outline.kind == "council_paper"):
            return Span(match.start("place"), match.end("place"), 0.5 if known else 0.4)
    return None


def _latest_year(expressions: list[Expression]) -> Dateline | None:
    """The latest year a newsletter without date speaks of: no earlier can it have been written."""
    dated = [(e, e.date) for e in expressions if e.date is not None and e.date.precision != "period"]
    latest = max((date.first.year for _, date in dated), default=None)
    found = next((e for e, date in dated if date.value == str(latest)), None)
    return Dateline(found.start, found.end, found.date, None, 0.5) if found and found.date else None
