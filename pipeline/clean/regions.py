"""Lines of a page in reading order → regions: stretches of lines that follow one another down a column."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from pipeline.clean.flow import Printed, Region

USUAL_STEP = 1.3
"""Type sizes from baseline to baseline, where a region has too few lines to tell."""


def regions(lines: Sequence[Printed], asides: set[int]) -> list[Region]:
    """The regions of a page: running heads first, then the columns in reading order, running feet and stamps last."""
    body = [line for line in lines if line.number not in asides]
    outside = [line for line in lines if line.number in asides]
    top = min((line.baseline for line in body), default=0.0)
    heads = [Region((line,), aside=True) for line in outside if line.baseline < top]
    feet = [Region((line,), aside=True) for line in outside if line.baseline >= top]
    if not body or not body[0].laid_out:
        return [*heads, *([Region(tuple(body))] if body else []), *feet]
    body = single_lines_downwards(body)
    page_right = max(line.right for line in body)
    usual = usual_step(body)
    made = [region(group, body, page_right, usual) for group in columns(body)]
    return [*heads, *made, *feet]


def single_lines_downwards(lines: Sequence[Printed]) -> list[Printed]:
    """`lines` with stretches in which nothing stands side by side in the order of their height: a centred heading comes
    before a short line further left and below it."""
    alone = [
        not any(other is not line and abs(other.baseline - line.baseline) < 0.9 * line.size for other in lines)
        for line in lines
    ]
    made: list[Printed] = []
    for single, group in groupby(zip(lines, alone), key=lambda item: item[1]):
        stretch = [line for line, _ in group]
        made += sorted(stretch, key=lambda line: line.baseline) if single and unbroken(stretch, lines) else stretch
    return made


def unbroken(stretch: Sequence[Printed], lines: Sequence[Printed]) -> bool:
    """Whether no other line stands at the height of `stretch`."""
    top, bottom = min(line.baseline for line in stretch), max(line.baseline for line in stretch)
    return sum(top <= line.baseline <= bottom for line in lines) == len(stretch)


def columns(lines: Sequence[Printed]) -> list[list[Printed]]:
    """`lines` parted where the next one does not stand below the last in the same column."""
    groups: list[list[Printed]] = [[lines[0]]]
    for above, below in pairwise(lines):
        apart = min(above.right, below.right) - max(above.left, below.left) < 0
        if (
            below.baseline < above.baseline - 0.3 * above.size
            or (apart and not near(above, below))
            or crosses(above, below, lines)
            or crosses(below, above, lines)
        ):
            groups.append([])
        groups[-1].append(below)
    return groups


def crosses(wide: Printed, narrow: Printed, lines: Sequence[Printed]) -> bool:
    """Whether `wide` reaches into the column that stands right of `narrow`."""
    beside = (
        line.left
        for line in lines
        if line.left > narrow.right and abs(line.baseline - narrow.baseline) < 1.5 * narrow.size
    )
    return wide.right > min(beside, default=wide.right)


def near(above: Printed, below: Printed) -> bool:
    """Whether a line that begins right of the end of the last one (or ends left of it) still stands just below it."""
    return 0 < below.baseline - above.baseline < 2 * above.size


def region(group: Sequence[Printed], page: Sequence[Printed], page_right: float, usual: float) -> Region:
    """The column that `group` fills: as wide as its full lines, else as far as nothing else stands beside it."""
    left, right = min(line.left for line in group), max(line.right for line in group)
    full = [line for line in group if line.right > right - 0.04 * (right - left)]
    if len(group) < 6 or len(full) < 3:
        top, bottom = group[0].baseline - group[0].size, group[-1].baseline + group[-1].size
        beside = [line.left for line in page if line.left > right and top < line.baseline < bottom]
        right = max(right, min([page_right, *(left - 9 for left in beside)]))
    return Region(tuple(group), left, right, usual_step(group, usual))


def usual_step(lines: Sequence[Printed], otherwise: float = USUAL_STEP) -> float:
    """The usual distance of baselines within paragraphs, in type sizes."""
    steps = [(below.baseline - above.baseline) / max(above.size, below.size) for above, below in pairwise(lines)]
    close = sorted(step for step in steps if 0.85 < step < 2.2)
    return median(close[: max(1, 2 * len(close) // 3)]) if len(close) >= 3 else otherwise
