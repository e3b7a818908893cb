"""Web pages: what is text, and what it is."""

import pytest

from models.reading import Mark
from pipeline.errors import UnreadableInput
from tests.capture.making import read


def _lines(body: str):
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "text/html").pages[0].lines


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>Ziele</h2>", [("Ziele", Mark("heading", 2))]),
        ("<p>Eine<b>r</b>\n für   alle</p>", [("Einer für alle", None)]),
        (
            "<ol type='a' start='3'><li>x<li>y</ol>",
            [("x", Mark("list_item", 1, "c.")), ("y", Mark("list_item", 1, "d."))],
        ),
        (
            "<ul><li>x<ul><li>y</li></ul></li></ul>",
            [("x", Mark("list_item", 1, "•")), ("y", Mark("list_item", 2, "•"))],
        ),
        ("<blockquote>Zitat</blockquote>", [("Zitat", Mark("quote"))]),
        ("<nav><ul><li>Start</li></ul></nav>", [("Start", Mark("aside"))]),
        ("<script>x()</script><style>p{}</style><p hidden>a</p><p style='display: none'>b</p><p>c</p>", [("c", None)]),
        ("a<div>b</div>c", [("a", None), ("b", None), ("c", None)]),
        ("<p>Haus&nbsp;&amp; Hof</p>", [("Haus & Hof", None)]),
    ],
)
def test_blocks(body: str, expected: list[tuple[str, Mark | None]]):
    assert [(line.text, line.mark) for line in _lines(body)] == expected


def test_breaks_are_meant():
    lines = _lines("<p>Marktplatz 1<br>12345 Auental</p>")
    assert [(line.text, line.hard_end) for line in lines] == [("Marktplatz 1", True), ("12345 Auental", False)]
    assert lines[0].block == lines[1].block


def test_tables_of_short_cells_are_rows_and_others_are_blocks():
    row = _lines("<table><tr><th>Jahr</th><td>4.500 Euro</td></tr></table>")[0]
    assert (row.text, row.cells, row.mark) == ("Jahr 4.500 Euro", (1, 2), Mark("table_row"))
    cells = _lines("<table><tr><td><p>A. Alt</p><p>Rektorin</p></td><td><p>B. Neu</p></td></tr></table>")
    assert [line.text for line in cells] == ["A. Alt", "Rektorin", "B. Neu"]


@pytest.mark.parametrize(
    "content",
    [
        '<meta charset="iso-8859-1"><p>für Käufer</p>'.encode("latin-1"),
        '<meta charset="utf-8"><p>für Käufer</p>'.encode("cp1252"),
        "<html><p>für Käufer</p></html>".encode("utf-16"),
        "<p>für Käufer</p>".encode(),
    ],
)
def test_the_encoding_is_found_even_if_the_page_lies(content: bytes):
    assert read(content, "text/html").pages[0].lines[0].text == "für Käufer"


def test_pages_nested_without_end_still_give_text():
    assert "Text" in read(b"<div>" * 100_000 + b"Text", "text/html").pages[0].lines[0].text


def test_a_page_without_text_is_refused():
    with pytest.raises(UnreadableInput) as refusal:
        _lines("<script>load()</script>")
    assert refusal.value.code == "no_text"
