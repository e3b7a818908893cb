"""Signature blocks in the styles of many issuers: name, function and body, in whatever order they are set."""

import pytest
from conftest import make_parsed

from models.outline import ZoneKind
from pipeline.extract.parties import find_parties
from pipeline.extract.signatures import SignatureSpan, find_signatures

BODY = (
    "# Vereinbarung\n\n# § 1 Ziel\n\n"
    "Die Partner arbeiten zusammen und berichten einander jedes Jahr über den Stand der Dinge.\n\n"
)

Row = tuple[str, str, str | None]

BLOCKS: list[tuple[str, list[Row]]] = [
    # name, function, body
    (
        "Jan Muster\nPräsident\nLandessportbund Sachsen e. V.",
        [("Jan Muster", "Präsident", "Landessportbund Sachsen e. V.")],
    ),
    (
        "Jan Muster\n\nPräsident\n\nLandessportbund Sachsen e. V.",
        [("Jan Muster", "Präsident", "Landessportbund Sachsen e. V.")],
    ),
    (
        "Eva Beispiel\nMinisterin\nMinisterium für Arbeit und Sport\n\nJan Muster\nPräsident\n"
        "Landessportbund Sachsen e. V.",
        [
            ("Eva Beispiel", "Ministerin", "Ministerium für Arbeit und Sport"),
            ("Jan Muster", "Präsident", "Landessportbund Sachsen e. V."),
        ],
    ),
    (
        "Eva Beispiel\n\nMinisterin\n\nMinisterium\n\nfür Arbeit und Sport\n\nJan Muster\n\nPräsident\n\n"
        "Landessportbund\n\nSachsen e. V.",
        [
            ("Eva Beispiel", "Ministerin", "Ministerium für Arbeit und Sport"),
            ("Jan Muster", "Präsident", "Landessportbund Sachsen e. V."),
        ],
    ),
    (
        "Eva Beispiel\nMinisterin für Kultus, Jugend\nund Sport",
        [("Eva Beispiel", "Ministerin für Kultus, Jugend und Sport", None)],
    ),
    ("Eva Beispiel\nStaatsministerin\nfür Wissenschaft", [("Eva Beispiel", "Staatsministerin für Wissenschaft", None)]),
    ("Eva Beispiel\nOberbürgermeisterin", [("Eva Beispiel", "Oberbürgermeisterin", None)]),
    ("Eva Beispiel\nStadt Celle", [("Eva Beispiel", "", "Stadt Celle")]),
    (
        "Jan Muster\nVerbandsgeschäftsführer\nZweckverband Wasser Aller",
        [("Jan Muster", "Verbandsgeschäftsführer", "Zweckverband Wasser Aller")],
    ),
    (
        "Jan Muster\nPastor\nVorsitzender des Kirchenvorstandes",
        [("Jan Muster", "Pastor, Vorsitzender des Kirchenvorstandes", None)],
    ),
    # office before the name, initials, a name right before "Für"
    (
        "Bürgermeister Jan Muster, Stadt Celle\nVorsitzende Eva Beispiel, Sportverein Celle e. V.",
        [("Jan Muster", "Bürgermeister", "Stadt Celle"), ("Eva Beispiel", "Vorsitzende", "Sportverein Celle e. V.")],
    ),
    (
        "J. Muster, Landrat E. Beispiel, Bürgermeisterin",
        [("J. Muster", "Landrat", None), ("E. Beispiel", "Bürgermeisterin", None)],
    ),
    (
        "Für die Stadt Celle gez. Jan Muster Bürgermeister Für den Sportverein Celle e. V. gez. Eva Beispiel",
        [("Jan Muster", "Bürgermeister", "Stadt Celle"), ("Eva Beispiel", "", "Sportverein Celle e. V.")],
    ),
    # with lines to sign on
    ("______________________\nJan Muster\nLandrat", [("Jan Muster", "Landrat", None)]),
    ("......................\nJan Muster\nLandrat", [("Jan Muster", "Landrat", None)]),
    (
        "……………………\nJan Muster\nLandrat\n______________________\nEva Beispiel\nBürgermeisterin",
        [("Jan Muster", "Landrat", None), ("Eva Beispiel", "Bürgermeisterin", None)],
    ),
    ("(Siegel)\nJan Muster\nLandrat", [("Jan Muster", "Landrat", None)]),
    ("Unterschrift: ____________\nName: Jan Muster\nFunktion: Landrat", [("Jan Muster", "Landrat", None)]),
    # in one line
    ("Jan Muster, Landrat", [("Jan Muster", "Landrat", None)]),
    (
        "Jan Muster, Landrat\nEva Beispiel, Bürgermeisterin",
        [("Jan Muster", "Landrat", None), ("Eva Beispiel", "Bürgermeisterin", None)],
    ),
    ("Jan Muster (Landrat)", [("Jan Muster", "Landrat", None)]),
    ("Landrat Jan Muster", [("Jan Muster", "Landrat", None)]),
    (
        "Landrat Jan Muster\nBürgermeisterin Eva Beispiel",
        [("Jan Muster", "Landrat", None), ("Eva Beispiel", "Bürgermeisterin", None)],
    ),
    ("Jan Muster Landrat", [("Jan Muster", "Landrat", None)]),
    ("Jan Muster Landrat Landkreis Gifhorn", [("Jan Muster", "Landrat", "Landkreis Gifhorn")]),
    ("Jan Muster, Präsident der Universität Rostock", [("Jan Muster", "Präsident", "Universität Rostock")]),
    ("Jan Muster\nPräsident der Universität Rostock", [("Jan Muster", "Präsident", "Universität Rostock")]),
    ("Jan Muster\nVorsitzender des Vorstands", [("Jan Muster", "Vorsitzender des Vorstands", None)]),
    (
        "Jan Muster\nStaatssekretär im Ministerium für Arbeit und Sport",
        [("Jan Muster", "Staatssekretär", "Ministerium für Arbeit und Sport")],
    ),
    ("Jan Muster\nLandrat, Landkreis Gifhorn", [("Jan Muster", "Landrat", "Landkreis Gifhorn")]),
    ("Jan Muster, Landrat, Landkreis Gifhorn", [("Jan Muster", "Landrat", "Landkreis Gifhorn")]),
    (
        "Eva Beispiel\nGeschäftsführerin des Hessischen Städtetages",
        [("Eva Beispiel", "Geschäftsführerin", "Hessischer Städtetag")],
    ),
    (
        "Eva Beispiel\nMinisterin des Innern und für Sport",
        [("Eva Beispiel", "Ministerin des Innern und für Sport", None)],
    ),
    ("Eva Beispiel\nSprecherin der Geschäftsführung", [("Eva Beispiel", "Sprecherin der Geschäftsführung", None)]),
    (
        "Eva Beispiel\nHessische Ministerin für Soziales und Integration",
        [("Eva Beispiel", "Hessische Ministerin für Soziales und Integration", None)],
    ),
    (
        "Eva Beispiel\n1. Vorsitzende\nJan Muster\n2. Vorsitzender\nFörderverein Aue e. V.",
        [("Eva Beispiel", "1. Vorsitzende", None), ("Jan Muster", "2. Vorsitzender", "Förderverein Aue e. V.")],
    ),
    ("Eva Beispiel und Jan Muster\nVorstand", [("Eva Beispiel", "Vorstand", None), ("Jan Muster", "", None)]),
    ("**Eva Beispiel**\nLandrätin", [("Eva Beispiel", "Landrätin", None)]),
    ("Eva Beispiel, MdL\nLandrätin", [("Eva Beispiel", "Landrätin", None)]),
    ("Prof. Dr. Eva Beispiel\nPräsidentin", [("Eva Beispiel", "Präsidentin", None)]),
    ("gez. Eva Beispiel (Landrätin)", [("Eva Beispiel", "Landrätin", None)]),
    ("gez. Eva Beispiel (Stadt Celle)", [("Eva Beispiel", "", "Stadt Celle")]),
    (
        "Eva Beispiel, Landrätin · Jan Muster (Stadt Celle)",
        [("Eva Beispiel", "Landrätin", None), ("Jan Muster", "", "Stadt Celle")],
    ),
    ("(Beispiel) (Muster)\nLandrätin Landrat", [("Beispiel", "Landrätin", None), ("Muster", "Landrat", None)]),
    ("E. Beispiel J. Muster\nLandrätin Landrat", [("E. Beispiel", "Landrätin", None), ("J. Muster", "Landrat", None)]),
    ("Xandra Quellbach, Präsidentin der HTS", [("Xandra Quellbach", "Präsidentin", "HTS")]),
    ("In Vertretung\n\nQuellbach\nStaatssekretär", [("Quellbach", "Staatssekretär", None)]),
    # degrees and forms of address
    ("Dr. Jan Muster\nLandrat", [("Jan Muster", "Landrat", None)]),
    ("Prof. Dr.-Ing. Jan Muster\nRektor", [("Jan Muster", "Rektor", None)]),
    ("Prof. Dr. Dr. h. c. Jan Muster\nRektor", [("Jan Muster", "Rektor", None)]),
    ("Herr Jan Muster\nRektor", [("Jan Muster", "Rektor", None)]),
    ("Dipl.-Ing. Eva Beispiel\nVorständin", [("Eva Beispiel", "Vorständin", None)]),
    # names of many kinds
    ("Hans-Jürgen Muster-Beispiel\nLandrat", [("Hans-Jürgen Muster-Beispiel", "Landrat", None)]),
    ("Karl von der Aue\nLandrat", [("Karl von der Aue", "Landrat", None)]),
    ("Eva M. Beispiel\nLandrätin", [("Eva M. Beispiel", "Landrätin", None)]),
    ("Deniz Aydın\nVorstandsvorsitzender", [("Deniz Aydın", "Vorstandsvorsitzender", None)]),
    ("Xandro Quellbach\nLandrat", [("Xandro Quellbach", "Landrat", None)]),
    ("JAN MUSTER\nLandrat", [("Jan Muster", "Landrat", None)]),
    ("(Jan Muster)\nLandrat", [("Jan Muster", "Landrat", None)]),
    ("(Muster)\nLandrat", [("Muster", "Landrat", None)]),
    ("Thomas Bischof\nLandrat", [("Thomas Bischof", "Landrat", None)]),
    # "gez." and the like
    ("gez. Jan Muster\nLandrat", [("Jan Muster", "Landrat", None)]),
    ("gez. Muster\nLandrat", [("Muster", "Landrat", None)]),
    ("gez. Dr. Muster\nLandrat", [("Muster", "Landrat", None)]),
    ("gez. Muster\n\nJan Muster\nLandrat", [("Jan Muster", "Landrat", None)]),
    ("i. V. Eva Beispiel\nStellvertretende Landrätin", [("Eva Beispiel", "Stellvertretende Landrätin", None)]),
    ("i. A. Eva Beispiel\nReferentin", [("Eva Beispiel", "Referentin", None)]),
    ("gez. Muster gez. Beispiel\nLandrat Landrätin", [("Muster", "Landrat", None), ("Beispiel", "Landrätin", None)]),
    # body first
    (
        "Für die Stadt Celle:\n\nJan Muster\nOberbürgermeister\n\nFür die Gemeinde Eicklingen:\n\nEva Beispiel\n"
        "Bürgermeisterin",
        [
            ("Jan Muster", "Oberbürgermeister", "Stadt Celle"),
            ("Eva Beispiel", "Bürgermeisterin", "Gemeinde Eicklingen"),
        ],
    ),
    (
        "Für den Landkreis Gifhorn\nJan Muster\nLandrat\nEva Beispiel\nErste Kreisrätin",
        [("Jan Muster", "Landrat", "Landkreis Gifhorn"), ("Eva Beispiel", "Erste Kreisrätin", "Landkreis Gifhorn")],
    ),
    (
        "Stadt Celle\n\nJan Muster\nOberbürgermeister\n\nGemeinde Eicklingen\n\nEva Beispiel\nBürgermeisterin",
        [
            ("Jan Muster", "Oberbürgermeister", "Stadt Celle"),
            ("Eva Beispiel", "Bürgermeisterin", "Gemeinde Eicklingen"),
        ],
    ),
    (
        "Celle, den 3. Juni 2019\nStadt Celle\n\nJan Muster\nOberbürgermeister\n\nEicklingen, den 5. Juni 2019\n"
        "Gemeinde Eicklingen\n\nEva Beispiel\nBürgermeisterin",
        [
            ("Jan Muster", "Oberbürgermeister", "Stadt Celle"),
            ("Eva Beispiel", "Bürgermeisterin", "Gemeinde Eicklingen"),
        ],
    ),
    # function first
    ("Stadt Celle\nDer Oberbürgermeister\n\nJan Muster", [("Jan Muster", "Oberbürgermeister", "Stadt Celle")]),
    (
        "Der Landrat\n\nJan Muster\n\nDie Bürgermeisterin\n\nEva Beispiel",
        [("Jan Muster", "Landrat", None), ("Eva Beispiel", "Bürgermeisterin", None)],
    ),
    # side by side
    (
        "| Jan Muster | Eva Beispiel\n\n| Landrat | Bürgermeisterin\n\n| Landkreis Gifhorn | Stadt Gifhorn",
        [("Jan Muster", "Landrat", "Landkreis Gifhorn"), ("Eva Beispiel", "Bürgermeisterin", "Stadt Gifhorn")],
    ),
    (
        "Jan Muster\tEva Beispiel\nLandrat\tBürgermeisterin\nLandkreis Gifhorn\tStadt Gifhorn",
        [("Jan Muster", "Landrat", "Landkreis Gifhorn"), ("Eva Beispiel", "Bürgermeisterin", "Stadt Gifhorn")],
    ),
    (
        "Jan Muster     Eva Beispiel     Ali Probe\nLandrat     Bürgermeisterin     Vorsitzender",
        [
            ("Jan Muster", "Landrat", None),
            ("Eva Beispiel", "Bürgermeisterin", None),
            ("Ali Probe", "Vorsitzender", None),
        ],
    ),
    (
        "| Für die Stadt Celle | Für die Gemeinde Eicklingen\n\n| Jan Muster | Eva Beispiel\n\n"
        "| Oberbürgermeister | Bürgermeisterin",
        [
            ("Jan Muster", "Oberbürgermeister", "Stadt Celle"),
            ("Eva Beispiel", "Bürgermeisterin", "Gemeinde Eicklingen"),
        ],
    ),
    (
        "Jan Muster Eva Beispiel\nLandrat Bürgermeisterin\nLandkreis Gifhorn Universitätsstadt Tübingen",
        [
            ("Jan Muster", "Landrat", "Landkreis Gifhorn"),
            ("Eva Beispiel", "Bürgermeisterin", "Universitätsstadt Tübingen"),
        ],
    ),
    (
        "Jan Muster Eva Beispiel\nLandrat Bürgermeisterin",
        [("Jan Muster", "Landrat", None), ("Eva Beispiel", "Bürgermeisterin", None)],
    ),
    (
        "_______________     _______________\nJan Muster     Eva Beispiel\nLandrat     Bürgermeisterin",
        [("Jan Muster", "Landrat", None), ("Eva Beispiel", "Bürgermeisterin", None)],
    ),
    # family names alone, made persons by the offices beside them
    (
        "Quellbach | Feldkamp | Lüders\nBürgermeister | Schriftführerin | Stadtrat",
        [("Quellbach", "Bürgermeister", None), ("Feldkamp", "Schriftführerin", None), ("Lüders", "Stadtrat", None)],
    ),
    ("Dr. Quellbach\nAmtsleiter", [("Quellbach", "Amtsleiter", None)]),
    ("Der Bürgermeister\n\nQuellbach", [("Quellbach", "Bürgermeister", None)]),
    ("gez.Quellbach\nVorsitzender", [("Quellbach", "Vorsitzender", None)]),
    (
        "Quellbach, 1. Vorsitzender | Feldkamp, Kassenwart",
        [("Quellbach", "1. Vorsitzender", None), ("Feldkamp", "Kassenwart", None)],
    ),
    ("Auftraggeber | Auftragnehmer\nBürgermeister | Geschäftsführer", []),
    ("Für die Gemeinde Aue:\n\n........ | ........\nBürgermeister | Erster Beigeordneter", []),
    # each column goes on below itself
    (
        "Jan Quellbach | Eva Feldkamp | Ute Lüders\nBürgermeister und | Präsidentin | Direktorin\n"
        "Beigeordneter | Polizeidirektion | Bundespolizeiinspektion\nStadt Aue | Celle | Stade",
        [
            ("Jan Quellbach", "Bürgermeister und Beigeordneter", "Stadt Aue"),
            ("Eva Feldkamp", "Präsidentin", "Polizeidirektion Celle"),
            ("Ute Lüders", "Direktorin", "Bundespolizeiinspektion Stade"),
        ],
    ),
    ("Dipl.-Ing. (FH) Jan Quellbach M.A.\nAmtsleiter", [("Jan Quellbach", "Amtsleiter", None)]),
]

NO_SIGNATURES = [
    "Anlagen",
    "Anlage 1: Lageplan",
    "Seite 3",
    "Die Vereinbarung ist in zwei Ausfertigungen erstellt, von denen jede Partei eine erhält und zu ihren Akten nimmt.",
    "____________________",
    "Ort, Datum",
    "Unterschrift",
    "(Siegel)",
    "Celle, den 3. Juni 2019",
    "Landkreis Gifhorn",
    "Der Landrat",
    "§ 9 Schluss",
]

PLACES = [
    ("Celle, den 3. Juni 2019\n\nJan Muster\nLandrat", [("Celle", "2019-06-03")]),
    ("Celle, 3.6.2019\n\nJan Muster\nLandrat\n\nEva Beispiel\nLandrätin", [("Celle", "2019-06-03")] * 2),
    (
        "Celle, den 3. Juni 2019\nJan Muster\nLandrat\n\nGoslar, den 5. Juni 2019\nEva Beispiel\nLandrätin",
        [("Celle", "2019-06-03"), ("Goslar", "2019-06-05")],
    ),
    (
        "| Celle, den 3. Juni 2019 | Goslar, den 5. Juni 2019\n\n| Jan Muster | Eva Beispiel",
        [("Celle", "2019-06-03"), ("Goslar", "2019-06-05")],
    ),
    ("Celle, den ________\n\nJan Muster\nLandrat", [("Celle", None)]),
    ("Jan Muster\nLandrat", [(None, None)]),
]


def signatures(block: str, head: str = "") -> tuple[SignatureSpan, ...]:
    zones: tuple[tuple[ZoneKind, str], ...] = (("signatures", block.replace("\n\n| ", "\n\n").removeprefix("| ")),)
    parsed = make_parsed(head + BODY + block, "agreement", zones)
    return find_signatures(parsed, find_parties(parsed))


def rows(found: tuple[SignatureSpan, ...]) -> list[Row]:
    return [(s.person.name, s.function, s.organisation.name if s.organisation else None) for s in found]


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_blocks(block: str, expected: list[Row]) -> None:
    assert rows(signatures(block)) == expected


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_blocks_under_a_dateline(block: str, expected: list[Row]) -> None:
    assert rows(signatures("Uelzen, den 1. April 2020\n\n" + block)) == expected


@pytest.mark.parametrize("block", NO_SIGNATURES)
def test_what_is_no_signature(block: str) -> None:
    assert signatures(block) == ()


@pytest.mark.parametrize(("block", "expected"), PLACES)
def test_place_and_date_of_each(block: str, expected: list[tuple[str | None, str | None]]) -> None:
    zones: tuple[tuple[ZoneKind, str], ...] = (("signatures", block.replace("\n\n| ", "\n\n").removeprefix("| ")),)
    parsed = make_parsed(BODY + block, "agreement", zones)
    found = [
        (parsed.text.text[s.place.start : s.place.end] if s.place else None, s.date.date.value if s.date else None)
        for s in find_signatures(parsed)
    ]
    assert found == expected


def test_a_family_name_is_completed_from_the_head() -> None:
    head = "zwischen\n\nder Stadt Celle, vertreten durch Herrn Bürgermeister Jan Quellbach\n\nund\n\n"
    "der Gemeinde Eicklingen\n\n"
    assert rows(signatures("gez. Quellbach\nBürgermeister", head)) == [
        ("Jan Quellbach", "Bürgermeister", "Stadt Celle")
    ]


def test_a_name_defined_in_the_head_tells_the_body() -> None:
    head = "zwischen\n\ndem Zweckverband Wasser Aller (ZWA) – nachfolgend „Verband“ –\n\nund\n\nder Stadt Celle\n\n"
    block = "Für den Verband:\n\nJan Muster\nVerbandsvorsteher\n\nFür die Stadt Celle:\n\nEva Beispiel\nStadträtin"
    assert rows(signatures(block, head)) == [
        ("Jan Muster", "Verbandsvorsteher", "Zweckverband Wasser Aller"),
        ("Eva Beispiel", "Stadträtin", "Stadt Celle"),
    ]


def test_the_head_tells_the_office_of_who_represents_a_party() -> None:
    head = "zwischen\n\nder Stadt Celle, vertreten durch die Kämmerin Eva Quellbach\n\nund\n\ndem Verein Aue e. V.,\n"
    head += "vertreten durch den Vorsitzenden\n\n"
    block = "Für die Stadt Celle:\n\nEva Quellbach\n\nFür den Verein Aue e. V.:\n\nJan Muster"
    assert [row[:2] for row in rows(signatures(block, head))] == [
        ("Eva Quellbach", "Kämmerin"),
        ("Jan Muster", "Vorsitzender"),
    ]


def test_without_a_known_zone_signatures_follow_the_last_dateline() -> None:
    parsed = make_parsed(BODY + "Celle, den 3. Juni 2019\n\nJan Muster\nLandrat", "agreement")
    assert rows(find_signatures(parsed)) == [("Jan Muster", "Landrat", None)]


def test_minutes_end_with_names_over_offices() -> None:
    parsed = make_parsed(
        BODY + "Das Bauamt wird das erledigen.\n\nQuellbach | Feldkamp\nVorsitzender | Schriftführerin"
    )
    assert rows(find_signatures(parsed)) == [("Quellbach", "Vorsitzender", None), ("Feldkamp", "Schriftführerin", None)]


def test_press_releases_are_not_signed() -> None:
    assert find_signatures(make_parsed(BODY + "Celle, den 3. Juni 2019\n\nJan Muster\nLandrat", "press_release")) == ()


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_the_evidence_holds_the_name(block: str, expected: list[Row]) -> None:
    zones: tuple[tuple[ZoneKind, str], ...] = (("signatures", block.replace("\n\n| ", "\n\n").removeprefix("| ")),)
    parsed = make_parsed(BODY + block, "agreement", zones)
    for found in find_signatures(parsed):
        printed = parsed.text.text[found.start : found.end]
        assert found.person.name.split()[-1].casefold() in printed.casefold()


SIGNED_FOR = [
    # the office says for which party
    (
        ["Stadt Aue", "Landkreis Wehr"],
        "Aue, den 3. Mai 2011\n\nEva Muster | Jan Beispiel\nLandrätin | Bürgermeister",
        [("Eva Muster", "Landkreis Wehr"), ("Jan Beispiel", "Stadt Aue")],
    ),
    (
        ["Metallbau Aue GmbH", "Oberschule Aue"],
        "Aue, 3. Mai 2011\n\nSchulleiterin | Geschäftsführer\nEva Muster | Jan Beispiel",
        [("Eva Muster", "Oberschule Aue"), ("Jan Beispiel", "Metallbau Aue GmbH")],
    ),
    # the organ
    (
        ["Hochschule Aue", "Personalrat der Hochschule Aue"],
        "Aue, 3.5.2011\n\nDr. Jan Muster\nPräsident\n\nEva Beispiel\nVorsitzende des Personalrats",
        [("Jan Muster", "Hochschule Aue"), ("Eva Beispiel", "Personalrat der Hochschule Aue")],
    ),
    # the place
    (
        ["Stadt Aue", "Stadt Wehr"],
        "Wehr, 3. Mai 2011 | Aue, 4. Mai 2011\ngez. Muster | gez. Beispiel\nBürgermeister | Bürgermeister",
        [("Muster", "Stadt Wehr"), ("Beispiel", "Stadt Aue")],
    ),
    # each cell for itself
    (
        ["Kirchenkreis Aue", "Mitarbeitervertretung im Kirchenkreis Aue"],
        "Aue, 3.5.2011\n\nSuperintendentin Eva Muster | für die Mitarbeitervertretung: Jan Beispiel",
        [("Eva Muster", "Kirchenkreis Aue"), ("Jan Beispiel", "Mitarbeitervertretung im Kirchenkreis Aue")],
    ),
]


def test_the_subject_of_an_office_is_no_party() -> None:
    head = "# Vertrag\n\nzwischen\n\nder Senatsverwaltung für Sport\n\nund\n\ndem TuS Aue e.V.\n\nwird vereinbart:\n\n"
    block = "gez. Eva Muster Staatssekretärin für Sport"
    parsed = make_parsed(head + BODY + block, "agreement", zones=(("signatures", block),))
    assert find_signatures(parsed, find_parties(parsed))[0].function == "Staatssekretärin für Sport"


@pytest.mark.parametrize(("parties", "block", "expected"), SIGNED_FOR)
def test_the_party_somebody_signs_for(parties: list[str], block: str, expected: list[tuple[str, str]]) -> None:
    listed = "\n\nund\n\n".join(f"der {party}," for party in parties)
    head = f"# Vertrag\n\nzwischen\n\n{listed}\n\nwird folgender Vertrag geschlossen:\n\n"
    parsed = make_parsed(head + BODY + block, "agreement", zones=(("signatures", block),))
    found = find_signatures(parsed, find_parties(parsed))
    bodies = [(span.person.name, span.organisation.name if span.organisation else "") for span in found]
    assert bodies == expected


def test_a_deed_names_first_who_makes_it() -> None:
    parsed = make_parsed(
        "# Urkunde\n\nLuc Morel, Bürgermeister der Stadt Aubrac\n\nEva Muster, Bürgermeisterin der Stadt Aue\n\n"
        "Wir geben heute bekannt, dass unsere Städte Freunde sind.\n\nAue, den 3. Mai 1969",
        "agreement",
    )
    assert [(s.person.name, s.function) for s in find_signatures(parsed)] == [
        ("Luc Morel", "Bürgermeister"),
        ("Eva Muster", "Bürgermeisterin"),
    ]
    assert [party.name for party in find_parties(parsed)] == ["Stadt Aubrac", "Stadt Aue"]


def test_names_alone_at_the_end_are_signatures() -> None:
    parsed = make_parsed(BODY + "Eva Muster | Dr. Jan Beispiel | Walter Kunz", "agreement")
    assert [span.person.name for span in find_signatures(parsed)] == ["Eva Muster", "Jan Beispiel", "Walter Kunz"]
