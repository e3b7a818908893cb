"""Lines in reading order → paragraphs."""

import re
from collections.abc import Sequence
from statistics import median

from models.text import BlockKind
from pipeline.clean.flow import Paragraph, Printed

BULLET = re.compile(r"[-–—•·*▪■●○◦➢►✓»«+°]|[\uf0a7\uf0b7\uf02d]")
NUMBERED = re.compile(r"(?:\d{1,2}|[a-z]|[a-h]{2})\)|\d{1,2}\.|[a-z]\.")
ABSATZ = re.compile(r"\(\d{1,2}[a-z]?\)")
MONTHS = re.compile(r"Jan|Feb|März|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez")
UNWRAPPED = 170
"""A line of more characters than this is not a printed line: the text is not wrapped."""


def paragraphs(lines: Sequence[Printed]) -> list[Paragraph]:
    """The paragraphs that `lines` of one run of text form, in their order."""
    pitch, width = line_pitch(lines), text_width(lines)
    groups: list[list[Printed]] = []
    for line in lines:
        if groups and not opens_paragraph(groups[-1], line, pitch, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    made: list[Paragraph] = []
    for group in groups:
        made.append(paragraph(group, groups_gap(made, group), width))
    return made


def groups_gap(made: list[Paragraph], group: list[Printed]) -> float | None:
    if not made:
        return None
    return gap_between(made[-1].lines[-1], group[0])


def gap_between(above: Printed, below: Printed) -> float | None:
    """White space between two lines of a column in points; None where unknown or where they are not in one column."""
    if above.box is None or below.box is None or above.page != below.page or below.box.top < above.box.top:
        return None
    return below.box.top - above.box.bottom


def line_pitch(lines: Sequence[Printed]) -> float | None:
    """The usual distance from line to line in points."""
    steps = [
        below.box.top - above.box.top
        for above, below in zip(lines, lines[1:], strict=False)
        if above.box and below.box and above.page == below.page and 0 < below.box.top - above.box.top < 40
    ]
    return median(steps) if steps else None


def text_width(lines: Sequence[Printed]) -> int | None:
    """The number of characters a full line of plain text has; None where lines are not wrapped."""
    longest = max((len(line.text) for line in lines), default=0)
    return longest if longest <= UNWRAPPED else None


def marker_of(line: Printed) -> str:
    """The list sign or clause number that `line` begins with, "" without one."""
    words = line.line.words
    if len(words) < 2:
        return ""
    first = words[0].text
    if BULLET.fullmatch(first) or ABSATZ.fullmatch(first):
        return first
    if NUMBERED.fullmatch(first) and not MONTHS.match(words[1].text):
        return first
    return ""


def opens_paragraph(above: list[Printed], line: Printed, pitch: float | None, width: int | None) -> bool:
    """Whether `line` begins a paragraph of its own after the lines `above`."""
    last = above[-1]
    if line.line.mark and line.line.mark.marker:
        return True
    if line.line.block != last.line.block or line.page != last.page:
        return True
    if line.line.mark is not None and line.line.mark.kind == "heading":
        return False
    if marker_of(line) and ends_paragraph(last, line, width):
        return True
    return bool(line.box and opens_by_layout(above, line, pitch))


def opens_by_layout(above: list[Printed], line: Printed, pitch: float | None) -> bool:
    last, gap = above[-1], gap_between(above[-1], line)
    if gap is None or last.box is None or line.box is None:
        return True
    if last.size and line.size and abs(last.size - line.size) > 0.15 * last.size:
        return True
    if last.bold != line.bold and len(line.line.words) > 1:
        return True
    return pitch is not None and line.box.top - last.box.top > 1.45 * pitch


def ends_paragraph(line: Printed, below: Printed, width: int | None) -> bool:
    """Whether what follows `line` may be a list item: the line is short, or ends a sentence or a list's item."""
    return line.text.endswith((".", ":", ";", ",", "und", "oder", "sowie")) or ends_early(line, below, width)


def ends_early(line: Printed, below: Printed, width: int | None) -> bool:
    """Whether the first word of `below` would have fitted at the end of `line`, so that the break was meant."""
    if width is None:
        return True
    first = below.text.split(" ", 1)[0]
    return len(line.text) + 1 + len(first) < 0.8 * width


def paragraph(group: list[Printed], gap: float | None, width: int | None) -> Paragraph:
    first = group[0]
    mark = first.line.mark
    kind: BlockKind = "paragraph"
    if mark is not None:
        kind = "paragraph" if mark.kind == "quote" else mark.kind
    marker = mark.marker if mark and mark.marker else marker_of(first)
    if kind == "paragraph" and marker and not ABSATZ.fullmatch(marker) and mark is None:
        kind = "list_item"
    return Paragraph(
        kind=kind,
        lines=tuple(group),
        level=mark.level if mark and mark.kind == "heading" else None,
        marker=marker,
        marker_is_printed=not (mark and mark.marker),
        gap=gap,
        kept_ends=kept_ends(group, width),
    )


def kept_ends(group: list[Printed], width: int | None) -> frozenset[int]:
    """The lines that end on purpose: the source says so, or the next word would have fitted."""
    return frozenset(
        index
        for index, (line, below) in enumerate(zip(group, group[1:], strict=False))
        if line.line.hard_end or (not line.text.endswith("-") and ends_early(line, below, width))
    )
