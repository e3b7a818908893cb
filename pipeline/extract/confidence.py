"""What a finder's score is worth → calibrated confidence: of the items given 0.8, four in five are right."""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipeline.errors import BadConfiguration

PATH = Path(__file__).with_name("confidence.toml")
Points = Sequence[tuple[float, float]]


def calibrated(kind: str, raw: float) -> float:
    """The share of right items (0 to 1) among items of `kind` ("commitments") whose raw score is `raw`."""
    points = curves().get(kind)
    return raw if points is None else on_curve(points, raw)


def on_curve(points: Points, raw: float) -> float:
    """The height at `raw` of the straight lines between `points`; flat outside them."""
    after = bisect_right(points, raw, key=lambda point: point[0])
    if after == 0:
        return points[0][1]
    if after == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[after - 1], points[after]
    return low + (high - low) * (raw - left) / (right - left)


def fitted(judged: Iterable[tuple[float, bool]], prior: float = 2.0) -> list[tuple[float, float]]:
    """Points of the rising curve that lies nearest to `judged` (raw score, whether right).

    Neighbouring scores whose shares of right items fall are pooled until none does; each pool counts as if `prior` more
    items with the share of all had been seen, so that few items move little. Empty without items.
    """
    items = sorted(judged)
    if not items:
        return []
    overall = sum(right for _, right in items) / len(items)
    pools: list[list[float]] = []  # sum of scores, right ones, number
    for raw, right in items:
        pools.append([raw, float(right), 1.0])
        while len(pools) > 1 and _share(pools[-2], overall, prior) >= _share(pools[-1], overall, prior):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last)]
    return [(score / number, _share([score, right, number], overall, prior)) for score, right, number in pools]


def _share(pool: Sequence[float], overall: float, prior: float) -> float:
    return (pool[1] + prior * overall) / (pool[2] + prior)


@cache
def curves(path: Path = PATH) -> Mapping[str, tuple[tuple[float, float], ...]]:
    """The curve of each kind of item. Raises BadConfiguration where points do not rise or leave 0 to 1."""
    with path.open("rb") as file:
        table = tomllib.load(file).get("points", {})
    found = {kind: tuple((float(raw), float(share)) for raw, share in points) for kind, points in table.items()}
    for kind, points in found.items():
        rises = all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(points))
        if not points or not rises or not all(0 <= value <= 1 for point in points for value in point):
            raise BadConfiguration(
                "confidence", f"{path}: the points of {kind!r} do not rise from 0 to 1", "Mend them or install again."
            )
    return found
