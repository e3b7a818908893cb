"""Documents made of a string, for finders that need no grammar."""

import re
from collections.abc import Callable
from functools import cache

import pytest
import spacy
from spacy.language import Language

from models.outline import DocumentKind, Outline, Zone, ZoneKind
from models.text import Block, BlockKind, CleanText
from pipeline.extract.parse import Parsed, parse

Make = Callable[..., Parsed]


@cache
def blank_german() -> Language:
    german = spacy.blank("de")
    german.add_pipe("sentencizer")
    return german


def make_parsed(
    text: str, kind: DocumentKind = "other", zones: tuple[tuple[ZoneKind, str], ...] = (), title: str | None = None
) -> Parsed:
    """`text` with a block for every part between empty lines: "# " opens a heading, "~ " an aside, "| " a table row.

    `zones` gives kind and text of the stretches that have a function of their own; `title` the title's text.
    """
    clean, blocks, position = "", [], 0
    for part in re.split(r"\n{2,}", text.strip("\n")):
        sign: dict[str, BlockKind] = {"# ": "heading", "~ ": "aside", "| ": "table_row", "- ": "list_item"}
        block_kind = sign.get(part[:2], "paragraph")
        part = part[2:] if block_kind in ("heading", "aside", "table_row") else part
        blocks.append(Block(position, position + len(part), block_kind, None))
        clean += part + "\n\n"
        position = len(clean)
    clean = clean.rstrip("\n")
    found = tuple(Zone(name, clean.index(part), clean.index(part) + len(part)) for name, part in zones)
    titled = (clean.index(title), clean.index(title) + len(title)) if title else None
    outline = Outline(kind, 1.0, titled, 1.0, (), (), found)
    return parse(CleanText(clean, (), tuple(blocks), (), "test", "text"), outline, blank_german())


@pytest.fixture(scope="session")
def document() -> Make:
    return make_parsed
