"""What reading gave, kept between runs, so that the same bytes are never read twice with the same settings."""

from pathlib import Path

from pydantic import ValidationError

from models.draft import Outcome
from pipeline.publish.files import write_whole

TRANSIENT = frozenset({"process_died", "timed_out", "out_of_memory", "bug"})
"""Codes of failures that another attempt may not meet again."""


class Outcomes:
    """The outcomes in `folder`, one file per SHA-256 of the bytes read."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder, self.key = folder, key

    def get(self, sha256: str) -> Outcome | None:
        """What is known of these bytes under the current settings; None where they must be read (again)."""
        outcome = self.get_any(sha256)
        if outcome is None or outcome.key != self.key:
            return None
        return None if outcome.error and outcome.error.code in TRANSIENT else outcome

    def get_any(self, sha256: str) -> Outcome | None:
        """What is known of these bytes under whatever settings; a damaged file counts as nothing known."""
        try:
            return Outcome.model_validate_json(self._path(sha256).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, sha256: str, outcome: bytes) -> None:
        """Keep an encoded outcome."""
        write_whole(self._path(sha256), outcome)

    def keep_only(self, wanted: set[str]) -> None:
        """Forget the bytes that no input holds any more."""
        for path in self.folder.glob("*.json"):
            if path.stem not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self.folder / f"{sha256}.json"
