"""What a run wrote, read back as plain objects."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """The records of the knowledge base in `folder`, in the order of their ids."""
    for path in sorted((folder / "documents").glob("d-*.json")):
        yield json.loads(path.read_bytes())


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; none where there is no file."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
