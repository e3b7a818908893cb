"""Sentences in which somebody binds themselves, and those in which nobody does, through `find_commitments`."""

import json
import re
from pathlib import Path

import pytest

from models.findings import Commitment, Mention, Party, Referent, Role
from models.german.load import load_german
from models.outline import DocumentKind, Outline
from models.text import Block, CleanText
from pipeline.extract.amounts import find_amounts
from pipeline.extract.commitments import Context, find_commitments
from pipeline.extract.dates import find_dates
from pipeline.extract.parse import Parsed, parse

TABLE = [
    json.loads(line) for line in (Path(__file__).parent / "commitment_table.jsonl").read_text("utf-8").splitlines()
]
REFERENTS = (
    Referent("organisation", "Stadt Lindenau"),
    Referent("organisation", "Kulturverein Elbauen e.V."),
    Referent("organisation", "Ministerium für Verkehr und Häfen"),
    Referent("organisation", "Reederei Hansen GmbH"),
    Referent("organisation", "Landesregierung Küstenland"),
    Referent("organisation", "Gewässerverband Aue"),
    Referent("person", "Petra Lührs", functions=("Verkehrsministerin",)),
)
NAMES = {
    "Stadt": (0,),
    "Verein": (1,),
    "both": (0, 1),
    "Ministerium": (2,),
    "Reederei": (3,),
    "Landesregierung": (4,),
    "Verband": (5,),
}
WRITTEN = {"Ministerium": 2, "Ministeriums": 2, "Reederei Hansen GmbH": 3, "Petra Lührs": 6, "Lindenau": 0}
ISSUER = {"press_release": 2, "newsletter": 5, "council_paper": 0, "agreement": None, "commentary": None}


@pytest.fixture(scope="session")
def german():
    return load_german()


def clean(*paragraphs: str) -> CleanText:
    blocks, text = [], ""
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(paragraph), "paragraph", None))
        text += paragraph
    return CleanText(text, (), tuple(blocks), (), "plain", "text")


def outline(kind: DocumentKind, headings: tuple = ()) -> Outline:
    return Outline(kind, 1.0, None, 0.0, headings, (), ())


def context(parsed: Parsed, kind: DocumentKind) -> Context:
    text = parsed.text.text
    mentions = [
        Mention(m.start(), m.end(), 1.0, "PER" if referent == 6 else "ORG", referent)
        for name, referent in WRITTEN.items()
        for m in re.finditer(rf"\b{name}\b", text)
        if kind != "agreement" or name == "Lindenau"
    ]
    stadt = Party(0, 0, 1.0, 0, "Stadt Lindenau", ("Stadt",))
    verein = Party(0, 0, 1.0, 1, "Kulturverein Elbauen e.V.", ("Verein",))
    return Context(
        REFERENTS,
        tuple(sorted(mentions, key=lambda m: m.start)),
        (stadt, verein) if kind == "agreement" else (),
        ISSUER[kind],
        (Role(0, 0, 1.0, 6, "Verkehrsministerin", 2),),
        find_dates(parsed, None),
        find_amounts(parsed),
    )


def found(german, kind: DocumentKind, *paragraphs: str) -> tuple[Parsed, tuple[Commitment, ...]]:
    parsed = parse(clean(*paragraphs), outline(kind), german)
    # Without a heading an agreement's text would count as its preamble, where only express words bind.
    if kind == "agreement":
        parsed = parse(clean("§ 2 Leistungen", *paragraphs), with_section(len("§ 2 Leistungen"), paragraphs), german)
    return parsed, find_commitments(parsed, context(parsed, kind))


def with_section(end: int, paragraphs: tuple[str, ...]) -> Outline:
    from models.outline import Heading

    return outline(
        "agreement", (Heading(0, end, end + 2 + sum(len(p) + 2 for p in paragraphs), 1, "§ 2", "Leistungen", None),)
    )


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"][:60])
def test_a_sentence_binds_whom_it_binds(german, case):
    paragraphs = ([case["before"]] if "before" in case else []) + [case["text"]]
    parsed, commitments = found(german, case["kind"], *paragraphs)
    start = parsed.text.text.index(case["text"])
    here = [c for c in commitments if c.start >= start]
    expected = case["expected"]
    if expected is None:
        assert not here, [(c.rule, parsed.text.text[c.start : c.end]) for c in here]
        return
    assert len(here) == 1, [(c.rule, parsed.text.text[c.start : c.end]) for c in here]
    commitment = here[0]
    assert parsed.text.text[commitment.start : commitment.end] == expected["quote"]
    assert commitment.modality == expected["modality"], commitment.rule
    assert set(NAMES[expected["actor"]]) <= set(commitment.actors), (commitment.rule, commitment.actors)
    if expected["actor"] != "Ministerium":
        assert set(NAMES[expected["actor"]]) == set(commitment.actors)
