"""Periods of time by §§ 187 to 193 BGB, with the steps by which a day was found."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

from pipeline.german.holidays_de import holiday

Unit = Literal["day", "working day", "week", "month", "year"]
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """So many days, weeks ...; `count` is positive."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' if self.count != 1 else ''}"


@dataclass(frozen=True, slots=True)
class Computed:
    """A day, and the steps that led to it, parted by semicolons."""

    day: datetime.date
    steps: str


def end_after(event: datetime.date, period: Period, state: str | None = None) -> Computed:
    """The last day of a period that an event sets going: its day is not counted (§ 187 Abs. 1, § 188 BGB)."""
    steps = f"from {event}, not counting that day (§ 187 Abs. 1 BGB)"
    if period.unit == "working day":
        return _working_days(event, period.count, state, steps)
    day, section = _moved(event, period, 1)
    return Computed(day, f"{steps}; {period} end on {day} ({section} BGB)")


def end_from(first: datetime.date, period: Period) -> Computed:
    """The last day of a period that begins with a day, which is counted (§ 187 Abs. 2, § 188 Abs. 2 BGB)."""
    day = _moved(first, period, 1)[0] - datetime.timedelta(1)
    return Computed(
        day, f"from {first}, counting that day (§ 187 Abs. 2 BGB); {period} end on {day} (§ 188 Abs. 2 BGB)"
    )


def start_before(event: datetime.date, period: Period) -> Computed:
    """The day that lies a period before an event (§§ 187, 188 BGB read backwards)."""
    day, section = _moved(event, period, -1)
    return Computed(
        day, f"back from {event}, not counting that day (§ 187 Abs. 1 BGB); {period} before is {day} ({section} BGB)"
    )


def next_working_day(computed: Computed, state: str | None = None) -> Computed:
    """A declaration or payment due on a Saturday, Sunday or holiday is due on the next working day (§ 193 BGB)."""
    day, reason = computed.day, _why_not_working(computed.day, state)
    if reason is None:
        return computed
    while _why_not_working(day, state) is not None:
        day += datetime.timedelta(1)
    return Computed(day, f"{computed.steps}; {computed.day} is {reason}: next working day {day} (§ 193 BGB)")


def _moved(day: datetime.date, period: Period, sign: int) -> tuple[datetime.date, str]:
    """The day a period away: of the same number or, where the month has none such, its last (§ 188 Abs. 2, 3)."""
    if period.unit in ("day", "working day", "week"):
        days = period.count * (7 if period.unit == "week" else 1)
        return day + datetime.timedelta(sign * days), "§ 188 Abs. 1" if period.unit != "week" else "§ 188 Abs. 2"
    months = period.count * (12 if period.unit == "year" else 1) * sign
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    moved = datetime.date(year, month + 1, min(day.day, length))
    return moved, "§ 188 Abs. 2" if day.day <= length else "§ 188 Abs. 3"


def _working_days(event: datetime.date, count: int, state: str | None, steps: str) -> Computed:
    day = event
    while count:
        day += datetime.timedelta(1)
        count -= _why_not_working(day, state) is None
    return Computed(day, f"{steps}; counting working days to {day}")


def _why_not_working(day: datetime.date, state: str | None) -> str | None:
    name = holiday(day, state)
    if name is None and day.weekday() >= SATURDAY:
        name = "a Saturday" if day.weekday() == SATURDAY else "a Sunday"
    return name
