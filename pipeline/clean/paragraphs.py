"""Regions → paragraphs."""

import re
from itertools import pairwise

from models.text import BlockKind
from pipeline.clean.breaks import ABSATZ, STOPS, ends_early, marker_of, opens_paragraph, text_width
from pipeline.clean.flow import Paragraph, Printed, Region

CAPTION = re.compile(
    r"(?:Foto|Fotos|Bild|Bilder|Abb\.|Abbildung|Grafik)\s?(?:\d+\s?)?:|[^.]{0,90}[©Ⓒ]|.{0,40}[Vv]\.\s?l\.\s?n\.\s?r\."
)


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
        room=max(0.0, region.right - last.right) if last.laid_out else 0.0,
        kept_ends=kept_ends(group, region, width),
    )


def is_full(line: Printed, region: Region, width: int | None) -> bool:
    """Whether a line reaches the right margin, or is long where lines are not wrapped."""
    if line.laid_out:
        return line.right > region.right - 0.1 * (region.right - region.left)
    return len(line.text) > (60 if width is None else 0.75 * width)


def kind_of(group: list[Printed], marker: str) -> BlockKind:
    """What a paragraph is: what the source says, else by its list sign or the form of a caption."""
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
        for index, (line, below) in enumerate(pairwise(group))
        if line.line.hard_end or (not re.search(r"\w[-‐]$", line.text) and ends_early(line, below, region, width))
    )
