"""§ brought back: by the sign's depth below the line, by sequence, by the phrases of citation."""

import pytest

from models.reading import Box, Line, Page, PageMethod, Word
from pipeline.capture.paragraph_sign import mend_paragraph_signs


def _line(printed: str, read: str, top: float) -> Line:
    """A line where `read` was recognised for `printed`, word for word; § reaches below the line."""
    words = []
    x = 70.0
    for true, seen in zip(printed.split(), read.split(), strict=True):
        bottom = (
            top + 7 + (1.2 if "§" in true or true[0] == "(" else 0) + (1.5 if any(c in "gjpqy,;" for c in true) else 0)
        )
        words.append(Word(seen, Box(x, top, x + 5 * len(true), bottom), 0.9, 11))
        x += 5 * len(true) + 3
    return Line(tuple(words))


def _page(lines: list[tuple[str, str]], method: PageMethod = "ocr") -> Page:
    return Page(1, 595, 842, method, tuple(_line(p, r, 100 + 20 * n) for n, (p, r) in enumerate(lines)))


def _mended(lines: list[tuple[str, str]]) -> list[str]:
    return [line.text for line in mend_paragraph_signs([_page(lines)])[0].lines]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("nach § 44 Absatz 2 der Ordnung", "nach 8 44 Absatz 2 der Ordnung"),
        ("gemäß § 314 BGB kündigen", "gemäß $ 314 BGB kündigen"),
        ("der Bericht (§ 13 Abs. 2 KGG)", "der Bericht (8 13 Abs. 2 KGG)"),
        ("die §§ 3 und 4 gelten", "die 88 3 und 4 gelten"),
        ("nach den §§ 48 bis 49a", "nach den $$ 48 bis 49a"),
        ("sowie § 7 Satz 1", "sowie 5 7 Satz 1"),
    ],
)
def test_citations(printed: str, read: str):
    assert _mended([(printed, read)]) == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "es waren 8 300 Euro mehr",
        "also 5 400 Menschen",
        "nach 8 Jahren endet der Vertrag",
        "am 8. Mai 2019",
        "sind 85 Prozent der Mittel",
        "8 Exemplare werden ausgefertigt",
        "im Jahr 1988 und 1989",
    ],
)
def test_numbers_stay(text: str):
    assert _mended([(text, text)]) == [text]


def test_headings_in_sequence_even_without_a_space():
    printed = ["§ 1 Ziel", "§ 2 Geld", "§ 3 Dauer"]
    assert _mended(list(zip(printed, ["8 1 Ziel", "$ 2 Geld", "8 3 Dauer"]))) == printed
    lone = [("§1", "81"), ("Ziel", "Ziel"), ("§2", "82"), ("Geld", "Geld"), ("§3", "$3")]
    assert _mended(lone) == ["§ 1", "Ziel", "§ 2", "Geld", "§ 3"]


def test_two_citations_beside_each_other_are_told_by_the_clauses_of_the_document():
    heads = [(f"§ {n} Ziel", f"8 {n} Ziel") for n in range(1, 8)]
    assert _mended([*heads, ("dann gelten §6 und §7 nicht", "dann gelten 86 und 87 nicht")])[-1] == (
        "dann gelten § 6 und § 7 nicht"
    )
    plain = ("es waren 86 und 87 Plätze", "es waren 86 und 87 Plätze")
    assert _mended([*heads, plain])[-1] == plain[0]
    assert _mended([("dann gelten 86 und 87 nicht",) * 2]) == ["dann gelten 86 und 87 nicht"]


def test_page_numbers_are_no_headings():
    pages = [Page(n, 595, 842, "ocr", (_line(f"8{n}", f"8{n}", 815),)) for n in (1, 2, 3)]
    assert [page.lines[0].text for page in mend_paragraph_signs(pages)] == ["81", "82", "83"]


def test_the_first_reading_is_kept_and_text_layers_are_not_touched():
    (page,) = mend_paragraph_signs([_page([("nach § 44 Absatz 2", "nach 8 44 Absatz 2")])])
    assert page.lines[0].words[1].first_reading == "8"
    (layer,) = mend_paragraph_signs([_page([("nach § 44 Absatz 2", "nach 8 44 Absatz 2")], "text_layer")])
    assert layer.lines[0].text == "nach 8 44 Absatz 2"


@pytest.mark.parametrize(
    ("printed", "read"),
    [("der §§ 3, 5 und 8 der Ordnung", "der 88 3, 5 und 8 der Ordnung"), ("nach § 2, soweit", "nach 8 2, soweit")],
)
def test_a_number_with_a_comma_does_not_tell_how_deep_the_line_reaches(printed: str, read: str):
    assert _mended([(printed, read)]) == [printed]


def test_a_misread_number_is_told_by_those_before_and_after_it():
    printed = ["§ 3 Geld", "§ 4 Lenkungskreis", "§ 5 Dauer"]
    assert _mended(list(zip(printed, ["8 3 Geld", "$ A Lenkungskreis", "8 5 Dauer"]))) == printed
    assert _mended([("$ A Lenkungskreis", "$ A Lenkungskreis")]) == ["$ A Lenkungskreis"]


def test_a_clause_of_the_document_is_known_where_it_is_cited():
    heads = [(f"§ {n} Ziel", f"8 {n} Ziel") for n in (1, 2, 3)]
    cited = ("wie nach (§ 2) und", "wie nach (8 2) und")
    assert _mended([*heads, cited])[-1] == cited[0]
    assert _mended([cited])[-1] == cited[1]
