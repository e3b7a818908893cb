import pytest

from models.german.own_data import treebank
from models.german.own_data.generate_trees import generate_trees
from models.german.own_data.lexicon import Lexicon
from models.german.recipe.trees import read_trees

LEXICON = Lexicon(treebank.HERE / "words.toml")


def rows(line: str) -> list[list[str]]:
    return [row.split("\t") for row in treebank.conllu(line, LEXICON, 1).splitlines() if row and row[0] != "#"]


def test_every_generated_tree_agrees_and_is_distinct() -> None:
    blocks = list(generate_trees(1000, 3))
    trees = list(read_trees(iter("".join(blocks).splitlines(keepends=True))))
    assert len({tree.text for tree in trees}) == 1000
    assert all(tree.text.lstrip("„")[0].isupper() for tree in trees)


def test_the_same_seed_makes_the_same_trees() -> None:
    assert list(generate_trees(30, 5)) == list(generate_trees(30, 5))


@pytest.mark.parametrize(
    ("line", "word", "tag", "head", "relation"),
    [
        ("(nsubj Wir) wollen (obj die Schulen) fördern* .", "fördern", "VVINF", "0", "root"),
        ("(nsubj Wir) fördern* (obj die Schulen) .", "fördern", "VVFIN", "0", "root"),
        ("(nsubj Die Stadt) ist (obj Belege) aufzubewahren* .", "Stadt", "NN", "5", "nsubj:pass"),
        ("(nsubj:pass Die Schulen) sollen gefördert* werden .", "werden", "VAINF", "4", "aux:pass"),
        ("(nsubj Die Schulen , (acl die=nsubj bleiben*) ,) planen* .", "die", "PRELS", "5", "nsubj"),
        ("(nsubj Die Stadt) verpflichtet* sich (xcomp , (obj Räume) zu öffnen*) .", "zu", "PTKZU", "8", "mark"),
    ],
)
def test_tags_and_heads_follow_from_the_brackets(line: str, word: str, tag: str, head: str, relation: str) -> None:
    row = next(row for row in rows(line) if row[1] == word)
    assert (row[4], row[6], row[7]) == (tag, head, relation)


def test_features_come_from_agreement() -> None:
    features = {row[1]: row[5] for row in rows("(obl In den Schulen) fördert* (nsubj der Verein) (obj den Sport) .")}
    assert features["Schulen"] == "Case=Dat|Gender=Fem|Number=Plur"
    assert features["Verein"] == "Case=Nom|Gender=Masc|Number=Sing"
    assert features["Sport"] == "Case=Acc|Gender=Masc|Number=Sing"


@pytest.mark.parametrize(
    "line", ["(nsubj Der Stadt) plant* .", "(nsubj Die Stadt plant* .", "(nsubj Die Xyz) plant* ."]
)
def test_what_does_not_agree_or_is_unknown_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        treebank.conllu(line, LEXICON, 1)
