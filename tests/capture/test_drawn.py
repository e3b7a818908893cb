"""Layers of skewed scans: the lines that an earlier OCR drew, not those that lie level."""

import pytest

from models.reading import Box, Line, Page, Reading, Word
from pipeline.capture import CaptureOptions
from pipeline.capture.drawn import drawn_rows
from pipeline.capture.layer import Sign, words_of
from pipeline.export.searchable import picture_pdf
from tests.capture.making import TEXT, encoded, picture, read


def _words(text: str, top: float, slope: float) -> tuple[Word, ...]:
    words, x = [], 50.0
    for word in text.split():
        y = top + slope * x
        words.append(Word(word, Box(x, y, x + 5 * len(word), y + 8), size=10))
        x += 5 * len(word) + 2.5
    return tuple(words)


def test_lines_that_sink_by_more_than_their_distance_stay_whole():
    lines = tuple(Line(_words(text, 60 + 13 * number, 0.05)) for number, text in enumerate([*TEXT, *TEXT]))
    page = Page(1, 594, 360, "ocr", lines)
    content = picture_pdf(encoded(picture(), "JPEG", dpi=(200, 200)), Reading((page,), ""))
    made = read(content, "application/pdf", CaptureOptions(mode="skip_text")).pages[0]
    assert [line.text for line in made.lines] == [*TEXT, *TEXT]


def test_words_that_are_not_drawn_row_by_row_say_nothing_about_rows():
    words = [word for number in range(3) for word in _words(TEXT[0], 60 + 20 * number, 0)]
    assert drawn_rows(words[::-1]) is None
    rows = drawn_rows(words)
    assert rows is not None and [" ".join(word.text for word in row) for row in rows] == [TEXT[0]] * 3


def _signs(text: str, x: float, width: float) -> list[Sign]:
    return [Sign(sign, Box(x + width * n, 100, x + width * (n + 1), 110), 10) for n, sign in enumerate(text)]


@pytest.mark.parametrize(("by_ocr", "ends"), [(True, [72, 94]), (False, [68, 90])])
def test_words_that_tesseract_stretched_with_the_blank_after_them(by_ocr: bool, ends: list[float]):
    words = words_of([*_signs("Haus ", 52, 4), *_signs("Hof ", 78, 4)], by_ocr)
    assert [word.text for word in words] == ["Haus", "Hof"]
    assert [word.box.x1 for word in words if word.box] == ends


def test_a_blank_of_another_width_is_no_part_of_a_word():
    signs = [*_signs("Haus", 52, 5), *_signs(" ", 72, 2.5), *_signs("Hof", 75, 5)]
    assert [word.box.x1 for word in words_of(signs, by_ocr=True) if word.box] == [72, 90]


def test_signs_that_an_earlier_ocr_lacked_are_brought_back():
    texts = [*TEXT, 'Der Verein nennt das Haus ,,Altes Rathaus" in allen Schreiben.']
    lines = tuple(Line(_words(text, 60 + 15 * number, 0)) for number, text in enumerate(texts))
    content = picture_pdf(encoded(picture(), "JPEG", dpi=(200, 200)), Reading((Page(1, 594, 360, "ocr", lines),), ""))
    page = read(content, "application/pdf", CaptureOptions(mode="skip_text")).pages[0]
    assert (page.method, page.lines[-1].text) == (
        "text_layer",
        "Der Verein nennt das Haus „Altes Rathaus“ in allen Schreiben.",
    )
