"""How honest confidences are: of the items given 0.8, four in five should be right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.evaluate.compare import Figures

BINS = 10
Judged = Iterable[tuple[float, bool]]
"""Confidence of an item (0 to 1) and whether it was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Items of like confidence: how many, their mean confidence, and the share that was right."""

    number: int
    confidence: float
    right: float


def bins_of(judged: Judged) -> tuple[Bin, ...]:
    """The bins that hold items, by rising confidence; all are equally wide."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        groups.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    return tuple(_bin(groups[index]) for index in sorted(groups))


def _bin(items: list[tuple[float, bool]]) -> Bin:
    number = len(items)
    return Bin(number, sum(c for c, _ in items) / number, sum(right for _, right in items) / number)


def expected_error(bins: Iterable[Bin]) -> float:
    """Mean distance of confidence and share of right items, each bin weighing as much as it holds; 0 without items.

    The expected calibration error of Naeini, Cooper and Hauskrecht (2015).
    """
    bins = tuple(bins)
    total = sum(each.number for each in bins)
    return sum(each.number * abs(each.confidence - each.right) for each in bins) / total if total else 0.0


def by_kind(figures: Mapping[str, Figures]) -> dict[str, tuple[Bin, ...]]:
    """The bins of each kind of item that has confidences, and of "all items" at the head."""
    kinds = {name: row.judged for name, row in figures.items() if row.judged and not row.is_stricter}
    everything = [pair for judged in kinds.values() for pair in judged]
    return {name: bins_of(judged) for name, judged in {"all items": everything, **kinds}.items()}


def calibration_error(figures: Mapping[str, Figures]) -> float:
    """Expected calibration error over all judged items."""
    return expected_error(by_kind(figures)["all items"])
