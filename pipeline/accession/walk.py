"""Files and folders as named by the user → each file once, in a fixed order; nothing that was met is lost."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.ledger import InputError
from pipeline.accession.identify import unreadable

TEMPORARY_NAMES = ("~$", ".~lock.")
TEMPORARY_ENDINGS = (".tmp", ".part", ".crdownload", ".swp", "~")
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Something found under the inputs. Without `error` it is a regular file to be read.

    With `error`, `left_out` says that nothing is wrong with it: it was passed over on purpose (hidden and temporary
    files, symbolic links, pipes) and belongs into the ledger as skipped, not as failed.
    """

    path: Path
    error: InputError | None = None
    left_out: bool = False


def walk(inputs: Sequence[Path], exclude: Path | None = None) -> list[Entry]:
    """Every file under `inputs` once, sorted by path within each input; `exclude` (the output folder) is not entered.

    A file or link named by the user is read even if it is hidden; a link is replaced by what it points to. In
    folders, links are not followed: what they point to inside the folder is met under its own name.
    """
    excluded = os.path.realpath(exclude) if exclude is not None else None
    seen: set[str] = set()
    entries: list[Entry] = []
    for given in inputs:
        for entry in _under(given, excluded):
            place = _place(entry.path)
            if place not in seen:
                seen.add(place)
                entries.append(entry)
    return entries


def _place(path: Path) -> str:
    """The path without detours; the last part is not resolved, so that a link differs from its target."""
    return str(path.parent.resolve() / path.name) if path.name not in ("", "..") else str(path.resolve())


def _under(given: Path, excluded: str | None) -> Iterator[Entry]:
    try:
        path = given.resolve(strict=True) if given.is_symlink() else given
        mode = path.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:
        yield Entry(given, unreadable(error).as_record())
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, os.path.realpath(path), excluded)
    else:
        yield _file(path, mode)


def _in_folder(folder: Path, root: str, excluded: str | None) -> Iterator[Entry]:
    if excluded is not None and os.path.realpath(folder) == excluded:
        return
    try:
        with os.scandir(folder) as found:
            names = sorted((item.name for item in found), key=os.fsencode)
    except OSError as error:
        yield Entry(folder, unreadable(error).as_record())
        return
    for name in names:
        yield from _found(folder / name, root, excluded)


def _found(path: Path, root: str, excluded: str | None) -> Iterator[Entry]:
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        yield Entry(path, unreadable(error).as_record())
        return
    if stat.S_ISLNK(mode):
        yield _link(path, root)
    elif path.name.startswith("."):
        kind = "folder" if stat.S_ISDIR(mode) else "file"
        yield _passed_over(path, "hidden_file", f"a hidden {kind} is not read", "Name it on the command line.")
    elif stat.S_ISDIR(mode):
        yield from _in_folder(path, root, excluded)
    elif _is_temporary(path.name):
        yield _passed_over(path, "temporary_file", "a temporary file of another program", "Close that program.")
    else:
        yield _file(path, mode)


def _file(path: Path, mode: int) -> Entry:
    if stat.S_ISREG(mode):
        return Entry(path)
    return _passed_over(path, "not_a_file", "a pipe, socket or device is not a file", "Copy its content into a file.")


def _link(path: Path, root: str) -> Entry:
    target = os.path.realpath(path)
    if not Path(target).exists():
        return _passed_over(path, "broken_link", "a symbolic link to nothing that exists", "Mend or remove the link.")
    if os.path.commonpath([target, root]) == root:
        return _passed_over(path, "link", "a symbolic link; its target is read by itself", "Nothing needs to be done.")
    return _passed_over(
        path, "link_outside", "a symbolic link that leads out of the folder", "Name its target on the command line."
    )


def _is_temporary(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(TEMPORARY_NAMES) or lower.endswith(TEMPORARY_ENDINGS) or lower in SYSTEM_FILES


def _passed_over(path: Path, code: str, message: str, remedy: str) -> Entry:
    return Entry(path, InputError(code=code, message=message, remedy=remedy), left_out=True)
