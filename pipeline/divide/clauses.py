"""What is numbered under a heading: Absatz, Nummer, Buchstabe, bullet."""

import re
from collections.abc import Sequence

from models.outline import ClauseKind, ClauseSpan, Heading
from pipeline.divide.rows import Row

FORMS: tuple[tuple[ClauseKind, int, re.Pattern[str]], ...] = (
    ("absatz", 0, re.compile(r"\(\d{1,2}[a-z]?\)(?=\s)")),
    (
        "nummer",
        1,
        re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)](?=\s)(?!\s(?:Jan|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"),
    ),
    ("buchstabe", 3, re.compile(r"([a-z])\1[.)](?=\s)|\(([a-z])\2\)(?=\s)")),
    ("buchstabe", 2, re.compile(r"[a-z][.)](?=\s)|\([a-z]\)(?=\s)")),
    ("punkt", 4, re.compile(r"[-–—•·*▪■●○◦➢►✓+\uf0a7\uf0b7](?=\s)")),
)


def clauses(rows: Sequence[Row], headings: Sequence[Heading], begin: int, end: int) -> tuple[ClauseSpan, ...]:
    """The clauses between `begin` and `end`, each to the next of its rank or to the end of its section."""
    found: list[tuple[int, ClauseKind, int, str, int | None]] = []
    for row in rows:
        section = section_of(headings, row.start)
        if not begin <= row.start < end or any(h.start <= row.start < h.end for h in headings):
            continue
        form = form_of(row.text) if row.of.kind != "table_row" else None
        if form:
            found.append((row.start, form[0], form[1], form[2], section))
    return tuple(spans(found, rows, headings, end))


def form_of(row: str) -> tuple[ClauseKind, int, str] | None:
    """Kind, rank (0 the outermost) and number of the clause that a line begins."""
    for kind, rank, pattern in FORMS:
        match = pattern.match(row)
        if match:
            return kind, rank, match.group()
    return None


def section_of(headings: Sequence[Heading], position: int) -> int | None:
    """Index of the heading whose text `position` stands in: the last one before it."""
    before = [index for index, heading in enumerate(headings) if heading.start <= position < heading.section_end]
    return before[-1] if before else None


def spans(
    found: Sequence[tuple[int, ClauseKind, int, str, int | None]],
    rows: Sequence[Row],
    headings: Sequence[Heading],
    end: int,
) -> list[ClauseSpan]:
    """The clauses that begin at `found` (start, kind, rank, number, section)."""
    made: list[ClauseSpan] = []
    open_: list[tuple[int, int]] = []
    for index, (start, kind, rank, number, section) in enumerate(found):
        if index and found[index - 1][4] != section:
            open_ = []
        while open_ and open_[-1][1] >= rank:
            open_.pop()
        limit = min([h.start for h in headings if h.start > start], default=end)
        following = [s for s, _, r, _, o in found[index + 1 :] if r <= rank and o == section]
        stop = min([limit, end, *following[:1]])
        last = max((row.end for row in rows if row.start < stop), default=stop)
        parent = open_[-1][0] if open_ else None
        made.append(ClauseSpan(start, min(stop, last), kind, number, section, parent))
        open_.append((index, rank))
    return made
