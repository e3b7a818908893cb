"""What holds for whatever is read: every character of the text knows its word, and the text is in normal form."""

import unicodedata
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from models.reading import Box, Line, Mark, Page, Reading, Word
from models.text import CleanText
from pipeline.clean import clean
from pipeline.german.words import WordList

LETTERS = 'aäbcdeéfgilmnoöprsßtuüvzABEFGIMSÜÖ§$8123456790.,:;-–„“"()*®ﬁﬂ\u00ad\u0308\u200b'
TEXTS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=12),
    st.sampled_from(
        ["und", "der", "fur", "uber", "Mo-", "bilität", "1.", "(2)", "a)", "§", "8", "$", "Il.", "-", "„Wir"]
    ),
    st.text(min_size=1, max_size=4).filter(lambda text: text.isprintable() and not any(map(str.isspace, text))),
)
NUMBERS = st.floats(0, 800, allow_nan=False)
MARKS = st.one_of(
    st.none(),
    st.builds(
        Mark, st.sampled_from(["heading", "list_item", "table_row", "quote", "caption", "footnote", "aside"]),
        st.integers(1, 4), st.sampled_from(["", "-", "1.", "a)"]),
    ),
)  # fmt: skip


@cache
def words() -> WordList:
    return WordList.load(Path(__file__).parents[2] / "models" / "german" / "words.txt.xz")


def boxes() -> st.SearchStrategy[Box]:
    return st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), NUMBERS, NUMBERS, st.floats(1, 90), st.floats(4, 30))


def lines(laid_out: bool) -> st.SearchStrategy[Line]:
    size = st.one_of(st.none(), st.sampled_from([8.0, 11.0, 11.5, 16.0]))
    word = st.builds(
        Word, TEXTS, boxes() if laid_out else st.none(), st.floats(0, 1), size if laid_out else st.none(), st.booleans()
    )
    made = st.lists(word, max_size=9).map(tuple)
    cells = st.sampled_from([(), (1, 1), (2, 0, 3), (0, 4)])
    return st.builds(Line, made, st.integers(0, 5), MARKS, st.booleans(), cells)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    laid_out = draw(st.booleans())
    method = draw(st.sampled_from(["text_layer", "ocr"])) if laid_out else "text"
    made = [
        Page(number, 595.0, 842.0, method, tuple(draw(st.lists(lines(laid_out), max_size=12))), laid_out=laid_out)
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]
    return Reading(tuple(made), "test")


@settings(max_examples=150, deadline=None)
@given(readings())
def test_every_character_knows_its_word(reading: Reading) -> None:
    text = clean(reading, words())
    ends = [0, *(piece.end for piece in text.pieces)]
    starts = [*(piece.start for piece in text.pieces), len(text.text)]
    assert {text.text[end:start] for end, start in zip(ends, starts)} <= {"", " ", "\n", "\n\n", " | "}


@settings(max_examples=150, deadline=None)
@given(readings())
def test_pieces_and_blocks_are_in_order(reading: Reading) -> None:
    text = clean(reading, words())
    assert all(a.end <= b.start for a, b in zip(text.pieces, text.pieces[1:]))
    assert all(a.end + 2 == b.start for a, b in zip(text.blocks, text.blocks[1:]))
    assert text.text == "\n\n".join(text.text[block.start : block.end] for block in text.blocks)
    assert all(piece.start < piece.end for piece in text.pieces)
    for block in text.blocks:
        assert text.text[block.start : block.end].strip() == text.text[block.start : block.end]
        assert text.text[block.start : block.end].startswith(block.marker)


@settings(max_examples=150, deadline=None)
@given(readings())
def test_text_is_in_normal_form(reading: Reading) -> None:
    text = clean(reading, words()).text
    assert unicodedata.normalize("NFC", text) == text
    assert "\u00ad" not in text and "\ufb01" not in text


@settings(max_examples=100, deadline=None)
@given(readings())
def test_page_spans_part_the_text(reading: Reading) -> None:
    text = clean(reading, words())
    assert [span.page for span in text.pages] == list(reading.pages)
    assert text.pages[-1].end == len(text.text)
    assert all(a.end == b.start for a, b in zip(text.pages, text.pages[1:]))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=8), min_size=1, max_size=6))
def test_cleaning_twice_is_cleaning_once(rows: list[list[str]]) -> None:
    def reading(paragraphs: list[str]) -> Reading:
        made = tuple(Line(tuple(map(Word, p.split())), n) for n, p in enumerate(paragraphs) if p.split())
        return Reading((Page(1, 0.0, 0.0, "text", made, laid_out=False),), "test")

    def blocks(text: CleanText) -> list[str]:
        return [text.text[block.start : block.end] for block in text.blocks]

    once = blocks(clean(reading([" ".join(row) for row in rows]), words()))
    assert blocks(clean(reading(once), words())) == once
