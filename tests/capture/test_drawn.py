"""Layers of skewed scans: the lines that an earlier OCR drew, not those that lie level."""

from models.reading import Box, Line, Page, Reading, Word
from pipeline.capture import CaptureOptions
from pipeline.capture.drawn import drawn_rows
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
