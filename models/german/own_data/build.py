"""Turn the marked-up sentences of `entities.txt` into `entities.jsonl`.

Markup: `[LABEL text]` marks an entity, a blank line ends a record, a line that begins with "# " is a comment.
Entities do not nest. Offsets are code points in the text without markup.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
LABELS = frozenset({"PER", "ORG", "LOC", "LAW", "PROGRAMME", "EVENT"})
_ENTITY = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


class Example(TypedDict):
    """One training text; entities are (start, end, label) with code point offsets, end exclusive."""

    text: str
    entities: list[tuple[int, int, str]]


def parse_markup(marked: str) -> Example:
    """Read one marked-up record; ValueError on an unknown label, a stray bracket or a blank at an entity's edge."""
    text = ""
    entities: list[tuple[int, int, str]] = []
    position = 0
    for match in _ENTITY.finditer(marked):
        label, name = match.groups()
        if label not in LABELS or name != name.strip():
            raise ValueError(f"bad entity {match.group()!r} in {marked!r}")
        text += marked[position : match.start()]
        entities.append((len(text), len(text) + len(name), label))
        text += name
        position = match.end()
    text += marked[position:]
    if "[" in text or "]" in text or not text.strip():
        raise ValueError(f"unbalanced markup in {marked!r}")
    return {"text": text, "entities": entities}


def records(source: str) -> Iterator[str]:
    """Yield the marked-up records of a source file, comments left out."""
    lines = [line.rstrip() for line in source.splitlines() if not line.startswith("# ")]
    for block in re.split(r"\n{2,}", "\n".join(lines)):
        if block.strip():
            yield block.strip("\n")


def read_examples(path: Path) -> list[Example]:
    """Read a marked-up file; a text that stands there twice is an error."""
    examples = [parse_markup(record) for record in records(path.read_text(encoding="utf-8"))]
    seen: set[str] = set()
    for example in examples:
        if example["text"] in seen:
            raise ValueError(f"duplicate text {example['text']!r}")
        seen.add(example["text"])
    return examples


def write_jsonl(examples: list[Example], path: Path) -> None:
    """Write one example a line, UTF-8, as training reads it."""
    lines = (json.dumps(example, ensure_ascii=False) + "\n" for example in examples)
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Build entities.jsonl beside its source and say how many records and entities it holds."""
    examples = read_examples(HERE / "entities.txt")
    write_jsonl(examples, HERE / "entities.jsonl")
    labels = [label for example in examples for _, _, label in example["entities"]]
    counts = ", ".join(f"{label} {labels.count(label)}" for label in sorted(LABELS))
    sys.stdout.write(f"{len(examples)} texts, {counts}\n")


if __name__ == "__main__":
    main()
