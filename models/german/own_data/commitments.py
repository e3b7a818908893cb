"""Turn commitments_test.txt into commitments_test.jsonl: sentences to measure on, never to train on.

A line is the modality, a tab and the sentence with marks: `{S subject}`, `{P predicate}`, `{C what is committed}`. The
subject is the grammatical one; impersonal sentences have none. Predicate and clause may stand in several parts.
"""

import json
import re
import sys
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
MODALITIES = frozenset({"obligation", "intention", "funding"})
_MARK = re.compile(r"\{([SPC]) ([^{}]+)\}")


class Commitment(TypedDict):
    """A sentence with its parts; parts in several places are joined by a blank, spans are (start, end) code points."""

    text: str
    subject: str | None
    predicate: str
    clause: str
    modality: str
    spans: dict[str, list[tuple[int, int]]]


def parse_line(line: str) -> Commitment:
    """Read one line; ValueError if a mark is unknown, a part is missing or the modality is not known."""
    modality, _, marked = line.partition("\t")
    text, position = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"S": [], "P": [], "C": []}
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        spans[match[1]].append((len(text), len(text) + len(match[2])))
        text += match[2]
        position = match.end()
    text += marked[position:]
    if modality not in MODALITIES or not spans["P"] or not spans["C"] or re.search(r"[{}]", text):
        raise ValueError(f"cannot be read: {line}")
    subject, predicate, clause = (" ".join(text[start:end] for start, end in spans[mark]) for mark in "SPC")
    names = {"subject": spans["S"], "predicate": spans["P"], "clause": spans["C"]}
    return {"text": text, "subject": subject or None, "predicate": predicate, "clause": clause,
            "modality": modality, "spans": names}  # fmt: skip


def main() -> None:
    """Build commitments_test.jsonl beside its source."""
    source = (HERE / "commitments_test.txt").read_text(encoding="utf-8").splitlines()
    read = [parse_line(line) for line in source if line and not line.startswith("#")]
    lines = (json.dumps(commitment, ensure_ascii=False) + "\n" for commitment in read)
    (HERE / "commitments_test.jsonl").write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(read)} commitments\n")


if __name__ == "__main__":
    main()
