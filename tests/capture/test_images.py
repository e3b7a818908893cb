"""Pictures of every kind give the same text; those without text cost nothing."""

import io
import shutil
from difflib import SequenceMatcher

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from pipeline.capture import CaptureOptions, engine
from pipeline.capture.image import evened, frames, is_blank, is_noisy, is_uneven, skew_of
from pipeline.errors import MissingProgram, UnreadableInput
from tests.capture.making import TEXT, encoded, picture, read, text_of

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
LINES = TEXT[:2]


def _frame(content: bytes) -> np.ndarray:
    (scan,) = frames(content, 50_000_000)
    assert not isinstance(scan, Exception)
    return np.asarray(scan.picture, dtype=int)


def _deep(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image, dtype=np.uint16) * 257)


def _clear(image: Image.Image) -> Image.Image:
    made = Image.new("RGBA", image.size, (0, 0, 0, 0))
    made.putalpha(ImageOps.invert(image))
    return made


def _turned_by_exif(image: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(image.rotate(90, expand=True), "JPEG", quality=95, exif=exif)


@pytest.mark.parametrize(
    "content",
    [
        encoded(picture(LINES), "PNG"),
        encoded(picture(LINES), "JPEG", quality=95),
        encoded(picture(LINES, "CMYK"), "JPEG", quality=95),
        encoded(picture(LINES).point(lambda value: 255 * (value > 128), "1"), "TIFF", compression="group4"),
        encoded(picture(LINES, "P"), "PNG"),
        encoded(_deep(picture(LINES)), "TIFF"),
        encoded(_clear(picture(LINES)), "PNG"),
        encoded(ImageOps.invert(picture(LINES)), "PNG"),
        _turned_by_exif(picture(LINES)),
    ],
    ids=["png", "jpeg", "cmyk", "bilevel", "palette", "16 bit", "transparent", "negative", "exif"],
)
def test_every_kind_of_picture_becomes_dark_on_light(content: bytes):
    expected, made = np.asarray(picture(LINES), dtype=int), _frame(content)
    assert made.shape == expected.shape
    assert np.mean(np.abs((made > 128).astype(int) - (expected > 128))) < 0.01


def test_all_pages_of_a_tiff_and_the_pixel_budget():
    content = encoded(picture(LINES), "TIFF", save_all=True, append_images=[picture(LINES)] * 2)
    scans = list(frames(content, 500_000))
    assert len(scans) == 3
    assert all(not isinstance(s, Exception) and s.picture.width * s.picture.height <= 500_000 for s in scans)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n kaputt", b"II*\x00\x08\x00", encoded(picture(LINES), "PNG")[:60]]
)
def test_damaged_pictures_are_refused(content: bytes):
    with pytest.raises(UnreadableInput):
        read(content, "image/png")


def test_blank_pages_are_known_by_dust_and_shade():
    rng = np.random.default_rng(1)
    grey = np.linspace(250, 190, 1650)[None, :] + rng.normal(0, 8, (2300, 1650))
    grey[rng.random(grey.shape) < 0.0005] = 0
    blank = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    assert is_blank(blank, 200)
    ImageDraw.Draw(blank).text((800, 1200), "- 3 -", fill=20, font_size=34)
    assert not is_blank(blank, 200)


@pytest.mark.parametrize("angle", [0.0, 0.5, 2.0, -3.0, 5.0])
def test_skew_is_measured_where_it_harms(angle: float):
    skewed = picture(TEXT * 3).rotate(-angle, Image.Resampling.BICUBIC, fillcolor=245)
    assert skew_of(skewed, 200) == (pytest.approx(angle, abs=0.4) if abs(angle) > 1 else 0.0)


@needs_tesseract
def test_a_scan_gives_words_with_boxes_and_confidence():
    (page,) = read(encoded(picture(), "PNG", dpi=(200, 200)), "image/png").pages
    assert SequenceMatcher(None, text_of(page), "\n".join(TEXT)).ratio() > 0.98
    assert page.method == "ocr" and page.confidence > 0.85 and page.expected_errors is not None
    assert (page.width, page.height) == (594, 360)
    for line in page.lines:
        for word in line.words:
            assert word.box is not None and 0 <= word.box.x0 < word.box.x1 <= 594 and 0 <= word.confidence <= 1


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_turned_back(turn: int):
    image = picture(TEXT * 3).rotate(-turn, expand=True)
    reading = read(encoded(image, "PNG", dpi=(200, 200)), "image/png")
    assert text_of(reading.pages[0]).startswith(TEXT[0])
    assert (reading.pages[0].rotation + turn) % 360 == 0
    assert "turned" in reading.warnings[0]


@needs_tesseract
def test_a_page_of_a_pdf_without_layer_is_read_from_its_picture_and_a_blank_one_is_not():
    img2pdf = pytest.importorskip("img2pdf")
    scan, empty = encoded(picture(), "JPEG", dpi=(200, 200)), encoded(Image.new("L", (1650, 1000), 245), "JPEG")
    reading = read(img2pdf.convert([scan, empty]), "application/pdf")
    assert [page.method for page in reading.pages] == ["ocr", "blank"]
    assert text_of(reading.pages[0]).startswith(TEXT[0])
    assert reading.engine.startswith("tesseract") and reading.engine.endswith("deu")


@needs_tesseract
@pytest.mark.parametrize(
    ("lang", "package"),
    [
        ("deu_xyz", "tesseract-ocr-deu-xyz,"),
        ("deu+frk", "tesseract-ocr-frk,"),
        ("Fraktur+deu", "tesseract-ocr-script-frak,"),
        ("script/Fraktur", "tesseract-ocr-script-frak,"),
    ],
)
def test_a_missing_language_is_named_with_its_package(lang: str, package: str):
    if set(lang.split("+")) <= engine()[1]:
        pytest.skip("it is installed")
    with pytest.raises(MissingProgram) as missing:
        read(encoded(picture(), "PNG"), "image/png", CaptureOptions(lang=lang))
    assert missing.value.code == "missing_language"
    assert package in missing.value.remedy


@needs_tesseract
def test_a_page_that_takes_too_long_does_not_take_its_document_along():
    tiff = io.BytesIO()
    picture().save(tiff, "TIFF", save_all=True, append_images=[Image.new("L", (1650, 1000), 245)])
    reading = read(tiff.getvalue(), "image/tiff", CaptureOptions(page_seconds=0.01))
    assert [page.method for page in reading.pages] == ["failed", "blank"]
    assert "page 1: not read (PageTimeout" in reading.warnings[0]


def test_noise_and_shade_are_seen_where_they_are():
    page = picture(TEXT)
    assert not is_noisy(page) and not is_uneven(page)
    values = np.asarray(page, dtype=float)
    rng = np.random.default_rng(2)
    speckled = np.where(rng.random(values.shape) < 0.004, 0, values) + rng.normal(0, 8, values.shape)
    assert is_noisy(Image.fromarray(np.clip(speckled, 0, 255).astype(np.uint8)))
    shaded = Image.fromarray((values * np.linspace(1, 0.4, values.shape[1])[None, :]).astype(np.uint8))
    assert is_uneven(shaded) and not is_uneven(evened(shaded))


def test_small_type_is_no_noise():
    page = picture(TEXT)
    assert not is_noisy(page.resize((page.width // 2, page.height // 2), Image.Resampling.BOX))


@pytest.mark.parametrize("dark", [0.5, 0.25])
def test_the_hard_edge_of_a_shadow_is_taken_out_and_the_writing_on_both_sides_stays(dark: float):
    page = np.asarray(picture(TEXT), dtype=float)
    y, x = np.mgrid[0 : page.shape[0], 0 : page.shape[1]]
    shaded = Image.fromarray((page * np.where(x + y < 1200, dark, 1)).astype(np.uint8))
    assert is_uneven(shaded)
    even = np.asarray(evened(shaded), dtype=int)
    assert np.mean((even < 128) != (page < 128)) < 0.002


@needs_tesseract
def test_a_coarse_picture_is_read_and_its_boxes_are_those_of_the_picture():
    page = picture()
    coarse = page.resize((page.width * 9 // 20, page.height * 9 // 20), Image.Resampling.BOX)
    (read_page,) = read(encoded(coarse, "PNG", dpi=(100, 100)), "image/png").pages
    assert SequenceMatcher(None, text_of(read_page), "\n".join(TEXT)).ratio() > 0.98
    first = read_page.lines[0].words[0].box
    assert first is not None and abs(first.x0 - 150 * 0.45 * 0.72) < 3 and first.bottom < 70


@needs_tesseract
def test_more_errors_are_expected_on_a_worse_picture():
    expected = []
    for radius in (0.0, 4.0):
        blurred = picture().filter(ImageFilter.GaussianBlur(radius))
        (page,) = read(encoded(blurred, "PNG", dpi=(200, 200)), "image/png").pages
        assert page.expected_errors is not None
        expected.append(page.expected_errors)
    assert expected[0] < min(0.03, expected[1])
