"""The queue of what a person should decide, and the append-only file of what persons decided."""

import datetime
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from models.base import content_id
from models.correction import ValueAnchor, ValueDecision, ValueQuestion
from models.decision import Decision, Question
from pipeline.errors import BadConfiguration, KlauselwerkError, OutputUnusable

QUEUE, DECISIONS = "review.jsonl", "decisions.jsonl"
AnyQuestion = Question | ValueQuestion
AnyDecision = Decision | ValueDecision


def in_order(questions: Iterable[AnyQuestion]) -> list[AnyQuestion]:
    """Questions of all kinds, the most worth first."""
    return sorted(questions, key=lambda q: (-q.worth, -q.probability, q.id))


def read_queue(folder: Path) -> list[AnyQuestion]:
    """What is left to decide, the most worth first; raises KlauselwerkError where there is no knowledge base."""
    path = folder / QUEUE
    if not path.is_file():
        raise KlauselwerkError("no_knowledge_base", f"there is no {path}", "Make one with klauselwerk run")
    made = read_decisions(folder)
    answered = {_matter(decision) for decision in made}
    in_force = {decision.id for decision in made}
    queue = _read(path, lambda row: (ValueQuestion if "about" in row else Question).model_validate(row))
    return [q for q in queue if (q.decision_id in in_force if q.decision_id else _matter(q) not in answered)]


def read_decisions(folder: Path) -> list[AnyDecision]:
    """Every decision in force, in the order they were made; those that were taken back are left out."""
    path = folder / DECISIONS
    made = _read(path, lambda row: (ValueDecision if "about" in row else Decision).model_validate(row))
    undone = {decision.undoes for decision in made}
    return [decision for decision in made if decision.id not in undone and decision.verdict != "undone"]


def value_decisions(folder: Path) -> tuple[ValueDecision, ...]:
    """The decisions about values in force, in the order they were made; of two about the same value the later counts.

    Raises BadConfiguration where the file holds a line that is no decision: none may be lost silently.
    """
    try:
        made = [decision for decision in read_decisions(folder) if isinstance(decision, ValueDecision)]
    except KlauselwerkError as error:
        raise BadConfiguration("decisions", error.message, error.remedy) from error
    latest = {_matter(decision): decision for decision in made}
    return tuple(sorted(latest.values(), key=lambda d: (d.made, d.id)))


def decide(folder: Path, question: Question, verdict: Literal["same", "different"], by: str, why: str) -> Decision:
    """Append the answer to a question about two names; it takes effect at the next run."""
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


def decide_value(
    folder: Path,
    question: ValueQuestion,
    verdict: Literal["right", "wrong", "corrected"],
    by: str,
    why: str,
    value: str | None = None,
) -> ValueDecision:
    """Append what somebody says of a value; `value` is the right one where it is corrected."""
    made = _now()
    decision = ValueDecision(
        id=content_id("x", made, by, verdict, question.id),
        made=made,
        by=by,
        why=why,
        verdict=verdict,
        about=question.about,
        value=value,
    )
    _append(folder, decision)
    return decision


def undo(folder: Path, decision_id: str, by: str, why: str) -> AnyDecision:
    """Take a decision back; it stays in the file. Raises KlauselwerkError where none in force has that id."""
    known = {decision.id: decision for decision in read_decisions(folder)}
    if decision_id not in known:
        raise KlauselwerkError("no_such_decision", f"no decision {decision_id} is in force", "See review --decisions")
    before, made = known[decision_id], _now()
    changes = {"id": content_id("x", made, by, decision_id), "made": made, "by": by, "why": why}
    taken_back = before.model_copy(update={**changes, "verdict": "undone", "undoes": decision_id})
    _append(folder, taken_back)
    return taken_back


def _matter(record: AnyQuestion | AnyDecision) -> object:
    """What a question or decision is about, in a form that can be compared."""
    if isinstance(record, ValueQuestion | ValueDecision):
        return _place(record.about)
    return frozenset((a.name, c.document_id) for a in (record.first, record.second) for c in a.contexts)


def _place(about: ValueAnchor) -> tuple[object, ...]:
    return about.document_id, about.field, about.quote, about.before, about.after, about.position


def _read(path: Path, record: Callable[[dict[str, object]], object]) -> list:  # type: ignore[type-arg]
    if not path.is_file():
        return []
    try:
        lines = path.read_text("utf-8").split("\n")  # strings may hold other line separators
    except (OSError, UnicodeDecodeError) as error:
        raise KlauselwerkError("bad_file", f"{path} cannot be read: {error}", "It must be readable UTF-8") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(record(json.loads(line)))
            except (ValueError, TypeError) as error:
                why = str(error).splitlines()[0]
                raise KlauselwerkError(
                    "bad_file", f"{path}, line {number} cannot be read: {why}", "Correct the line"
                ) from error
    return found


def _append(folder: Path, decision: AnyDecision) -> None:
    """Add a line. A last line without its end, as an interrupted writer leaves it, gets one first."""
    path = folder / DECISIONS
    try:
        torn = path.is_file() and path.read_bytes()[-1:] not in (b"", b"\n")
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" * torn + decision.model_dump_json() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputUnusable("output_unusable", f"cannot write {path}: {error}", "Make room") from error


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
