"""What stands side by side: signatures and parties body by body, tables row by row, newspapers column by column."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.capture.making import TEXT, paragraph, pdf, read

Row = tuple[float, Sequence[str]]


def _lines(rows: Sequence[Row], at: Sequence[float]) -> list[str]:
    """The lines read from a page with full lines of text and, from y = 700 down, `rows` (height, cells)."""
    cells = [(text, x, 700 - drop) for drop, row in rows for text, x in zip(row, at) if text]
    page = [*paragraph(lines=TEXT[:3]), *cells]
    made = read(pdf([page]), "application/pdf").pages[0].lines[3:]
    parts = [[word.text for word in line.words] for line in made]
    return [_with_cells(words, line.cells) for words, line in zip(parts, made)]


def _with_cells(words: list[str], counts: tuple[int, ...]) -> str:
    if not counts:
        return " ".join(words)
    starts = [sum(counts[:i]) for i in range(len(counts) + 1)]
    return " | ".join(" ".join(words[a:b]) for a, b in pairwise(starts))


BODIES = ("Für die Gemeinde Auental", "Für den Heimatverein")
NAMES = ("Karin Feldner", "Ulf Brenner")
OFFICES = ("Bürgermeisterin", "Vorsitzender")


@pytest.mark.parametrize("room", [20, 50, 80])
def test_each_body_stays_with_those_who_sign_for_it(room: float):
    rows = [(0, ("Auental, 4. Mai 2021",)), (30, BODIES), (30 + room, NAMES), (44 + room, OFFICES)]
    left, right = zip(BODIES, NAMES, OFFICES)
    assert _lines(rows, (70, 330)) == ["Auental, 4. Mai 2021", *left, *right]


def test_three_bodies_with_dates_of_their_own():
    dates = ("Auental, 4. Mai 2021", "Bergen, 5. Mai 2021", "Celle, 6. Mai 2021")
    names = ("Karin Feldner", "Ulf Brenner", "Ida Saß")
    assert _lines([(0, dates), (60, names)], (70, 230, 400)) == [line for pair in zip(dates, names) for line in pair]


def test_parties_side_by_side_come_before_the_line_below_both():
    left = ("der Gemeinde Auental, vertreten durch", "die Bürgermeisterin Karin Feldner")
    right = ("dem Heimatverein, vertreten durch", "den Vorsitzenden Ulf Brenner")
    below = "wird das Folgende vereinbart:"
    rows = [(0, (left[0], right[0])), (14, (left[1], right[1])), (40, (below,)), (54, TEXT[:1])]
    assert _lines(rows, (70, 330)) == [*left, *right, below, TEXT[0]]


def test_a_filled_column_is_parted_from_the_next_where_the_line_below_shows_it():
    rows = [
        (0, ("Für das Ministerium für Bildung und Kunst", "Für die Hochschule Auental, Körperschaft")),
        (14, ("des Landes", "des öffentlichen Rechts")),
    ]
    left, right = zip(*(row for _, row in rows))
    assert _lines(rows, (70, 286)) == [*left, *right]


def test_tables_are_known_by_their_heads_and_cells_may_have_several_lines():
    rows = [
        (0, ("Beteiligter", "Vertreten durch")),
        (18, ("Gemeinde Auental am", "Karin Feldner")),
        (31, ("Mühlbach",)),
        (49, ("Heimatverein", "Ulf Brenner")),
        (67, ("Sportverein", "Ida Saß")),
    ]
    assert _lines(rows, (70, 330)) == [
        "Beteiligter | Vertreten durch",
        "Gemeinde Auental am Mühlbach | Karin Feldner",
        "Heimatverein | Ulf Brenner",
        "Sportverein | Ida Saß",
    ]


def test_numbered_rows_are_a_table():
    rows = [(18 * n, (f"{n + 1}. Verein", "Markt 8, 99999 Auental am Bach")) for n in range(3)]
    assert _lines(rows, (70, 330)) == [" | ".join(row) for _, row in rows]


def test_two_articles_in_two_columns_are_read_one_after_the_other():
    columns = [(f"Zeile {n} der linken Spalte steht hier", f"Zeile {n} der rechten Spalte steht da") for n in range(14)]
    rows = [(14 * n + 40 * (n > 6), columns[n]) for n in range(14)]
    left, right = zip(*columns)
    assert _lines(rows, (70, 330)) == [*left[:7], *right[:7], *left[7:], *right[7:]]
