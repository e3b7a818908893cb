"""LedgerLine: what became of an input."""

from typing import Literal

from models.base import Record


class InputError(Record):
    """Why an input could not be read: a code that programs can act on, a message and a remedy for people."""

    code: str
    message: str
    remedy: str


class LedgerLine(Record):
    """The one current line of a file found under the inputs. `started` is ISO 8601 with zone, `seconds` wall time."""

    path: str
    sha256: str | None
    status: Literal["done", "failed", "skipped"]
    document_id: str | None
    error: InputError | None
    started: str
    seconds: float
    version: str
