"""Records put right as persons decided: every decision applied at every run, or reported as no longer found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from models.base import content_id
from models.correction import Correction, ValueDecision, ValueQuestion
from models.document import Document
from models.entity import Entity
from pipeline.review.actors import Bound, who
from pipeline.review.change import changed, right_value
from pipeline.review.places import find
from pipeline.review.values import Value, anchor_of, values_of

UNSURE = 0.9
"""Values less sure than this are put before a person."""
WORTH = {"issued": 1.0, "title": 1.0, "kind": 0.8, "commitments": 0.6, "place": 0.5, "amounts": 0.5, "dates": 0.3}
LOST = 1000.0


@dataclass(frozen=True, slots=True)
class Corrected:
    """The records as decided, what the decisions changed, and what is left to look at, the most worth first."""

    documents: tuple[Document, ...]
    corrections: tuple[Correction, ...]
    questions: tuple[ValueQuestion, ...]


def correct(
    documents: Iterable[Document], decisions: Sequence[ValueDecision], entities: Sequence[Entity] = ()
) -> Corrected:
    """Apply `decisions` to `documents`. A value that was decided is sure; one that is wrong is taken out.

    `entities` are those of the knowledge base: commitments are shown with the names of those who are bound.
    """
    records, corrections, questions = [], [], []
    bound = Bound(entities)
    by_document: dict[str, list[ValueDecision]] = {}
    for decision in decisions:
        by_document.setdefault(decision.about.document_id, []).append(decision)
    for document in documents:
        about = by_document.pop(document.id, [])
        found = find([decision.about for decision in about], document, bound.names)
        applied = [(d, v) for d, v in zip(about, found, strict=True) if v is not None and _holds(d, v, document, bound)]
        lost = [d for d in about if d not in [decision for decision, _ in applied]]
        decided = {(value.field, value.index) for _, value in applied}
        corrections += [_correction(decision, value) for decision, value in applied]
        questions += [_question(v, document) for v in values_of(document, bound.names) if _is_unsure(v, decided)]
        questions += [_orphan(decision, document.source.path) for decision in lost]
        records.append(changed(document, applied, bound) if applied else document)
    questions += [
        _orphan(decision, f"a document that is not here any more ({decision.about.document_id})")
        for about in by_document.values()
        for decision in about
    ]
    ordered = sorted(questions, key=lambda q: (-q.worth, q.probability, q.id))
    return Corrected(
        tuple(records),
        tuple(sorted(corrections, key=lambda c: (c.document_id, c.start, c.decision_id))),
        tuple(ordered),
    )


def _holds(decision: ValueDecision, value: Value, document: Document, bound: Bound) -> bool:
    """Whether the decision can be put in force: "wrong" was said of one value, not of whatever is read there now; who
    is bound must be known."""
    wanted = right_value(decision)
    if wanted is None:
        return decision.about.value == value.shown or value.field == "commitments"
    names = who(wanted) if value.field == "commitments" else None
    return names is None or bound.ids(names, document) is not None


def _is_unsure(value: Value, decided: set[tuple[Any, int]]) -> bool:
    return value.confidence < UNSURE and (value.field, value.index) not in decided


def _question(value: Value, document: Document) -> ValueQuestion:
    about = anchor_of(value, document)
    return ValueQuestion(
        id=content_id("q", *about.model_dump().values()),
        kind="value",
        worth=round((1 - abs(2 * value.confidence - 1)) * WORTH[value.field], 3),
        probability=value.confidence,
        reasons=_reasons(value, document),
        about=about,
        path=document.source.path,
        page=value.page,
    )


def _reasons(value: Value, document: Document) -> list[str]:
    reasons = [f"how sure we are: {value.confidence:.0%}"]
    if value.field == "kind" and document.title:
        reasons.insert(0, f"title: {' '.join(document.title.text.split())}")
    if value.field in ("dates", "issued"):
        date = document.issued if value.field == "issued" else document.dates[value.index]
        if date is not None and date.rule:
            reasons.append(f"computed: {date.rule}")
    page = next((page for page in document.extraction.pages if page.number == value.page), None)
    if page is not None and page.method == "ocr" and page.confidence < UNSURE:
        reasons.append(f"page {page.number} was hard to read ({page.confidence:.0%})")
    return reasons


def _orphan(decision: ValueDecision, path: str) -> ValueQuestion:
    told = f"{decision.verdict}{f' ({decision.value})' if decision.value else ''}"
    return ValueQuestion(
        id=content_id("q", "orphan", decision.id),
        kind="orphan",
        worth=LOST,
        probability=0.0,
        reasons=[
            "the value it is about, or somebody it names, is not found any more, or is read otherwise now",
            f"{told}, {decision.by}, {decision.made[:10]}: {decision.why}",
        ],
        about=decision.about,
        path=path,
        page=None,
        decision_id=decision.id,
    )


def _correction(decision: ValueDecision, value: Value) -> Correction:
    assert decision.verdict != "undone"
    return Correction(
        decision_id=decision.id,
        document_id=decision.about.document_id,
        field=value.field,
        item=value.item,
        start=value.start,
        end=value.end,
        verdict=decision.verdict,
        before=value.shown,
        after=right_value(decision),
        by=decision.by,
        made=decision.made,
        why=decision.why,
    )
