"""Text → sentences: where they stand, however long the text is and however it is parted for the model."""

import pytest
from spacy.language import Language

from models.german.load import load_german
from models.outline import Outline
from models.text import Block, BlockKind, CleanText
from pipeline.extract.parse import LONGEST_CALL, Parsed, parse

SENTENCE = "Der Verein Lindental e. V. legt der Stadt Musterhausen bis zum 31. Mai 2020 einen Bericht vor. "
OUTLINE = Outline("agreement", 1.0, None, 1.0, (), (), ())


@pytest.fixture(scope="module")
def german() -> Language:
    return load_german()


def parsed(german: Language, *blocks: tuple[BlockKind, str]) -> Parsed:
    text, placed = "", []
    for kind, part in blocks:
        placed.append(Block(len(text), len(text) + len(part), kind, None))
        text += part + "\n\n"
    return parse(CleanText(text.rstrip("\n"), (), tuple(placed), (), "test", "text"), OUTLINE, german)


def test_a_line_without_end_is_parsed_in_parts(german: Language) -> None:
    found = parsed(german, ("paragraph", (SENTENCE * 250).strip()))
    assert len(found.sentences) >= 250
    assert all(found.text.text[s.start : s.end] == s.text for s in found.sentences)
    assert max(len(s.grammar.doc.text) for s in found.sentences) <= LONGEST_CALL


def test_a_line_without_spaces_is_parsed_in_parts(german: Language) -> None:
    found = parsed(german, ("paragraph", "x" * 25_000))
    assert "".join(s.text for s in found.sentences) == "x" * 25_000


def test_the_size_of_batches_changes_nothing(german: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks: list[tuple[BlockKind, str]] = [("heading", "§ 1 Bericht"), *[("paragraph", SENTENCE.strip())] * 5]
    together = parsed(german, *blocks)
    monkeypatch.setitem(parse.__globals__, "LARGEST_BATCH", 1)
    apart = parsed(german, *blocks)
    assert [(s.start, s.text) for s in together.sentences] == [(s.start, s.text) for s in apart.sentences]
    assert [[token.tag_ for token in s.tokens()] for s in together.sentences] == [
        [token.tag_ for token in s.tokens()] for s in apart.sentences
    ]


def test_headings_are_one_sentence(german: Language) -> None:
    found = parsed(german, ("heading", "1. Siemens AG. Zweck. Ziel."), ("paragraph", SENTENCE.strip()))
    assert [s.text for s in found.sentences] == ["1. Siemens AG. Zweck. Ziel.", SENTENCE.strip()]


def test_a_paragraph_without_names_is_still_parted(german: Language) -> None:
    found = parsed(german, ("paragraph", "Der Bericht wird vorgelegt. Er wird geprüft."))
    assert [s.text for s in found.sentences] == ["Der Bericht wird vorgelegt.", "Er wird geprüft."]
