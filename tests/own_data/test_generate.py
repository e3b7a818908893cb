import re

import pytest

from models.german.own_data.generate import Name, generate

MINISTRY = Name("ORG", "n", "Hessisch~ Ministerium(s) für Wohnen")
LANDKREIS = Name("ORG", "m", "Landkreis(es) Waldau")
COMMISSIONER = Name("ORG", "f", "Beauftragt~ der Landesregierung für Tierschutz")


@pytest.mark.parametrize(
    ("name", "case", "written"),
    [
        (MINISTRY, "nom", "das [ORG Hessische Ministerium für Wohnen]"),
        (MINISTRY, "gen", "des [ORG Hessischen Ministeriums für Wohnen]"),
        (MINISTRY, "dat", "dem [ORG Hessischen Ministerium für Wohnen]"),
        (MINISTRY, None, "[ORG Hessisches Ministerium für Wohnen]"),
        (LANDKREIS, "acc", "den [ORG Landkreis Waldau]"),
        (LANDKREIS, "gen", "des [ORG Landkreises Waldau]"),
        (COMMISSIONER, "acc", "die [ORG Beauftragte der Landesregierung für Tierschutz]"),
        (COMMISSIONER, "dat", "der [ORG Beauftragten der Landesregierung für Tierschutz]"),
    ],
)
def test_names_are_inflected(name: Name, case: str | None, written: str) -> None:
    assert name.inflected(case) == written


def test_the_same_seed_makes_the_same_texts() -> None:
    assert list(generate(50, 7)) == list(generate(50, 7))
    assert list(generate(50, 7)) != list(generate(50, 8))


def test_texts_are_distinct_and_nothing_is_left_unexpanded() -> None:
    examples = list(generate(2000, 1))
    assert len({example["text"] for example in examples}) == 2000
    for example in examples:
        assert not re.search(r"[<>{}~\[\]]|\((e?s|ses)\)", example["text"]), example["text"]
        for start, end, _ in example["entities"]:
            assert example["text"][start:end].strip() == example["text"][start:end] != ""


def test_prepositions_swallow_the_article_before_a_name() -> None:
    texts = " ".join(example["text"] for example in generate(2000, 2))
    names = ("Ministerium", "Landkreis", "Landesamt")
    assert not [name for name in names if re.search(rf"\b(von|zu|bei) dem {name}", texts)]
