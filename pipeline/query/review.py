"""The queue of what a person should decide, and the append-only file of what persons decided."""

import datetime
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TextIO, TypeVar

from pydantic import BaseModel, ValidationError

from models.base import content_id
from models.decision import Anchor, Decision, Question
from pipeline.errors import KlauselwerkError, OutputUnusable

Line = TypeVar("Line", bound=BaseModel)
QUEUE, DECISIONS = "review.jsonl", "decisions.jsonl"
ANSWERS: dict[str, Literal["same", "different"]] = {"s": "same", "d": "different"}


def read_queue(folder: Path) -> list[Question]:
    """What is left to decide, the most worth first; raises KlauselwerkError where there is no knowledge base."""
    path = folder / QUEUE
    if not path.is_file():
        raise KlauselwerkError("no_knowledge_base", f"there is no {path}", "Make one with klauselwerk run")
    answered = {_names(d.first, d.second) for d in read_decisions(folder) if d.verdict != "undone"}
    queue = _records(path, Question)
    return [q for q in queue if q.kind != "pair" or _names(q.first, q.second) not in answered]


def read_decisions(folder: Path) -> list[Decision]:
    """Every line of the decisions file in its order; decisions that were taken back are left out."""
    path = folder / DECISIONS
    made = _records(path, Decision) if path.is_file() else []
    undone = {decision.undoes for decision in made}
    return [decision for decision in made if decision.id not in undone and decision.verdict != "undone"]


def decide(folder: Path, question: Question, verdict: Literal["same", "different"], by: str, why: str) -> Decision:
    """Append the answer to a question; it takes effect at the next run."""
    made = _now()
    decision = Decision(
        id=content_id("x", made, by, verdict, question.id),
        made=made,
        by=by,
        why=why,
        verdict=verdict,
        first=question.first,
        second=question.second,
    )
    _append(folder, decision)
    return decision


def undo(folder: Path, decision_id: str, by: str, why: str) -> Decision:
    """Take a decision back; it stays in the file. Raises KlauselwerkError where none in force has that id."""
    known = {decision.id: decision for decision in read_decisions(folder)}
    if decision_id not in known:
        raise KlauselwerkError("no_such_decision", f"no decision {decision_id} is in force", "See review --decisions")
    before, made = known[decision_id], _now()
    changes = {"id": content_id("x", made, by, decision_id), "made": made, "by": by, "why": why}
    taken_back = before.model_copy(update={**changes, "verdict": "undone", "undoes": decision_id})
    _append(folder, taken_back)
    return taken_back


def ask(folder: Path, by: str, answers: Iterable[str], out: TextIO) -> int:
    """Show each question and take an answer line for it: s(ame), d(ifferent), Enter to skip, q(uit).

    What follows the letter is the reason. Returns how many were decided.
    """
    queue, decided = read_queue(folder), 0
    lines = iter(answers)
    for number, question in enumerate(queue, start=1):
        out.write(f"\n{number} of {len(queue)}\n{described(question)}\n")
        out.write("same (s), different (d), skip (Enter), quit (q), a reason may follow: ")
        out.flush()
        letter, _, why = next(lines, "q").strip().partition(" ")
        if letter == "q":
            break
        if letter in ANSWERS:
            decide(folder, question, ANSWERS[letter], by, why.strip() or "no reason given")
            decided += 1
    out.write(f"\n{decided} decided; run again to put them in force\n")
    return decided


def described(question: Question) -> str:
    """A question for a person to read: both names with the words around them, how likely they are one, and why."""
    lines = [f"[{question.id}] {question.kind}, {question.first.type}: the same with {question.probability:.0%}?"]
    for anchor in (question.first, question.second):
        lines.append(f"  {anchor.name}")
        lines += [f"      {context.document_id}: …{context.quote}…" for context in anchor.contexts]
    return "\n".join([*lines, *(f"  - {reason}" for reason in question.reasons)])


def _names(first: Anchor, second: Anchor) -> frozenset[tuple[str, str]]:
    return frozenset((a.name, c.document_id) for a in (first, second) for c in a.contexts)


def _records(path: Path, record: type[Line]) -> list[Line]:
    try:
        return [record.model_validate_json(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValidationError) as error:
        raise KlauselwerkError("bad_file", f"{path} cannot be read: {error}", "Correct the line") from error


def _append(folder: Path, decision: Decision) -> None:
    try:
        with (folder / DECISIONS).open("a", encoding="utf-8") as file:
            file.write(decision.model_dump_json() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputUnusable("output_unusable", f"cannot write {folder / DECISIONS}: {error}", "Make room") from error


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
