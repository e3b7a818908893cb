"""Questions put to a person in the terminal, one after the other, and the answers taken."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TextIO

from models.correction import FIELD_NAMES, ValueQuestion
from models.decision import Question
from models.entity import Entity
from pipeline.german.names_key import key
from pipeline.review.actors import who
from pipeline.review.queue import AnyQuestion, decide, decide_value, read_queue, undo
from pipeline.review.values import entered
from pipeline.terminal import plain

SAME: dict[str, Literal["same", "different"]] = {"s": "same", "d": "different"}
RIGHT: dict[str, Literal["right", "wrong"]] = {"r": "right", "w": "wrong"}
NAMES = "same (s), different (d), skip (Enter), quit (q); a reason may follow the letter: "
VALUES = "right (r), wrong (w), correct it (c VALUE), skip (Enter), quit (q); a reason may follow after #: "
LOST = "take the decision back (u), skip (Enter), quit (q): "
NO_REASON = "no reason given"


def ask(folder: Path, by: str, answers: Iterable[str], out: TextIO) -> int:
    """Show each question and take an answer line for it; one that cannot be understood is asked for again.

    Returns how many were decided.
    """
    queue, decided = read_queue(folder), 0
    if not queue:
        out.write("nothing is left to decide\n")
        return 0
    lines = iter(answers)
    for number, question in enumerate(queue, start=1):
        out.write(f"\n{number} of {len(queue)}\n{described(question)}\n")
        taken = _take(folder, question, by, lines, out)
        if taken is None:
            break
        decided += taken
    out.write(f"\n{decided} decided; run again to put them in force\n" if decided else "\nnothing decided\n")
    return decided


def _take(folder: Path, question: AnyQuestion, by: str, lines: Iterator[str], out: TextIO) -> bool | None:
    """Whether the question was decided; None where the person quits or there are no answers left."""
    while True:
        out.write(LOST if question.decision_id else VALUES if isinstance(question, ValueQuestion) else NAMES)
        out.flush()
        line = next(lines, "q").strip()
        if line == "q":
            return None
        if not line:
            return False
        try:
            _answer(folder, question, by, line, out)
            return True
        except ValueError as error:
            out.write(f"not understood: type {error}\n")


def _answer(folder: Path, question: AnyQuestion, by: str, line: str, out: TextIO) -> None:
    """Write the decision down; raises ValueError, which says what may be typed, where the line is none."""
    letter, _, rest = line.partition(" ")
    if question.decision_id:
        if letter != "u":
            raise ValueError("u, q or nothing")
        undo(folder, question.decision_id, by, rest.strip() or NO_REASON)
    elif isinstance(question, Question):
        if letter not in SAME:
            raise ValueError("s, d, q or nothing")
        decide(folder, question, SAME[letter], by, rest.strip() or NO_REASON)
    else:
        _judge(folder, question, by, letter, rest, out)


def _judge(folder: Path, question: ValueQuestion, by: str, letter: str, rest: str, out: TextIO) -> None:
    typed, _, why = rest.partition("#")
    about = question.about
    if letter == "c":
        value = entered(about.field, typed, about.value)
        _check_names(folder, who(value) if about.field == "commitments" else None)
        out.write(f"taken as: {plain(value)}\n")
        decide_value(folder, question, "corrected", by, why.strip() or NO_REASON, value)
    elif letter in RIGHT:
        decide_value(folder, question, RIGHT[letter], by, why.strip() or typed.strip() or NO_REASON)
    else:
        raise ValueError("r, w, c and the right value, q or nothing")


def _check_names(folder: Path, names: str | None) -> None:
    """Raises ValueError where the knowledge base knows no body or person of one of the names."""
    if not names:
        return
    lines = (folder / "entities.jsonl").read_text("utf-8").split("\n")
    entities = [Entity.model_validate_json(line) for line in lines if line]
    known = {key(form) for entity in entities for form in (entity.name, *entity.aliases)}
    for name in names.split(";"):
        if key(name.strip()) not in known:
            raise ValueError(
                f"names of the knowledge base (klauselwerk query --find entities); it has no {name.strip()}"
            )


def described(question: AnyQuestion) -> str:
    """A question for a person to read: what it is about with the words around it, how likely it is, and why."""
    lines = list(_about_value(question) if isinstance(question, ValueQuestion) else _about_names(question))
    return "\n".join(plain(line) for line in [*lines, *(f"  - {reason}" for reason in question.reasons)])


def _about_names(question: Question) -> Iterator[str]:
    kind = question.first.type
    if question.decision_id:
        yield f"A decision about two names ({kind}) that is not in force: {question.decision_id}"
    else:
        yield f"Two names, one {kind}? We think so with {question.probability:.0%}."
    for anchor in (question.first, question.second):
        yield f"  {anchor.name}"
        for context in anchor.contexts:
            yield f"      {context.document_id}: …{context.quote}…"


def _about_value(question: ValueQuestion) -> Iterator[str]:
    about = question.about
    page = f", page {question.page}" if question.page else ""
    lost = f"A decision that is not in force, {question.decision_id}: " if question.decision_id else ""
    yield f"{lost}{FIELD_NAMES[about.field].capitalize()} of {question.path}{page}"
    yield f"  read as: {about.value}"
    if about.quote:
        yield f"  …{about.before} [{about.quote}] {about.after}…"
