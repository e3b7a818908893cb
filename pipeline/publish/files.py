"""Files written whole or not at all, the same bytes for the same content."""

import contextlib
import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

from pipeline.errors import OutputUnusable

NEW = ".new-"
"""How the names of files begin that are being written."""


def json_bytes(record: BaseModel, indent: int | None = None) -> bytes:
    """The record as UTF-8 JSON with a line end; keys in the order of the record's fields."""
    return (
        json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=indent, allow_nan=False) + "\n"
    ).encode()


def json_lines(records: Iterable[BaseModel]) -> bytes:
    """One record a line."""
    return b"".join(json_bytes(record) for record in records)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` so that a crash leaves the old file or the new one, nothing in between.

    A file that holds these bytes already is left alone. Raises OutputUnusable where the disk refuses.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return
    except OSError as error:
        raise unusable(path, error) from error
    with new_file(path) as new:
        new.write_bytes(content)


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that takes its place at the end, unless `path` holds the same bytes already.

    Raises OutputUnusable where the disk refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=NEW, dir=path.parent)
        new = Path(name)
        try:
            yield new
            if path.is_file() and _digest(path) == _digest(new):
                return
            os.fsync(descriptor)
            new.chmod(0o644)
            new.replace(path)
        finally:
            os.close(descriptor)
            new.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise unusable(path, error) from error


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def unusable(path: Path, error: OSError) -> OutputUnusable:
    """The error that says why nothing can be written at `path`."""
    return OutputUnusable(
        "output_unusable",
        f"cannot write {path}: {error.strerror or error}",
        "Make room or choose another folder with --output",
    )


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the output folder for one run; raises OutputUnusable where another run holds it or it cannot be written.

    The lock is the kernel's, so it is gone with the process that held it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise unusable(folder, error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.read(descriptor, 32).decode(errors="replace").strip() or "?"
        os.close(descriptor)
        raise OutputUnusable(
            "output_in_use",
            f"{folder} is in use by process {holder}",
            "Wait for it to end, or choose another folder with --output",
        ) from error
    try:
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        sweep(folder)
        yield
    finally:
        os.truncate(descriptor, 0)
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for pattern in (f"{NEW}*", f"*/{NEW}*", f".state/*/{NEW}*"):
        for leftover in folder.glob(pattern):
            leftover.unlink(missing_ok=True)
