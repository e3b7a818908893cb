"""Rows of an answer as table, JSON or CSV."""

import csv
import json
from collections.abc import Sequence
from typing import Any, Literal, TextIO

from pipeline.terminal import cell, plain

Row = dict[str, Any]


def write_rows(rows: Sequence[Row], stream: TextIO, form: Literal["table", "json", "csv"]) -> None:
    """Write `rows` (all with the same keys) to `stream`."""
    if form == "json":
        json.dump(list(rows), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
    elif form == "csv":
        _write_csv(rows, stream)
    else:
        _write_table(rows, stream)


def _write_csv(rows: Sequence[Row], stream: TextIO) -> None:
    if rows:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: cell(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows)


_HIDDEN_IN_TABLES = frozenset({"id", "document_id", "start", "end"})


def _write_table(rows: Sequence[Row], stream: TextIO) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, width=None if stream.isatty() else 160)
    if not rows:
        console.print("nothing found")
        return
    shown = [name for name in rows[0] if name not in _HIDDEN_IN_TABLES]
    table = Table(*shown, box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text("" if row[name] is None else plain(" ".join(str(row[name]).split()))) for name in shown))
    console.print(table)
