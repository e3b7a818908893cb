"""The loader gives a whole German pipeline, ours or a foreign one completed by ours."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from models.german.load import PIPELINE, ModelError, load_german


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return load_german()


def sentences(nlp: spacy.Language, text: str) -> list[str]:
    return [s.text.strip() for s in nlp(text).sents]


def test_every_layer_is_set(nlp: spacy.Language) -> None:
    doc = nlp("Der Landkreis verpflichtet sich, die Beratungsstelle bis 2027 zu fördern.")
    for layer in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(layer), layer
    assert [t.text for t in doc if t.dep_ == "ROOT"] == ["verpflichtet"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gemeinsame Ziele\n\nDie Partner stärken den Sport. Sie treffen sich jährlich.",
            ["Gemeinsame Ziele", "Die Partner stärken den Sport.", "Sie treffen sich jährlich."],
        ),
        (
            "Der Turnverein Lindental e. V. erhält gem. § 3 Abs. 2 rund 2,5 Mio. Euro. Das Geld fließt sofort.",
            ["Der Turnverein Lindental e. V. erhält gem. § 3 Abs. 2 rund 2,5 Mio. Euro.", "Das Geld fließt sofort."],
        ),
        (
            "Die Feier war am 3. Juni 2019. Danach begann die Arbeit.",
            ["Die Feier war am 3. Juni 2019.", "Danach begann die Arbeit."],
        ),
        ("(2) Die Stadt zahlt jährlich. Sie prüft.", ["(2) Die Stadt zahlt jährlich.", "Sie prüft."]),
        ("3. Die Stadt zahlt jährlich.\n4. Sie prüft.", ["3. Die Stadt zahlt jährlich.", "4. Sie prüft."]),
        (
            "Er sagte: „Wir helfen allen.“ Dann ging er nach Hause.",
            ["Er sagte: „Wir helfen allen.“", "Dann ging er nach Hause."],
        ),
        (
            "Frau Dr. med. Ute Grau und Dr.-Ing. Jan Boll wohnen in der Parkstr. 3 in Au. Sie helfen.",
            ["Frau Dr. med. Ute Grau und Dr.-Ing. Jan Boll wohnen in der Parkstr. 3 in Au.", "Sie helfen."],
        ),
        (
            "Die Bahn gehört der Netz GmbH. Die Stadt zahlt 2,50. Sie prüft.",
            ["Die Bahn gehört der Netz GmbH.", "Die Stadt zahlt 2,50.", "Sie prüft."],
        ),
        ("Antwort\ndes Ministeriums für Verkehr", ["Antwort\ndes Ministeriums für Verkehr"]),
    ],
)
def test_sentences_end_where_german_sentences_end(nlp: spacy.Language, text: str, expected: list[str]) -> None:
    assert sentences(nlp, text) == expected


@pytest.mark.parametrize(
    "word",
    ["Bürger*innen", "Kund:innen", "Bürger/-innen", "Schüler_innen", "Lehrer(innen)", "jede:r", "i.V.m.", "z.B."],
)
def test_administrative_forms_stay_one_token(nlp: spacy.Language, word: str) -> None:
    assert word in [t.text for t in nlp(f"Das gilt für ({word}) und andere.")]


def test_a_closing_year_and_its_full_stop_are_two_tokens(nlp: spacy.Language) -> None:
    assert [t.text for t in nlp.make_doc("im Jahr 2019.")][-2:] == ["2019", "."]


def test_ours_loads_without_the_project() -> None:
    assert "parser" in spacy.load(PIPELINE).pipe_names


def test_spacy_comes_without_its_command_line_and_can_still_get_it() -> None:
    here = "import sys, models.german.load; print('typer' in sys.modules, 'requests' in sys.modules)"
    later = "from spacy.cli.train import train; print(train.__name__)"
    done = subprocess.run([sys.executable, "-c", f"{here}; {later}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "train"]


def test_a_missing_pipeline_is_named() -> None:
    with pytest.raises(ModelError, match="de_gibt_es_nicht"):
        load_german("de_gibt_es_nicht")


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="'en'"):
        load_german(str(tmp_path))


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(ModelError, match="no parser"):
        load_german(str(tmp_path))


def test_what_a_foreign_pipeline_lacks_comes_from_ours(tmp_path: Path, nlp: spacy.Language) -> None:
    foreign = spacy.load(PIPELINE)
    for name in ("ner", "trainable_lemmatizer"):
        foreign.remove_pipe(name)
    foreign.to_disk(tmp_path)
    text = "Angela Merkel fuhr nach Berlin."
    doc, ours = load_german(str(tmp_path))(text), nlp(text)
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in ours.ents]
    assert [t.lemma_ for t in doc] == [t.lemma_ for t in ours]


def test_another_pipeline_needs_nothing_but_a_parser(tmp_path: Path) -> None:
    foreign = spacy.blank("de")
    parser = foreign.add_pipe("parser")
    for label in ("ROOT", "nsubj", "obj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    foreign.initialize()
    foreign.to_disk(tmp_path)
    doc = load_german(str(tmp_path))("Der Landkreis förderte die Vereine.")
    for layer in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(layer), layer
    assert [t.lemma_ for t in doc][2] == "fördern"


def test_lemmas_of_another_pipeline_stay(tmp_path: Path) -> None:
    foreign = spacy.load(PIPELINE)
    foreign.to_disk(tmp_path)
    assert "german_lemmas" not in load_german(str(tmp_path)).pipe_names
