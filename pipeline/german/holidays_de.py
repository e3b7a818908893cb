"""Public holidays of the German states: the only door to the `holidays` library."""

import datetime
from functools import cache

STATE_CODES = {
    "Baden-Württemberg": "BW", "Bayern": "BY", "Berlin": "BE", "Brandenburg": "BB", "Bremen": "HB", "Hamburg": "HH",
    "Hessen": "HE", "Mecklenburg-Vorpommern": "MV", "Niedersachsen": "NI", "Nordrhein-Westfalen": "NW",
    "Rheinland-Pfalz": "RP", "Saarland": "SL", "Sachsen": "SN", "Sachsen-Anhalt": "ST", "Schleswig-Holstein": "SH",
    "Thüringen": "TH",
}  # fmt: skip


def holiday(day: datetime.date, state: str | None = None) -> str | None:
    """Name of the public holiday on `day` in a state (by its German name; None: in all of Germany), or None."""
    return _holidays(day.year, STATE_CODES.get(state or "")).get(day)


@cache
def _holidays(year: int, code: str | None) -> dict[datetime.date, str]:
    import holidays  # slow to load, and few documents need it

    return dict(holidays.country_holidays("DE", subdiv=code, years=year, language="de"))
