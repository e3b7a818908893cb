"""What is known of each input; read first, written last."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from models.ledger import LedgerLine
from pipeline.errors import OutputUnusable
from pipeline.publish.files import json_lines, write_whole


def read_ledger(folder: Path) -> dict[str, LedgerLine]:
    """The ledger's lines by path. Raises OutputUnusable naming the line that cannot be read."""
    path = folder / "ledger.jsonl"
    if not path.exists():
        return {}
    lines: dict[str, LedgerLine] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            entry = LedgerLine.model_validate_json(line)
        except ValidationError as error:
            raise OutputUnusable(
                "damaged_ledger",
                f"{path}, line {number} is not a ledger line",
                "Mend or remove that line; removing the file makes the next run list every input anew",
            ) from error
        lines[entry.path] = entry
    return lines


def write_ledger(folder: Path, lines: Iterable[LedgerLine]) -> None:
    """Write the ledger in the order of the paths."""
    ordered = sorted(lines, key=lambda line: line.path)
    write_whole(folder / "ledger.jsonl", json_lines(ordered))
