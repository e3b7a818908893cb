"""Which text layers are language."""

import pytest

from pipeline.capture.trust import fault_of

GERMAN = (
    "Die Gemeinde Auental und der Heimatverein vereinbaren, das alte Schulhaus gemeinsam zu erhalten. Für die "
    "Jahre 2021 bis 2023 stellt die Gemeinde jährlich 4.500 Euro bereit. Der Verein übernimmt die Pflege des "
    "Gartens und öffnet das Haus an jedem ersten Sonntag im Monat für Besucherinnen und Besucher. Über größere "
    "Maßnahmen entscheiden beide Seiten gemeinsam; die Kosten dafür werden je zur Hälfte getragen, soweit "
    "nicht Fördermittel des Landes zur Verfügung stehen. "
)
ENGLISH = "The parties agree that the old school house is to be kept for the use of the people of the town and that "


def _without_umlauts(text: str) -> str:
    return text.translate(str.maketrans("äöüßÄÖÜ", "aouBAOU"))


def _shifted(text: str) -> str:
    return "".join(chr(ord(sign) + 3) if "a" <= sign <= "w" else sign for sign in text)


@pytest.mark.parametrize(
    ("text", "is_picture", "fault"),
    [
        (GERMAN, False, None),
        (GERMAN, True, None),
        (ENGLISH * 6, True, None),
        ("Eingegangen am 3. Mai", True, "hardly any text on a page that is a picture"),
        ("Seite 1", False, None),
        (_without_umlauts(GERMAN) * 2, True, "German without umlauts"),
        (_without_umlauts(GERMAN * 2).replace("fur", "fuer") + "ueber zustaendig " * 2, True, None),
        (_shifted(GERMAN), False, "no word list match"),
        ("(cid:12)(cid:7)(cid:33) " * 30, False, "letters without meaning"),
        ("\x01\x02\x03abc " * 30, False, "letters without meaning"),
        ("\ue001\ue002 abc " * 30, False, "letters without meaning"),
        (GERMAN.replace("en ", "3n ").replace("er ", "c;r ") * 2, True, "full of misreadings"),
        (GERMAN.replace("und ", ". und ‘ ").replace("die ", ": die "), True, "full of specks"),
        (GERMAN.replace("und ", ". und ‘ ").replace("die ", ": die "), False, None),
        (
            "Gegenstand . . . . . . . . . 1 Förderung . . . . . . . . 2 Laufzeit und Kündigung . . . . . . 3 " * 5,
            True,
            None,
        ),
        ("Meier Müller Schulze Lehmann Krüger Kaiser " * 10, False, None),
    ],
)
def test_fault_of(text: str, is_picture: bool, fault: str | None):
    assert fault_of(text, is_picture) == fault
