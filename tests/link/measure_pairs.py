"""How well pairs of names are told apart, side by side with string ratios: `python -m tests.link.measure_pairs`.

Nomenklatura and Splink stand in the same table where `make rivals` has put them into an environment of their own.
"""

import csv
import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, utils
from rapidfuzz.distance import JaroWinkler

from pipeline.link.compare import Judgement, judge_bodies, judge_persons
from pipeline.link.known import is_known
from pipeline.link.names import parse_name, parse_person
from tests.link.make_pairs import FILE

BINS = 10
PRECISIONS = (0.95, 0.96, 0.97, 0.98, 0.99, 1.0)
ROOT = Path(__file__).parents[2]
RIVALS = ROOT / ".venv" / "rivals" / "bin" / "python"


@dataclass(frozen=True)
class Pair:
    kind: str
    label: bool
    done: str
    first: str
    second: str


def read_pairs(half: str) -> list[Pair]:
    """The pairs of one half of pairs.tsv."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Pair(r["kind"], r["label"] == "1", r["done"], r["first"], r["second"]) for r in rows if r["half"] == half]


def judged(pair: Pair) -> Judgement:
    """The judgement on a pair."""
    if pair.kind == "person":
        return judge_persons(parse_person(pair.first), parse_person(pair.second), is_known)
    return judge_bodies(parse_name(pair.first), parse_name(pair.second), is_known)


WAYS: dict[str, Callable[[Pair], float]] = {
    "ours": lambda pair: judged(pair).probability,
    "ratio": lambda pair: fuzz.ratio(pair.first, pair.second, processor=utils.default_process) / 100,
    "token_set_ratio": lambda pair: (
        fuzz.token_set_ratio(pair.first, pair.second, processor=utils.default_process) / 100
    ),
    "token_sort_ratio": lambda pair: (
        fuzz.token_sort_ratio(pair.first, pair.second, processor=utils.default_process) / 100
    ),
    "Jaro-Winkler": lambda pair: JaroWinkler.similarity(pair.first.lower(), pair.second.lower()),
}


def best_f1(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The highest F1 of any threshold."""
    return max((2 * p * r / (p + r) for p, r in curve(scores, labels) if p + r), default=0.0)


def recall_at(precision: float, scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The highest recall at which `precision` is reached."""
    return max((r for p, r in curve(scores, labels) if p >= precision), default=0.0)


def curve(scores: Sequence[float], labels: Sequence[bool]) -> list[tuple[float, float]]:
    """(precision, recall) for each threshold that a score of the pairs makes."""
    ordered = sorted(zip(scores, labels, strict=True), reverse=True)
    found, true = [], 0
    for count, (score, label) in enumerate(ordered, start=1):
        true += label
        if count == len(ordered) or ordered[count][0] != score:
            found.append((true / count, true / sum(labels)))
    return found


def calibration_error(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, label in zip(scores, labels, strict=True):
        bins[min(BINS - 1, int(score * BINS))].append((score, label))
    gaps = [abs(sum(s for s, _ in b) - sum(label for _, label in b)) for b in bins if b]
    return sum(gaps) / len(scores)


def rival_scores() -> dict[str, list[float]]:
    """What other programs say of the held-out pairs; nothing where they are not installed."""
    if not RIVALS.is_file():
        return {}
    command = [RIVALS, ROOT / "tests" / "bench" / "rivals.py", "pairs", FILE]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def main() -> None:
    for half in ("tune", "held_out"):
        pairs = read_pairs(half)
        labels = [pair.label for pair in pairs]
        table = {name: [way(pair) for pair in pairs] for name, way in WAYS.items()}
        if half == "held_out":
            table |= rival_scores()
        print(f"\n{half}, {len(pairs)} pairs: best F1, recall at each precision, expected calibration error\n")
        print(f"| way | F1 | {' | '.join(f'{p:.2f}' for p in PRECISIONS)} | ECE |\n|{' --- |' * (len(PRECISIONS) + 3)}")
        for name, scores in table.items():
            recalls = " | ".join(f"{recall_at(p, scores, labels):.3f}" for p in PRECISIONS)
            print(f"| {name} | {best_f1(scores, labels):.3f} | {recalls} | {calibration_error(scores, labels):.3f} |")
        sure = [judged(pair).verdict == "same" for pair in pairs]
        right = sum(s and label for s, label in zip(sure, labels, strict=True))
        print(f"\nmerged at our threshold: precision {right / max(1, sum(sure)):.4f}, recall {right / sum(labels):.4f}")


if __name__ == "__main__":
    main()
