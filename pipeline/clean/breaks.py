"""Where paragraphs begin, by white space, type, indents, list signs and lines that end early."""

import re
from collections.abc import Sequence

from pipeline.clean.flow import Printed, Region

BULLET = re.compile(r"[-–—•·*▪■●○◦➢►✓»«+°]|[\uf0a7\uf0b7\uf02d]")
NUMBERED = re.compile(r"(?:\d{1,2}|[a-z]|([a-h])\1)\)|\d{1,2}\.|[a-z]\.|\([a-z]\)")
CLAUSE = re.compile(r"\(\d{1,2}[a-z]?\)|§§?|Artikel|Art\.|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})+\.?")
ABSATZ = re.compile(r"\(\d{1,2}[a-z]?\)")
MONTHS = re.compile(r"Jan|Feb|März|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez")
STOPS = (".", "!", "?", ":", ";", ".“", "!“", "?“", ".”", '."', ".)", ".«", ".‘")
BEFORE_ITEMS = (*STOPS, ",", "und", "oder", "sowie")
"""What the line before a list item ends with."""
UNWRAPPED = 170
"""A line of more characters than this is not a printed line: the text is not wrapped."""
MORE_WHITE = 0.32
"""Type sizes of white above the usual from which a new paragraph begins."""
INDENT = 0.55, 4.5
"""Type sizes that the first line of a paragraph is indented by, at least and at most."""


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
    listed = bool(marker_of(line) or CLAUSE.match(line.text))
    if listed and (last.text.endswith(BEFORE_ITEMS) or ends_early(last, line, region, width)):
        return True
    return opens_by_layout(above, line, region, width)


def opens_by_layout(above: list[Printed], line: Printed, region: Region, width: int | None) -> bool:
    """Whether white space, type, indent or a short line before say that a paragraph begins."""
    last = above[-1]
    size = max(last.size, line.size)
    if other_type(last, line, size) and (sure_size(above) or ends_paragraph(last, line, region, width)):
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


def sure_size(lines: list[Printed]) -> bool:
    """Whether the type size of the last line is known, or measured alike on two lines."""
    if not lines[-1].measured:
        return True
    return len(lines) > 1 and abs(lines[-1].size - lines[-2].size) < 0.1 * lines[-1].size


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
    """Whether a line stops well before the right margin."""
    return line.right < region.right - 0.12 * (region.right - region.left)


def ends_early(line: Printed, below: Printed, region: Region, width: int | None) -> bool:
    """Whether the first word of `below` would have fitted at the end of `line`, so that the break was meant."""
    first = below.line.words[0]
    if line.laid_out and first.box is not None:
        spare = region.right - line.right - first.box.width - 0.3 * line.size
        return spare > max(1.5 * line.size, 0.06 * (region.right - region.left))
    return width is None or len(line.text) + 1 + len(first.text) < 0.8 * width
