"""PartialDate: as much of a date as is known, never more."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year", "period"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date in EDTF (ISO 8601-2): "2019-06-03", "2019-06", "2019", or a period "2015/2016", "2018-06-03/2018-06-05".

    Two partial dates are equal only if they say the same: "2019" neither equals nor precedes "2019-06-03".
    """

    value: str

    @property
    def precision(self) -> Precision:
        if "/" in self.value:
            return "period"
        return {4: "year", 7: "month", 10: "day"}[len(self.value)]  # type: ignore[return-value]

    @property
    def first(self) -> datetime.date:
        """The first day it can mean."""
        parts = [int(part) for part in self.value.split("/")[0].split("-")]
        return datetime.date(*(parts + [1, 1])[:3])

    @property
    def last(self) -> datetime.date:
        """The last day it can mean."""
        parts = [int(part) for part in self.value.split("/")[-1].split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
        return datetime.date(year, month, day)

    def surely_before(self, other: "PartialDate") -> bool:
        """Whether every day it can mean lies before every day the other can mean."""
        return self.last < other.first
