"""Files written whole or not at all, the same bytes for the same content."""

import contextlib
import fcntl
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

from pipeline.errors import OutputUnusable


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
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise unusable(path, error) from error


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
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for pattern in (".new-*", "*/.new-*", ".state/*/.new-*"):
        for leftover in folder.glob(pattern):
            leftover.unlink(missing_ok=True)
