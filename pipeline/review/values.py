"""The values of a record that a person can judge: how they are shown, anchored, and typed in."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from models.correction import ValueAnchor, ValueField
from models.dates import PartialDate
from models.document import AmountRecord, CommitmentRecord, Document
from models.findings import Modality
from models.outline import DocumentKind

AROUND = 40
"""Code points of the text on either side of a value."""
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
SUM = re.compile(r"([\d.,]*\d)\s*([A-Z]{3}|€)?")
COMMITMENT = re.compile(r"(?P<modality>[a-z]+)?\s*,?\s*(?:due\s+(?P<due>[^\s,]+))?\s*,?\s*(?:by\s+(?P<by>.+))?")
"""A commitment as it is shown and typed: "obligation, due 2021-05-03, by Stadt Tornau; Land Hessen"."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record: its number among those of its field, its place in the text, and how it is shown."""

    field: ValueField
    index: int
    start: int
    end: int
    confidence: float
    shown: str
    item: str | None = None
    page: int | None = None


def values_of(document: Document, names: Mapping[str, str] = MappingProxyType({})) -> Iterator[Value]:
    """Every value of the record that can be judged, the head of the document first; `names` are those of entities."""
    d = document
    if d.title:
        yield Value("title", 0, d.title.start, d.title.end, d.title.confidence, _line(d.title.text), None, d.title.page)
    yield Value("kind", 0, 0, 0, d.kind_confidence, d.kind)
    if d.issued:
        yield Value("issued", 0, d.issued.start, d.issued.end, d.issued.confidence, d.issued.value, None, d.issued.page)
    if d.place:
        yield Value("place", 0, d.place.start, d.place.end, d.place.confidence, _line(d.place.text), None, d.place.page)
    for i, date in enumerate(d.dates):
        yield Value("dates", i, date.start, date.end, date.confidence, date.value, None, date.page)
    for i, amount in enumerate(d.amounts):
        yield Value("amounts", i, amount.start, amount.end, amount.confidence, shown_sum(amount), None, amount.page)
    for i, c in enumerate(d.commitments):
        yield Value("commitments", i, c.start, c.end, c.confidence, shown_commitment(c, names), c.id, c.page)


def shown_sum(amount: AmountRecord) -> str:
    """ "1500.00 EUR"."""
    return f"{amount.value:.2f} {amount.currency}"


def shown_commitment(commitment: CommitmentRecord, names: Mapping[str, str]) -> str:
    """ "obligation", or "obligation, due 2021-05-03, by Stadt Tornau; Land Hessen"."""
    due = f", due {commitment.due}" if commitment.due else ""
    actors = "; ".join(names[actor] for actor in commitment.actors if actor in names)
    return commitment.modality + due + (f", by {actors}" if actors else "")


def anchor_of(value: Value, document: Document) -> ValueAnchor:
    """The anchor by which a decision about `value` finds it again."""
    text = document.text
    return ValueAnchor(
        document_id=document.id,
        field=value.field,
        value=value.shown,
        quote=_line(text[value.start : value.end]),
        before=_line(text[max(0, value.start - AROUND) : value.start]),
        after=_line(text[value.end : value.end + AROUND]),
        position=round(value.start / max(1, len(text)), 5),
    )


def entered(field: ValueField, typed: str, before: str) -> str:
    """What somebody typed as the right value, in the form in which it is shown; `before` is what was read.

    Raises ValueError, which says what may be typed, where it is no value of that field.
    """
    return _READERS[field](typed.strip(), before)


def _text(typed: str, before: str) -> str:
    if not typed:
        raise ValueError("the words as they should read")
    return _line(typed)


def _kind(typed: str, before: str) -> str:
    if typed not in get_args(DocumentKind):
        raise ValueError(f"one of {', '.join(get_args(DocumentKind))}")
    return typed


def _date(typed: str, before: str) -> str:
    if not EDTF.fullmatch(typed) or not _is_a_date(typed):
        raise ValueError("a date such as 2021, 2021-05, 2021-05-03 or a period such as 2021-05-03/2021-05-07")
    return typed


def _is_a_date(typed: str) -> bool:
    try:
        return PartialDate(typed).first <= PartialDate(typed).last
    except ValueError:
        return False


def _sum(typed: str, before: str) -> str:
    match = SUM.fullmatch(typed)
    if not match:
        raise ValueError("a sum such as 1500, 1.500,00 or 1500.00 USD")
    currency = {None: before.rpartition(" ")[2], "€": "EUR"}.get(match[2], match[2])
    return f"{float(_plain(match[1])):.2f} {currency}"


def _plain(number: str) -> str:
    """The number without signs between thousands: the last sign parts off cents if two digits or one follow it."""
    whole, sign, rest = number.rpartition(max(",.", key=number.rfind))
    if sign and len(rest) < 3:
        return re.sub("[.,]", "", whole) + "." + rest
    return re.sub("[.,]", "", number)


def _commitment(typed: str, before: str) -> str:
    new, old = COMMITMENT.fullmatch(typed), COMMITMENT.fullmatch(before)
    if not typed or not new or not old or (new["modality"] or old["modality"]) not in get_args(Modality):
        raise ValueError(f"{', '.join(get_args(Modality))}, due DATE, due none, by NAME; NAME, or several of them")
    due = new["due"] or old["due"] or "none"
    by = new["by"] or old["by"]
    dated = "" if due == "none" else f", due {_date(due, '')}"
    return (new["modality"] or old["modality"]) + dated + (f", by {_line(by)}" if by else "")


_READERS: dict[ValueField, Callable[[str, str], str]] = {
    "title": _text,
    "place": _text,
    "kind": _kind,
    "issued": _date,
    "dates": _date,
    "amounts": _sum,
    "commitments": _commitment,
}


def _line(text: str) -> str:
    return " ".join(text.split())
