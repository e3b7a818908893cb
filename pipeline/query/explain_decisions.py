"""Why a value was decided as it was, what a question asks, and whether a decision is in force."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.correction import FIELD_NAMES
from pipeline.query.written import lines


def decided(folder: Path, document: dict[str, Any], item: dict[str, Any] | None = None) -> Iterator[str]:
    """What persons decided about the values of a document, or about one of them."""
    made = [c for c in lines(folder / "corrections.jsonl") if c["document_id"] == document["id"]]
    if item is not None:
        made = [c for c in made if (c["start"], c["end"]) == (item["start"], item["end"])]
    if made:
        yield "  Decided by persons:"
    for c in made:
        after = f"it is {c['after']}" if c["after"] else "it is none and was taken out"
        yield f"    {FIELD_NAMES[c['field']]} read as {c['before']}: {after}, decision {c['decision_id']}"
        yield f"        {c['by']} on {c['made'][:10]}: {c['why']}"


def about_question(folder: Path, question: dict[str, Any]) -> Iterator[str]:
    """A question of the queue."""
    yield f"{question['id']}, a question that is not decided yet; answer it with klauselwerk review"
    yield from _matter(question)
    for reason in question["reasons"]:
        yield f"  - {reason}"


def about_decision(folder: Path, decision: dict[str, Any]) -> Iterator[str]:
    """A line of the decisions file, with whether it is in force."""
    value = f" ({decision['value']})" if decision.get("value") else ""
    yield f"{decision['id']}: {decision['verdict']}{value}, {decision['by']} on {decision['made'][:10]}"
    yield f"  {decision['why']}"
    yield from _matter(decision)
    yield f"  {_force(folder, decision)}"


def _matter(line: dict[str, Any]) -> Iterator[str]:
    about = line.get("about")
    if about:
        yield f"  {FIELD_NAMES[about['field']]} of {about['document_id']}, read as {about['value']}"
        yield f"  …{about['before']} [{about['quote']}] {about['after']}…"
        return
    for anchor in (line["first"], line["second"]):
        yield f"  {anchor['name']} ({anchor['type']}), in {', '.join(c['document_id'] for c in anchor['contexts'])}"


def _force(folder: Path, decision: dict[str, Any]) -> str:
    """Whether a decision is in force, as the last run left it."""
    if decision["undoes"]:
        return f"It takes {decision['undoes']} back."
    if any(line["undoes"] == decision["id"] for line in lines(folder / "decisions.jsonl")):
        return "It was taken back."
    if any(line.get("decision_id") == decision["id"] for line in lines(folder / "review.jsonl")):
        return "It is not in force: see klauselwerk review."
    applied = [*lines(folder / "corrections.jsonl"), *lines(folder / "merges.jsonl")]
    if any(line["decision_id"] == decision["id"] for line in applied) or decision["verdict"] == "different":
        return "It is in force."
    return "It is not in force yet (run again), or a later one about the same came in its place."
