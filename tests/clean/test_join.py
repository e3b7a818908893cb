"""Words that the line's end broke."""

import pytest

from models.reading import Box, Line, Mark, Page, Reading, Word
from models.text import CleanText
from pipeline.clean import clean
from pipeline.german.words import WordList
from tests.clean.pages import Set, column, page, pages, plain

FILL = "und das steht hier nur, damit die Zeile bis an ihren Rand reicht und voll ist wie"


def joined(left: str, right: str, words: WordList) -> str:
    text = clean(plain(f"{FILL} {left}\n{right} {FILL}\n{FILL} noch einmal."), words).text
    return text.removeprefix(FILL).split(" und das steht", 1)[0].strip()


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("Universi-", "tätsstadt", "Universitätsstadt"),
        ("För-", "derung", "Förderung"),
        ("Verwaltungsge-", "richt,", "Verwaltungsgericht,"),
        ("ge-", "meinsam", "gemeinsam"),
        ("Maß‐", "nahmen", "Maßnahmen"),
        ("Schul- ", "und Hortplätze", "Schul- und Hortplätze"),
        ("Bildungs-", "oder Sozialarbeit", "Bildungs- oder Sozialarbeit"),
        ("Ein-", "bzw. Ausfuhr", "Ein- bzw. Ausfuhr"),
        ("WIR-", "Programm", "WIR-Programm"),
        ("Rhein-", "Main", "Rhein-Main"),
        ("EU-", "weit", "EU-weit"),
        ("2019-", "2021", "2019-2021"),
        ("–", "danach", "– danach"),
    ],
)
def test_line_end_hyphens(left: str, right: str, whole: str, words: WordList) -> None:
    assert joined(left, right, words) == whole


def test_a_joined_word_keeps_both_its_words_and_is_no_repair(words: WordList) -> None:
    text = clean(plain(f"{FILL} Förde-\nrung {FILL}\n{FILL} aus."), words)
    start = text.text.index("Förderung")
    pieces = text.pieces_in(start, start + 9)
    assert [piece.word.text for piece in pieces] == ["Förde-", "rung"]
    assert text.source_text(start, start + 9) is None


def test_a_word_goes_on_behind_a_picture(words: WordList) -> None:
    text = clean(
        plain("Sie leitet die Stelle für Antidiskriminie-\n\n© Land, Foto Meier\n\nrung seit dem Frühjahr."), words
    )
    assert "Antidiskriminierung seit dem Frühjahr." in text.text


def test_two_columns_that_interrupt_each_other(words: WordList) -> None:
    text = clean(
        plain(
            "Wir werden das bis Ende März prü-\n\nDas hat die Stadt der Universi-\n\nfen, wie wir "
            "sagten.\n\ntätsstadt zugesagt."
        ),
        words,
    )
    assert "bis Ende März prüfen, wie wir sagten." in text.text
    assert "der Universitätsstadt zugesagt." in text.text


def two_pages(words: WordList) -> CleanText:
    first = column(
        70,
        700,
        "Die Gemeinde übernimmt die Kosten für die laufende Unterhaltung der Anlage",
        "sowie die Kosten für den Betrieb der Pumpen und stellt dafür ein eige-",
    )
    second = column(
        70, 90, "nes Budget bereit, das jährlich überprüft wird. Näheres regelt die Satzung,", "die der Rat beschließt."
    )
    heads = [Set("Vertrag über die Pumpen", 70, 40, 8), Set("Vertrag über die Pumpen", 70, 40, 8)]
    feet = [Set("Seite 1 von 2", 270, 810, 8), Set("Seite 2 von 2", 270, 810, 8)]
    return clean(pages(page(1, heads[0], *first, feet[0]), page(2, heads[1], *second, feet[1])), words)


def test_a_sentence_goes_on_over_the_page_and_its_foot(words: WordList) -> None:
    text = two_pages(words)
    assert "stellt dafür ein eigenes Budget bereit" in text.text
    assert [block.kind for block in text.blocks].count("aside") == 4


def test_a_ragged_line_ends_a_page_where_the_next_word_had_no_room(words: WordList) -> None:
    first = column(
        70,
        700,
        "Die Gemeinde übernimmt die Kosten für die laufende Unterhaltung der Anlage und zahlt",
        "sowie die Kosten für den Betrieb der Pumpen und stellt dafür ein neues",
    )
    second = column(70, 90, "Haushaltsbudget bereit, das jährlich überprüft wird, wie der Rat beschließt und sagt.")
    text = clean(pages(page(1, *first), page(2, *second)), words).text
    assert "ein neues Haushaltsbudget bereit" in text


def test_running_lines_stay_on_their_side_of_the_page(words: WordList) -> None:
    text = two_pages(words)
    foot = text.text.index("Seite 1 von 2")
    assert foot < text.pages[1].start
    assert text.text.index("Seite 2 von 2") > text.pages[1].start


@pytest.mark.parametrize(
    ("read", "clean_form"), [("Oﬃzier", "Offizier"), ("Ver\u00adtrag", "Vertrag"), ("u\u0308ber", "über")]
)
def test_normal_form(read: str, clean_form: str, words: WordList) -> None:
    assert clean(plain(f"Das ist {read} hier."), words).text == f"Das ist {clean_form} hier."


def test_cells_of_a_table_row_are_parted(words: WordList) -> None:
    row = Line(tuple(map(Word, ["Schule", "Feld", "Gutshof", "GmbH"])), 0, Mark("table_row"), cells=(2, 0, 2))
    text = clean(Reading((Page(1, 0.0, 0.0, "text", (row,), laid_out=False),), "test"), words)
    assert text.text == "Schule Feld | Gutshof GmbH"
    assert [block.kind for block in text.blocks] == ["table_row"]


def test_dirt_at_the_edges_of_a_row_leaves_its_cells(words: WordList) -> None:
    read = ["|", "Jahr", "Betrag", "Euro", "|"]
    made = tuple(Word(text, Box(50 + 60 * n, 100, 90 + 60 * n, 110), 0.5) for n, text in enumerate(read))
    page = Page(1, 595.0, 842.0, "ocr", (Line(made, 0, Mark("table_row"), cells=(2, 3)),))
    assert clean(Reading((page,), "test"), words).text == "Jahr | Betrag Euro"
