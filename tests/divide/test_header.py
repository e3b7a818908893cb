"""Kind and title of a document."""

import pytest

from models.outline import DocumentKind
from pipeline.divide import divide
from tests.divide.build import text_of

BODY = (
    "Die Stadt und der Kreis arbeiten in allen Fragen der Jugendhilfe eng zusammen und "
    "unterrichten sich gegenseitig und "
    "frühzeitig über alles, was für den anderen wichtig ist, so dass Doppelarbeit vermieden wird und niemand wartet."
)
SPEECH = f"{BODY} „Das ist ein guter Tag“, sagte Bürgermeisterin Ines Held heute bei der Eröffnung."


def title(*notation: str) -> str | None:
    text = text_of(*notation)
    span = divide(text).title
    return " ".join(text.text[slice(*span)].split()) if span else None


@pytest.mark.parametrize(
    ("notation", "wanted"),
    [
        (
            (
                "Betreff / Neue Brücke über die Aue / hier: Vertrag mit dem Kreis / Vorlage / 2016/13 / Art / Vorlage",
                BODY,
            ),
            "Neue Brücke über die Aue hier: Vertrag mit dem Kreis",
        ),
        (("Medieninformation", "AUENTAL, 11. MÄRZ 2019", "NEUE BRÜCKE FÜR DIE AUE", SPEECH), "NEUE BRÜCKE FÜR DIE AUE"),
        (("11.03.2019", "Stadt und Kreis bauen neue Brücke", SPEECH), "Stadt und Kreis bauen neue Brücke"),
        (("Erstellt: 11. März 2019", "Autor: Redaktion", "Brücke wird bald gebaut", SPEECH), "Brücke wird bald gebaut"),
        (
            ("Drucksache 4/12", "Antrag", "der Fraktion der Mitte", "Neue Brücke über die Aue", BODY),
            "Neue Brücke über die Aue",
        ),
        (
            (f"11.03.2019 Alte Brücke: Kreis schließt Vertrag Landrat Jan Held hat heute unterschrieben. {SPEECH}",),
            "Alte Brücke: Kreis schließt Vertrag",
        ),
        (
            (
                "Rathaus > Recht > 2.4 2.4 Vertrag über die alte Brücke Die Stadt Auental, vertreten durch die"
                " Bürgermeisterin, und der Kreis Lind, vertreten durch den Landrat, schließen folgenden Vertrag:",
                BODY,
            ),
            "Vertrag über die alte Brücke",
        ),
        (
            ("Ministerium für Bau Auental Logo", "Brückenpakt geschlossen", "Held: „Das hilft uns“", SPEECH),
            "Brückenpakt geschlossen",
        ),
        (
            ("Artikel anhören:", "Kreis und Stadt bauen zusammen eine Brücke", SPEECH),
            "Kreis und Stadt bauen zusammen eine Brücke",
        ),
        (
            (
                "Medieninformation des Ministeriums für Bau und Wege vom 03.05.2011.",
                "Kreis und Stadt bauen eine Brücke",
                SPEECH,
            ),
            "Kreis und Stadt bauen eine Brücke",
        ),
        (
            ("# Kooperationsvertrag über die Musikschule", "zwischen", "der Stadt A", "und", "dem Verein B e. V."),
            "Kooperationsvertrag über die Musikschule",
        ),
        (
            ("**„Musik verbindet“**", "# Bündnis für Musik in Musterau", "zwischen", "der Stadt A", "und dem Verein B"),
            "Bündnis für Musik in Musterau",
        ),
        (
            (
                "# Zielvereinbarung",
                "**gemäß § 10 des Gesetzes für 2021**",
                "zwischen dem",
                "Land",
                "und der",
                "Hochschule",
            ),
            "Zielvereinbarung gemäß § 10 des Gesetzes für 2021",
        ),
        (
            ("# Rahmenvertrag", "**zwischen dem Land und der Stadt**", "zwischen dem", "Land", "und der", "Stadt"),
            "Rahmenvertrag",
        ),
        (
            ("18|Vereinbarung zur Nutzung der Halle", "11|zwischen", "11|der Stadt A", "11|und", "11|dem Verein B"),
            "Vereinbarung zur Nutzung der Halle",
        ),
        (
            (
                "# Presseinformation",
                "Kiel, 3. Mai 2021",
                "## Neue Schule",
                "**Ministerin Held: „Ein guter Tag für alle Kinder im Land“**",
                SPEECH,
            ),
            "Ministerin Held: „Ein guter Tag für alle Kinder im Land“",
        ),
        (
            ("**Pressemitteilung Nr. 12/2021**", "# Stadt baut neue Schule im Norden", SPEECH),
            "Stadt baut neue Schule im Norden",
        ),
        (
            (
                "Stadt Musterau / Die Bürgermeisterin / Presse",
                "Pressemitteilung vom 03.05.2021",
                "Neue Schule im Norden der Stadt wird 2022 fertig",
                SPEECH,
            ),
            "Neue Schule im Norden der Stadt wird 2022 fertig",
        ),
        (
            (
                "Presse-Information",
                "Ministerin Held besucht die Schule:",
                "„Wir bauen so, dass alle",
                "etwas davon haben!“",
                SPEECH,
            ),
            "Ministerin Held besucht die Schule: „Wir bauen so, dass alle etwas davon haben!“",
        ),
        (
            (
                "31|**Hafenblick**",
                "11|Mitteilungen des Verbandes · Ausgabe 3 · Mai 2021",
                "11|Liebe Leserinnen und Leser,",
                f"11|{BODY}",
                "11|Redaktion: Petra Beispiel",
            ),
            "Hafenblick",
        ),
        (
            (
                "Stadt Musterau",
                "Beschlussvorlage Nr. 12/2021",
                "14|Beitritt zum Netzwerk der Hafenstädte",
                f"11|{BODY}",
                "11|Beschlussvorschlag",
                f"11|{BODY}",
            ),
            "Beitritt zum Netzwerk der Hafenstädte",
        ),
    ],
)
def test_titles(notation: tuple[str, ...], wanted: str) -> None:
    filler = tuple(f"11|{BODY}" if "|" in notation[0] else BODY for _ in range(2))
    assert title(*notation, *filler) == wanted


@pytest.mark.parametrize(
    ("kind", "notation"),
    [
        (
            "agreement",
            (
                "# Vertrag über die Halle",
                "zwischen",
                "der Stadt A, vertreten durch Ines Held",
                "und",
                "dem Verein B",
                "§ 1 Zweck",
                BODY,
                "§ 2 Dauer",
                "Dieser Vertrag tritt am 1. Mai 2021 in Kraft.",
                "Musterau, den 3. April 2021",
            ),
        ),
        (
            "press_release",
            ("Pressemitteilung", "# Neue Halle eröffnet", SPEECH, "Pressekontakt: Ines Held, presse@musterau.example"),
        ),
        (
            "press_release",
            (
                "# Neue Halle: „Ein guter Tag“",
                f"Musterau. {SPEECH}",
                SPEECH,
                "„So geht das“, betonte Held. „Weiter so“, erklärte der Landrat.",
            ),
        ),
        (
            "newsletter",
            (
                "# Hafenblick",
                "Newsletter, Ausgabe 3/2021",
                "Liebe Leserinnen und Leser,",
                BODY,
                "## Neue Halle",
                BODY,
                "## Alte Brücke",
                BODY,
                "Impressum",
                "Redaktion: Petra Beispiel",
            ),
        ),
        (
            "commentary",
            (
                "# Was der Koalitionsvertrag bringt",
                "Eine Stellungnahme",
                f"Ich habe den Koalitionsvertrag gelesen. {BODY}",
                "„Wir bauen.“ (Zeilen 12 – 14)",
                "Das ist leider zu wenig.",
                BODY,
            ),
        ),
        (
            "council_paper",
            (
                "Beschlussvorlage Nr. 12/2021",
                "Beitritt zum Netzwerk",
                "Beschlussvorschlag",
                "Der Stadtrat beschließt den Beitritt.",
                "Begründung",
                BODY,
                "Finanzielle Auswirkungen",
                "Keine.",
            ),
        ),
        (
            "press_release",
            (
                "Brückenvertrag unterzeichnet",
                f"Bürgermeisterin Held (Mitte) und Landrat Ott haben ihn unterzeichnet. {BODY}",
            ),
        ),
        ("other", (BODY, BODY)),
    ],
)
def test_kinds(kind: DocumentKind, notation: tuple[str, ...]) -> None:
    outline = divide(text_of(*notation))
    assert outline.kind == kind
    assert 0.4 < outline.kind_confidence <= 1


PRESS = ("## Presseinformation", "# Kreis Auental baut drei Schulen", f"Auental. {BODY}", BODY, BODY)


@pytest.mark.parametrize(
    ("notation", "zone", "text"),
    [
        (("Landratsamt Auental / Am Markt 1, 01234 Auental", *PRESS), "letterhead", "Landratsamt"),
        ((*PRESS, "Pressekontakt: / Ida Moor, Tel. 01234 567"), "contact", "Ida Moor"),
        ((*PRESS, "Medienansprechpartner: Uwe Fenn, Am Markt 1"), "contact", "Uwe Fenn"),
        ((*PRESS, "Presse: Uwe Fenn"), "contact", "Uwe Fenn"),
        ((*PRESS, "Pressestelle | Uwe Fenn"), "contact", "Uwe Fenn"),
        ((*PRESS, "Verantwortlich: Landratsamt Auental"), "imprint", "Landratsamt"),
        ((*PRESS, "Redaktion: Ida Moor"), "imprint", "Ida Moor"),
        (
            (*PRESS, "Über die Kreiswerke", "Die Kreiswerke versorgen viele.", "Kontakt: Ida"),
            "boilerplate",
            "versorgen",
        ),
        ((*PRESS, "Über die Kreiswerke", "Die Kreiswerke versorgen viele.", "Kontakt: Ida"), "contact", "Kontakt"),
        ((*PRESS, "Hintergrund: Der Kreis hat elf Schulen."), "boilerplate", "elf"),
        ((*PRESS, "Über den Sommer wird gebaut."), None, "Sommer"),
        ((*PRESS, "Frau Moor dankte."), None, "Moor"),
    ],
)
def test_zones_of_the_sender(notation: tuple[str, ...], zone: str | None, text: str) -> None:
    made = text_of(*notation)
    assert divide(made).zone_at(made.text.rindex(text)) == zone


def test_nothing_to_divide() -> None:
    outline = divide(text_of())
    assert (outline.kind, outline.title, outline.headings, outline.clauses, outline.zones) == (
        "other",
        None,
        (),
        (),
        (),
    )


LISTED = ("Die Stadt Au, / vertreten durch den Bürgermeister, / und / die Gemeinde Wehr, / vertreten durch den Rat,",)


@pytest.mark.parametrize(
    ("notation", "wanted"),
    [
        # a portal prints the name twice, once torn
        (
            (
                "Pachtvertrag. für die Wiese am Wehr. Zwischen",
                "Größe: px / Ab Seite anzeigen:",
                'Download "Pachtvertrag. für die Wiese am Wehr. Zwischen"',
                "Pachtvertrag für die Wiese am Wehr",
                "Zwischen der Stadt Au und dem TuS Au e. V. wird folgender Vertrag geschlossen:",
            ),
            "Pachtvertrag für die Wiese am Wehr",
        ),
        (
            (
                "Dienstvereinbarung über Sucht. Zwischen dem Kirchenkreis Au, vertreten durch den Vorstand.",
                "Ähnliche Seiten",
            ),
            "Dienstvereinbarung über Sucht",
        ),
        # without date, version and abbreviation
        (("Vereinbarung über das Bad / in der Fassung der 2. Änderung",), "Vereinbarung über das Bad"),
        (("Vereinbarung über das Bad vom 3.5.2011 in der Fassung vom 4. Mai 2016",), "Vereinbarung über das Bad"),
        (
            ("Bekanntmachung der Verwaltungsvereinbarung über Hilfen für Wege (VV Wege) / vom 4. Mai 2016",),
            "Verwaltungsvereinbarung über Hilfen für Wege",
        ),
        (("Konsortialvertrag zum Vorhaben „Akku“ (FKZ 03X99) zwischen",), "Konsortialvertrag zum Vorhaben „Akku“"),
        # with the parties where these and the purpose make the name
        (
            ("Staatsvertrag zwischen dem Land Au und der Freien Stadt Wehr über das Eichamt",),
            "Staatsvertrag zwischen dem Land Au und der Freien Stadt Wehr über das Eichamt",
        ),
        (
            ("Vertrag / zwischen / dem Land Au / und den Kirchen / im Lande Au", *LISTED),
            "Vertrag zwischen dem Land Au und den Kirchen im Lande Au",
        ),
        (("Zielvereinbarung 2011–2013 zwischen dem Land Au und der Hochschule Wehr",), "Zielvereinbarung 2011–2013"),
        # an annex, an abbreviation, specks
        (
            ("Anlage 2 zum Rahmenvertrag nach § 132 SGB V / Vergütungsvereinbarung / zwischen",),
            "Vergütungsvereinbarung",
        ),
        (
            (
                "DV 12 - Rufbereitschaft",
                "Turm im Schnee",
                "Zwischen der / Stadt Au / und dem / Personalrat der Stadt Au",
            ),
            "DV 12 - Rufbereitschaft",
        ),
        (
            ('1 I iii "-- Leistungsvereinbarung 2009 zwischen der Stadt Au und dem Bad an der Au',),
            "Leistungsvereinbarung 2009",
        ),
    ],
)
def test_names_of_agreements(notation: tuple[str, ...], wanted: str) -> None:
    rows = (*notation, "§ 1 Bad", f"Die Vertragspartner vereinbaren: {BODY}", "§ 2 Geld", BODY, "Au, den 3. Mai 2016")
    assert title(*rows) == wanted
