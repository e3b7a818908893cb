"""A file → its bytes, hash and media type; refuses what cannot be read."""

import errno
import hashlib
import os
import stat
from pathlib import Path

from models.source import Source
from pipeline.accession.media import media_type
from pipeline.errors import UnreadableInput

MAX_BYTES = 512 * 1024 * 1024

_CODES = {
    errno.ENOENT: ("file_vanished", "The file is not there", "Check the name; run again if it was being written."),
    errno.ENOTDIR: ("file_vanished", "The file is not there", "Check the name; run again if it was being written."),
    errno.EACCES: ("permission_denied", "The file may not be read", "Give this user the right to read it (chmod)."),
    errno.EPERM: ("permission_denied", "The file may not be read", "Give this user the right to read it (chmod)."),
    errno.ELOOP: ("not_a_file", "It is a symbolic link", "Name the file that the link points to."),
    errno.ENAMETOOLONG: ("path_too_long", "The path is too long for this system", "Move the file further up."),
    errno.ENXIO: ("not_a_file", "It is a pipe or socket, not a file", "Copy its content into a file."),
}


def path_text(path: Path) -> str:
    """`path` as text that can be written as UTF-8: bytes of the name that are none are spelled \\xNN.

    A name with such bytes has its own backslashes doubled, so that the spelling can be turned back.
    """
    text = str(path)
    if text.isprintable() or not any("\udc80" <= sign <= "\udcff" for sign in text):
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return os.fsencode(text.replace("\\", "\\\\")).decode("utf-8", "backslashreplace")


def unreadable(error: Exception) -> UnreadableInput:
    """What an error of the operating system means for whoever wants the file read."""
    code = error.errno if isinstance(error, OSError) else None
    if code in _CODES:
        return UnreadableInput(*_CODES[code])
    return UnreadableInput("read_error", f"It cannot be read ({error})", "Check the disk, or copy the file again.")


def identify(path: Path) -> tuple[Source, bytes]:
    """Read `path` once, without following a link or waiting for a pipe, and tell what it is by its content.

    Raises UnreadableInput: not_a_file, permission_denied, file_vanished, path_too_long, read_error, too_large,
    changed_while_reading, empty_file, unsupported_type, type_mismatch, binary_in_text.
    """
    content = _read(path)
    kind = media_type(content, path.suffix.lower())
    digest = hashlib.sha256(content).hexdigest()
    return Source(path=path_text(path), sha256=digest, media_type=kind, size=len(content)), content


def _read(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)
        raise UnreadableInput("not_a_file", "It is not a regular file", "Copy its content into a file.")
    with os.fdopen(handle, "rb") as file:
        if before.st_size > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            raise UnreadableInput("too_large", f"The file is larger than {limit} MiB", "Split it into smaller files.")
        try:
            content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise unreadable(error) from error
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise UnreadableInput("changed_while_reading", "The file changed while it was read", "Run again later.")
    return content
