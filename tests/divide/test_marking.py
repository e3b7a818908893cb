"""Headings that were found become blocks of their own."""

from pipeline.divide import divide
from pipeline.divide.marking import mark_headings
from tests.divide.build import text_of

BODY = "Die Stadt und der Verein arbeiten in allen Fragen, die diesen Vertrag betreffen, eng und offen zusammen."


def test_headings_and_title_are_marked_and_cut_off() -> None:
    text = text_of(
        "Vertrag über die Halle", "zwischen", "der Stadt A und dem Verein B", f"§ 1 Zweck / {BODY}",
        "§ 2", "Dauer", BODY
    )  # fmt: skip
    marked = mark_headings(text, divide(text))
    headings = [marked.text[block.start : block.end] for block in marked.blocks if block.kind == "heading"]
    assert headings == ["Vertrag über die Halle", "§ 1 Zweck", "§ 2", "Dauer"]
    assert [marked.text[b.start : b.end] for b in marked.blocks].count(BODY) == 2
    assert marked.text == text.text and marked.pieces == text.pieces


def test_headings_inside_a_block_part_it() -> None:
    text = text_of("Vertrag über das Bad", f"I. Geld / {BODY} / II. Kurse / {BODY}", BODY)
    marked = mark_headings(text, divide(text))
    kinds = [(block.kind, marked.text[block.start : block.end]) for block in marked.blocks]
    assert kinds[1:5] == [("heading", "I. Geld"), ("paragraph", BODY), ("heading", "II. Kurse"), ("paragraph", BODY)]
