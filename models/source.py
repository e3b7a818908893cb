"""Source: an input file as it came in."""

from models.base import Record, content_id


class Source(Record):
    """Where the bytes came from, and what they are.

    `path` is as given on the command line, `size` in bytes, `media_type` decided by content, never by file name.
    """

    path: str
    sha256: str
    media_type: str
    size: int

    @property
    def document_id(self) -> str:
        """The id of the record made of these bytes: same bytes, same id."""
        return content_id("d", self.sha256)
