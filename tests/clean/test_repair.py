"""Misread letters."""

import pytest

from models.reading import Line, Page, Reading, Word
from pipeline.clean import clean
from pipeline.german.words import WordList
from tests.clean.pages import plain

LOST = (
    "Die Stadt und der Kreis haben sich mit dem Land auf den Ausbau der Schulen und der "
    "Kindergarten geeinigt. Das teilte "
    "die Ministerin am Montag mit. Mit dem Geld werden in der Stadt und in den Gemeinden neue "
    "Raume gebaut, die nicht nur "
    "den Kindern offen stehen. Der Rat stimmte dem Vertrag nach langer Beratung zu. Die Arbeiten beginnen im Mai. {} "
)


def mended(sentence: str, words: WordList) -> str:
    """`sentence` as it reads at the end of a text that has lost its umlauts."""
    return clean(plain(LOST.format(sentence)), words).text.split("im Mai. ")[1]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Das ist fur alle gut.", "Das ist für alle gut."),
        ("Sie konnen uber vieles reden.", "Sie können über vieles reden."),
        ("Sie dirfen das kdnnen.", "Sie dürfen das können."),
        ("Heute tiber die Stadt.", "Heute über die Stadt."),
        ("Die Gesellschatft wachst.", "Die Gesellschaft wächst."),
        ("Er sucht nach L6sungen.", "Er sucht nach Lösungen."),
        ("Sie unterstitzen das.", "Sie unterstützen das."),
        ("Die MaBnahmen sind grof.", "Die Maßnahmen sind groß."),
        ("Sie miissen dafiir zahlen.", "Sie müssen dafür zahlen."),
        ("Er nannte es (berdies gut.", "Er nannte es überdies gut."),
        ("Wir wollen die Vereine fordern.", "Wir wollen die Vereine fördern."),
        ("Er sagte: ,Wir sind da.", "Er sagte: „Wir sind da."),
        ("Das ist so gewollt®, sagte er.", "Das ist so gewollt“, sagte er."),
        ("Am Ende Uber alles.", "Am Ende über alles."),
    ],
)
def test_a_text_that_lost_its_umlauts(read: str, meant: str, words: WordList) -> None:
    assert mended(read, words) == meant


@pytest.mark.parametrize(
    "sentence",
    [
        "Kai Horn und Tim Falk waren dabei.",
        "Das war schon am Montag klar.",
        "Die Mutter und der Bruder kamen.",
        "Es wurde lange beraten.",
        "Der ÖPNV und die IHK und das DRK.",
    ],
)
def test_what_is_right_stays(sentence: str, words: WordList) -> None:
    assert mended(sentence, words) == sentence


def test_good_text_is_left_alone(words: WordList) -> None:
    text = (
        "Für die Ausländerbeiräte und die Agah sprach Frau Södler-Özkan über die Lage der "
        "Kommunen in Nordhessen, die im "
        "Übrigen schwierig sei. Frau Muhs fordert mehr Mittel, die Städte wollen Träger fördern, "
        "und Herr Kloos aus Wulfen "
        "hält das für möglich. Das Programm „GebäudePLUS“ der ThEGA läuft weiter, BürgerInnen können Anträge stellen."
    )
    cleaned = clean(plain(text), words)
    assert cleaned.text == text
    assert not any(piece.repaired for piece in cleaned.pieces)


def test_a_repair_keeps_what_was_read(words: WordList) -> None:
    text = clean(plain(LOST.format("Das ist fur alle.")), words)
    start = text.text.index("für alle")
    assert text.source_text(start, start + 3) == "fur"
    assert text.source_text(start + 4, start + 8) is None


def scanned(*rows: str, confidence: float = 0.6) -> Reading:
    lines = tuple(Line(tuple(Word(w, None, confidence) for w in row.split()), n) for n, row in enumerate(rows))
    return Reading((Page(1, 595.0, 842.0, "ocr", lines, laid_out=False),), "test")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("gemeinsarn", "gemeinsam"),
        ("Vereinbarnng", "Vereinbarung"),
        ("verpfliehtet", "verpflichtet"),
        ("eineni", "einem"),
    ],
)
def test_doubtful_words_of_a_scan(read: str, meant: str, words: WordList) -> None:
    assert clean(scanned(f"Das haben wir {read} so gewollt."), words).text == f"Das haben wir {meant} so gewollt."


def test_sure_words_of_a_scan_stay(words: WordList) -> None:
    text = "Das haben wir mit Frau Vereinbarnng gewollt."
    assert clean(scanned(text, confidence=0.97), words).text == text


def test_small_capitals(words: WordList) -> None:
    page = Page(
        1, 595.0, 842.0, "text_layer", (Line((Word("GrundsäTze"), Word("und"), Word("leisTunGen"))),), laid_out=False
    )
    assert clean(Reading((page,), "test"), words).text == "Grundsätze und Leistungen"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("8 1 Ziele", "8 2 Kosten", "8 3 Dauer"), ("§ 1 Ziele", "§ 2 Kosten", "§ 3 Dauer")),
        (("$ 1 Ziele", "8 2 Kosten"), ("§ 1 Ziele", "§ 2 Kosten")),
        (("81 Ziele", "82 Kosten", "83 Dauer"), ("§ 1 Ziele", "§ 2 Kosten", "§ 3 Dauer")),
        (("81", "Ziele", "82", "Kosten", "83", "Dauer"), ("§ 1", "Ziele", "§ 2", "Kosten", "§ 3", "Dauer")),
        (("§ 1 Ziele", "8 2 Kosten", "5 3 Dauer"), ("§ 1 Ziele", "§ 2 Kosten", "§ 3 Dauer")),
        (("l. Ziele", "Il. Kosten", "III. Dauer", "IV. Ende"), ("I. Ziele", "II. Kosten", "III. Dauer", "IV. Ende")),
        (("I. Ziele", "Il. Kosten", "Il. Dauer", "IV. Ende"), ("I. Ziele", "II. Kosten", "III. Dauer", "IV. Ende")),
        (("Nach 8 10 Abs. 4 gilt das.",), ("Nach § 10 Abs. 4 gilt das.",)),
        (("Nach 88 3 und 4 gilt das.",), ("Nach §§ 3 und 4 gilt das.",)),
        (("Nach 8§ 3 und 4 gilt das.",), ("Nach §§ 3 und 4 gilt das.",)),
        (("1. Die Stadt", "2. Der Kreis", "3, Das Land"), ("1. Die Stadt", "2. Der Kreis", "3. Das Land")),
        (("(l) Die Stadt", "(2) Der Kreis"), ("(1) Die Stadt", "(2) Der Kreis")),
        (("Vertrag ($ 8 Abs. 4 BGB)",), ("Vertrag (§ 8 Abs. 4 BGB)",)),
    ],
)
def test_clause_signs_by_their_count(read: tuple[str, ...], meant: tuple[str, ...], words: WordList) -> None:
    text = clean(scanned(*read, confidence=0.95), words)
    assert tuple(text.text[block.start : block.end] for block in text.blocks) == meant


@pytest.mark.parametrize(
    "rows",
    [
        ("81 Plätze", "90 Plätze"),
        ("8 12 Uhr",),
        ("83 Schulen nahmen teil.",),
        ("5 Kinder", "8 Frauen"),
        ("1. Ziele", "2. Kosten"),
    ],
)
def test_figures_stay_figures(rows: tuple[str, ...], words: WordList) -> None:
    text = clean(scanned(*rows, confidence=0.95), words)
    assert tuple(text.text[block.start : block.end] for block in text.blocks) == rows
