"""What reading gave, kept between runs, so that the same bytes are never read twice with the same settings."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from models.draft import Draft, Outcome
from pipeline.publish.files import json_bytes, write_whole

TRANSIENT = frozenset(
    {
        "process_died",
        "timed_out",
        "out_of_memory",
        "bug",
        "no_resources",
        "interrupted",
        "missing_tesseract",
        "missing_language",
        "no_page_readable",
        "changed_while_reading",
        "file_vanished",
        "permission_denied",
        "read_error",
        "not_a_file",
    }
)
"""Codes of failures that lie with the machine or the moment, so that another attempt may not meet them again."""


def encoded(outcome: Outcome, draft: Draft | None) -> bytes:
    """The file of an outcome: the SHA-256 of all that follows, the outcome, the draft, a line each."""
    content = json_bytes(outcome) + (json_bytes(draft) if draft else b"")
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content


class Outcomes:
    """The outcomes in `folder`, one file per SHA-256 of the bytes read.

    `engine` tells the OCR engine's version, None where there is none; it is asked once, and only if a scan is met.
    """

    def __init__(self, folder: Path, key: str, engine: Callable[[], str | None] = lambda: None) -> None:
        self.folder, self.key, self._engine = folder, key, cache(engine)
        self._seen: dict[str, Outcome | None] = {}
        self._names: dict[str, str] = {}

    def get(self, sha256: str) -> Outcome | None:
        """What is known of these bytes under the current settings; None where they must be read (again)."""
        outcome = self.get_any(sha256)
        if outcome is None or outcome.key != self.key:
            return None
        if outcome.engine is not None and self._engine() not in (None, outcome.engine):
            return None
        return None if outcome.error and outcome.error.code in TRANSIENT else outcome

    def get_any(self, sha256: str) -> Outcome | None:
        """What is known of these bytes under whatever settings; a damaged file counts as nothing known."""
        if sha256 not in self._seen:
            try:
                self._seen[sha256] = Outcome.model_validate_json(self._lines(sha256)[0])
            except (OSError, ValueError, ValidationError):
                self._seen[sha256] = None
        return self._seen[sha256]

    def name_of(self, sha256: str) -> str:
        """The checksum of what is known of these bytes, empty where nothing is."""
        return self._names.get(sha256, "") if self.get_any(sha256) else ""

    def draft(self, sha256: str) -> Draft | None:
        """The draft made of these bytes under whatever settings."""
        outcome = self.get_any(sha256)
        return Draft.model_validate_json(self._lines(sha256)[1]) if outcome and outcome.status == "done" else None

    def put(self, sha256: str, outcome: bytes) -> None:
        """Keep what `encoded` made."""
        self._seen.pop(sha256, None)
        write_whole(self._path(sha256), outcome)

    def keep_only(self, wanted: set[str]) -> None:
        """Forget the bytes that no input holds any more."""
        for path in self.folder.glob("*.jsonl"):
            if path.stem not in wanted:
                path.unlink(missing_ok=True)

    def _lines(self, sha256: str) -> list[bytes]:
        """The lines after the checksum. Raises ValueError where the file is damaged."""
        digest, _, content = self._path(sha256).read_bytes().partition(b"\n")
        if hashlib.sha256(content).hexdigest().encode() != digest:
            raise ValueError("wrong checksum")
        self._names[sha256] = digest.decode()
        return content.splitlines()

    def _path(self, sha256: str) -> Path:
        return self.folder / f"{sha256}.jsonl"
