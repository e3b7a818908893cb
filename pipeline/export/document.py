"""One document → the bytes of an ALTO file or of a PDF that can be searched."""

from pathlib import Path
from typing import Literal

from models.reading import Reading
from models.settings import Settings
from models.source import Source
from pipeline.accession import identify
from pipeline.capture import capture, mended_pdf
from pipeline.errors import UnreadableInput
from pipeline.export.alto import to_alto
from pipeline.export.searchable import picture_pdf, searchable_pdf
from pipeline.run import capture_options

Form = Literal["alto", "pdf"]


def exported(path: Path, sha256: str | None, form: Form, settings: Settings) -> tuple[str, bytes]:
    """The id of the document at `path` and its export; `sha256` is the hash it must have, None where any will do.

    Raises UnreadableInput, as reading does, and: changed_input, no_layout, no_picture; MissingProgram.
    """
    source, content = identify(path)
    if sha256 and source.sha256 != sha256:
        raise UnreadableInput(
            "changed_input",
            f"{path} no longer holds the bytes that were read",
            "Run again, or name the file itself",
        )
    reading = capture(source, content, capture_options(settings))
    _require_layout(reading)
    if form == "alto":
        return source.document_id, to_alto(reading, source)
    return source.document_id, _pdf(source, content, reading)


def _require_layout(reading: Reading) -> None:
    if not any(page.laid_out for page in reading.pages):
        raise UnreadableInput(
            "no_layout", "it is text without pages, so its words have no places", "Export a PDF or a scan of it"
        )


def _pdf(source: Source, content: bytes, reading: Reading) -> bytes:
    if source.media_type == "application/pdf":
        return searchable_pdf(mended_pdf(content), reading)
    if source.media_type.startswith("image/"):
        return picture_pdf(content, reading)
    raise UnreadableInput(
        "no_picture", "it holds the words of pages, but no pictures of them", "Export the pictures themselves"
    )
