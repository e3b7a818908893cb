"""The figures as a table or as JSON."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from pipeline.errors import KlauselwerkError
from pipeline.evaluate.calibration import by_kind, calibration_error, expected_error
from pipeline.evaluate.compare import Figures


def mean_f1(figures: Mapping[str, Figures]) -> float:
    """The mean over the fields."""
    return sum(row.f1 for row in figures.values()) / len(figures)


def write_report(
    figures: Mapping[str, Figures],
    stream: TextIO,
    as_json: bool = False,
    misses: str | None = None,
    accepted: Mapping[str, float] | None = None,
) -> None:
    """Write precision, recall, F1 and expected calibration error per field, their mean and the error over all items.

    `misses` names a field whose errors are listed too; `accepted` holds F1 per field as last accepted, to show the
    difference. Raises KlauselwerkError where there is no such field.
    """
    if misses and misses not in figures:
        raise KlauselwerkError("no_field", f"there is no field {misses!r}", f"Choose one of {', '.join(figures)}")
    if as_json:
        fields = {name: _row(row) for name, row in figures.items()}
        json.dump(
            {"fields": fields, "mean_f1": mean_f1(figures), "calibration_error": calibration_error(figures)},
            stream,
            indent=1,
        )
        stream.write("\n")
        return
    print(f"{'field':40} {'prec':>6} {'rec':>6} {'F1':>6} {'gold':>5} {'found':>5} {'calib':>6}  change", file=stream)
    honest = {name: f"{expected_error(bins):6.3f}" for name, bins in by_kind(figures).items()}
    for name, row in figures.items():
        numbers = f"{row.precision:6.3f} {row.recall:6.3f} {row.f1:6.3f} {row.gold:5d} {row.found:5d}"
        print(
            f"{name:40} {numbers} {honest.get(name, ''):6}  {_change(row.f1, (accepted or {}).get(name))}", file=stream
        )
    print(f"{'mean F1':40} {mean_f1(figures):20.3f} {calibration_error(figures):18.3f}", file=stream)
    if misses:
        print("missed:", *figures[misses].missed, "spurious:", *figures[misses].spurious, sep="\n  ", file=stream)


def _change(now: float, before: float | None) -> str:
    return "" if before is None or abs(now - before) < 0.0005 else f"{now - before:+.3f}"


def read_accepted(path: Path) -> dict[str, float]:
    """F1 per field from a report written with --json."""
    return {name: row["f1"] for name, row in json.loads(path.read_text("utf-8"))["fields"].items()}


def read_part(path: Path, name: str) -> frozenset[str]:
    """The stems that a split file lists under `name`. Raises KlauselwerkError where it lists none."""
    try:
        return frozenset(tomllib.loads(path.read_text("utf-8"))[name])
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise KlauselwerkError("no_part", f"{path} lists nothing under {name!r}", "See corpus/split.toml") from error


def _row(row: Figures) -> dict[str, float]:
    return {"precision": row.precision, "recall": row.recall, "f1": row.f1, "gold": row.gold, "found": row.found}
