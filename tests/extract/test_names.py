import pytest
from conftest import make_parsed
from hypothesis import given
from hypothesis import strategies as st

from models.findings import NameSpan
from pipeline.extract.names import find_names, without_overlaps

BODIES = [
    (
        "Das Niedersächsische Ministerium für Kultus und Sport fördert das.",
        "Niedersächsisches Ministerium für Kultus und Sport",
    ),
    ("Mit dem Ministerium des Innern und für Heimat wurde gesprochen.", "Ministerium des Innern und für Heimat"),
    (
        "Vertreten durch die Senatsverwaltung für Bildung, Jugend und Familie handelt das Land.",
        "Senatsverwaltung für Bildung, Jugend und Familie",
    ),
    (
        "Sie sprach für den Landesverband der Jüdischen Gemeinden in Hessen.",
        "Landesverband der Jüdischen Gemeinden in Hessen",
    ),
    ("Im Namen des Deutschen Roten Kreuzes dankte sie.", "Deutsches Rotes Kreuz"),
    ("Der Caritasverband Mittelmark e. V. stellt Räume.", "Caritasverband Mittelmark e. V."),
    ("Die Musterbau Gesellschaft mbH & Co. KG baut.", "Musterbau Gesellschaft mbH & Co. KG"),
    (
        "Der Verein zur Förderung der Jugendarbeit im Wendland e. V. zieht um.",
        "Verein zur Förderung der Jugendarbeit im Wendland e. V.",
    ),
    ("Die Stadt Cuxhaven übernimmt das.", "Stadt Cuxhaven"),
    ("Mitarbeit des Landkreises Uecker-Haff ist erwünscht.", "Landkreis Uecker-Haff"),
    ("Der Rhein-Sieg-Kreis zahlt.", "Rhein-Sieg-Kreis"),
    ("Der Senat der Freien und Hansestadt Hamburg beschloss das.", "Senat der Freien und Hansestadt Hamburg"),
    ("Auch die Regierung von Oberbayern war dabei.", "Regierung von Oberbayern"),
    ("Die Industrie- und Handelskammer Chemnitz prüft.", "Industrie- und Handelskammer Chemnitz"),
    ("Forscher der TU Ilmenau sagten zu.", "TU Ilmenau"),
    ("Auch der NABU Eutin macht mit.", "NABU Eutin"),
    ("In der Bildungsstätte Edith Stein fand es statt.", "Bildungsstätte Edith Stein"),
    ("Die Bürgerinitiative „Leiser Bahnhof“ klagt.", "Bürgerinitiative „Leiser Bahnhof“"),
    ("Die Enquetekommission „Zukunft der Pflege“ tagte.", "Enquetekommission „Zukunft der Pflege“"),
    ("Die Arbeit der Integrationskonferenz geht weiter.", "Integrationskonferenz"),
    ("Das stellte der Sächsische Rechnungshof fest.", "Sächsischer Rechnungshof"),
    ("Die Grundschule am Kleinen See feiert.", "Grundschule am Kleinen See"),
    ("Der Sportbund Mark e. V., Kreisverband Barnim, hilft.", "Sportbund Mark e. V., Kreisverband Barnim"),
    ("Die Technische Hochschule Oderbruch forscht.", "Technische Hochschule Oderbruch"),
    (
        "Die Landesbeauftragte für den Datenschutz Niedersachsen prüft.",
        "Landesbeauftragte für den Datenschutz Niedersachsen",
    ),
    ("Die SPD-Fraktion stimmte zu.", "SPD-Fraktion"),
    ("Das Goethe-Gymnasium Weidau feiert.", "Goethe-Gymnasium Weidau"),
    ("Die Evangelische Kirche in Lippe und Nassau zahlt.", "Evangelische Kirche in Lippe und Nassau"),
    ("Der Netzbetreiber Quellwasser SE liefert.", "Quellwasser SE"),
    ("Das Siegel der Handelskammer Bremen – IHK für Bremen zählt.", "Handelskammer Bremen – IHK für Bremen"),
    ("Die AOK Sachsen – Die Gesundheitskasse zahlt.", "AOK Sachsen – Die Gesundheitskasse"),
    ("Der Sonderforschungsbereich 311 „Wolken“ endet.", "Sonderforschungsbereich 311 „Wolken“"),
    ("Der Landesbetrieb Brücken, Deiche und Häfen baut.", "Landesbetrieb Brücken, Deiche und Häfen"),
    ("Das Forst- und Vermessungsamt Celle misst.", "Forst- und Vermessungsamt Celle"),
    ("Das Diakonische Werk in Lippe und Nassau hilft.", "Diakonisches Werk in Lippe und Nassau"),
    ("Antrag des Marktes und des Landkreises Seeburg a. d. Donau.", "Landkreis Seeburg a. d. Donau"),
    ("Die Nordsee Havn A/S baut.", "Nordsee Havn A/S"),
    ("Die Firma Kesselring Nord liefert.", "Kesselring Nord"),
    ("Das St.-Marien-Krankenhaus Celle hilft.", "St.-Marien-Krankenhaus Celle"),
    ("Die Grundschule an der Aue feiert.", "Grundschule an der Aue"),
    ("Der Markt Pfaffenhausen zahlt.", "Markt Pfaffenhausen"),
    ("Das Erzbistum München und Freising zahlt.", "Erzbistum München und Freising"),
    ("Die Musikschule „Clara Wieck“ spielt.", "Musikschule „Clara Wieck“"),
    ("Die Hochschule erhielt für die Jahre 2020 bis 2022 Geld vom Tiefbauamt.", "Tiefbauamt"),
    ("Das sagte die Sprecherin der Grünen-Ratsfraktion.", "Grünen-Ratsfraktion"),
    ("Antrag der Kreistagsfraktion der Freien Demokraten", "Kreistagsfraktion der Freien Demokraten"),
    ("Die Freien Wähler Holmstedt loben das.", "Freie Wähler Holmstedt"),
    ("Das schrieb die Sozialdemokratische Partei Deutschlands.", "Sozialdemokratische Partei Deutschlands"),
    ("Die IG Textil verhandelt.", "IG Textil"),
    ("Der Ministerrat billigte den Entwurf.", "Ministerrat"),
    ("Sie zogen vor den Staatsgerichtshof.", "Staatsgerichtshof"),
    ("Die Glaser-Innung Celle prüft.", "Glaser-Innung Celle"),
    ("Die Anker Krankenkasse Ostholm zahlt.", "Anker Krankenkasse Ostholm"),
    ("Die Bremische Evangelische Kirche tagt.", "Bremische Evangelische Kirche"),
    ("Die Bördewasser Holding baut.", "Bördewasser Holding"),
    ("Erlass des Landratsamtes Niederauenkreis vom 2. Mai", "Landratsamt Niederauenkreis"),
    ("Nach Beschluss des Amtsausschusses der folgende Plan.", "Amtsausschuss"),
    ("Das „Eichamt Mitte“ entsteht.", "Eichamt Mitte"),
    ("der\nFreien Demokratischen Partei,\nKreisverband Holm", "Freie Demokratische Partei, Kreisverband Holm"),
    (
        "Der Medizinische Dienst der Krankenversicherung Celle prüft.",
        "Medizinischer Dienst der Krankenversicherung Celle",
    ),
    ("Der Wasserverbund „Obere Ahse“ Vorlage", "Wasserverbund „Obere Ahse“"),
    ("Der Landtag Thüringen tagt.", "Landtag Thüringen"),
    ("Das Nds. Kultusministerium prüft.", "Niedersächsisches Kultusministerium"),
    ("Das Gerätehaus der Freiwilligen Feuerwehr Holmrode wird gebaut.", "Freiwillige Feuerwehr Holmrode"),
    ("Die Geschäftsstelle des Kreissportbundes Celle zieht um.", "Kreissportbund Celle"),
    ("Jugendhilfeausschuss   03.05.2017   Vorberatung", "Jugendhilfeausschuss"),
    ("Das Schuldezernat legt einen Bericht vor.", "Schuldezernat"),
    ("Das Kompetenzzentrum Teilhabe – Elternvereine (KTE)", "Kompetenzzentrum Teilhabe – Elternvereine"),
    ("Es geht um die Uhrmacher-Stiftung.", "Uhrmacher-Stiftung"),
    (
        "Ministerium für Bau und Verkehr Brandenburg Ihre Ansprechpartnerin",
        "Ministerium für Bau und Verkehr Brandenburg",
    ),
    ("Die Realschule plus Niederahr hilft.", "Realschule plus Niederahr"),
    ("Im St. Anna Krankenhaus wurde getagt.", "St. Anna Krankenhaus"),
    ("Pressestelle der Hochschule für Musik und Theater Rostock", "Hochschule für Musik und Theater Rostock"),
    ("Es halfen Männer der Freiwilligen Feuerwehr Holmstedt.", "Freiwillige Feuerwehr Holmstedt"),
    ("Für die SPD Herr Dr. Brink und Frau Sievers.", "SPD"),
    ("Auch Bürgermeisterin Erika Blume (Holm) und Jörg Stein (Aue) sind im Verband Mark e. V.", "Verband Mark e. V."),
    ("Hafen verpachtet\nStadt und Werft GmbH einigen sich.", "Werft GmbH"),
]


def names(text, label):
    return [span.name for span in find_names(make_parsed(text)) if span.label == label]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_bodies_are_found_in_full_and_in_the_nominative(text, name):
    assert names(text, "ORG") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Die Gesellschaft verändert sich.",
        "Ein Verein für Sport wäre schön.",
        "Alle Städte und Gemeinden sind eingeladen.",
        "Das Ministerium prüft den Antrag.",
        "Der Verein hat Räume gemietet, und die Stadt stellt Mittel bereit.",
        "Ehrenamt und Zivilgesellschaft gehören zusammen.",
        "Viele Schulen in Hessen sind dabei.",
        "Die Universität für die Jahre 2020 bis 2022 fördern.",
        "Sie handelt als Landesverband für die Pflege.",
        "Neue Plätze im Lehramt an Grundschulen entstehen.",
        "Stadtrat Tönnies fragt nach.",
        "Sie wohnen im Grünen, der Grüne Weg liegt zur Linken.",
        "Es zahlt das Ministerium für Vereine im Land mehr Geld.",
        "Finanzhilfen des Bundes für kommunale Brücken sind knapp.",
        "Das Amt der Vorsteherin bleibt frei.",
        "Es wird eine gemeinsame Arbeitsgruppe Vorschläge machen.",
        "Einsätze der Gruppe A sind teurer.",
        "Sie öffnet ihr Rechenzentrum für die Angehörigen.",
        "Das folgt aus dem Schulverwaltungsgesetz (SchVG).",
        "Der Erste Stadtrat fragt nach.",
        "Hier fördert der Freistaat Turnhallen.",
        "Mannschaften des Verbandes zum Training in der Halle.",
    ],
)
def test_heads_alone_and_general_words_are_no_bodies(text):
    assert names(text, "ORG") == []


def test_the_government_gets_its_states_name():
    text = "Wiesbaden. In Hessen hat die Landesregierung beschlossen, dass der Landtag gehört wird."
    assert names(text, "ORG") == ["Hessische Landesregierung", "Hessischer Landtag"]


def test_an_abbreviation_in_brackets_becomes_an_alias():
    (span,) = [s for s in find_names(make_parsed("Der Hessische Jugendring (HJR) lädt ein.")) if s.label == "ORG"]
    assert span.aliases == ("HJR",)


PERSONS = [
    ("Staatssekretärin Marlene Voß eröffnete die Tagung.", ["Marlene Voß"]),
    ("Die Landrätin, Frau Dr. Gesine van Holten, sagte zu.", ["Gesine van Holten"]),
    (
        "V.l.n.r.: Ministerin Ute Krall, Mehmet Ali Demir und Bürgermeister Jens Roth",
        ["Ute Krall", "Mehmet Ali Demir", "Jens Roth"],
    ),
    ("Theodor W. Sandmann schrieb darüber.", ["Theodor W. Sandmann"]),
    ("Jan-Hendrik Lüders-Voss unterschrieb.", ["Jan-Hendrik Lüders-Voss"]),
    ("Es begrüßte Herr Oberhauser die Gäste.", ["Oberhauser"]),
    ("KARIN MÖLLERING besucht die Werkstatt", ["Karin Möllering"]),
    ("Die Friseurmeisterin Arzu Dynak kam.", ["Arzu Dynak"]),
    ("Thomas Richter leitet das Haus.", ["Thomas Richter"]),
    ("Stadtrat Tönnies fragt nach.", ["Tönnies"]),
    ("Ratsherr Behrens-Loy fragt nach.", ["Behrens-Loy"]),
    ("Die Gemeindevertreter Harms, Krüger und Lohsen stimmten zu.", ["Harms", "Krüger", "Lohsen"]),
    ("Die Vertreter Siemens und Bosch stimmten zu.", []),
    ("Den Leitern Bau, Verkehr und Umwelt wurde gedankt.", []),
    ("Ratsmitglied Krüger fragt nach.", ["Krüger"]),
    ("RH Krüger fragt nach, OB Lohsen antwortet nach SGB V.", ["Krüger", "Lohsen"]),
    ("Verehrter Herr Präsident! Meine Damen und Herren!", []),
    (
        "Frau Oberstudiendirektorin Dr. Jutta Anders und Herrn Ersten Kommissar Volker Stein",
        ["Jutta Anders", "Volker Stein"],
    ),
    ("Jutta Anders    Dr. Gerd Pohl    Walter Emmerling", ["Jutta Anders", "Gerd Pohl", "Walter Emmerling"]),
    ("Der Bürgermeister beantwortet Anfragen, die Vorsitzende KSB nicht.", []),
]


@pytest.mark.parametrize(("text", "found"), PERSONS)
def test_persons_are_found_without_titles(text, found):
    assert names(text, "PER") == found


def test_a_family_name_alone_is_found_after_the_full_name():
    text = "Kerstin Wolgast sprach.\n\nWolgast betonte das. Wolgasts Rede gefiel."
    assert names(text, "PER") == ["Kerstin Wolgast", "Wolgast", "Wolgast"]


def test_a_body_in_brackets_behind_a_person_is_found():
    assert names("Angela Bruckner (Procter & Gamble) und Peter Lang (Mitte) stritten.", "ORG") == ["Procter & Gamble"]


PROGRAMMES = [
    ("Das Projekt „Handel im Dialog“ endet.", ["Handel im Dialog"]),
    ("Mit dem Landesprogramm NEU geht es weiter.", ["Landesprogramm NEU"]),
    ("Der Thüringer Integrationsplan gilt.", ["Thüringer Integrationsplan"]),
    ("Aus dem Hochschulpakt II kommt Geld.", ["Hochschulpakt II"]),
    ("Der Hochschulentwicklungsplan 2025 (HEP 2025) gilt.", ["Hochschulentwicklungsplan 2025"]),
    ("Die Bundesförderung für effiziente Wärmenetze (BEW) zahlt.", ["Bundesförderung für effiziente Wärmenetze"]),
    ("Dafür steht der Europäische Sozialfonds bereit.", ["Europäischer Sozialfonds"]),
    ("Das Programm läuft aus, der Plan auch.", []),
    ("Der Haushaltsplan wurde beschlossen.", []),
    ("Damit hat das Projekt Maßstäbe gesetzt.", []),
    ("Das Interreg-Programm Polen–Sachsen fördert.", ["Interreg-Programm Polen–Sachsen"]),
    ("Im Rahmen des Programms Ärzte im Dorf wird gezahlt.", ["Programm Ärzte im Dorf"]),
    ("Das Förderprogramm Klimaschutzplus im Jahr danach war klein.", ["Förderprogramm Klimaschutzplus"]),
    ("Projektaufruf\n„Wald macht Schule“", ["Wald macht Schule"]),
    ("Projektaufruf\n\n„Wald macht Schule“ – Runde 3", ["Wald macht Schule"]),
    ("Sie stellten ein Acht-Punkte-Papier vor.", ["Acht-Punkte-Papier"]),
    ("Ab Mai will sie „Lehrjahr im Dorf“ anbieten.", ["Lehrjahr im Dorf"]),
    ("Das Prädikat FAMILIE PLUS wird verliehen.", ["FAMILIE PLUS"]),
    ("Geld aus dem Sondervermögen Zukunft der Jungen Stadt (ZJS) fließt.", ["Sondervermögen Zukunft der Jungen Stadt"]),
    ("Der Koalitionsvertrag „Mut für morgen“ gilt.", ["Mut für morgen"]),
    ("Das Quartierskonzept (QK) Rheinfelde gilt.", ["Quartierskonzept Rheinfelde"]),
    ("Mit „Blaue Bänder“ fördert sie Bäche.", ["Blaue Bänder"]),
    ("Im „Werkhof Mitte“ trafen sie sich.", []),
    ("Über die Richtlinie „Klare Bäche“ gibt es einen Zuschuss.", ["Klare Bäche"]),
    ("Die Richtlinie „Klare Bäche“ ist streng.", []),
    ("Das Rahmenprogramm „Stoffe 2020“ endet.", ["Stoffe 2020"]),
    ("Mitwirkung am Ideenaufruf RAD-NIERSTAL ist erwünscht.", ["Ideenaufruf RAD-NIERSTAL"]),
    ("Aktenzeichen III/66.2 Plan 7", []),
    ("Das steht im Landesportal Hessen.", []),
]


@pytest.mark.parametrize(("text", "found"), PROGRAMMES)
def test_programmes_need_a_name(text, found):
    assert names(text, "PROGRAMME") == found


@pytest.mark.parametrize(
    "text", ["Das Grundgesetz gilt.", "Nach § 4 Abs. 2 des Schulgesetzes gilt das.", "Das SGB VIII regelt es."]
)
def test_laws_are_no_bodies(text):
    assert names(text, "LAW") and not names(text, "ORG")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Fraktion der CDU fragt an.", ["Fraktion der CDU"]),
        ("Die Fraktion BÜNDNIS 90/DIE GRÜNEN fragt an.", ["Fraktion BÜNDNIS 90/DIE GRÜNEN"]),
        ("Die Fraktionen von CDU und FDP fragen an.", ["Fraktion der CDU", "Fraktion der FDP"]),
        ("Die Ratsfraktionen der SPD und der WGH", ["Ratsfraktion der SPD", "Ratsfraktion der WGH"]),
        ("Das vereinbarten SPD, WGH und Grüne.", ["SPD", "WGH", "Grüne"]),
        ("Mit den Grünen und der BfH wurde gesprochen.", ["Grüne", "BfH"]),
    ],
)
def test_parties_and_their_groups(text, found):
    assert names(text, "ORG") == found


def test_a_known_body_is_called_as_the_paper_calls_it_and_keeps_its_other_names():
    (span,) = [s for s in find_names(make_parsed("Auch der DGB stimmt zu.")) if s.label == "ORG"]
    assert (span.name, span.aliases) == ("DGB", ("Deutscher Gewerkschaftsbund",))


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("In Hessen zahlt das Land die Hälfte, der Bund gibt nichts.", "press_release", ["Land Hessen", "Bund"]),
        ("In Mainz sagte sie, dass das Land künftig mehr zahlt.", "press_release", ["Land Rheinland-Pfalz"]),
        ("In Sachsen zahlt der Freistaat die Hälfte.", "press_release", ["Freistaat Sachsen"]),
        ("Für das Land Hessen zahlt das Land die Hälfte.", "press_release", ["Land Hessen"]),
        ("Das Ziel in Hessen bleibt ein Land der Gärten.", "press_release", []),
        ("In Hessen zahlt das Land die Hälfte.", "agreement", []),
    ],
)
def test_the_state_is_a_body_where_it_acts(text, kind, found):
    assert [span.name for span in find_names(make_parsed(text, kind)) if span.label == "ORG"] == found


def test_given_names_win_over_what_overlaps_them():
    text = "Die Stadt Cuxhaven und andere."
    given = NameSpan(4, 17, 1.0, "ORG", "Seestadt Cuxhaven")
    assert given in find_names(make_parsed(text), (given,))
    assert names(text, "ORG") == ["Stadt Cuxhaven"]


@given(st.text(alphabet="ABcdeü §.(„“)\n0", max_size=80))
def test_spans_lie_inside_the_text_and_apart(text):
    parsed = make_parsed("Die Stadt Cuxhaven. " + text)
    spans = find_names(parsed)
    assert all(0 <= span.start < span.end <= len(parsed.text.text) for span in spans)
    assert without_overlaps([spans]) == spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mit den Städten Xheim, Neu Ylin und Celle geht es.", ["Stadt Xheim", "Stadt Neu Ylin", "Stadt Celle"]),
        ("Die Länder Bremen und Hamburg zahlen je die Hälfte.", ["Land Bremen", "Land Hamburg"]),
        ("Ob sich die Gemeinden Xrode und Ygrund beteiligen, ist offen.", ["Gemeinde Xrode", "Gemeinde Ygrund"]),
        ("Die Städte und Gemeinden zahlen.", []),
        ("Die Städte zahlen, und Kassel hilft.", []),
    ],
)
def test_bodies_that_share_a_plural(text, found):
    assert names(text, "ORG") == found
