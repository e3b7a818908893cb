"""What stands in a stretch of the text: dates, sums, programmes, bodies; looked up by place."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Generic, TypeVar

from models.findings import Amount, DateItem, Mention, Span
from pipeline.extract.commitments.context import Context

_UNTIL = re.compile(
    r"(?:\bbis(?:\s+(?:zum|zur|spätestens|ende|mitte|anfang))*|\bspätestens(?:\s+(?:zum|bis|am|bis zum))?|\bvor)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:bis|ab|spätestens)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_AHEAD = re.compile(
    rf"\b(?:ab|bis|bis zum|ab dem|zum)\s+(?:(?:ende|mitte|anfang)\s+)?"
    rf"(?:\d{{1,2}}\.\s+)?(?:{_MONTHS}|sommer|herbst|frühjahr|jahresende|schuljahr)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\s+[a-zäöüß]+(?:te|ene)[nrsm]?\s+[A-ZÄÖÜ]")
"""What follows a date inside an attribute: "das am 1. März 2020 beschlossene Konzept"."""
_Item = TypeVar("_Item", bound=Span)


class _ByPlace(Generic[_Item]):
    """Items that can be asked for by stretch of text."""

    def __init__(self, items: Sequence[_Item]) -> None:
        self._items = sorted(enumerate(items), key=lambda pair: pair[1].start)
        self._starts = [item.start for _, item in self._items]

    def inside(self, start: int, end: int) -> list[tuple[int, _Item]]:
        """Items that lie in the stretch, each with its index among those given."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [pair for pair in self._items[first:last] if pair[1].end <= end]


class Surroundings:
    """Dates, sums and names of a document by their place in its text."""

    def __init__(self, text: str, context: Context) -> None:
        self._text, self._context = text, context
        self._dates: _ByPlace[DateItem] = _ByPlace(context.dates)
        self._amounts: _ByPlace[Amount] = _ByPlace(context.amounts)
        self._mentions: _ByPlace[Mention] = _ByPlace(context.mentions)

    @cached_property
    def _issued(self) -> DateItem | None:
        return next((date for role in ("issued", "signed") for date in self._context.dates if date.role == role), None)

    def amounts(self, start: int, end: int) -> tuple[int, ...]:
        """Indexes of the sums."""
        return tuple(sorted(index for index, _ in self._amounts.inside(start, end)))

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Places where a referent is named."""
        return [mention for _, mention in self._mentions.inside(start, end) if mention.referent is not None]

    def programmes(self, start: int, end: int) -> tuple[int, ...]:
        """The programmes named, as referents."""
        found = (m.referent for m in self.mentions(start, end) if m.label == "PROGRAMME")
        return tuple(dict.fromkeys(referent for referent in found if referent is not None))

    def others(self, start: int, end: int, actors: Sequence[int]) -> tuple[int, ...]:
        """The bodies and persons named that are not among `actors`."""
        found = (m.referent for m in self.mentions(start, end) if m.label in ("ORG", "PER"))
        return tuple(dict.fromkeys(r for r in found if r is not None and r not in actors))

    def due(self, start: int, end: int) -> str | None:
        """The date (EDTF) by which the act is due: one after "bis", else a deadline, else one that lies ahead."""
        inside = [date for _, date in self._dates.inside(start, end)]
        for date in inside:
            own = self._text[date.start : date.end].lower()
            if _UNTIL.search(self._text[start : date.start]) or own.startswith(("bis ", "spätestens ")):
                return date.date.value
        for role in ("deadline", "period", "effective", "event"):
            chosen = next((date for date in inside if date.role == role and self._may_be_due(date)), None)
            if chosen is not None:
                return chosen.date.value
        return None

    def _may_be_due(self, date: DateItem) -> bool:
        """Whether the date lies ahead and is neither the day of issue, nor told of what began or was done."""
        before, after = self._text[max(0, date.start - 10) : date.start], self._text[date.end : date.end + 40]
        same = self._issued is not None and date.date.value == self._issued.date.value
        return self._is_ahead(date) and not same and "seit" not in before and not _ATTRIBUTE.match(after)

    def has_date_ahead(self, start: int, end: int) -> bool:
        """Whether a date stands there that is not over on the day of issue and not told as a fact ("seit")."""
        for _, date in self._dates.inside(start, end):
            before = self._text[max(0, date.start - 12) : date.end].lower()
            if date.role != "issued" and self._is_ahead(date) and "seit" not in before and self._issued is not None:
                return True
            if _SURE.search(before):
                return self._is_ahead(date)
        return _AHEAD.search(self._text, start, end) is not None and not _YEAR.search(self._text, start, end)

    def _is_ahead(self, date: DateItem) -> bool:
        return self._issued is None or not date.date.last < self._issued.date.first
