"""A record as persons decided that it should be."""

from collections.abc import Sequence
from typing import Any

from models.correction import ValueDecision
from models.dates import PartialDate
from models.document import DateRecord, Document, TextItem
from pipeline.review.actors import Bound, who
from pipeline.review.places import OF_THE_HEAD
from pipeline.review.values import COMMITMENT, Value, shown_sum


def right_value(decision: ValueDecision) -> str | None:
    """The value that holds by the decision; None where there is none."""
    return {"right": decision.about.value, "corrected": decision.value}.get(decision.verdict)


def changed(document: Document, applied: Sequence[tuple[ValueDecision, Value]], bound: Bound) -> Document:
    """The record with each of the values put right; sums that are taken out are pointed to no more."""
    changes: dict[str, Any] = {}
    lists = {field: list(getattr(document, field)) for field in ("dates", "amounts", "commitments")}
    for decision, value in applied:
        wanted = right_value(decision)
        if value.field in OF_THE_HEAD:
            changes.update(_head(document, value, wanted, decision))
        else:
            changed = _item(lists[value.field][value.index], wanted, decision)
            names = who(wanted) if wanted and value.field == "commitments" else None
            if names:
                changed = changed.model_copy(update={"actors": bound.ids(names, document)})
            lists[value.field][value.index] = changed
    _carry_over(document, lists)
    kept = [i for i, amount in enumerate(lists["amounts"]) if amount is not None]
    numbers = {old: new for new, old in enumerate(kept)}
    for i, commitment in enumerate(lists["commitments"]):
        if commitment is not None and len(kept) < len(lists["amounts"]):
            amounts = [numbers[old] for old in commitment.amounts if old in numbers]
            lists["commitments"][i] = commitment.model_copy(update={"amounts": amounts})
    changes.update({field: [item for item in items if item is not None] for field, items in lists.items()})
    return document.model_copy(update=changes)


def _item(item: Any, wanted: str | None, decision: ValueDecision) -> Any:
    """A date, sum or commitment as it should be; None where it is none."""
    if wanted is None:
        return None
    if isinstance(item, DateRecord):
        return _dated(item, wanted, decision)
    if hasattr(item, "currency"):
        if wanted == shown_sum(item):  # which is rounded to cents
            return item.model_copy(update={"confidence": 1.0})
        value, _, currency = wanted.partition(" ")
        return item.model_copy(update={"value": float(value), "currency": currency, "confidence": 1.0})
    parts = COMMITMENT.fullmatch(wanted)
    assert parts
    return item.model_copy(update={"modality": parts["modality"], "due": parts["due"], "confidence": 1.0})


def _dated(date: DateRecord, wanted: str, decision: ValueDecision) -> DateRecord:
    changes: dict[str, Any] = {"value": wanted, "precision": PartialDate(wanted).precision, "confidence": 1.0}
    if wanted != date.value:
        changes["rule"] = f"decided by {decision.by} on {decision.made[:10]}"
    return date.model_copy(update=changes)


def _head(document: Document, value: Value, wanted: str | None, decision: ValueDecision) -> dict[str, Any]:
    if value.field == "kind":
        return {"kind": wanted or "other", "kind_confidence": 1.0}
    if wanted is None:
        return {value.field: None}
    if value.field == "issued":
        assert document.issued is not None
        return {"issued": _dated(document.issued, wanted, decision)}
    item: TextItem = getattr(document, value.field)
    changes: dict[str, Any] = {"confidence": 1.0}
    if wanted != value.shown:
        changes |= {"text": wanted, "source_text": item.source_text or item.text}
    return {value.field: item.model_copy(update=changes)}


def _carry_over(document: Document, lists: dict[str, list[Any]]) -> None:
    """A date that was put right is put right as the time by which something is due, too."""
    for old, new in zip(document.dates, lists["dates"], strict=True):
        if new is not None and new.value == old.value:
            continue
        for i, commitment in enumerate(lists["commitments"]):
            inside = commitment is not None and commitment.start <= old.start and old.end <= commitment.end
            if inside and commitment.due == old.value:
                lists["commitments"][i] = commitment.model_copy(update={"due": new.value if new else None})
