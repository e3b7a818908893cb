import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.german.nominative import gender_of, to_nominative

NAMES = [
    ("dem Hessischen Ministerium für Soziales und Integration", "Hessisches Ministerium für Soziales und Integration"),
    ("des Hessischen Ministeriums für Soziales", "Hessisches Ministerium für Soziales"),
    ("Hessischen Ministerium der Finanzen", "Hessisches Ministerium der Finanzen"),
    ("des Deutschen Roten Kreuzes Landesverband Thüringen", "Deutsches Rotes Kreuz Landesverband Thüringen"),
    ("Deutschen Roten Kreuz", "Deutsches Rotes Kreuz"),
    ("der Hessischen Landesregierung", "Hessische Landesregierung"),
    ("Sächsischer Landesregierung", "Sächsische Landesregierung"),
    ("den Jüdischen Gemeinden", "Jüdische Gemeinden"),
    ("der Jüdischen Gemeinde Musterhausen", "Jüdische Gemeinde Musterhausen"),
    ("des Bayerischen Landtags", "Bayerischer Landtag"),
    ("im Bayerischen Landtag", "Bayerischer Landtag"),
    ("des Hessischen Integrationsplans", "Hessischer Integrationsplan"),
    ("dem Hessischen Jugendring", "Hessischer Jugendring"),
    ("des Landes Brandenburg", "Land Brandenburg"),
    ("der Stadt Kassel", "Stadt Kassel"),
    ("des Kreises Unna", "Kreis Unna"),
    ("vom Landkreis Harburg", "Landkreis Harburg"),
    ("des Vereins Offene Tür", "Verein Offene Tür"),
    ("den Aktionsplänen zur Teilhabe", "Aktionspläne zur Teilhabe"),
    ("des Berliner Senats", "Berliner Senat"),
    ("des Frankfurter Bildungsvereins Leselust", "Frankfurter Bildungsverein Leselust"),
    ("dem Caritasverband für das Bistum Essen e. V.", "Caritasverband für das Bistum Essen e. V."),
    ("zwischen dem Landesverband der Freien Berufe", "Landesverband der Freien Berufe"),
    ("des DRK Landesverbandes Nordrhein", "DRK Landesverband Nordrhein"),
    ("der Industrie- und Handelskammer Kassel", "Industrie- und Handelskammer Kassel"),
    ("der Evangelischen Landeskirche in Baden", "Evangelische Landeskirche in Baden"),
    ("des Evangelischen und Katholischen Dekanats", "Evangelisches und Katholisches Dekanat"),
    ("des Europäischen Sozialfonds", "Europäischer Sozialfonds"),
    ("der Europäischen Union", "Europäische Union"),
    ("des Bündnisses für Wohnen", "Bündnis für Wohnen"),
    ("den Wohlfahrtsverbänden", "Wohlfahrtsverbände"),
    ("der Bevollmächtigte für Integration", "Bevollmächtigter für Integration"),
    ("des Beauftragten für den Datenschutz", "Beauftragter für den Datenschutz"),
    ("der Beauftragten für Migration", "Beauftragte für Migration"),
    ("die Landesbeauftragte für Naturschutz", "Landesbeauftragte für Naturschutz"),
    ("der Vorsitzende", "Vorsitzender"),
    ("des Präsidenten", "Präsident"),
    ("den Ministerpräsidenten", "Ministerpräsident"),
    ("der Hessische Minister für Soziales", "Hessischer Minister für Soziales"),
    ("des Instituts der Deutschen Wirtschaft", "Institut der Deutschen Wirtschaft"),
    ("der Bundesagentur für Arbeit", "Bundesagentur für Arbeit"),
    ("der Freien und Hansestadt Hamburg", "Freie und Hansestadt Hamburg"),
    ("der IG Metall", "IG Metall"),
    ("Lernwerkstatt Nord", "Lernwerkstatt Nord"),
    ("des Zentrums für Kinder", "Zentrum für Kinder"),
    ("des Bundes", "Bund"),
    ("unserem Ministerium", "Ministerium"),
    ("des Klimapakts Ostsee", "Klimapakt Ostsee"),
    ("der Diakonie Mitteldeutschland", "Diakonie Mitteldeutschland"),
    ("des Kinderschutzbundes", "Kinderschutzbund"),
    ("des Weißen Rings", "Weißer Ring"),
    ("Bundeskonferenz der Fachkräfte", "Bundeskonferenz der Fachkräfte"),
    ("dem Bayerischen Staatsministerium des Innern", "Bayerisches Staatsministerium des Innern"),
    ("Musterwerke GmbH", "Musterwerke GmbH"),
    ("das Ministerium", "Ministerium"),
    ("der Technischen Universität Dresden", "Technische Universität Dresden"),
    ("des Staatlichen Schulamts", "Staatliches Schulamt"),
    ("der Kassenärztlichen Vereinigung Saarland", "Kassenärztliche Vereinigung Saarland"),
    ("dem Niedersächsischen Städtetag", "Niedersächsischer Städtetag"),
    ("des Paritätischen Wohlfahrtsverbands", "Paritätischer Wohlfahrtsverband"),
    ("der kommunalen Spitzenverbände", "kommunale Spitzenverbände"),
]


@pytest.mark.parametrize(("written", "nominative"), NAMES)
def test_names_come_into_the_nominative(written, nominative):
    assert to_nominative(written) == nominative


@pytest.mark.parametrize("nominative", sorted({name for _, name in NAMES}))
def test_a_nominative_stays_as_it_is(nominative):
    assert to_nominative(nominative) == nominative


@given(st.text(max_size=40))
def test_any_text_is_endured(text):
    assert isinstance(to_nominative(text), str)


@pytest.mark.parametrize(
    ("word", "gender"),
    [("Ministerium", "n"), ("Klimaschutzverband", "m"), ("Beratung", "f"), ("Landkreises", "m"), ("Xyz", None)],
)
def test_gender_comes_from_vocabulary_or_ending(word, gender):
    assert gender_of(word) == gender
