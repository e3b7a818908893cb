"""SignatureSpan: a signatory as printed."""

from dataclasses import dataclass

from models.findings import DateItem, NameSpan, Span


@dataclass(frozen=True, slots=True)
class SignatureSpan(Span):
    """A person under the signature line with what is printed of them; `start` to `end` holds all of it. `town` is the
    name of `place`, "" without one."""

    person: NameSpan
    function: str
    organisation: NameSpan | None
    place: Span | None
    date: DateItem | None
    town: str = ""
