"""The bytes of a PDF → a PDF that can be read, mended where it is damaged."""

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf

from pipeline.capture.mending import Mended, rewritten, salvaged
from pipeline.capture.pdfium import Locked, Pdf
from pipeline.errors import UnreadableInput


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that can be read, what is to be told of it, and its pages with something missing (None: not looked yet)."""

    content: bytes
    pdf: Pdf
    warnings: tuple[str, ...] = ()
    holes: frozenset[int] | None = None


def mended_pdf(content: bytes) -> bytes:
    """The bytes of which the pages are read: `content` itself, or a whole copy where it is damaged.

    Raises UnreadableInput: encrypted_pdf, damaged_pdf.
    """
    opened = opened_pdf(content)
    opened.pdf.close()
    return opened.content


def opened_pdf(content: bytes) -> Opened:
    """The PDF, mended where it is damaged. Raises UnreadableInput: encrypted_pdf, damaged_pdf."""
    try:
        pdf = Pdf(content)
        if len(pdf):
            return Opened(content, pdf)
    except Locked as error:
        raise _encrypted() from error
    except ValueError:
        pass
    for mend in (salvaged, rewritten):
        if opened := _mended(content, mend):
            return opened
    raise UnreadableInput("damaged_pdf", "The PDF is damaged and has no readable page", "Get the file again.")


def _mended(content: bytes, mend: Callable[[bytes], Mended | None]) -> Opened | None:
    try:
        mended = mend(content)
        pdf = Pdf(mended.content) if mended else None
    except pikepdf.PasswordError as error:
        raise _encrypted() from error
    except Exception:  # noqa: BLE001  damaged files make the library fail in many ways
        return None
    return Opened(mended.content, pdf, mended.warnings, mended.holes) if mended and pdf else None


def _encrypted() -> UnreadableInput:
    return UnreadableInput("encrypted_pdf", "The PDF asks for a password", "Save a copy without a password.")
