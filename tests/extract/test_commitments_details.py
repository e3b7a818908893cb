"""What a commitment holds besides its sentence: lists, deadlines, recurrence, conditions, sums, speakers."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_commitments import TABLE, clean, context, found, german, outline  # noqa: F401

from models.findings import Mention, Party, Referent, Role
from models.outline import Heading, Outline
from models.text import Block, CleanText
from pipeline.errors import BadConfiguration
from pipeline.extract.commitments import Context, find_commitments
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.parse import parse


def only(german, sentence, kind="agreement"):  # noqa: F811
    parsed, commitments = found(german, kind, sentence)
    (commitment,) = commitments
    return parsed.text.text, commitment


@pytest.mark.parametrize(
    ("sentence", "recurrence"),
    [
        ("Die Stadt berichtet jährlich über die Nutzung.", "yearly"),
        ("Die Stadt berichtet einmal im Jahr über die Nutzung.", "yearly"),
        ("Die Stadt berichtet halbjährlich über die Nutzung.", "half-yearly"),
        ("Die Stadt berichtet zweimal jährlich über die Nutzung.", "half-yearly"),
        ("Die Stadt berichtet vierteljährlich über die Nutzung.", "quarterly"),
        ("Die Stadt berichtet einmal im Quartal über die Nutzung.", "quarterly"),
        ("Die Stadt berichtet monatlich über die Nutzung.", "monthly"),
        ("Die Stadt berichtet alle zwei Jahre über die Nutzung.", "biennial"),
        ("Die Stadt berichtet in jedem Schuljahr über die Nutzung.", "yearly"),
        ("Die Stadt öffnet den Saal an vier Abenden in der Woche.", "weekly"),
        ("Die Stadt prüft die Liste vierzehntägig.", "fortnightly"),
        ("Die Stadt überlässt dem Verein den Saal an drei Abenden im Jahr.", "yearly"),
        ("Die Stadt senkt die Miete im Jahr 2027.", None),
        ("Die Stadt berichtet über die Nutzung.", None),
    ],
)
def test_recurrence(german, sentence, recurrence):  # noqa: F811
    assert only(german, sentence)[1].recurrence == recurrence


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Der Verein legt bis zum 31. März 2026 einen Bericht vor.", "2026-03-31"),
        ("Der Verein legt spätestens am 1. Juli 2027 einen Bericht vor.", "2027-07-01"),
        ("Der Verein legt bis Ende 2026 einen Bericht vor.", "2026"),
        ("Der Verein legt einen Bericht vor.", None),
        ("Das am 1. März 2026 beschlossene Konzept legt der Verein vor.", None),
    ],
)
def test_due(german, sentence, due):  # noqa: F811
    assert only(german, sentence)[1].due == due


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Soweit Mittel vorhanden sind, erneuert die Stadt die Fenster.", "Soweit Mittel vorhanden sind"),
        ("Die Stadt erneuert die Fenster, sofern der Rat zustimmt.", "sofern der Rat zustimmt"),
        ("Wird die Frist versäumt, zahlt der Verein die Mittel zurück.", "Wird die Frist versäumt"),
        ("Die Stadt erneuert die Fenster.", None),
    ],
)
def test_condition(german, sentence, condition):  # noqa: F811
    assert only(german, sentence)[1].condition == condition


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Die Stadt verpflichtet sich, den Saal zu heizen.", "den Saal heizen"),
        ("Der Verein verpflichtet sich, bis Mai einen Bericht vorzulegen.", "bis Mai einen Bericht vorlegen"),
        ("Die Stadt stellt dem Verein zwei Räume bereit.", "dem Verein zwei Räume bereitstellen"),
        ("Die Kosten der Reinigung trägt der Verein.", "die Kosten der Reinigung tragen"),
        ("Im Winter nutzt die Stadt den „Saal am Tor“.", "den „Saal am Tor“ nutzen"),
        ("Die Stadt wird das Dach erneuern.", "das Dach erneuern"),
        ("Der Bericht wird von der Stadt veröffentlicht.", "den Bericht von der Stadt veröffentlichen"),
        ("Der Verein hat der Stadt jeden Schaden anzuzeigen.", "der Stadt jeden Schaden anzeigen"),
        ("Die Stadt sorgt dafür, dass der Weg frei bleibt.", "dafür sorgen, dass der Weg frei bleibt"),
        ("Die Stadt erneuert das Dach und stellt die Geräte bereit.", "das Dach erneuern und die Geräte bereitstellen"),
        ("Die Stadt lädt den Verein ein, um den Plan zu besprechen.", "den Verein einladen"),
        ("Der Verein erhält von der Stadt 500 Euro.", "Der Verein erhält von der Stadt 500 Euro"),
    ],
)
def test_the_act_is_told_without_who_does_it(german, sentence, act):  # noqa: F811
    assert only(german, sentence)[1].action == act


def test_sums_are_referred_to_by_index(german):  # noqa: F811
    _, commitment = only(german, "Die Stadt zahlt dem Verein 5.000 Euro im Jahr.")
    assert commitment.amounts == (0,) and commitment.beneficiaries == ()


def test_what_must_not_be_done_is_negated(german):  # noqa: F811
    _, commitment = only(german, "Der Verein verpflichtet sich, die Räume nicht weiterzugeben.")
    assert commitment.negated


def blocks(*paragraphs: tuple[str, str]) -> CleanText:
    made, text = [], ""
    for kind, paragraph in paragraphs:
        text += "\n\n" if text else ""
        made.append(Block(len(text), len(text) + len(paragraph), kind, None))
        text += paragraph
    return CleanText(text, (), tuple(made), (), "plain", "text")


BODIES = (Referent("organisation", "Stadt Lindenau"), Referent("organisation", "Kulturverein Elbauen e.V."))
PARTIES = (
    Party(0, 0, 1.0, 0, "Stadt Lindenau", ("Stadt",)),
    Party(0, 0, 1.0, 1, "Kulturverein Elbauen e.V.", ("Verein",)),
)


def quotes(german, text, headings):  # noqa: F811
    parsed = parse(text, Outline("agreement", 1.0, None, 0.0, headings, (), ()), german)
    found = find_commitments(parsed, Context(BODIES, (), PARTIES))
    return [(text.text[c.start : c.end], c.actors, c.modality) for c in found]


def test_every_item_of_a_list_binds_whom_its_lead_binds(german):  # noqa: F811
    text = blocks(
        ("heading", "§ 3 Pflichten"),
        ("paragraph", "Der Verein verpflichtet sich,"),
        ("list_item", "a) die Geräte jährlich prüfen zu lassen,"),
        ("list_item", "b) Schäden binnen drei Tagen zu melden."),
    )
    heading = Heading(0, 13, len(text.text), 1, "§ 3", "Pflichten", None)
    assert quotes(german, text, (heading,)) == [
        ("die Geräte jährlich prüfen zu lassen", (1,), "obligation"),
        ("Schäden binnen drei Tagen zu melden.", (1,), "obligation"),
    ]


def test_a_heading_that_names_one_party_says_who_is_bound(german):  # noqa: F811
    text = blocks(
        ("heading", "Leistungen der Stadt"), ("paragraph", "Die Außenanlagen werden zweimal im Jahr gepflegt.")
    )
    heading = Heading(0, 20, len(text.text), 1, None, "Leistungen der Stadt", None)
    assert quotes(german, text, (heading,)) == [
        ("Die Außenanlagen werden zweimal im Jahr gepflegt.", (0,), "obligation")
    ]


def test_a_preamble_binds_by_express_words_only(german):  # noqa: F811
    text = blocks(
        ("heading", "Präambel"),
        ("paragraph", "Der Verein betreibt seit langem ein Haus. Die Vertragspartner wollen es erhalten."),
    )
    heading = Heading(0, 8, len(text.text), 1, None, "Präambel", None)
    assert quotes(german, text, (heading,)) == [("Die Vertragspartner wollen es erhalten.", (0, 1), "intention")]


@pytest.mark.parametrize(
    ("beside", "sentence", "bound"),
    [
        ("(Leihgeberin)", "Die Leihgeberin verpackt die Bilder.", (0,)),
        ("(Leihnehmer)", "Der Leihnehmer verpackt die Bilder.", (1,)),
        ("– öffentlicher Träger –", "Der öffentliche Träger prüft die Bücher.", (0,)),
    ],
)
def test_a_role_printed_beside_a_party_names_it(german, beside, sentence, bound):  # noqa: F811
    first, second = (f"Stadt Lindenau {beside}", "Heimatbund Aue") if bound == (0,) else ("Stadt Lindenau", "")
    second = second or f"Heimatbund Aue {beside}"
    text = blocks(("paragraph", first), ("paragraph", second), ("heading", "§ 1 Pflichten"), ("paragraph", sentence))
    start = text.text.index("§ 1")
    heading = Heading(start, start + 13, len(text.text), 1, "§ 1", "Pflichten", None)
    at = text.text.index("Heimatbund")
    parties = (Party(0, 14, 1.0, 0, "Stadt Lindenau", ()), Party(at, at + 14, 1.0, 1, "Heimatbund Aue", ()))
    who = (Referent("organisation", "Stadt Lindenau"), Referent("organisation", "Heimatbund Aue"))
    (commitment,) = find_commitments(
        parse(text, outline("agreement", (heading,)), german), Context(who, parties=parties)
    )
    assert commitment.actors == bound


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [("Die Krankenkassen prüfen jede Rechnung.", (1, 2)), ("Die Tarifparteien prüfen jede Rechnung.", (0, 1, 2))],
)
def test_a_plural_names_the_parties_of_its_kind(german, sentence, bound):  # noqa: F811
    text = blocks(("heading", "§ 1 Pflichten"), ("paragraph", sentence))
    heading = Heading(0, 13, len(text.text), 1, "§ 1", "Pflichten", None)
    names = ("Pflegedienst Aue e. V.", "AOK Küstenland", "IKK Lindenau")
    who = tuple(Referent("organisation", name) for name in names)
    parties = tuple(Party(0, 0, 1.0, i, name, ()) for i, name in enumerate(names))
    (commitment,) = find_commitments(
        parse(text, outline("agreement", (heading,)), german), Context(who, parties=parties)
    )
    assert set(commitment.actors) == set(bound)


def test_two_actors_in_one_sentence_bind_themselves_to_two_things(german):  # noqa: F811
    _parsed, commitments = found(
        german, "agreement", "Die Stadt stellt den Saal bereit und der Verein übernimmt die Reinigung."
    )
    assert [c.actors for c in commitments] == [(0,), (1,)]


def test_we_in_a_quotation_is_the_body_of_who_speaks(german):  # noqa: F811
    sentence = "„Wir wollen mehr Busse einsetzen“, sagte Geschäftsführer Jan Petersen."
    text = blocks(("paragraph", sentence))
    parsed = parse(text, outline("press_release"), german)
    start = sentence.index("Jan")
    who = (
        Referent("organisation", "Inselbus GmbH"),
        Referent("person", "Jan Petersen"),
        Referent("organisation", "Kreis"),
    )
    mention = Mention(start, start + len("Jan Petersen"), 1.0, "PER", 1)
    role = Role(start, start + 12, 1.0, 1, "Geschäftsführer", 0)
    (commitment,) = find_commitments(parsed, Context(who, (mention,), (), 2, (role,)))
    assert commitment.actors == (0,)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([case["text"] for case in TABLE]), min_size=1, max_size=6))
def test_commitments_stand_in_order_apart_and_in_the_text(german, sentences):  # noqa: F811
    parsed = parse(clean(*sentences), outline("newsletter"), german)
    commitments = find_commitments(parsed, context(parsed, "newsletter"))
    assert all(0 <= c.start < c.end <= len(parsed.text.text) and 0 < c.confidence < 1 for c in commitments)
    assert all(a.end <= b.start for a, b in itertools.pairwise(commitments))


def test_a_wrong_entry_in_the_vocabulary_is_named(tmp_path):
    path = tmp_path / "modality.toml"
    path.write_text('[verbs]\npledge = ["Sich verpflichten"]\n', "utf-8")
    with pytest.raises(BadConfiguration):
        lexicon(path)


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Stadt hat zugestimmt. Sie verlängert sich stillschweigend um ein Jahr.",
        "Er tritt am 1. Januar 2020 in Kraft.",
        "Sie tritt an die Stelle der Vereinbarung von 2011.",
        "Er gilt bis zum 31. Juli 2019.",
    ],
)
def test_how_long_an_agreement_lasts_binds_nobody(german, sentence):  # noqa: F811
    assert found(german, "agreement", sentence)[1] == ()
