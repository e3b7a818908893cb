"""Whether the knowledge base on disk is what would be written, so that an unchanged run links and writes nothing."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from models.base import Record
from pipeline.publish.files import json_bytes, write_whole

WRITTEN = (
    "entities.jsonl",
    "commitments.jsonl",
    "knowledge.sqlite",
    "redirects.jsonl",
    "merges.jsonl",
    "corrections.jsonl",
    "review.jsonl",
)
"""What a run writes into the output folder itself, beside the ledger, which every run looks through anyhow."""


class Stamp(Record):
    """What a knowledge base was made of, size and time (ns) of every file of it, and what it holds."""

    made_of: str
    files: dict[str, tuple[int, int]]
    documents: int
    entities: int
    commitments: int


def made_of(folder: Path, known: Iterable[str]) -> str:
    """Names all that a knowledge base is made of: what is `known` of the inputs, and what people keep in `folder`."""
    digest = hashlib.sha256("\n".join(known).encode())
    for path in _of_people(folder):
        digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def current_stamp(folder: Path, made: str) -> Stamp | None:
    """The stamp of the knowledge base in `folder`; None where it was made of something else or has been touched."""
    try:
        stamp = Stamp.model_validate_json(_path(folder).read_bytes())
    except (OSError, ValidationError):
        return None
    return stamp if stamp.made_of == made and stamp.files == _files(folder) else None


def write_stamp(folder: Path, made: str, documents: int, entities: int, commitments: int) -> None:
    """Keep what the knowledge base in `folder` was made of. Raises OutputUnusable where the disk refuses."""
    stamp = Stamp(made_of=made, files=_files(folder), documents=documents, entities=entities, commitments=commitments)
    write_whole(_path(folder), json_bytes(stamp))


def _path(folder: Path) -> Path:
    return folder / ".state" / "published.json"


def _of_people(folder: Path) -> Iterator[Path]:
    """Decisions, corrections and lists of bodies: the files that no run writes."""
    ours = {*WRITTEN, "ledger.jsonl"}
    own = [path for path in folder.glob("[!.]*") if path.is_file() and path.name not in ours]
    yield from sorted([*own, *(path for path in folder.glob("authorities/**/*") if path.is_file())])


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    paths = [*(folder / name for name in WRITTEN), *folder.glob("documents/*.json"), *folder.glob("schema/*")]
    found = {str(path.relative_to(folder)): path.stat() for path in sorted(paths) if path.is_file()}
    return {name: (status.st_size, status.st_mtime_ns) for name, status in found.items()}
