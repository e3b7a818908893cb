"""PDFs: each page by the right means, columns apart, damaged files told apart from readable ones."""

import io

import pikepdf
import pytest

from pipeline.capture import CaptureOptions
from pipeline.errors import BadConfiguration, UnreadableInput
from tests.capture.making import TEXT, paragraph, pdf, read, text_of

TYPE = "application/pdf"


def test_a_text_layer_gives_words_with_boxes_and_sizes():
    reading = read(pdf([[("Vertrag", 70, 780), *paragraph()]]), TYPE)
    (page,) = reading.pages
    assert text_of(page).split("\n") == ["Vertrag", *TEXT]
    assert (page.method, page.width, page.height, reading.method) == ("text_layer", 595, 842, "text_layer")
    first = page.lines[0].words[0]
    assert first.size == 11 and first.box is not None
    assert first.box.x0 == pytest.approx(70, abs=0.5) and 50 < first.box.top < first.box.bottom < 66


def test_two_columns_do_not_mix_even_if_their_lines_are_level():
    left = paragraph(60, 700, [f"links {n} im Text" for n in range(8)])
    right = paragraph(320, 700, [f"rechts {n} im Text" for n in range(8)])
    woven = [line for pair in zip(left, right) for line in pair]
    page = read(
        pdf([[("Eine Zeile über beide Spalten des ganzen Blattes hinweg gesetzt", 60, 760), *woven]]), TYPE
    ).pages[0]
    assert [line.text.split()[0] for line in page.lines] == ["Eine"] + ["links"] * 8 + ["rechts"] * 8


def test_signatures_beside_each_other_keep_their_lines_together():
    left, right = ["Anna Alt", "Vorsitzende", "Heimatverein"], ["Bert Neu", "Bürgermeister", "Gemeinde Auental"]
    page = read(pdf([[*paragraph(), *paragraph(70, 400, left), *paragraph(330, 400, right)]]), TYPE).pages[0]
    assert [line.text for line in page.lines][4:] == left + right


def test_tables_of_figures_are_read_row_by_row():
    rows = [("Jahr", "Betrag"), ("2021", "4.500 €"), ("2022", "4.600 €"), ("2023", "4.700 €")]
    cells = [(text, x, 500 - 18 * n) for n, row in enumerate(rows) for text, x in zip(row, (80, 260))]
    page = read(pdf([[*paragraph(), *cells]]), TYPE).pages[0]
    assert [line.text for line in page.lines][4:] == [" ".join(row) for row in rows]
    assert page.lines[5].cells == (1, 2)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pages_that_lie_on_their_side_are_read_upright(rotate: int):
    page = read(pdf([paragraph()], rotate=rotate), TYPE).pages[0]
    assert text_of(page).split("\n") == list(TEXT)
    assert (page.rotation + rotate) % 360 == 0
    assert (page.width, page.height) == (595, 842)


def test_blank_pages_and_chosen_pages():
    content = pdf([paragraph(), [], paragraph()])
    assert [page.method for page in read(content, TYPE).pages] == ["text_layer", "blank", "text_layer"]
    assert [page.number for page in read(content, TYPE, CaptureOptions(pages="2-")).pages] == [2, 3]
    assert [page.number for page in read(content, TYPE, CaptureOptions(pages="1,3")).pages] == [1, 3]


@pytest.mark.parametrize(
    ("pages", "warnings"),
    [
        ([paragraph()], ()),
        ([paragraph(), []], ("page 2: blank",)),
        ([[], paragraph(), [], []], ("page 1: blank", "pages 3 to 4: blank")),
    ],
)
def test_blank_pages_are_named(pages: list[list[tuple[str, float, float]]], warnings: tuple[str, ...]):
    assert read(pdf(pages), TYPE).warnings == warnings


def test_a_page_that_has_text_keeps_it_on_demand_whatever_it_looks_like():
    nonsense = [("xqj zzkw vvbn qxqx pkkf zzrt wwvq jjxk", 70, 760 - 20 * n) for n in range(20)]
    page = read(pdf([nonsense]), TYPE, CaptureOptions(mode="skip_text")).pages[0]
    assert (page.method, len(page.lines)) == ("text_layer", 20)


@pytest.mark.parametrize("selection", ["x", "0", "1--2", "1,,2", "-3"])
def test_nonsense_is_no_selection_of_pages(selection: str):
    with pytest.raises(BadConfiguration):
        CaptureOptions(pages=selection).wants(1)


def _saved(content: bytes, **options: object) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as opened:
        opened.save(buffer, **options)
    return buffer.getvalue()


def test_a_password_for_changes_only_does_not_hinder():
    content = _saved(pdf([paragraph()]), encryption=pikepdf.Encryption(owner="geheim", user=""))
    assert text_of(read(content, TYPE).pages[0]).startswith("Die Gemeinde")


def test_junk_before_and_a_lost_table_of_objects_are_mended():
    content = pdf([paragraph()])
    broken = content[: content.rfind(b"startxref")] + b"startxref\n99999\n%%EOF"
    for damaged in (b"Kopfzeile\n" * 5 + content, broken):
        assert text_of(read(damaged, TYPE).pages[0]).startswith("Die Gemeinde")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (_saved(pdf([paragraph()]), encryption=pikepdf.Encryption(owner="geheim", user="x")), "encrypted_pdf"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nabgeschnitten", "damaged_pdf"),
        (pdf([paragraph()])[:200], "damaged_pdf"),
        (pdf([]), "damaged_pdf"),
    ],
)
def test_what_cannot_be_opened_has_its_code(content: bytes, code: str):
    with pytest.raises(UnreadableInput) as refusal:
        read(content, TYPE)
    assert refusal.value.code == code


def test_too_many_pages_are_refused():
    with pytest.raises(UnreadableInput) as refusal:
        read(pdf([[], [], []]), TYPE, CaptureOptions(max_pages=2))
    assert refusal.value.code == "too_many_pages"
