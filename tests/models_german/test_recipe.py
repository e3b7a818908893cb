"""The recipe reads corpora rightly and damages text as OCR does."""

import random
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example

from models.german.recipe import commitments, names, noise, sentences, trees
from models.german.recipe.sentence import Sentence, as_doc, with_break
from models.german.recipe.stts import tags_from_parts

TREE = """\
1	Wir	wir	PRON	PPER	Case=Nom|Number=Plur|Person=1|PronType=Prs	2	nsubj	_	_
2	gehen	gehen	VERB	VVFIN	Mood=Ind|VerbForm=Fin	0	root	_	_
3-4	zum	_	_	_	_	_	_	_	_
3	zu	zu	ADP	APPR	_	5	case	_	_
4	dem	der	DET	ART	Case=Dat|Definite=Def|PronType=Art	5	det	_	_
5	Rathaus	Rathaus	NOUN	NN	Case=Dat	2	obl:arg	_	SpaceAfter=No
6	.	.	PUNCT	$.	_	2	punct	_	_

"""


def tree() -> Sentence:
    [sentence] = trees.read_trees(iter(TREE.splitlines(keepends=True)))
    return sentence


def test_contractions_become_one_word_and_relations_one_convention() -> None:
    sentence = tree()
    assert sentence.text == "Wir gehen zum Rathaus."
    assert sentence.tags == ("PPER", "VVFIN", "APPRART", "NN", "$.")
    assert sentence.heads == (1, 1, 3, 1, 1)
    assert sentence.relations == ("nsubj", "ROOT", "case", "obl", "punct")


def test_tags_follow_from_parts_of_speech_and_features() -> None:
    assert tags_from_parts(tree()) == ("PPER", "VVFIN", "APPRART", "NN", "$.")


def test_lemmas_take_the_form_of_the_pattern() -> None:
    old = Sentence(("sich",), (True,), parts=("PRON",), lemmas=("er|es|sie",))
    assert trees.with_lemmas_of({("sich", "PRON"): "sich"}, old).lemmas == ("sich",)
    assert trees.with_lemmas_of({}, old).lemmas == ("",)


def test_line_ends_are_tokens_of_the_sentence_before() -> None:
    doc = as_doc(spacy.blank("de").vocab, [with_break(tree(), "\n\n"), tree()])
    assert doc.text.startswith("Wir gehen zum Rathaus.\n\nWir gehen")
    assert [sentence.start for sentence in doc.sents] == [0, 6]


def test_columns_keep_known_labels_and_mend_their_order() -> None:
    lines = ["Die\tO\n", "Stadt\tI-ORG\n", "Ulm\tI-ORG\n", "am\tO\n", "Donauer\tB-LOCderiv\n", "Tor\tB-LOC\n", "\n"]
    [sentence] = names.read_columns(lines, 0, 1, names.plain)
    assert sentence.entities == ("O", "B-ORG", "I-ORG", "O", "O", "B-LOC")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["Er", "sagte", ":", "„", "Ja", ".", "“"], "Er sagte: „Ja.“"),
        (["Das", "(", "neue", ")", "Amt", ",", '"', "Haus", '"', "."], 'Das (neue) Amt, "Haus".'),
    ],
)
def test_spaces_are_guessed_where_a_corpus_has_none(words: list[str], text: str) -> None:
    assert Sentence(tuple(words), names.spaced(words)).text == text


@given(st.text(min_size=1, max_size=20).filter(str.strip), st.integers(0, 1000))
def test_a_damaged_word_is_never_empty(word: str, seed: int) -> None:
    chance = random.Random(seed)
    assert noise.damaged_word(word, noise.draw_damage(chance, words=1.0), chance).strip()


def test_without_damage_nothing_changes() -> None:
    none = noise.Damage(umlauts=0.0, words=0.0, gaps=0.0)
    words = ["Die", "Behörde", "prüft", "große", "Anträge"]
    assert sum(noise.damaged_word(w, none, random.Random(1)) == w for w in words) == len(words)


def test_damage_keeps_trees_and_drops_lemmas_of_changed_words() -> None:
    nlp = spacy.blank("de")
    doc = Doc(
        nlp.vocab, words=["Grüße", "an", "alle"], lemmas=["Gruß", "an", "alle"], heads=[0, 2, 0], deps=["ROOT"] * 3
    )
    read = noise.damaged_doc(nlp.vocab, doc, noise.Damage(1.0, 0.0, 0.0), random.Random(0))
    assert read[0].text != "Grüße" and read[0].lemma_ == "" and read[1].lemma_ == "an"
    assert [t.head.i for t in read] == [t.head.i for t in doc]


def test_lost_and_added_gaps_still_align() -> None:
    nlp = spacy.blank("de")
    words = ["Vereinbarung", "zwischen", "Kommunen", "und", "Trägern"]
    doc = Doc(nlp.vocab, words=words, ents=["O", "O", "B-ORG", "O", "O"])
    text = noise.damaged_gaps(doc, 0.5, random.Random(3))
    assert text != doc.text and text.replace(" ", "") == doc.text.replace(" ", "")
    assert len(Example(nlp.make_doc(text), doc).alignment.x2y.lengths) > 0


def test_sentences_are_read_with_their_line_ends(tmp_path: Path) -> None:
    marked = tmp_path / "sentences.txt"
    marked.write_text("# note\nEins kommt.\nZwei geht.⏎\nDrei\n\nVier\n", encoding="utf-8")
    first, second = sentences.read_blocks(marked)
    assert (first.text, first.starts) == ("Eins kommt. Zwei geht.\nDrei", (0, 12, 23))
    assert second.text == "Vier"


def test_splitting_is_perfect_where_full_stops_tell(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    marked = tmp_path / "sentences.txt"
    marked.write_text("Eins kommt.\nZwei: Drei geht.\n", encoding="utf-8")
    assert sentences.splitting(nlp, list(sentences.read_blocks(marked))) == sentences.Splitting(100.0, 100.0)


def test_a_commitment_is_read_from_its_tree() -> None:
    words = ["Wir", "verpflichten", "uns", ",", "Bäume", "zu", "pflanzen", "."]
    doc = Doc(
        spacy.blank("de").vocab, words=words, heads=[1, 1, 1, 6, 6, 6, 1, 1],
        deps=["nsubj", "ROOT", "obj", "punct", "obj", "mark", "xcomp", "punct"],
        tags=["PPER", "VVFIN", "PRF", "$,", "NN", "PTKZU", "VVINF", "$."],
    )  # fmt: skip
    reading = commitments.read_commitment(doc)
    assert reading == commitments.Reading(1, frozenset({0}), frozenset({4, 5, 6}))
