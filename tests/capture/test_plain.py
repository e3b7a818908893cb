"""Text in any encoding, and what its Markdown says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reading import Mark
from tests.capture.making import read

GERMAN = "Straße, Öl, Käufer, Grüße – „Überraschung“ für 5 € gemäß § 3"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", GERMAN),
        ("utf-8-sig", GERMAN),
        ("utf-16", GERMAN),
        ("utf-16-le", GERMAN),
        ("utf-16-be", GERMAN),
        ("utf-32", GERMAN),
        ("cp1252", GERMAN),
        ("latin-1", "Straße, Öl, Käufer, Grüße gemäß § 3"),
        ("iso8859-15", "Straße, Öl, Käufer, Grüße für 5 €"),
        ("cp850", "Straße, Öl, Käufer, Grüße, übrige Gebühren"),
        ("mac-roman", "Straße, Öl, Käufer, Grüße, übrige Gebühren"),
    ],
)
def test_encodings(encoding: str, text: str):
    assert read(text.encode(encoding), "text/plain").pages[0].lines[0].text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Käufer".encode(), "Käufer"),
        ("Wett\u00adbe\u00adwerb".encode(), "Wettbewerb"),
        (b"V E R T R A G   z w i s c h e n der Stadt", "VERTRAG zwischen der Stadt"),
        ("N i e d e r s c h r i f t über z. B. e. V.".encode(), "Niederschrift über z. B. e. V."),
        ("Förde\u00ad\nrung".encode(), "Förderung"),
        ("Null\u200bbreite\ufeff".encode(), "Nullbreite"),
        ("mit\u00a0festem\u202fLeerzeichen".encode(), "mit festem Leerzeichen"),
        (b"Gl\x07ocke\x1b[31m", "Glocke[31m"),
        ("für Käufer, Größe".encode().decode("cp1252").encode(), "für Käufer, Größe"),
        ("begrüßt das Bündnis".encode().decode("cp1250").encode(), "begrüßt das Bündnis"),
        (("Käufer, " + "begrüßt".encode().decode("cp1252")).encode(), "Käufer, begrüßt"),
        ("Die Käufer für Größe, über, müssen".encode() + b" gr\xfc\xdfen", "Die Käufer für Größe, über, müssen grüßen"),
    ],
)
def test_signs_are_cleaned(content: bytes, text: str):
    assert read(content, "text/plain").pages[0].lines[0].text == text


@pytest.mark.parametrize("sign", ["(", "=", "§", "€", "$"])
def test_runs_of_one_sign_are_cut(sign: str):
    lines = read(("Text " + sign * 5000).encode(), "text/plain").pages[0].lines
    assert sum(len(line.text) for line in lines) <= 205


def _lines(text: str):
    return read(text.encode(), "text/markdown").pages[0].lines


@pytest.mark.parametrize(
    ("source", "text", "mark"),
    [
        ("# Vertrag", "Vertrag", Mark("heading", 1)),
        ("### **§ 1 Ziel** ###", "§ 1 Ziel", Mark("heading", 3)),
        ("Vertrag\n=======", "Vertrag", Mark("heading", 1)),
        ("Ziel\n----", "Ziel", Mark("heading", 2)),
        ("- Punkt", "Punkt", Mark("list_item", 1, "-")),
        ("    • Punkt", "Punkt", Mark("list_item", 3, "•")),
        ("2. Die Stadt zahlt.", "Die Stadt zahlt.", Mark("list_item", 1, "2.")),
        ("a) die Miete,", "die Miete,", Mark("list_item", 1, "a)")),
        ("3. Juni 2019", "3. Juni 2019", None),
        ("19. Wahlperiode", "19. Wahlperiode", None),
        ("– im Folgenden „Stadt“ –", "– im Folgenden „Stadt“ –", None),
        ("> Zitat", "Zitat", Mark("quote")),
        ("[^1]: Siehe dort.", "Siehe dort.", Mark("footnote", 1, "1")),
        ("Siehe [den Plan](https://example.org/plan_(1)).", "Siehe den Plan.", None),
        ("<https://example.org>", "https://example.org", None),
        ("![Bild](bild.png) Text", "Text", None),
        ("Bürger*innen und Leser*innen", "Bürger*innen und Leser*innen", None),
        ("Migrant\\*innen", "Migrant*innen", None),
        ("Name_mit_Strichen", "Name_mit_Strichen", None),
        ("Haus &amp; Hof&nbsp;GmbH", "Haus & Hof GmbH", None),
        ("Text<sup>2</sup> <!-- weg -->", "Text2", None),
    ],
)
def test_markdown(source: str, text: str, mark: Mark | None):
    (line,) = _lines(source)
    assert (line.text, line.mark) == (text, mark)


def test_emphasis_belongs_to_words():
    (line,) = _lines("Die **Stadt Auental** und *der Verein* sowie ***beide***")
    assert [word.text for word in line.words if word.bold] == ["Stadt", "Auental", "beide"]
    assert [word.text for word in line.words if word.italic] == ["der", "Verein", "beide"]


def test_emphasis_over_several_lines_and_breaks_on_purpose():
    lines = _lines("**Gemeinsam  \nhandeln  \njetzt**")
    assert [(line.text, line.hard_end, line.words[0].bold) for line in lines] == [
        ("Gemeinsam", True, True),
        ("handeln", True, True),
        ("jetzt", False, True),
    ]


def test_tables_keep_their_cells():
    lines = _lines("| Jahr | Betrag |\n|---|---:|\n| 2021 | 4.500 Euro |\n\nDanach Text.")
    assert [(line.text, line.cells) for line in lines[:2]] == [("Jahr Betrag", (1, 1)), ("2021 4.500 Euro", (1, 2))]
    assert lines[2].mark is None


def test_hard_wrapped_paragraphs_stay_together():
    lines = _lines("Die Stadt zahlt nach\n§ 3 des Vertrages am\n1. Januar den Betrag.\n\nNeuer Absatz.")
    assert [line.block for line in lines] == [0, 0, 0, 1]


def test_list_of_sentences_below_a_short_line():
    lines = _lines("Stadt Auental\n– Wir bauen ein Haus.\n– Wir mieten es.")
    assert [line.mark.kind if line.mark else None for line in lines] == [None, "list_item", "list_item"]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str):
    reading = read(text.encode("utf-8", "surrogatepass"), "text/plain")
    for line in reading.pages[0].lines:
        assert line.words
        assert all(word.text and not any(sign.isspace() for sign in word.text) for word in line.words)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(content: bytes):
    read(content, "text/plain")


def test_text_right_below_a_table_is_kept():
    lines = _lines("| Rat | Amt |\n| Ost | West |\nDas gilt ab sofort.")
    assert [(line.text, line.mark) for line in lines[2:]] == [("Das gilt ab sofort.", None)]


@pytest.mark.parametrize(
    ("source", "cells"),
    [
        ("Ida Moor                Uwe Fenn\nRektorin                Bauleiter", [(2, 2), (1, 1)]),
        ("I. Moor\t\tU. Fenn\n(Rektorin)\t\t(Bauleiter)", [(2, 2), (1, 1)]),
        ("Ort Au, 3.4.2019            Ort Ried, 5.4.2019", [(3, 3)]),
        ("Ida Moor     Uwe Fenn\n\n  Rektorin     Bauleiter", [(2, 2), (1, 1)]),
        ("für das Dach      500 Euro\nfür die Heizung   700 Euro", [(3, 2), (3, 2)]),
        ("Für Au:      L. S.     Ida Moor\nFür Ried:              Uwe Fenn", [(), ()]),
        ("Für Au:      Für Ried:\nIda Moor     Uwe Fenn", [(2, 2), (2, 2)]),
        ("Name: Ida        Ort: Au\nAmt:  Bau        Tag: 3.4.", [(2, 2), (2, 2)]),
        ("Die Stadt   zahlt die\nMiete und den Strom", [(), ()]),
        ("§ 1      Ziel\n\n§ 2      Dauer", [(), ()]),
        ("1.          Miete", [()]),
        (" ".join(["Wort"] * 200) + "          Ende", [()]),
        ("Artikel 4\t\tSchluss", [()]),
    ],
)
def test_text_side_by_side_is_a_row_of_cells(source: str, cells: list[tuple[int, ...]]):
    lines = _lines(source)
    assert [line.cells for line in lines] == cells
    assert all(line.mark == Mark("table_row") for line in lines if line.cells)
