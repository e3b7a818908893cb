"""Regions → paragraphs."""

import re
from collections.abc import Sequence

from models.text import BlockKind
from pipeline.clean.flow import Paragraph, Printed, Region

BULLET = re.compile(r"[-–—•·*▪■●○◦➢►✓»«+°]|[\uf0a7\uf0b7\uf02d]")
NUMBERED = re.compile(r"(?:\d{1,2}|[a-z]|([a-h])\1)\)|\d{1,2}\.|[a-z]\.|\([a-z]\)")
CLAUSE = re.compile(r"\(\d{1,2}[a-z]?\)|§§?|Artikel|Art\.|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})+\.?")
ABSATZ = re.compile(r"\(\d{1,2}[a-z]?\)")
MONTHS = re.compile(r"Jan|Feb|März|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez")
CAPTION = re.compile(
    r"(?:Foto|Fotos|Bild|Bilder|Abb\.|Abbildung|Grafik)\s?(?:\d+\s?)?:|[^.]{0,90}[©Ⓒ]|.{0,40}[Vv]\.\s?l\.\s?n\.\s?r\."
)
STOPS = (".", "!", "?", ":", ";", ".“", "!“", "?“", ".”", '."', ".)", ".«", ".‘")
UNWRAPPED = 170
"""A line of more characters than this is not a printed line: the text is not wrapped."""
MORE_WHITE = 0.32
"""Type sizes of white above the usual from which a new paragraph begins."""
INDENT = 0.55, 4.5
"""Type sizes that the first line of a paragraph is indented by, at least and at most."""


def paragraphs(region: Region) -> list[Paragraph]:
    """The paragraphs of a region, in their order."""
    if region.aside:
        return [Paragraph("aside", region.lines)]
    width = text_width(region.lines)
    groups: list[list[Printed]] = []
    for line in region.lines:
        if groups and not opens_paragraph(groups[-1], line, region, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    ends = [None, *(group[-1] for group in groups)]
    return [paragraph(group, above, region, width) for group, above in zip(groups, ends)]


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
    if ABSATZ.fullmatch(first) or (BULLET.fullmatch(first) and words[-1].text[-1:] not in "-–—"):
        return first
    if NUMBERED.fullmatch(first) and not MONTHS.match(words[1].text) and not words[1].text[0].isdigit():
        return first
    return ""


def opens_paragraph(above: list[Printed], line: Printed, region: Region, width: int | None) -> bool:
    """Whether `line` begins a paragraph of its own after the lines `above`."""
    last, mark = above[-1], line.line.mark
    if mark is not None and (mark.marker or mark.kind == "table_row"):
        return True
    if not line.laid_out:
        return line.line.block != last.line.block
    if line.line.cells or last.line.cells:
        return True
    if marker_of(line) or CLAUSE.match(line.text):
        if last.text.endswith((*STOPS, ",", "und", "oder", "sowie")) or ends_early(last, line, region, width):
            return True
    return opens_by_layout(above, line, region, width)


def opens_by_layout(above: list[Printed], line: Printed, region: Region, width: int | None) -> bool:
    """Whether white space, type, indent or a short line before say that a paragraph begins."""
    last = above[-1]
    size = max(last.size, line.size)
    if other_type(last, line, size) and (not line.measured or ends_paragraph(last, line, region, width)):
        return True
    if len(above) == 1 and is_heading_line(last, line, region, width):
        return True
    if last.bold != line.bold and not mixed(last, line):
        return True
    if line.baseline - last.baseline > (region.step + MORE_WHITE) * (last.size + line.size) / 2:
        return True
    if is_indented(above, line, size) and ends_paragraph(last, line, region, width):
        return True
    return last.text.endswith(STOPS[:3]) and region_is_even(region) and short_of_margin(last, region)


def other_type(last: Printed, line: Printed, size: float) -> bool:
    """Whether two lines are set in different sizes; short and measured ones vary by themselves."""
    sure = min(len(line.text), len(last.text)) > 11
    return abs(last.size - line.size) > (0.17 if sure else 0.3) * size


def ends_paragraph(last: Printed, line: Printed, region: Region, width: int | None) -> bool:
    """Whether a line may be the last of its paragraph."""
    return last.text.endswith(STOPS) or ends_early(last, line, region, width)


def is_heading_line(line: Printed, below: Printed, region: Region, width: int | None) -> bool:
    """Whether a first line that ends early stands above a full line of text as its heading."""
    room = region.right - region.left
    if line.right - line.left > 0.65 * room or line.text[-1] in ".,;:-–—":
        return False
    sentence = below.text.endswith(".") and len(below.text) > max(45, 1.6 * len(line.text))
    if below.right < region.right - 0.15 * room and not sentence:
        return False
    return line.text[0].isalnum() and not below.text[0].islower() and ends_early(line, below, region, width)


def mixed(last: Printed, line: Printed) -> bool:
    """Whether only a word or two are bold where the line is broken, as in a sentence."""
    return any(word.bold for word in last.line.words) and any(word.bold for word in line.line.words)


def is_indented(above: list[Printed], line: Printed, size: float) -> bool:
    """Whether `line` begins further right than the lines above, as first lines of paragraphs do."""
    hanging = len(above) > 1 or not marker_of(above[0])
    return hanging and INDENT[0] * size < line.left - above[-1].left < INDENT[1] * size and not marker_of(above[0])


def region_is_even(region: Region) -> bool:
    """Whether most lines reach the right margin, so that a shorter one says something."""
    width = region.right - region.left
    full = sum(line.right > region.right - 0.02 * width for line in region.lines)
    return len(region.lines) > 5 and full > 0.6 * len(region.lines)


def short_of_margin(line: Printed, region: Region) -> bool:
    return line.right < region.right - 0.12 * (region.right - region.left)


def ends_early(line: Printed, below: Printed, region: Region, width: int | None) -> bool:
    """Whether the first word of `below` would have fitted at the end of `line`, so that the break was meant."""
    first = below.line.words[0]
    if line.laid_out and first.box is not None:
        spare = region.right - line.right - first.box.width - 0.3 * line.size
        return spare > max(1.5 * line.size, 0.06 * (region.right - region.left))
    return width is None or len(line.text) + 1 + len(first.text) < 0.8 * width


def paragraph(group: list[Printed], above: Printed | None, region: Region, width: int | None) -> Paragraph:
    """The lines of `group` as a paragraph of the right kind."""
    first, last = group[0], group[-1]
    mark = first.line.mark
    marker = mark.marker if mark and mark.marker else marker_of(first)
    return Paragraph(
        kind=kind_of(group, marker),
        lines=tuple(group),
        level=mark.level if mark and mark.kind == "heading" else None,
        marker=marker,
        marker_is_printed=not (mark and mark.marker),
        centred=is_centred(group, region),
        gap=white_between(above, first),
        full=is_full(last, region, width),
        kept_ends=kept_ends(group, region, width),
    )


def is_full(line: Printed, region: Region, width: int | None) -> bool:
    """Whether a line reaches the right margin, or is long where lines are not wrapped."""
    if line.laid_out:
        return line.right > region.right - 0.1 * (region.right - region.left)
    return len(line.text) > (60 if width is None else 0.75 * width)


def kind_of(group: list[Printed], marker: str) -> BlockKind:
    mark = group[0].line.mark
    if mark is not None:
        return "paragraph" if mark.kind == "quote" else mark.kind
    if marker and not ABSATZ.fullmatch(marker):
        return "list_item"
    text = " ".join(line.text for line in group)
    return "caption" if len(text) < 260 and CAPTION.match(text) and not text.endswith(STOPS[:3]) else "paragraph"


def white_between(above: Printed | None, below: Printed) -> float | None:
    """White space between two lines of a column in points; None where unknown."""
    if above is None or not below.laid_out:
        return None
    return round(max(0.0, below.baseline - 0.73 * below.size - above.baseline - 0.21 * above.size), 1)


def is_centred(group: list[Printed], region: Region) -> bool:
    """Whether all lines stand on the column's axis, away from its left edge."""
    if not group[0].laid_out:
        return False
    axis = (region.left + region.right) / 2
    return all(
        abs((line.left + line.right) / 2 - axis) < 0.7 * line.size and line.left > region.left + 1.5 * line.size
        for line in group
    )


def kept_ends(group: list[Printed], region: Region, width: int | None) -> frozenset[int]:
    """The indexes of lines that end on purpose: the source says so, or the next word would have fitted."""
    return frozenset(
        index
        for index, (line, below) in enumerate(zip(group, group[1:]))
        if line.line.hard_end or (not line.text.endswith(("-", "‐")) and ends_early(line, below, region, width))
    )
