"""Clauses under headings, and zones."""

from pipeline.divide import divide
from tests.divide.build import text_of

HEAD = (
    "# Vertrag über die Halle",
    "zwischen",
    "1. der Stadt A,",
    "– nachfolgend „Stadt“ –",
    "und",
    "2. dem Verein B,",
    "wird folgender Vertrag geschlossen:",
)
SIGNED = ("Musterau, den 3. Mai 2021", "Ines Held / Bürgermeisterin")
CLAUSES = (
    "§ 1 Aufgaben", "(1) Die Stadt stellt die Halle bereit.", "(2) Der Verein sorgt für",
    "a) die Reinigung,", "b) die Aufsicht und",
    "c) den Winterdienst.", "(3) Das Nähere regelt ein Plan.", "§ 2 Kosten",
    "1. Die Stadt zahlt.", "2. Der Verein zahlt nichts.",
)  # fmt: skip


def test_clauses_have_kind_number_section_and_parent() -> None:
    outline = divide(text_of(*HEAD, *CLAUSES, *SIGNED))
    assert [(c.kind, c.number, c.section, c.parent) for c in outline.clauses] == [
        ("absatz", "(1)", 0, None), ("absatz", "(2)", 0, None), ("buchstabe", "a)", 0, 1), ("buchstabe", "b)", 0, 1),
        ("buchstabe", "c)", 0, 1), ("absatz", "(3)", 0, None), ("nummer", "1.", 1, None), ("nummer", "2.", 1, None),
    ]  # fmt: skip


def test_a_clause_reaches_to_the_next_of_its_rank() -> None:
    text = text_of(*HEAD, *CLAUSES, *SIGNED)
    second = divide(text).clauses[1]
    assert text.text[second.start : second.end].startswith("(2) Der Verein")
    assert text.text[second.start : second.end].endswith("c) den Winterdienst.")
    last = divide(text).clauses[-1]
    assert text.text[last.start : last.end] == "2. Der Verein zahlt nichts."


def test_zones_of_an_agreement() -> None:
    text = text_of(*HEAD, *CLAUSES, *SIGNED)
    found = {zone.kind: text.text[zone.start : zone.end] for zone in divide(text).zones}
    assert found["parties"].startswith("zwischen") and found["parties"].endswith("geschlossen:")
    assert found["signatures"].startswith("Musterau, den") and found["signatures"].endswith("Bürgermeisterin")


def test_zones_of_a_press_release() -> None:
    long = (
        "Die Stadt baut eine neue Halle. „Das ist ein guter Tag“, sagte Ines Held heute bei der "
        "Vorstellung des Planes. " * 3
    )
    text = text_of(
        "Pressemitteilung",
        "# Stadt baut neue Halle im Norden",
        long.strip(),
        long.strip(),
        "Pressekontakt:",
        "Petra Beispiel, Tel. 0441 1234",
    )
    zones = divide(text).zones
    assert [zone.kind for zone in zones][-1] == "contact"
    assert text.text[zones[-1].start :].startswith("Pressekontakt")
