"""What pages repeat: running heads and feet, page numbers; and what was put on a page later: stamps."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from models.reading import Page
from pipeline.clean.flow import Printed

EDGE = 0.13
"""Running heads and feet stand in this share of the page's height at its top and bottom."""
SAME_PLACE = 9.0
"""Points by which a running head may wander from page to page (scans do not lie straight)."""
PAGE_NUMBER = re.compile(
    r"(?i)[-–—|\s]*(?:(?:seite|page|s\.|blatt)?\s*\d{1,3}\s*(?:(?:von|/|of)\s*\d{1,3})?|[-–—]\s*[ivxl]{1,5}\s*)[-–—|\s.]*$"
)
STAMP = re.compile(r"(?i)\W*(?:eingegangen|posteingang|eingangsstempel|eingang|abschrift|kopie|entwurf|beglaubigt)\b")


def furniture(pages: Sequence[Page], lines: Sequence[Sequence[Printed]]) -> set[int]:
    """The numbers of the lines that are running heads, feet or page numbers."""
    edges = [[line for line in page_lines if at_edge(page, line)] for page, page_lines in zip(pages, lines)]
    found = repeated(edges)
    for page, page_lines in zip(pages, lines):
        if page.laid_out:
            found |= page_number(page, page_lines, found)
    return found


def at_edge(page: Page, line: Printed) -> bool:
    """Whether a line stands where running heads and feet do."""
    return line.laid_out and not EDGE * page.height < line.baseline < (1 - EDGE) * page.height


def repeated(edges: Sequence[Sequence[Printed]]) -> set[int]:
    """The numbers of lines at the edges of pages that come again, but for their figures, at the same place."""
    groups: list[list[Printed]] = []
    for page_lines in edges:
        for line in page_lines:
            group = next((g for g in groups if same_running_line(g[-1], line)), None)
            if group is None:
                groups.append([line])
            else:
                group.append(line)
    filled = sum(1 for page_lines in edges if page_lines)
    needed = 2 if filled < 6 else max(2, filled // 4)
    return {line.number for group in groups if len({line.page for line in group}) >= needed for line in group}


def same_running_line(one: Printed, other: Printed) -> bool:
    """Whether two pages have the same line, but for figures and a few misread letters, at the same place."""
    if one.page == other.page or abs(one.baseline - other.baseline) > SAME_PLACE or abs(one.size - other.size) > 2:
        return False
    a, b = (re.sub(r"\d+", "#", line.text) for line in (one, other))
    if len(a) > 100:
        return False
    return a == b or (min(len(a), len(b)) > 5 and SequenceMatcher(None, a, b, autojunk=False).ratio() > 0.8)


def page_number(page: Page, lines: Sequence[Printed], known: set[int]) -> set[int]:
    """Page numbers in the outermost line at the top or bottom, with what else stands on their line."""
    found: set[int] = set()
    rest = [line for line in lines if line.number not in known] or lines
    if not rest:
        return found
    for outer in (min(rest, key=lambda line: line.baseline), max(rest, key=lambda line: line.baseline)):
        row = [line for line in rest if abs(line.baseline - outer.baseline) < 4]
        if at_edge(page, outer) and any(is_page_number(page, line, rest) for line in row):
            found |= {line.number for line in row}
    return found


def is_page_number(page: Page, line: Printed, lines: Sequence[Printed]) -> bool:
    """Whether a line is a page's number: said to be one, the right one, or a figure by itself far below the text."""
    if not PAGE_NUMBER.match(line.text):
        return False
    if re.search(r"[a-z/–—-]", line.text) or re.findall(r"\d+", line.text) == [str(page.number)]:
        return True
    above = max((other.baseline for other in lines if other.baseline < line.baseline - 4), default=0.0)
    return line.baseline > 0.92 * page.height and line.baseline - above > 2.5 * line.size


def stamps(lines: Sequence[Printed]) -> set[int]:
    """The numbers of lines of small blocks that a stamp left: its word, a date, an office."""
    found: set[int] = set()
    for line in lines:
        block = [other for other in lines if other.line.block == line.line.block and other.page == line.page]
        if STAMP.match(line.text) and len(line.line.words) <= 3 and len(block) <= 5 and line.laid_out:
            found |= {other.number for other in block if len(other.line.words) <= 5}
    return found
