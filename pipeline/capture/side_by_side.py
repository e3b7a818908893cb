"""Runs of plain text set side by side with blanks or tabs (signatures, parties, sums) → cells of a row."""

import re
from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S)(?: *\t\s*| {3,})(?=\S)")
_ONLY_NUMBER = re.compile(
    r"[\s*_#]*(?:[-*+•●▪◦‣·–—]|§*\s?[\d.]+[a-z]?[.):]?|\(?\w{1,4}[.)]|[IVX]+"
    r"|(?:Art(?:ikel|\.)|Ziffer|Anlage|Kapitel) \w+[.:]?)"
)
"""What is parted from its text by a gap and is no cell: a list sign, the number of a clause."""
_SEAL = re.compile(r"\(?L\.\s?S\.\)?")
MEANT = re.compile(r" {8,}|\t\s*\t")
"""A gap that parts cells even where the lines around have none."""
MOST_CELLS = 5
LONGEST = 400
"""Code points of a line from which it is no row."""
ALIGNED = 3
"""Columns of type by which the cells of neighbouring lines may miss each other."""


def rows_of(source: Sequence[str]) -> dict[int, str]:
    """The lines that are rows, by number, with " | " between their cells.

    Three blanks or a tab part cells where the line with text before or after has a cell that begins or ends at the same
    place; a wider gap parts them anyhow.
    """
    filled = [number for number, line in enumerate(source) if line.strip()]
    gaps = {number: _gaps(source[number]) for number in filled}
    made = {}
    for before, number, after in zip([-1, *filled], filled, [*filled[1:], -1]):
        beside = [gaps[other] for other in (before, after) if other >= 0]
        if gaps[number] and (MEANT.search(source[number].strip()) or any(_alike(gaps[number], b) for b in beside)):
            made[number] = _joined(source[number])
    return made


def _gaps(line: str) -> list[tuple[int, int]]:
    """Where the cells of `line` part: columns of type at which one ends and the next begins; none in other lines."""
    if len(line) > LONGEST:
        return []
    tabbed = "\t" in line
    found = [(gap.start(), gap.end()) for gap in _GAP.finditer(line) if _parts(line, gap)]
    if not 0 < len(found) < MOST_CELLS or _ONLY_NUMBER.fullmatch(line[: found[0][0]]):
        return []
    return [(-1, -1)] if tabbed else found


def _parts(line: str, gap: re.Match[str]) -> bool:
    """Whether a gap parts two cells and not a label from what stands for it, or the place of a seal from a name."""
    labels = not line[: gap.start()].endswith(":") or line.rstrip().endswith(":")
    return labels and not _SEAL.match(line, gap.end()) and not re.search(r"\bL\.\s?S\.\)?$", line[: gap.start()])


def _joined(line: str) -> str:
    return _GAP.sub(lambda gap: " | " if _parts(line.strip(), gap) else " ", line.strip())


def _alike(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    """Whether cells of two lines are aligned on the left or on the right; tabs align by themselves."""
    return any(abs(a - b) <= ALIGNED for one in some for other in others for a, b in zip(one, other))
