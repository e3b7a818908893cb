import pytest

from pipeline.german import vocabulary


def test_every_file_can_be_loaded():
    assert len(vocabulary.states()) == 16
    assert len(vocabulary.places()) > 1400
    assert len(vocabulary.first_names()) > 800
    assert {"ORG"}.isdisjoint(vocabulary.nouns())
    for file in vocabulary.FOLDER.glob("*.txt"):
        assert vocabulary.lines(file.name)


def test_offices_have_both_genders_and_inflected_forms():
    offices = vocabulary.offices()
    assert offices["landrätin"] == "Landrätin"
    assert offices["präsidenten"] == "Präsident"
    assert offices["beauftragten"] == "Beauftragte"


def test_a_body_is_known_by_all_its_forms():
    assert vocabulary.bodies()["DRK"][0] == "Deutsches Rotes Kreuz"


def test_a_wrong_entry_is_refused(tmp_path, monkeypatch):
    (tmp_path / "nouns.txt").write_text("Amt q Ämter B\n", "utf-8")
    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    vocabulary.nouns.cache_clear()
    with pytest.raises(ValueError, match="Amt q"):
        vocabulary.nouns()
    monkeypatch.undo()
    vocabulary.nouns.cache_clear()
