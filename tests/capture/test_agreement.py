"""Invisible text layers that do not belong to the picture they lie under."""

import io
import shutil
from dataclasses import replace

import pikepdf
import pytest

from models.reading import Box, Line, Page, Reading, Word
from pipeline.capture import CaptureOptions
from pipeline.capture.agreement import Sample
from pipeline.export.searchable import picture_pdf
from tests.capture.making import TEXT, encoded, picture, read, text_of

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")

OTHER = (
    "Der Kreistag beschließt den Haushalt und dankt allen Mitarbeitern",
    "der Verwaltung. Über den Stellenplan wird im Herbst beraten, sobald",
    "die Ergebnisse der Prüfung vorliegen. Anträge müssen schriftlich",
    "gestellt werden und bedürfen einer Begründung durch die Fraktion.",
)


def _scan(layer: tuple[str, ...]) -> bytes:
    """A scan of TEXT with `layer` under it."""
    lines = tuple(
        Line(
            tuple(
                Word(word, Box(50 + 60 * x, 50 + 20 * y, 100 + 60 * x, 60 + 20 * y))
                for x, word in enumerate(text.split())
            )
        )
        for y, text in enumerate(layer)
    )
    page = Page(1, 1650 * 72 / 200, 1000 * 72 / 200, "ocr", lines)
    return picture_pdf(encoded(picture(), "JPEG", dpi=(200, 200)), Reading((page,), ""))


def _together(files: list[bytes]) -> bytes:
    made, buffer = pikepdf.new(), io.BytesIO()
    for file in files:
        made.pages.extend(pikepdf.open(io.BytesIO(file)).pages)
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("layer", "method"),
    [
        (TEXT, "text_layer"),
        (tuple(line.replace("h", "b").replace("ü", "u") for line in TEXT), "text_layer"),
        (OTHER, "ocr"),
    ],
)
def test_a_layer_is_used_where_it_says_what_the_picture_shows(layer: tuple[str, ...], method: str):
    reading = read(_scan(layer), "application/pdf")
    assert reading.pages[0].method == method
    if method == "ocr":
        assert text_of(reading.pages[0]).startswith(TEXT[0])
        assert reading.warnings == ("page 1: text layer unusable (other words than on the picture), read again by OCR",)


def test_nobody_looks_where_layers_are_to_be_taken_as_they_are():
    assert read(_scan(OTHER), "application/pdf", CaptureOptions(mode="skip_text")).pages[0].method == "text_layer"


def test_where_one_layer_is_wrong_all_are_looked_at():
    reading = read(_together([*[_scan(TEXT)] * 3, _scan(OTHER), *[_scan(TEXT)] * 3, _scan(OTHER)]), "application/pdf")
    assert [page.number for page in reading.pages if page.method == "ocr"] == [4, 8]
    assert [page.number for page in reading.pages] == list(range(1, 9))


def test_few_pages_are_looked_at():
    sample = Sample()
    assert [number for number in range(1, 25) if sample.takes(number)] == [1, 2, 3, 8, 16, 24]
    assert sample.passed_over[:2] == [4, 5]


def test_without_language_data_layers_are_taken_as_they_are():
    reading = read(_scan(OTHER), "application/pdf", replace(CaptureOptions(), lang="xyz"))
    assert reading.pages[0].method == "text_layer"
