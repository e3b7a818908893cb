"""Headings → their tree; gaps and doubles in their numbers → warnings."""

from collections.abc import Sequence

from models.outline import DocumentKind, Heading
from models.text import CleanText
from pipeline.divide.frame import Candidate
from pipeline.divide.numbers import Number

SAME_STYLE = 0.35
"""Headings whose styles differ by less are of one rank."""


def tree(text: CleanText, found: Sequence[Candidate], kind: DocumentKind, end: int) -> tuple[Heading, ...]:
    """`found` with levels, parents and the ends of their sections; the last ends at `end`."""
    levels = newsletter_levels(found) if kind == "newsletter" else ranks(found)
    made: list[Heading] = []
    open_: list[int] = []
    for index, (item, level) in enumerate(zip(found, levels)):
        while open_ and levels[open_[-1]] >= level:
            open_.pop()
        after = (found[j].start for j in range(index + 1, len(found)) if levels[j] <= level)
        made.append(
            Heading(
                start=item.start,
                end=item.end,
                section_end=next(after, end),
                level=level,
                number=item.number.text if item.number else None,
                title=" ".join(text.text[slice(*item.title)].split()).rstrip(" :"),
                parent=open_[-1] if open_ else None,
                confidence=item.confidence,
            )
        )
        open_.append(index)
    return tuple(made)


def ranks(found: Sequence[Candidate]) -> list[int]:
    """The levels of headings from 1: numbered ones by the order in which their schemes open, others by their style."""
    schemes: list[tuple[str, int]] = []
    styles = sorted_styles([item.style for item in found if item.number is None])
    level_of_scheme: dict[tuple[str, int], int] = {}
    levels: list[int] = []
    for index, item in enumerate(found):
        if item.number is None:
            levels.append(plain_level(item, found, level_of_scheme, styles, levels))
            if levels[-1] == 1:
                schemes = [scheme for scheme in schemes if level_of_scheme[scheme] == 1]
            continue
        scheme = (item.number.scheme, depth(item.number))
        if scheme in schemes:
            schemes = schemes[: schemes.index(scheme) + 1]
        else:
            base = schemes if not outermost(scheme) else []
            schemes = [*(s for s in base if s != scheme), scheme]
        above = parent_level(found[:index], levels, item)
        level_of_scheme.setdefault(scheme, max(len(schemes), above + 1))
        levels.append(level_of_scheme[scheme])
    return levels


def outermost(scheme: tuple[str, int]) -> bool:
    """Whether headings of `scheme` never stand below others."""
    return scheme[0] == "annex"


def parent_level(earlier: Sequence[Candidate], levels: Sequence[int], item: Candidate) -> int:
    """The level of an unnumbered heading that a first numbered one stands under: one set in clearly larger type."""
    for before, level in zip(reversed(earlier), reversed(levels)):
        if before.number is not None:
            return 0
        if before.style < item.style - SAME_STYLE and before.unit == item.unit - 1:
            return level
        return 0
    return 0


def plain_level(
    item: Candidate,
    found: Sequence[Candidate],
    schemes: dict[tuple[str, int], int],
    styles: Sequence[float],
    levels: Sequence[int],
) -> int:
    """The level of a heading without a number: that of numbered ones of its style, else by its own style."""
    numbered = [c for c in found if c.number is not None]
    if not numbered:
        return 1 + next(i for i, style in enumerate(styles) if abs(item.style - style) <= SAME_STYLE)
    if any(abs(c.style - item.style) <= SAME_STYLE and key_level(c, schemes) == 1 for c in numbered) or not levels:
        return 1
    last = next((c for c in reversed(found[: len(levels)]) if c.number is not None), None)
    if last is None or item.style <= last.style + SAME_STYLE:
        return 1
    return key_level(last, schemes) + 1


def key_level(item: Candidate, schemes: dict[tuple[str, int], int]) -> int:
    """The level of the scheme that a numbered heading belongs to."""
    assert item.number is not None
    return schemes.get((item.number.scheme, depth(item.number)), 1)


def depth(number: Number) -> int:
    """How deep a number is by itself: "2.1" two, "B.2" two, "§ 3" one."""
    return len(number.values) if number.scheme in ("decimal", "letter") else 1


def sorted_styles(styles: Sequence[float]) -> list[float]:
    """The distinct styles, the outermost first."""
    made: list[float] = []
    for style in sorted(styles):
        if not made or style - made[-1] > SAME_STYLE:
            made.append(style)
    return made


def newsletter_levels(found: Sequence[Candidate]) -> list[int]:
    """In a newsletter articles are of level 1 and what stands inside them of level 2: the smallest of several types, or
    a smaller one right below a larger one."""
    styles = sorted_styles([item.style for item in found])
    levels: list[int] = []
    for index, item in enumerate(found):
        before = found[index - 1] if index else None
        below = before is not None and item.unit <= before.unit + 1 and before.style < item.style - SAME_STYLE
        inner = len(styles) > 1 and item.style > styles[-1] - SAME_STYLE
        levels.append(2 if index and (below or inner) else 1)
    return levels


def number_warnings(found: Sequence[Candidate]) -> tuple[str, ...]:
    """Gaps and doubles in the count of headings."""
    last: dict[str, tuple[int, ...]] = {}
    made: list[str] = []
    for item in found:
        if item.number is None or not item.number.values:
            continue
        scheme, values = item.number.scheme, item.number.values
        before = last.get(scheme)
        if before and len(before) == len(values) and before[:-1] == values[:-1]:
            if values[-1] == before[-1] and item.number.text[-1].isdigit():
                made.append(f"heading {item.number.text} occurs twice")
            elif values[-1] > before[-1] + 1:
                made.append(f"heading {item.number.text} follows number {'.'.join(map(str, before))}")
        last[scheme] = values
    return tuple(made)
