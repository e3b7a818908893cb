"""Party lists of agreements in the styles of many issuers."""

from dataclasses import replace

import pytest
from conftest import make_parsed

from models.outline import Heading
from pipeline.extract.definitions import definitions_in
from pipeline.extract.parties import PartySpan, find_parties

END = "\n\nwird folgende Vereinbarung geschlossen:\n\n# § 1 Ziel\n\nDie Stadt und der Verein arbeiten zusammen."

LISTS = [
    # one below the other
    ("zwischen\n\nder Stadt Celle\n\nund\n\ndem Verein Grüne Aue e. V.", ["Stadt Celle", "Verein Grüne Aue e. V."]),
    (
        "zwischen\n\ndem Land Brandenburg\n\nund dem\n\nFörderverein Kahnfahrt e.V.",
        ["Land Brandenburg", "Förderverein Kahnfahrt e.V."],
    ),
    ("zwischen der\n\nStadt Celle\n\nund der\n\nGemeinde Eicklingen", ["Stadt Celle", "Gemeinde Eicklingen"]),
    ("Zwischen\n\nder Stadt Celle,\n\nund\n\nder Gemeinde Eicklingen,", ["Stadt Celle", "Gemeinde Eicklingen"]),
    (
        "ZWISCHEN\n\nder Stadt Celle\n\nUND\n\nder Gemeinde Eicklingen".replace("UND", "und"),
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    ("zwischen\nder Stadt Celle\nund\nder Gemeinde Eicklingen", ["Stadt Celle", "Gemeinde Eicklingen"]),
    ("zwischen\nder Stadt Celle\nund\nHerrn Jan Muster, Ringstr. 5", ["Stadt Celle", "Jan Muster"]),
    (
        "zwischen der Stadt Celle, Körperschaft des öffentlichen Rechts, und der Gemeinde Aubin (Republik Frankreich)",
        ["Stadt Celle", "Gemeinde Aubin"],
    ),
    # in one line
    ("zwischen der Stadt Celle und der Gemeinde Eicklingen", ["Stadt Celle", "Gemeinde Eicklingen"]),
    ("zwischen dem Landkreis Gifhorn und der Diakonie Gifhorn gGmbH", ["Landkreis Gifhorn", "Diakonie Gifhorn gGmbH"]),
    (
        "zwischen dem Freistaat Thüringen und dem Landessportbund Thüringen e. V.",
        ["Freistaat Thüringen", "Landessportbund Thüringen e. V."],
    ),
    # addresses
    (
        "zwischen\n\nder Stadt Celle, Am Französischen Garten 1, 29221 Celle,\n\nund\n\n"
        "der Gemeinde Eicklingen, Mühlenstraße 3, 29358 Eicklingen",
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    (
        "zwischen\n\nder Stadt Celle\nAm Französischen Garten 1\n29221 Celle\n\nund\n\nder Gemeinde Eicklingen\n"
        "Mühlenstraße 3a\n29358 Eicklingen",
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    (
        "zwischen\n\nder Stadt Celle, Postfach 12 34, 29221 Celle,\n\nund\n\n"
        "der Gemeinde Eicklingen, mit Sitz in Eicklingen",
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    (
        "zwischen\n\nder Muster Bau GmbH & Co. KG, Lange Reihe 12-14, 20099 Hamburg\n\nund\n\nder Stadt Celle",
        ["Muster Bau GmbH & Co. KG", "Stadt Celle"],
    ),
    # who represents them
    (
        "zwischen\n\ndem Landkreis Gifhorn, vertreten durch den Landrat,\n\nund\n\n"
        "der Stadt Celle, vertreten durch den Oberbürgermeister Max Muster",
        ["Landkreis Gifhorn", "Stadt Celle"],
    ),
    (
        "zwischen\n\nder Stadt Celle,\n"
        "vertreten durch Frau Bürgermeisterin Eva Muster und Herrn Stadtrat Jan Beispiel\n\nund\n\n"
        "der Gemeinde Eicklingen",
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    (
        "zwischen dem Land Hessen, vertreten durch das Hessische Ministerium für Digitales, dieses vertreten durch "
        "die Ministerin, "
        "und der Stadt Celle, diese vertreten durch den Magistrat",
        ["Land Hessen", "Stadt Celle"],
    ),
    (
        "zwischen\n\nder Klinik Aue gGmbH\nvertreten durch den Geschäftsführer Herrn Jan Muster\n\nund\n\n"
        "dem Caritasverband Aue e. V.\n"
        "für sein Haus St. Anna\nAuestraße 41, 83661 Lenggries\nvertreten durch den Vorstand",
        ["Klinik Aue gGmbH", "Caritasverband Aue e. V."],
    ),
    (
        "zwischen der Stadt Celle, vertreten durch den Oberbürgermeister und die Kämmerin, und der Gemeinde Eicklingen",
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    # numbered
    (
        "zwischen\n\n1. dem Landkreis Gifhorn, vertreten durch den Landrat,\n\n"
        "2. der Stadt Gifhorn, vertreten durch den Bürgermeister,\n\n"
        "und\n\n3. dem Zweckverband Wasser Aller,",
        ["Landkreis Gifhorn", "Stadt Gifhorn", "Zweckverband Wasser Aller"],
    ),
    (
        "zwischen\n\n(1) der Stadt Celle\n\n(2) der Gemeinde Eicklingen\n\n(3) der Gemeinde Wathlingen",
        ["Stadt Celle", "Gemeinde Eicklingen", "Gemeinde Wathlingen"],
    ),
    ("zwischen\n\na) der Stadt Celle\n\nb) der Gemeinde Eicklingen", ["Stadt Celle", "Gemeinde Eicklingen"]),
    # three and more
    (
        "zwischen der Stadt Celle, der Gemeinde Eicklingen und der Gemeinde Wathlingen",
        ["Stadt Celle", "Gemeinde Eicklingen", "Gemeinde Wathlingen"],
    ),
    (
        "zwischen\n\nder Stadt Celle,\n\nder Gemeinde Eicklingen\n\nund\n\nder Gemeinde Wathlingen",
        ["Stadt Celle", "Gemeinde Eicklingen", "Gemeinde Wathlingen"],
    ),
    (
        "zwischen\n\ndem Land Sachsen-Anhalt\n\nsowie\n\nder Stadt Halle (Saale)\n\nund\n\nder Handwerkskammer Halle",
        ["Land Sachsen-Anhalt", "Stadt Halle (Saale)", "Handwerkskammer Halle"],
    ),
    # names that hold commas, "und" and line breaks
    (
        "zwischen\n\ndem Ministerium für Soziales, Arbeit und Sport\n\nund\n\nder Universität Rostock",
        ["Ministerium für Soziales, Arbeit und Sport", "Universität Rostock"],
    ),
    (
        "zwischen dem Ministerium für Wissenschaft und Kunst und der Hochschule für Musik und Theater Rostock",
        ["Ministerium für Wissenschaft und Kunst", "Hochschule für Musik und Theater Rostock"],
    ),
    (
        "zwischen\n\ndem Deutschen Roten Kreuz\nLandesverband Sachsen e. V.\n\nund\n\nder Stadt Zwickau",
        ["Deutsches Rotes Kreuz Landesverband Sachsen e. V.", "Stadt Zwickau"],
    ),
    (
        "zwischen\n\ndem Niedersächsischen Ministerium für Inneres\nund Sport\n\nund\n\n"
        "dem Landesfeuerwehrverband Niedersachsen e. V.",
        ["Niedersächsisches Ministerium für Inneres und Sport", "Landesfeuerwehrverband Niedersachsen e. V."],
    ),
    (
        "zwischen\n\ndem Deutschen Bibliotheksverband e. V., Landesverband Hessen\n\nund\n\nder Stadt Fulda",
        ["Deutscher Bibliotheksverband e. V., Landesverband Hessen", "Stadt Fulda"],
    ),
    # inflected names
    ("zwischen dem Sächsischen Landtag und dem Hessischen Städtetag", ["Sächsischer Landtag", "Hessischer Städtetag"]),
    ("zwischen dem Bayerischen Roten Kreuz und der Stadt Hof", ["Bayerisches Rotes Kreuz", "Stadt Hof"]),
    ("zwischen den Stadtwerken Celle GmbH und der Stadt Celle", ["Stadtwerke Celle GmbH", "Stadt Celle"]),
    (
        "zwischen der Evangelischen Kirche der Pfalz und dem Bistum Speyer",
        ["Evangelische Kirche der Pfalz", "Bistum Speyer"],
    ),
    # bullets
    (
        "zwischen\n\n- dem Land Bremen,\n- der Stadt Bremerhaven und\n- der Handelskammer Bremen",
        ["Land Bremen", "Stadt Bremerhaven", "Handelskammer Bremen"],
    ),
    (
        "zwischen\n\n• Land Bremen\n\n• Stadt Bremerhaven\n\n• Handelskammer Bremen",
        ["Land Bremen", "Stadt Bremerhaven", "Handelskammer Bremen"],
    ),
    # announced by another word, or the subject of a sentence
    (
        "Kooperationspartner sind:\n\n1. Landkreis Gifhorn, vertreten durch den Landrat\n\n2. Jobcenter Gifhorn",
        ["Landkreis Gifhorn", "Jobcenter Gifhorn"],
    ),
    (
        "Folgende Partner schließen das Bündnis:\n\n* die Stadt Celle,\n* der Tierschutzverein Celle e. V.",
        ["Stadt Celle", "Tierschutzverein Celle e. V."],
    ),
    (
        "Die Universität Rostock, vertreten durch den Kanzler, und der Personalrat der Universität Rostock",
        ["Universität Rostock", "Personalrat der Universität Rostock"],
    ),
    # several of one kind, seats, names with dashes
    (
        "zwischen dem Land Niedersachsen und den Gemeinden Aldorf, Bedorf und Cedorf",
        ["Land Niedersachsen", "Gemeinde Aldorf", "Gemeinde Bedorf", "Gemeinde Cedorf"],
    ),
    ("zwischen der Muster Bau AG, Celle, und der Stadt Celle", ["Muster Bau AG", "Stadt Celle"]),
    (
        "zwischen der Sächsischen Aufbaubank – Förderbank und der Stadt Zwickau",
        ["Sächsische Aufbaubank – Förderbank", "Stadt Zwickau"],
    ),
    # a state and the ministry that acts and is named
    (
        "zwischen\n\ndem Land Hessen,\nvertreten durch das Ministerium für Kultus und Sport,\n"
        "– Kultusministerium –\n\nund\n\nder Stadt Fulda",
        ["Ministerium für Kultus und Sport", "Stadt Fulda"],
    ),
    # a person
    ("zwischen\n\nder Kunsthalle Emden\n\nund\n\nHerrn Prof. Dr. Jan Muster, Am Hang 3, 26721 Emden", None),
    # after a title line that says the same
    (
        "Pakt zwischen der Stadt Celle und der Gemeinde Eicklingen\n\nzwischen\n\n"
        "der Stadt Celle, vertreten durch den Bürgermeister\n\nund\n\n"
        "der Gemeinde Eicklingen, vertreten durch den Bürgermeister",
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    # with noise
    (
        "‚Zwischen der Stadt Celle,\nvertreten durch den Rat,\n\nund deni Kreis. Gifhorn",
        ["Stadt Celle", "Kreis Gifhorn"],
    ),
]

DEFINED = [
    ("– nachfolgend „Stadt“ genannt –", ("Stadt",)),
    ('- nachfolgend "Stadt" genannt -', ("Stadt",)),
    ("(nachfolgend „Stadt“)", ("Stadt",)),
    ("(nachfolgend: Stadt)", ("Stadt",)),
    ("(nachfolgend Stadt genannt)", ("Stadt",)),
    ("nachstehend Kreis genannt", ("Kreis",)),
    ("(im Folgenden: Hochschule)", ("Hochschule",)),
    ("im Folgenden: Träger", ("Träger",)),
    ("im folgenden »Kasse«", ("Kasse",)),
    ("(im Weiteren „Kasse“)", ("Kasse",)),
    ("(im Weiteren „Bau AG“ oder „Gesellschaft“)", ("Bau AG", "Gesellschaft")),
    ("im Folgenden als Zuwendungsempfänger bezeichnet", ("Zuwendungsempfänger",)),
    ("als Zuwendungsgeber", ("Zuwendungsgeber",)),
    ("als Auftragnehmerin", ("Auftragnehmerin",)),
    ("– Kultusministerium –", ("Kultusministerium",)),
    ("- Träger der Ausbildung -", ("Träger der Ausbildung",)),
    ("(nachfolgend „die Kirche“)", ("Kirche",)),
    ("fortan „Verband“", ("Verband",)),
    ("künftig Verein genannt", ("Verein",)),
    ("nachfolgend kurz „LSB“ genannt", ("LSB",)),
    ("vertreten durch den Vorstand", ()),
    ("Am Markt 3, 29221 Celle", ()),
    ("", ()),
]

NOT_AGREEMENTS = [
    "Der Streit zwischen der Stadt Celle und der Gemeinde Eicklingen ist beigelegt.",
    "Die Entfernung zwischen Celle und Gifhorn beträgt 40 Kilometer.",
]

NO_LISTS = [
    "Die Satzung regelt das Verhältnis. Sie gilt.",
    "zwischen 2010 und 2020 wurde gebaut",
    "zwischen den Vertragsparteien und den Beteiligten",
]


def parties(text: str) -> tuple[PartySpan, ...]:
    return find_parties(make_parsed(text, "agreement"))


@pytest.mark.parametrize(("head", "expected"), [row for row in LISTS if row[1]])
def test_lists(head: str, expected: list[str]) -> None:
    assert [party.name for party in parties("# Vereinbarung\n\n" + head + END)] == expected


@pytest.mark.parametrize(("head", "expected"), [row for row in LISTS if row[1]])
def test_the_evidence_is_the_name_alone(head: str, expected: list[str]) -> None:
    text = make_parsed("# Vereinbarung\n\n" + head + END, "agreement")
    for party in find_parties(text):
        printed = text.text.text[party.start : party.end]
        assert printed == printed.strip(" \n,;–-")
        assert len(printed.split()) <= len(party.name.split()) + 2 or "vertreten" in head


@pytest.mark.parametrize(("said", "expected"), DEFINED)
def test_names_defined(said: str, expected: tuple[str, ...]) -> None:
    assert definitions_in(" " + said).own == expected


@pytest.mark.parametrize(("said", "expected"), [row for row in DEFINED if row[1]])
def test_names_defined_belong_to_their_party(said: str, expected: tuple[str, ...]) -> None:
    first, second = parties(f"zwischen\n\nder Stadt Celle\n{said}\n\nund\n\nder Gemeinde Eicklingen{END}")
    assert (first.name, first.defined_as) == ("Stadt Celle", expected)
    assert (second.name, second.defined_as) == ("Gemeinde Eicklingen", ())


@pytest.mark.parametrize(
    "said",
    [
        "– nachfolgend gemeinsam „Partner“ genannt –",
        "– gemeinsam: die Partner –",
        "im Folgenden gemeinsam als „Partner“ bezeichnet",
        "(nachfolgend zusammen „Partner“)",
        "– gemeinsam nachfolgend „Partner“ genannt –",
    ],
)
def test_a_name_for_all_of_them(said: str) -> None:
    found = parties(f"zwischen\n\nder Stadt Celle\n\nund\n\nder Gemeinde Eicklingen\n\n{said}{END}")
    assert [(party.name, party.collective) for party in found] == [
        ("Stadt Celle", ("Partner",)),
        ("Gemeinde Eicklingen", ("Partner",)),
    ]


def test_a_name_for_those_without_one_of_their_own() -> None:
    found = parties(
        "zwischen\n\ndem Land Hessen\n– nachfolgend „Land“ –\n\nund\n\nder Stadt Fulda,\n\nder Stadt Hanau\n\n"
        "– gemeinsam: die Städte –" + END
    )
    assert [party.collective for party in found] == [(), ("Städte",), ("Städte",)]


def test_an_abbreviation_behind_the_name_is_an_alias() -> None:
    first, _ = parties("zwischen dem Zweckverband Wasser Aller (ZWA), 29221 Celle, und der Stadt Celle" + END)
    assert (first.name, first.aliases) == ("Zweckverband Wasser Aller", ("ZWA",))


def test_without_a_list_those_who_sign_are_the_parties() -> None:
    closing = (
        "Celle, den 3. Juni 2019\n\nJan Muster\nLandrat\nLandkreis Gifhorn\n\nEva Beispiel\nStadträtin\nStadt Celle"
    )
    text = (
        "# Charta für gutes Wasser\n\nWir wollen sauberes Wasser. "
        + "Es ist knapp und kostbar. " * 9
        + "\n\n"
        + closing
    )
    found = find_parties(make_parsed(text, "agreement"))
    assert [(party.name, party.rule) for party in found] == [
        ("Landkreis Gifhorn", "signatures"),
        ("Stadt Celle", "signatures"),
    ]


def test_a_natural_person_may_be_a_party() -> None:
    found = parties(
        "zwischen\n\nder Kunsthalle Emden\n\nund\n\nHerrn Prof. Dr. Jan Muster, Am Hang 3, 26721 Emden" + END
    )
    assert [(party.label, party.name) for party in found] == [("ORG", "Kunsthalle Emden"), ("PER", "Jan Muster")]


@pytest.mark.parametrize("text", NOT_AGREEMENTS)
def test_only_agreements_have_parties(text: str) -> None:
    assert find_parties(make_parsed(text, "press_release")) == ()


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_is_no_list(text: str) -> None:
    assert parties(text) == ()


SENTENCES = [
    # the subject of a sentence, behind a dateline too
    (
        "Die Stadt Celle, vertreten durch den Magistrat, und die Gemeinde Eicklingen schließen folgenden Vertrag:",
        ["Stadt Celle", "Gemeinde Eicklingen"],
    ),
    (
        "Celle, im Mai 2004. Die Stadt Celle, der Kreisverband Aue und die Kammer der Künste erklären:",
        ["Stadt Celle", "Kreisverband Aue", "Kammer der Künste"],
    ),
    # behind the verb
    (
        "Um das Wasser zu schonen, schließen die Stadt Celle, die Stadtwerke Aue (nachstehend Werke) mit dem "
        "Verein Otter e. V. eine Vereinbarung ab.",
        ["Stadt Celle", "Stadtwerke Aue", "Verein Otter e. V."],
    ),
    # an office that shares its body
    (
        "Der Präsident und der Personalrat der Universität Auental schließen diese Vereinbarung:",
        ["Universität Auental", "Personalrat der Universität Auental"],
    ),
    # one plural for several, with who represents each of them
    (
        "Vertragspartner dieser Vereinbarung sind der Kreis Au, vertreten durch die Landrätin, und die Städte Wehr, "
        "vertreten durch den Bürgermeister, Brunn; vertreten durch die Bürgermeisterin, die amtsfreie Gemeinde Tal "
        "sowie das Amt Hütte.",
        ["Kreis Au", "Stadt Wehr", "Stadt Brunn", "Gemeinde Tal", "Amt Hütte"],
    ),
]


@pytest.mark.parametrize(("said", "expected"), SENTENCES)
def test_parties_named_by_a_sentence(said: str, expected: list[str]) -> None:
    parsed = make_parsed(f"# Vereinbarung\n\n{said}\n\n# § 1 Ziel\n\nAlle Partner helfen einander.", "agreement")
    assert [party.name for party in find_parties(parsed)] == expected


WAYS_OF_ARCHIVES = [
    (
        "zwischen\nden nachstehend als Verbände bezeichneten\nDiakonie Aue e.V.,\nCaritasverband Aue e.V.,\n"
        "handelnd zugleich für den Caritasverband Wehr e.V.\n- einerseits -\nund\n"
        "den nachstehend als Kassen bezeichneten\nKrankenkasse Aue\nKnappschaft, Regionaldirektion Aue\n"
        "- andererseits -",
        ["Diakonie Aue e.V.", "Caritasverband Aue e.V.", "Krankenkasse Aue", "Knappschaft, Regionaldirektion Aue"],
    ),
    (
        "zwischen dem\nArbeitgeberverband Holz e.V., Celle,\neinerseits\nund der\n"
        "Gewerkschaft Holz, Bezirksleitung Aue,\nandererseits",
        ["Arbeitgeberverband Holz e.V.", "Gewerkschaft Holz, Bezirksleitung Aue"],
    ),
    (
        "zwischen\nder Metallbau Aue GmbH & Co. KG\nOT Neudorf\n04699 Wehr\nBetrieb\nund der\n"
        "Oberschule Wehr\nLindenring 8",
        ["Metallbau Aue GmbH & Co. KG", "Oberschule Wehr"],
    ),
    (
        "zwischen (1) Fuchs & Söhne AG, Werkstr. 9, 72999 Wehr, – Koordinator – (2) Universität Wehr, handelnd für das "
        "Institut für Öl, (3) Institut für Wind e.V., vertreten durch den Vorstand,",
        ["Fuchs & Söhne AG", "Universität Wehr", "Institut für Wind e.V."],
    ),
    (
        "zwischen dem Landkreis Aue - Jugendamt -, Am Deich 2, 27383 Aue und der Jugendhilfe Wehr gGmbH",
        ["Landkreis Aue", "Jugendhilfe Wehr gGmbH"],
    ),
    ("zwischen der Stadt Celle, Ordnungsamt, und der Bahn Aue AG, Sitz Celle", ["Stadt Celle", "Bahn Aue AG"]),
    (
        "Zwischen\nGröße: px\n\nZwischen der Stadt Celle, vertreten durch den Magistrat, und dem Verein Otter e. V.",
        ["Stadt Celle", "Verein Otter e. V."],
    ),
]


@pytest.mark.parametrize(("head", "expected"), WAYS_OF_ARCHIVES)
def test_lists_in_the_ways_of_archives(head: str, expected: list[str]) -> None:
    parsed = make_parsed(f"# Vereinbarung\n\n{head}{END}", "agreement")
    assert [party.name for party in find_parties(parsed)] == expected


def test_bodies_over_what_they_promise_are_the_parties_of_a_charter() -> None:
    parsed = make_parsed(
        "Wohncharta\n\nStadt Aue\n\n- Wir bauen.\n\nMieterverein Aue e.V.\n\n- Wir beraten.", "agreement"
    )
    text = parsed.text.text
    headings = tuple(
        Heading(text.index(title), text.index(title) + len(title), len(text), 1, None, title, None)
        for title in ("Stadt Aue", "Mieterverein Aue e.V.")
    )
    found = find_parties(replace(parsed, outline=replace(parsed.outline, headings=headings)))
    assert [party.name for party in found] == ["Stadt Aue", "Mieterverein Aue e.V."]
