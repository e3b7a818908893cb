"""Dashes, list signs, quotation marks and numerals as they were printed."""

import pytest

from models.reading import Box, Line, Page, Word
from pipeline.capture.restore import restore_signs


def _line(text: str, top: float = 100, widths: dict[int, float] | None = None, block: int = 0) -> Line:
    words, x = [], 70.0
    for index, part in enumerate(text.split()):
        width = (widths or {}).get(index, 4.0 * len(part) + len(part) % 3)
        words.append(Word(part, Box(x, top, x + width, top + (4 if len(part) == 1 else 8)), 0.9, 11))
        x += width + 5
    return Line(tuple(words), block)


def _restored(*lines: Line) -> list[str]:
    (page,) = restore_signs([Page(1, 595, 842, "ocr", lines)])
    return [line.text for line in page.lines]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Bund — Länder", "Bund – Länder"),
        ("ein Satz von 84,— Euro", "ein Satz von 84,– Euro"),
        ('das „Bündnis" und', "das „Bündnis“ und"),
        ("die ,,Allianz” und", "die „Allianz“ und"),
        ('die "Allianz" und', "die „Allianz“ und"),
        ("Il. Gegenstand", "II. Gegenstand"),
        ("VIll. Schluss", "VIII. Schluss"),
        ("l. Ziel", "I. Ziel"),
        ("Die Stadt", "Die Stadt"),
        ("Il suo", "Il suo"),
    ],
)
def test_words(read: str, printed: str):
    assert _restored(_line(read)) == [printed]


@pytest.mark.parametrize(("width", "sign"), [(5.0, "–"), (2.8, "-")])
def test_a_lone_stroke_is_a_dash_if_it_is_long(width: float, sign: str):
    assert _restored(_line("Bund - Länder", widths={1: width})) == [f"Bund {sign} Länder"]


def test_list_signs_come_in_numbers():
    two = [_line("« Erster Punkt", 100), _line("+ Zweiter Punkt", 120)]
    assert _restored(*two) == ["• Erster Punkt", "• Zweiter Punkt"]
    assert _restored(two[0], _line("Text", 120)) == ["« Erster Punkt", "Text"]


def test_the_first_reading_is_kept():
    (page,) = restore_signs([Page(1, 595, 842, "ocr", (_line("Bund — Länder"),))])
    assert [word.first_reading for word in page.lines[0].words] == [None, "—", None]
