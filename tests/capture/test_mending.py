"""Damaged PDFs: what is left is read, what is missing is told, nothing is made up."""

import io
import random

import pikepdf
import pytest

from models.reading import Reading
from pipeline.capture import CaptureOptions, mended_pdf
from pipeline.errors import UnreadableInput
from tests.capture.making import paragraph, pdf, read, text_of

TYPE = "application/pdf"
MENDED = "the PDF is damaged and was mended before reading"
PLAIN, PACKED = pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate


def _five(**options: object) -> bytes:
    """Five pages with their numbers in words, written by qpdf."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf([[(f"Seite {n} von fünf", 70, 790), *paragraph()] for n in range(1, 6)]))) as made:
        made.save(buffer, **options)
    return buffer.getvalue()


def _tree_last() -> bytes:
    """Five pages as many printers write them: page after page, their tree and the catalogue at the end."""
    body = b"%PDF-1.4\n1 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
    for number in range(5):
        text = b"BT /F1 11 Tf 70 700 Td (Hier steht Seite %d des Vertrages) Tj ET" % (number + 1)
        body += b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (10 + number, len(text), text)
        body += b"%d 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R " % (
            20 + number,
            10 + number,
        )
        body += b"/Resources << /Font << /F1 1 0 R >> >> >>\nendobj\n"
    kids = b" ".join(b"%d 0 R" % (20 + number) for number in range(5))
    body += b"2 0 obj\n<< /Type /Pages /Count 5 /Kids [%s] >>\nendobj\n" % kids
    return body + b"3 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 3 0 R /Size 30 >>\n%%EOF\n"


def _numbers(reading: Reading) -> list[int]:
    """The printed numbers of the pages that have words."""
    return [int(text_of(page).split("Seite ")[1].split()[0]) for page in reading.pages if page.lines]


@pytest.mark.parametrize(
    ("content", "share", "numbers", "warning"),
    [
        (_five(object_stream_mode=PLAIN), 0.9, [1, 2, 3, 4, 5], MENDED),
        (_five(object_stream_mode=PLAIN), 0.7, [1, 2, 3], "page 5: not read (its content is missing)"),
        (_five(object_stream_mode=PACKED), 0.9, [1, 2, 3, 4, 5], MENDED),
        (_five(linearize=True, object_stream_mode=PLAIN), 0.7, [1, 2, 3, 4], "1 of 5 pages missing"),
        (_five(linearize=True, object_stream_mode=PACKED), 0.7, [1, 2, 3, 4], "page 4: something of it is missing"),
        (_tree_last(), 0.8, [1, 2, 3, 4], "its end is missing: 4 pages were recovered, how many are lost is not known"),
    ],
)
def test_the_end_is_cut_off(content: bytes, share: float, numbers: list[int], warning: str):
    reading = read(content[: int(len(content) * share)], TYPE)
    assert _numbers(reading) == numbers
    assert reading.warnings[0] == MENDED and warning in reading.warnings


def test_a_page_whose_content_is_lost_is_not_called_blank():
    content = _five(object_stream_mode=PLAIN)
    start = content.index(b"stream\n", len(content) // 2)
    page = read(content[:start] + bytes(80) + content[start + 80 :], TYPE)
    assert "failed" in [page.method for page in page.pages]
    assert not any("blank" in warning for warning in page.warnings)


def test_pages_deleted_by_an_update_do_not_come_back():
    content = _tree_last()
    update = b"2 0 obj\n<< /Type /Pages /Count 2 /Kids [20 0 R 23 0 R] >>\nendobj\n"
    assert _numbers(read(content[: content.index(b"\n3 0 obj")] + b"\n" + update, TYPE)) == [1, 4]


def test_protected_files_are_not_put_together_from_pieces():
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(_five())) as made:
        made.save(buffer, encryption=pikepdf.Encryption(owner="geheim", user=""))
    with pytest.raises(UnreadableInput):
        read(buffer.getvalue()[:-400], TYPE)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_is_read_or_refused(seed: int):
    chance = random.Random(seed)
    content = bytearray(chance.choice((_five(), _five(linearize=True), _tree_last())))
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randrange(len(content)), chance.randint(1, 60)
        content[place : place + length] = chance.randbytes(length if chance.random() < 0.5 else 0)
    try:
        reading = read(bytes(content), TYPE, CaptureOptions(mode="skip_text"))
    except UnreadableInput as refusal:
        assert refusal.code in ("damaged_pdf", "no_page_readable", "encrypted_pdf")
    else:
        assert 0 < len(reading.pages) <= 5


def test_whole_files_are_left_alone():
    assert mended_pdf(_five()) == _five()
