"""Headings and their tree."""

import pytest

from pipeline.divide import divide
from tests.divide.build import text_of

BODY = (
    "Die Vertragspartner arbeiten in allen Fragen, die diese Vereinbarung betreffen, eng "
    "zusammen und unterrichten sich "
    "gegenseitig und frühzeitig über alles, was für den anderen wichtig ist oder werden kann."
)
HEAD = (
    "# Vereinbarung über den Betrieb der Schwimmhalle",
    "zwischen",
    "der Stadt Musterau",
    "und",
    "dem Verein Aqua e. V.",
    "wird folgende Vereinbarung geschlossen:",
)
SIGNED = ("Musterau, den 3. Mai 2021", "Ines Held / Bürgermeisterin")

Found = list[tuple[int, str | None, str]]


def headings(*notation: str) -> Found:
    return [(h.level, h.number, h.title) for h in divide(text_of(*notation)).headings]


def agreement(*notation: str) -> Found:
    return headings(*HEAD, *notation, *SIGNED)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("§ 3 Kosten", (1, "§ 3", "Kosten")),
        ("§ 3: Kosten", (1, "§ 3", "Kosten")),
        ("§ 3 – Kosten", (1, "§ 3", "Kosten")),
        ("§3a Kosten der Anlage", (1, "§3a", "Kosten der Anlage")),
        ("§ 3 / Kosten", (1, "§ 3", "Kosten")),
        ("§ 3 Kosten der Halle. Die Stadt trägt sie, soweit nichts anderes gilt.", (1, "§ 3", "Kosten der Halle")),
        ("Artikel 3 Kosten", (1, "Artikel 3", "Kosten")),
        ("Artikel III Kosten", (1, "Artikel III", "Kosten")),
        ("Art. 3 Kosten", (1, "Art. 3", "Kosten")),
        ("Abschnitt 3 Kosten", (1, "Abschnitt 3", "Kosten")),
        ("Teil C: Kosten", (1, "Teil C", "Kosten")),
        ("Dritter Abschnitt Kosten", (1, "Dritter Abschnitt", "Kosten")),
        ("3. Abschnitt Kosten", (1, "3. Abschnitt", "Kosten")),
        ("§ 5 Beiträge des Kreisverbands Musterau e. V.", (1, "§ 5", "Beiträge des Kreisverbands Musterau e. V.")),
        ("**III. Kosten**", (1, "III.", "Kosten")),
        ("**3. Kosten**", (1, "3.", "Kosten")),
        ("3. Kosten", (1, "3.", "Kosten")),
        ("**C. Kosten**", (1, "C.", "Kosten")),
        ("**3 Kosten**", (1, "3", "Kosten")),
        ("13|**Kosten**", (1, None, "Kosten")),
        ("Schlussbestimmungen", (1, None, "Schlussbestimmungen")),
        ("Wege in die Ausbildung", (1, None, "Wege in die Ausbildung")),
        ("# Wege in die Ausbildung", (1, None, "Wege in die Ausbildung")),
        ("Nr. 3 Kosten", (1, "Nr. 3", "Kosten")),
        ("Handlungsfeld 3: Kosten", (1, "Handlungsfeld 3", "Kosten")),
        ("Drittens", (1, "Drittens", "")),
        ("KOSTEN UND LASTEN", (1, None, "KOSTEN UND LASTEN")),
        ("Kosten der Halle:", (1, None, "Kosten der Halle")),
    ],
)
def test_forms_of_headings(row: str, found: tuple[int, str | None, str]) -> None:
    assert agreement(row, BODY) == [found]


@pytest.mark.parametrize(
    "row",
    [
        "§ 3 Abs. 2 gilt entsprechend für die Stadt.",
        "§ 3 der Satzung bleibt unberührt.",
        "Artikel 3 und 4 gelten nicht.",
        "Anlage 2 gilt.",
        "3. Die Stadt stellt die Räume zur Verfügung.",
        "a) die Pflege der Anlage,",
        "(2) Die Kosten trägt die Stadt.",
        "Die Kosten trägt die Stadt.",
        "3. Mai 2021",
        "und der Verein,",
        "Tel. 0441 12345",
    ],
)
def test_what_is_no_heading(row: str) -> None:
    assert agreement(BODY, row, BODY) == []


def test_a_title_on_the_line_below_the_number() -> None:
    assert agreement("§ 1", "Ziele", BODY, "§ 2", "Kosten und Lasten", BODY) == [
        (1, "§ 1", "Ziele"),
        (1, "§ 2", "Kosten und Lasten"),
    ]


def test_headings_on_the_first_line_of_their_block() -> None:
    found = agreement(f"1. Ziele / {BODY}", f"2. Kosten / {BODY}", f"3. Dauer / {BODY}")
    assert found == [(1, "1.", "Ziele"), (1, "2.", "Kosten"), (1, "3.", "Dauer")]
    assert agreement(f"Ziele der Arbeit / {BODY}", f"Wege dahin / {BODY}") == [
        (1, None, "Ziele der Arbeit"), (1, None, "Wege dahin"),
    ]  # fmt: skip


def test_a_number_without_title() -> None:
    assert agreement("§ 1", BODY, "§ 2", BODY) == [(1, "§ 1", ""), (1, "§ 2", "")]


def test_lists_of_short_items_are_no_headings() -> None:
    assert agreement("Ziele", BODY, "1. Sport", "2. Gesundheit", "3. Bildung", BODY) == [(1, None, "Ziele")]


def test_parts_hold_paragraphs_that_count_on() -> None:
    found = agreement("Teil I Ziele", "§ 1 Zweck", BODY, "§ 2 Mittel", BODY, "Teil II Lasten", "§ 3 Kosten", BODY)
    assert [level for level, _, _ in found] == [1, 2, 2, 1, 2]


def test_decimal_numbers_nest() -> None:
    found = agreement(
        "**1. Ziele**", "**1.1 Sport**", BODY, "**1.1.1 Halle**", BODY, "**1.2 Bildung**", BODY, "**2. Kosten**", BODY
    )
    assert [level for level, _, _ in found] == [1, 2, 3, 2, 1]


def test_a_preamble_stands_beside_the_paragraphs() -> None:
    found = agreement("## Präambel", BODY, "### § 1 Zweck", BODY, "## § 2 Mittel", BODY)
    assert [level for level, _, _ in found] == [1, 1, 1]


def test_annexes_are_outermost() -> None:
    found = headings(*HEAD, "§ 1 Zweck", BODY, "Anlage 1 Raumplan", BODY, *SIGNED)
    assert found[-1] == (1, "Anlage 1", "Raumplan")


def test_parents_and_ends_of_sections() -> None:
    outline = divide(
        text_of(*HEAD, "Teil I Ziele", "§ 1 Zweck", BODY, "§ 2 Mittel", BODY, "Teil II Lasten", BODY, *SIGNED)
    )
    assert [h.parent for h in outline.headings] == [None, 0, 0, None]
    first, second, third, fourth = outline.headings
    assert (first.section_end, second.section_end, third.section_end) == (fourth.start, third.start, fourth.start)
    assert outline.heading_at(third.end + 5) == 2


def test_gaps_and_doubles_are_told() -> None:
    outline = divide(text_of(*HEAD, "§ 1 Zweck", BODY, "§ 3 Mittel", BODY, "§ 3 Kosten", BODY, *SIGNED))
    assert outline.warnings == ("heading § 3 follows number 1", "heading § 3 occurs twice")


def test_the_parties_and_the_signatures_hold_no_headings() -> None:
    found = headings(
        "# Vertrag",
        "zwischen",
        "**Stadtwerke Musterau GmbH**",
        "und",
        "**Hafenbetriebe Nord AG**",
        "## § 1 Zweck",
        BODY,
        "Musterau, den 3. Mai 2021",
        "**Ines Held**",
        "Vorstand",
    )
    assert found == [(1, "§ 1", "Zweck")]


def test_a_newsletter_has_articles_and_headings_inside_them() -> None:
    found = headings(
        "# Hafenblick", "Ausgabe 3/2020", "Liebe Leserinnen und Leser,", BODY,
        "## Neue Brücke eröffnet", BODY, "### Was noch fehlt", BODY, "## Ministerin besucht",
        "### den Hafen in Musterau", BODY,
        "Redaktion: Petra Beispiel",
    )  # fmt: skip
    assert found == [
        (1, None, "Neue Brücke eröffnet"), (2, None, "Was noch fehlt"),
        (1, None, "Ministerin besucht den Hafen in Musterau"),
    ]  # fmt: skip


def test_a_single_bold_line_in_a_press_release_is_no_section() -> None:
    head = ("Pressemitteilung", "# Stadt baut neue Schule: „Ein guter Tag für Musterau“", BODY)
    assert headings(*head, "**Eltern sind erleichtert**", BODY) == []
    assert len(headings(*head, "**Eltern sind erleichtert**", BODY, "**Bau beginnt im Mai**", BODY)) == 2


def test_a_heading_in_two_types_is_two() -> None:
    found = headings(
        "# Was der Vertrag bringt",
        BODY,
        "## Ausbau",
        BODY,
        "## **Wege zur Arbeit** Den Anspruch nutzen! (Zeilen 12 – 15)",
        BODY,
    )
    assert [title for _, _, title in found] == ["Ausbau", "Wege zur Arbeit", "Den Anspruch nutzen!"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Beide Seiten wollen", "1. den Austausch fördern;", "2. die Brücke pflegen."),
        ("Die unterzeichnenden Partner", "- die Stadt Musterau,", "- der Verein Aqua e. V."),
        ("2. Der Verein erstattet der Stadt", "a) die Kosten des Stroms,", "b) die Kosten des Wassers."),
        ("Mit freundlichen Grüßen", "Ines Held Bürgermeisterin", BODY),
        ("Inhalt", BODY),
        ("Musterau, Neuhafen, im Mai 2021", BODY),
    ],
)
def test_lines_that_are_no_headings(rows: tuple[str, ...]) -> None:
    assert [title for _, _, title in agreement("§ 1 Zweck", BODY, *rows)] == ["Zweck"]


def test_a_heading_stands_above_a_list_of_sentences() -> None:
    found = agreement("Was die Stadt tut", "- Sie baut das Dach.", "- Sie zahlt den Strom.", "Was der Verein tut", BODY)
    assert [title for _, _, title in found] == ["Was die Stadt tut", "Was der Verein tut"]


def test_minutes_have_the_items_of_their_agenda_and_not_the_labels_below() -> None:
    found = headings(
        "Niederschrift über die Sitzung des Rates der Stadt Musterau",
        "zu TOP 1. Eröffnung",
        "Protokoll:",
        BODY,
        "zu TOP 2. Brücke",
        "Protokoll:",
        BODY,
        "Beschluss:",
        "Der Rat beschließt den Bau der Brücke über die Aue einstimmig und ohne weitere Aussprache.",
    )
    assert found == [(1, "TOP 1.", "Eröffnung"), (1, "TOP 2.", "Brücke")]


def test_a_known_word_with_number_and_colon_is_a_heading() -> None:
    assert ("I.", "Beschlussvorschlag") in {
        (number, title)
        for _, number, title in headings("Beschlussvorlage Nr. 3", "Neue Brücke", "I. Beschlussvorschlag:", BODY, BODY)
    }


def test_salutations_in_a_speech_are_no_headings() -> None:
    assert headings("# Regierungserklärung", "Meine Damen und Herren!", BODY, "Herr Präsident!", BODY) == []


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        # several headings with their text in one block
        (
            ("I. Geld / 1. Die Stadt zahlt dem Verein: / 2019 2020 / II. Kurse / Der Verein hält im Sommer Kurse.",),
            ["I.", "II."],
        ),
        (
            ("§ 1 Wiese / Die Stadt mäht die Wiese. / § 2 Zaun / Der Verein streicht jedes Jahr den Zaun.",),
            ["§ 1", "§ 2"],
        ),
        (
            ("Vorbemerkung / Seit dem Hochwasser helfen sich beide Seiten. / § 1 Deich / Die Stadt hält den Deich.",),
            [None, "§ 1"],
        ),
        # clauses without titles
        (
            (
                "§ 1 Die Stadt überlässt dem Verein die Wiese am Wehr für Feste und mäht sie viermal im Jahr.",
                "§ 2 Der Verein räumt die Wiese nach jedem Fest auf und bringt den Abfall zum Wertstoffhof der Stadt.",
            ),
            ["§ 1", "§ 2"],
        ),
        # what refers to a clause begins none
        (
            ("§ 1 Wiese", BODY, "§ 2 Abs. 1 gilt auch für den Zaun, den der Verein im Frühjahr gesetzt hat.", BODY),
            ["§ 1"],
        ),
        # a list of contents
        (
            ("Artikel 1 Wiese", "Artikel 2 Zaun", "Artikel 1 Wiese", BODY, "Artikel 2 Zaun", BODY),
            ["Artikel 1", "Artikel 2"],
        ),
        (("2 INHALT Präambel 3 1 Wiese 3 2 Zaun 4", "1 Wiese", BODY, "2 Zaun", BODY), ["1", "2"]),
        # a heading above a list, in a count
        (("I. Lage", BODY, "II. Was wir tun", "- Die Stadt mäht.", "- Der Verein harkt."), ["I.", "II."]),
    ],
)
def test_headings_in_the_ways_of_archives(rows: tuple[str, ...], wanted: list[str | None]) -> None:
    assert [number for _, number, _ in agreement(*rows)] == wanted


@pytest.mark.parametrize(
    "opening",
    [
        "1 Ziele / 1.1 Die Kurse stehen allen offen.",
        "1. Ziele / Alle Kinder lernen dort schwimmen.",
        "I. Ziele",
        "PRÄAMBEL / Alle schwimmen.",
    ],
)
def test_the_first_heading_ends_the_party_block(opening: str) -> None:
    rows = ("Vertrag über das Bad", "zwischen / der Stadt Au / und / dem TuS Au e.V.", opening, BODY, "2. Kosten", BODY)
    found = divide(text_of(*rows, *SIGNED))
    assert found.headings[0].title in ("Ziele", "PRÄAMBEL")
