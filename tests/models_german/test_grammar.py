"""What rules make of the model's tags and lemmas."""

import pytest
import spacy
from spacy.tokens import Doc

from models.german.grammar.lemmas import mend_lemmas
from models.german.grammar.relations import mend_relations
from models.german.grammar.tags import mend_tags


def made(words: str, tags: str, lemmas: str | None = None) -> Doc:
    """One sentence with the tags and lemmas that a model may have given it."""
    forms = words.split()
    return Doc(
        spacy.blank("de").vocab, words=forms, tags=tags.split(), lemmas=(lemmas or words).split(),
        sent_starts=[i == 0 for i in range(len(forms))],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        ("Das ist mehr als genug", "ART VAFIN PIS KON ADV", "PDS VAFIN PIS KOKOM ADV"),
        ("Wir freuen uns", "PPER VVFIN PPER", "PPER VVFIN PRF"),
        ("Das Ergebnis freut uns", "ART NN VVFIN PRF", "ART NN VVFIN PPER"),
        ("weil die Stadt zahlt", "KOUS ART NN VVPP", "KOUS ART NN VVFIN"),
        ("Die Stadt hat früh gezahlt", "ART NN VAFIN ADV VVFIN", "ART NN VAFIN ADV VVPP"),
        ("Wir wollen die Halle erhalten", "PPER VMFIN ART NN VVPP", "PPER VMFIN ART NN VVINF"),
        ("ohne die Frist einzuhalten", "KOUS ART NN VVINF", "KOUI ART NN VVIZU"),
        ("Der Ulmer Verein hilft", "ART NN NN VVFIN", "ART ADJA NN VVFIN"),
        ("Hatte er Geld", "NN PPER NN", "VAFIN PPER NN"),
        ("Sie muß haben können", "PPER VVFIN VVINF VVINF", "PPER VMFIN VAINF VMINF"),
    ],
)
def test_tags_follow_from_neighbours_and_clause(words: str, tags: str, expected: str) -> None:
    assert [t.tag_ for t in mend_tags(made(words, tags))] == expected.split()


def test_parts_of_speech_follow_the_tags() -> None:
    assert [t.pos_ for t in mend_tags(made("Unsere Partner zahlen", "PPOSAT NN VVFIN"))] == ["DET", "NOUN", "VERB"]


@pytest.mark.parametrize(
    ("form", "tag", "guess", "lemma"),
    [
        ("muß", "VMFIN", "muß", "müssen"),
        ("Habe", "VAFIN", "Habe", "haben"),
        ("übergab", "VVFIN", "übergab", "übergeben"),
        ("sicherte", "VVFIN", "sicherten", "sichern"),
        ("verpflichtet", "VVFIN", "verpflichtn", "verpflichten"),
        ("anvertraut", "VVPP", "anvertraut", "anvertrauen"),
        ("zurückgegeben", "VVPP", "zurückgegeben", "zurückgeben"),
        ("zugesichert", "VVPP", "zugesicheren", "zusichern"),
        ("bereitzustellen", "VVIZU", "bereitzustellen", "bereitstellen"),
        ("Landkreises", "NN", "Landkreise", "Landkreis"),
        ("Sportvereine", "NN", "Sportverein", "Sportverein"),
        ("Vorhaben", "NN", "Vorhab", "Vorhaben"),
        ("größten", "ADJA", "größt", "groß"),
        ("diesem", "PDAT", "dies", "dieser"),
        ("Bayerns", "NE", "Bayerns", "Bayern"),
        ("Jetzt", "ADV", "Jetzt", "jetzt"),
    ],
)
def test_lemmas_follow_from_form_and_tag(form: str, tag: str, guess: str, lemma: str) -> None:
    assert mend_lemmas(made(form, tag, guess))[0].lemma_ == lemma


def test_a_lemma_that_nothing_contradicts_stays() -> None:
    assert mend_lemmas(made("Quarxen", "NN", "Quarx"))[0].lemma_ == "Quarx"


@pytest.mark.parametrize(
    ("words", "tags", "heads", "before", "after"),
    [
        ("Es regnet", "PPER VVFIN", "1 1", "expl ROOT", "nsubj ROOT"),
        ("Es obliegt ihm", "PPER VVFIN PPER", "1 1 1", "nsubj ROOT obj", "nsubj ROOT obl"),
        ("Holz wird verkauft", "NN VAFIN VVPP", "2 2 2", "nsubj aux:pass ROOT", "nsubj:pass aux:pass ROOT"),
        (
            "Holz wird von Ulm verkauft", "NN VAFIN APPR NE VVPP", "4 4 3 4 4", "nsubj:pass aux:pass case obl ROOT",
            "nsubj:pass aux:pass case obl:agent ROOT",
        ),
        ("Das Moor schützen wir", "ART NN VVFIN PPER", "1 2 2 2", "det nsubj ROOT nsubj", "det obj ROOT nsubj"),
        ("Er hilft dem Land", "PPER VVFIN ART NN", "1 1 3 1", "nsubj ROOT det obj", "nsubj ROOT det obl"),
        ("Er hilft als Kind", "PPER VVFIN KOKOM NN", "1 1 3 1", "obj ROOT cc obl", "nsubj ROOT case obl"),
    ],
)  # fmt: skip
def test_relations_follow_from_form_and_voice(words: str, tags: str, heads: str, before: str, after: str) -> None:
    doc = Doc(
        spacy.blank("de").vocab, words=words.split(), tags=tags.split(), deps=before.split(),
        heads=[int(head) for head in heads.split()],
    )  # fmt: skip
    assert [t.dep_ for t in mend_relations(doc)] == after.split()
