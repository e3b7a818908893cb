"""Bytes → media type, by content; a file name is asked only whether it promises something else."""

import re

from pipeline.errors import UnreadableInput

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HOCR = "text/vnd.hocr+html"
ALTO = "application/alto+xml"
PAGE = "application/vnd.prima.page+xml"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
)
_FOREIGN = (
    (b"{\\rtf", "an RTF document", "Save it as DOCX or PDF."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document of the old kind", "Save it as DOCX or PDF."),
    (b"%!PS", "a PostScript file", "Convert it to PDF."),
    (b"\xc5\xd0\xd3\xc6", "an EPS file", "Convert it to PDF."),
    (b"GIF8", "a GIF image", "Convert it to PNG."),
    (b"BM", "a BMP image", "Convert it to PNG."),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 image", "Convert it to TIFF or PNG."),
    (b"MZ", "a program", "Remove it from the inputs."),
    (b"\x7fELF", "a program", "Remove it from the inputs."),
    (b"\x1f\x8b", "a packed file", "Unpack it."),
    (b"7z\xbc\xaf", "a packed file", "Unpack it."),
    (b"Rar!", "a packed file", "Unpack it."),
    (b"SQLite format 3", "a database", "Remove it from the inputs."),
)
_PROMISES = {".pdf", ".docx", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]")
_MARKDOWN = re.compile(rb"(?m)^#{1,6} \S|^\s{0,3}\|.+\|\s*$|\*\*\S[^*\n]*\*\*|\]\([^)\s]+\)")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")


def media_type(content: bytes, suffix: str = "") -> str:
    """What `content` is. `suffix` is the file's, with the dot and in lower case.

    Raises UnreadableInput: empty_file; unsupported_type; binary_in_text (text with bytes that are none);
    type_mismatch where the name promises a PDF, DOCX or image and the content is mere text.
    """
    if not content.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe"):
        raise UnreadableInput("empty_file", "There is nothing in the file", "Get the file again from where it came.")
    kind = _binary(content) or _markup(content) or _text(content)
    if suffix in _PROMISES and kind.startswith("text/"):
        raise UnreadableInput(
            "type_mismatch",
            f"The name ends in {suffix}, the content is {kind}",
            "Get the right file, or give it the ending .txt or .html if this text is wanted.",
        )
    return kind


def _binary(content: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    if content.startswith(b"PK\x03\x04"):
        return _zip(content)
    for magic, what, remedy in _FOREIGN:
        if content.startswith(magic) and not (len(magic) == 2 and content[:256].isascii() and b"\x00" not in content):
            raise _unsupported(what, remedy)
    return None


def _zip(content: bytes) -> str:
    if b"word/document.xml" in content and b"[Content_Types].xml" in content:
        return DOCX
    if b"opendocument" in content[:100]:
        raise _unsupported("an OpenDocument file", "Save it as DOCX or PDF.")
    raise _unsupported("a ZIP archive", "Unpack it.")


def _markup(content: bytes) -> str | None:
    start = _ascii(content[:65536])
    if re.match(rb"\s*[\[{]\s*[\[{\"]", start):
        raise _unsupported("JSON data", "Take it out of the inputs; documents are read, not data.")
    if _HTML_START.match(start):
        return HOCR if re.search(rb"ocr_page|ocr-system", start) else "text/html"
    if not start.lstrip().startswith(b"<?xml"):
        return None
    root = _XML_ROOT.search(re.sub(rb"<!--.*?-->|<\?.*?\?>|<!\w.*?>", b"", start, flags=re.S))
    kinds = {b"alto": ALTO, b"PcGts": PAGE}
    if root and root.group(1) in kinds:
        return kinds[root.group(1)]
    raise _unsupported("an XML file of an unknown kind", "ALTO, PAGE and hOCR are read; convert others to text.")


def _text(content: bytes) -> str:
    sample = content[:1_000_000]
    wide = sample[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_wide(sample)
    if not wide:
        _refuse_binary(sample)
    return "text/markdown" if _MARKDOWN.search(_ascii(sample)) else "text/plain"


def _ascii(sample: bytes) -> bytes:
    """The sample with the byte order mark and the zero bytes of UTF-16 taken out, good enough to look for signs."""
    if sample[:3] == b"\xef\xbb\xbf":
        return sample[3:]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_wide(sample):
        return sample.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return sample


def _looks_wide(sample: bytes) -> bool:
    """Whether every other byte is mostly zero, as in UTF-16 of a Latin script without a byte order mark."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    return max(even, odd) > 0.7 and min(even, odd) < 0.05


def _refuse_binary(sample: bytes) -> None:
    controls = len(_CONTROL.findall(sample)) / len(sample)
    if controls > 0.1 or (not _is_utf8(sample) and len(_HIGH.findall(sample)) / len(sample) > 0.25):
        raise _unsupported("neither text nor a known kind of file", "Convert it to text, PDF, DOCX, PNG, JPEG or TIFF.")
    if controls > 0.01:
        raise UnreadableInput(
            "binary_in_text", "It is text with many bytes that are none", "Get the file again; it may be damaged."
        )


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4 and len(sample) == 1_000_000
    return True


def _unsupported(what: str, remedy: str) -> UnreadableInput:
    return UnreadableInput("unsupported_type", f"It is {what}", remedy)
