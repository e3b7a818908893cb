"""Record: the base of everything that is written to disk; ids that come from content."""

import hashlib
import unicodedata

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def nfc(text: str) -> str:
    """`text` in Unicode normal form C, the form of everything the program puts out."""
    return unicodedata.normalize("NFC", text)


def content_id(prefix: str, *parts: object) -> str:
    """An id such as "d-6f1ed002ab559585" that is the same wherever the same parts are met.

    Parts are kept apart by a character that no text contains, so ("a", "bc") and ("ab", "c") differ.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:16]}"
