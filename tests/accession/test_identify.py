"""What a file is, by its content; what cannot be read, and what the user can do about it."""

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.accession import identify
from pipeline.errors import UnreadableInput

DOCX = b"PK\x03\x04" + b"\x00" * 26 + b"[Content_Types].xml" + b"word/document.xml"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "Die Stadt fördert den Verein.".encode(), "text/plain"),
        ("a.txt", "Die Stadt fördert den Verein.".encode("cp1252"), "text/plain"),
        ("a.txt", "Die Stadt fördert.".encode("utf-16"), "text/plain"),
        ("a.txt", "Die Stadt fördert.".encode("utf-16-le"), "text/plain"),
        ("a.txt", b"# Vertrag\n\nDie **Stadt** zahlt.", "text/markdown"),
        ("ohne-endung", b"## Vertrag", "text/markdown"),
        ("a.htm", b"<!DOCTYPE html><html><body>Text</body></html>", "text/html"),
        ("a.html", b'<?xml version="1.0"?><html xmlns="x"><body>Text</body></html>', "text/html"),
        ("a.html", b"<html><div class='ocr_page'>Text</div></html>", "text/vnd.hocr+html"),
        ("a.xml", b'<?xml version="1.0"?><alto xmlns="x"></alto>', "application/alto+xml"),
        ("a.xml", b'<?xml version="1.0"?><!-- x --><PcGts xmlns="x"></PcGts>', "application/vnd.prima.page+xml"),
        ("a.txt", b"%PDF-1.7 ...", "application/pdf"),
        ("a.pdf", b"junk\n%PDF-1.4 ...", "application/pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\n....", "image/png"),
        ("a.png", b"\xff\xd8\xff\xe0....", "image/jpeg"),
        ("a.tif", b"II*\x00....", "image/tiff"),
        ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("BM.txt", b"BM steht hier als Wort am Anfang.", "text/plain"),
    ],
)
def test_media_type_comes_from_the_content(tmp_path: Path, name: str, content: bytes, expected: str):
    (tmp_path / name).write_bytes(content)
    source, read = identify(tmp_path / name)
    assert (source.media_type, source.size, read) == (expected, len(content), content)
    assert source.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.txt", b" \n\t\r\n", "empty_file"),
        ("a.pdf", b"Das ist nur Text.", "type_mismatch"),
        ("scan.tif", b"/etc/passwd\n", "type_mismatch"),
        ("a.pdf", b"<html><body>Nicht gefunden</body></html>", "type_mismatch"),
        ("a.zip", b"PK\x03\x04" + b"\x00" * 60, "unsupported_type"),
        (
            "a.odt",
            b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "unsupported_type",
        ),
        ("a.png", b"%!PS-Adobe-3.0 EPSF-3.0\n", "unsupported_type"),
        ("a.exe", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200), "unsupported_type"),
        ("a.json", b'{"documents": []}', "unsupported_type"),
        ("a.xml", b'<?xml version="1.0"?><svg></svg>', "unsupported_type"),
        ("a.bin", bytes(range(256)) * 20, "unsupported_type"),
        ("a.txt", b"Text mit Resten " * 20 + b"\x01\x02\x03\x04\x05\x06\x07\x08", "binary_in_text"),
    ],
)
def test_what_cannot_be_read_has_a_code_and_a_remedy(tmp_path: Path, name: str, content: bytes, code: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableInput) as refusal:
        identify(tmp_path / name)
    assert refusal.value.code == code
    assert refusal.value.remedy.endswith(".")


def test_nothing_is_waited_for_and_no_link_followed(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file.txt").write_text("Text")
    (tmp_path / "link").symlink_to(tmp_path / "file.txt")
    for name, code in (("pipe", "not_a_file"), ("link", "not_a_file"), ("gone", "file_vanished"), (".", "not_a_file")):
        with pytest.raises(UnreadableInput) as refusal:
            identify(tmp_path / name)
        assert refusal.value.code == code
