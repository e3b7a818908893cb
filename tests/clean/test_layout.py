"""Paragraphs, columns and what does not belong to the flow."""

import pytest

from models.text import CleanText
from pipeline.clean import clean
from pipeline.german.words import WordList
from tests.clean.pages import Set, column, page, pages, plain

LONG = (
    "Die Vertragspartner arbeiten auf allen Ebenen zusammen und unterrichten sich",
    "gegenseitig über alle Fragen, die für den Betrieb der Einrichtung von Belang",
    "sind oder werden können, und zwar so früh wie möglich und in der Form, die im",
    "Anhang beschrieben ist.",
)


def blocks(text: CleanText) -> list[str]:
    return [text.text[block.start : block.end] for block in text.blocks]


def test_lines_of_a_paragraph_are_joined_with_spaces(words: WordList) -> None:
    assert blocks(clean(pages(page(1, *column(70, 100, *LONG))), words)) == [" ".join(LONG)]


def test_white_space_parts_paragraphs(words: WordList) -> None:
    text = clean(pages(page(1, *column(70, 100, *LONG), *column(70, 100 + 4 * 14 + 8, *LONG))), words)
    assert blocks(text) == [" ".join(LONG)] * 2


def test_an_indent_parts_paragraphs(words: WordList) -> None:
    second = column(70, 156, *LONG)
    second[0] = Set(LONG[0], 82, 156)
    assert len(blocks(clean(pages(page(1, *column(70, 100, *LONG), *second)), words))) == 2


def test_larger_and_bold_type_parts_blocks_and_is_told(words: WordList) -> None:
    lines = [Set("Leihvertrag", 70, 80, 18, True), Set("Gegenstand", 70, 120, 11, True), *column(70, 134, *LONG)]
    text = clean(pages(page(1, *lines)), words)
    assert [(block.size, block.bold) for block in text.blocks] == [(18, True), (11, True), (11, False)]


def test_addresses_keep_their_lines(words: WordList) -> None:
    address = column(70, 100, "Musterwerk gGmbH", "Hafenstraße 3, 26121 Oldenburg", "vertreten durch Frau Ines Held")
    text = clean(pages(page(1, *address, *column(70, 200, *LONG))), words)
    assert blocks(text)[0] == "Musterwerk gGmbH\nHafenstraße 3, 26121 Oldenburg\nvertreten durch Frau Ines Held"


def test_address_lines_in_plain_text(words: WordList) -> None:
    text = clean(plain("Musterwerk gGmbH\nHafenstraße 3, 26121 Oldenburg\n\n" + "\n".join(LONG)), words)
    assert blocks(text) == ["Musterwerk gGmbH\nHafenstraße 3, 26121 Oldenburg", " ".join(LONG)]


@pytest.mark.parametrize("marker", ["1.", "a)", "(2)", "–", "•", "aa)"])
def test_list_items_are_blocks_of_their_own(marker: str, words: WordList) -> None:
    lines = column(70, 100, "Der Verein sorgt für:", f"{marker} den Betrieb des Hauses,", "die Pflege des Gartens und")
    text = clean(pages(page(1, *lines, *column(70, 160, *LONG))), words)
    assert text.blocks[1].marker == marker
    assert blocks(text)[1].startswith(f"{marker} den Betrieb")


@pytest.mark.parametrize("text", ["3. Juni 2019 in Kiel", "1. 5. 2020 bis zum Ende", "- im Folgenden: Stadt -"])
def test_what_looks_like_a_list_sign_and_is_none(text: str, words: WordList) -> None:
    assert clean(plain(text), words).blocks[0].kind == "paragraph"


def test_running_heads_and_page_numbers_are_asides(words: WordList) -> None:
    made = [
        page(n, Set(f"Haushaltsplan {2020 + n}", 70, 40, 9), *column(70, 140, *LONG), Set(f"- {n} -", 290, 815, 9))
        for n in (1, 2, 3)
    ]
    text = clean(pages(*made), words)
    assert [block.kind for block in text.blocks] == ["aside", "paragraph", "aside"] * 3


def test_a_clause_number_on_top_of_a_page_is_no_page_number(words: WordList) -> None:
    made = [page(n, Set(f"{n + 60}", 290, 60), *column(70, 140, *LONG[n:])) for n in (1, 2)]
    assert [block.kind for block in clean(pages(made[0]), words).blocks] == ["paragraph", "paragraph"]


def test_stamps_stand_aside(words: WordList) -> None:
    stamp = [Set("EINGEGANGEN", 420, 90, 12, block=7), Set("28. Juli 2020", 425, 106, 12, block=7)]
    text = clean(pages(page(1, *column(70, 200, *LONG), *stamp)), words)
    assert [block.kind for block in text.blocks] == ["aside", "aside", "paragraph"]


def test_columns_are_read_one_after_the_other(words: WordList) -> None:
    left = column(
        60,
        100,
        "Im Frühjahr hat der Verband mit",
        "dem Umbau des Wehrs begonnen, der",
        "bis zum Herbst dauern wird und für",
    )
    right = column(
        320,
        100,
        "den er eine Förderung des Landes",
        "erhält. Die Arbeiten gehen voran,",
        "wie der Verband gestern mitteilte.",
    )
    text = clean(pages(page(1, *left, *right)), words)
    assert len(text.blocks) == 1
    assert "dauern wird und für den er eine Förderung" in text.text


def test_captions_do_not_interrupt(words: WordList) -> None:
    text = clean(
        plain(
            "Die Ministerin besuchte das Werk und sprach lange mit den Leuten aus der Fertigung "
            "über\n\nFoto: Petra Beispiel\n\nihre Arbeit."
        ),
        words,
    )
    assert blocks(text)[0].endswith("Fertigung über ihre Arbeit.")
    assert text.blocks[1].kind == "caption"


def test_centred_lines_are_told(words: WordList) -> None:
    middle = 70 + len(LONG[0]) * 5.5 / 2
    heading = "Artikel 2"
    lines = [Set(heading, middle - len(heading) * 5.5 / 2, 60), *column(70, 100, *LONG)]
    text = clean(pages(page(1, *lines)), words)
    assert [block.centred for block in text.blocks] == [True, False]


def test_a_centred_heading_stands_above_a_short_line_further_left(words: WordList) -> None:
    short = Set("(1) Nebenabreden bestehen nicht.", 70, 130)
    text = clean(pages(page(1, Set("§ 8", 290, 96), short, Set("Schluss", 280, 112), *column(70, 160, *LONG))), words)
    assert text.text.index("Schluss") < text.text.index("Nebenabreden")
