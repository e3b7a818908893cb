"""How German place names look, and which are known."""

import re
from functools import cache

from pipeline.german.vocabulary import lines

_FIRST = (
    r"(?:(?:Bad|Sankt|St\.|Neu|Groß|Klein|Alt|Markt|Schloss|Kloster|Burg|Lutherstadt|Hansestadt)\s)?"
    r"[A-ZÄÖÜ][\wäöüéß]*(?:-[A-ZÄÖÜ]?[\wäöüß]+)*"
)
_RIVER = (
    r"(?:\s?\((?:Oder|Saale|Wümme|Westf\.|Sieg|Aller|Weser|Main|Altmark|Harz|Spree|Eifel|Taunus)\)"
    r"|/(?:Weser|Oder|Saale|Main|Altmark|Donau))"
)
_BY = (
    r"\s(?:am|an\sder|an\sdem|im|in\sder|ob\sder|bei|vor\sder|unter|auf|v\.\s?d\.|a\.\s?d\.|a\.|i\.\s?d\.|i\.|b\.|d\.)\s?"
    r"[A-ZÄÖÜ][\wäöüß-]*\.?"
)
_TWO = r"\s?/\s?[A-ZÄÖÜ][\wäöüß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+)?"
PLACE = rf"(?P<place>{_FIRST}(?:\s(?!den|am|im|vom)[A-ZÄÖÜ][\wäöüß-]+)?(?:{_RIVER}|{_BY})?(?:{_TWO})?)"
"""A place as printed: "Bad Homburg v. d. Höhe", "Halle (Saale)", "Berlin/Potsdam". Group `place`."""


def is_known_place(name: str) -> bool:
    """Whether `name`, or the first of two joined by a slash, is a place of the vocabulary, in whatever case."""
    known, folded = _known(), name.casefold()
    return (
        folded in known or re.split(r"\s?[/(]|\s(?:am|an|im|in|ob|bei|vor|a\.|v\.|i\.)\s", folded)[0].strip() in known
    )


@cache
def _known() -> frozenset[str]:
    return frozenset(name.strip().casefold() for row in lines("places.txt") for name in row.split(","))
