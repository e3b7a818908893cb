import pytest
from conftest import make_parsed

from pipeline.extract.names import find_names
from pipeline.extract.referents import resolve


def resolved(text, **more):
    parsed = make_parsed(text)
    return parsed.text.text, resolve(parsed, find_names(parsed), **more)


def referents(text, kind):
    return [referent.name for referent in resolved(text)[1].referents if referent.type == kind]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Das Niedersächsische Ministerium für Sport fördert das. Das Ministerium für Sport hilft gern.",
            ["Niedersächsisches Ministerium für Sport"],
        ),
        (
            "Der DRK Landesverband Sachsen e. V. hilft. Das Deutsche Rote Kreuz Landesverband Sachsen e. V. ist groß.",
            ["Deutsches Rotes Kreuz Landesverband Sachsen e. V."],
        ),
        (
            "Die Musterwerke Nord GmbH baut. Die Musterwerke Süd GmbH baut.",
            ["Musterwerke Nord GmbH", "Musterwerke Süd GmbH"],
        ),
        ("Das Landesamt für Bau plant. Das Bundesamt für Bau plant.", ["Landesamt für Bau", "Bundesamt für Bau"]),
        ("Die Industrie- und Handelskammer Ulm prüft, die IHK Ulm hilft.", ["Industrie- und Handelskammer Ulm"]),
        (
            "Die Tarifkommission der IG Textil tagt. Die IG Textil streikt.",
            ["Tarifkommission der IG Textil", "IG Textil"],
        ),
        ("Der Rat der Gemeinde Welvern tagt. Der Gemeinderat lehnt ab.", ["Rat der Gemeinde Welvern"]),
        ("Die Metallbau Drossel GmbH baut. Die Firma Drossel zahlt.", ["Metallbau Drossel GmbH"]),
        (
            "Der Kreisverband Holm der Sozialdemokratischen Partei Deutschlands (SPD) tagt.",
            ["Kreisverband Holm der Sozialdemokratischen Partei Deutschlands", "SPD"],
        ),
        ("Die Samtgemeinde Holm baut. Die SG Holm zahlt.", ["Samtgemeinde Holm"]),
        (
            "Das BMBF zahlt. Das Bundesministerium für Bildung und Forschung prüft.",
            ["Bundesministerium für Bildung und Forschung"],
        ),
        ("Das Bundesumweltministerium prüft.", ["Bundesumweltministerium"]),
        ("Der Kirchenkreis Harburg und der Landkreis Harburg.", ["Kirchenkreis Harburg", "Landkreis Harburg"]),
    ],
)
def test_forms_of_one_body_meet_and_different_bodies_stay_apart(text, bodies):
    assert referents(text, "organisation") == bodies


def test_roman_numerals_keep_programmes_apart():
    text = "Der Hochschulpakt II lief aus. Der Hochschulpakt III begann."
    assert referents(text, "programme") == ["Hochschulpakt II", "Hochschulpakt III"]


def test_a_programme_may_be_called_by_what_it_is_for():
    text = "Das Landesprogramm „Brunnen graben“ startet. Das Brunnenprogramm kostet viel."
    assert referents(text, "programme") == ["Brunnen graben"]


def test_a_family_name_is_the_person_named_last():
    _, found = resolved("Anke Lechner lobte. So Lechner. Otto Lechner tadelte. So Lechner.")
    people = [found.referents[m.referent].name for m in found.mentions if m.label == "PER"]
    assert people == ["Anke Lechner", "Anke Lechner", "Otto Lechner", "Otto Lechner"]


def test_a_head_alone_is_the_body_with_that_head():
    text, found = resolved("Der Verein Lesebude Prenzlau e. V. zieht um. Der Verein sucht Helfer.")
    start = text.index("Verein sucht")
    assert found.referents[found.at(start, start + 6)].name == "Verein Lesebude Prenzlau e. V."


def test_abbreviations_and_defined_names_lead_to_their_body():
    text, found = resolved(
        "Die Stadt Cuxhaven und der Hessische Jugendring (HJR). Der HJR und die Kommune zahlen.",
        defined={"Stadt Cuxhaven": ("Kommune",)},
    )
    assert found.referents[found.by_alias("HJR")].name == "Hessischer Jugendring"
    assert found.referents[found.by_alias("der Kommune")].name == "Stadt Cuxhaven"
    assert found.at(text.index("Kommune"), text.index("Kommune") + 7) == found.by_alias("Stadt Cuxhaven")
    assert "Kommune" not in found.referents[found.by_alias("Kommune")].aliases


def test_what_is_named_nowhere_has_no_referent():
    _, found = resolved("Hier steht nichts.")
    assert (found.at(0, 4), found.by_alias("Stadt")) == (None, None)
