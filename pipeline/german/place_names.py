"""How German place names look, and which are known."""

import re
from functools import cache

from pipeline.german.vocabulary import places

_FIRST = (
    r"(?:(?:Bad|Sankt|St\.|Neu|Groß|Klein|Alt|Markt|Schloss|Kloster|Burg|Lutherstadt|Hansestadt) )?"
    r"[A-ZÄÖÜ][\wäöüéß]*(?:-\w+)*"
)
_SECOND = r"(?: (?!(?:D(?:er|ie|as)|Den|Am|Im|Vom|Tel|Fax|Postfach|Telefon|E-Mail)\b)[A-ZÄÖÜ][\wäöüß-]+)?"
_RIVER = r"(?: ?\([A-ZÄÖÜ][a-zäöü]{2,11}\.?\)|/(?:Weser|Oder|Saale|Main|Altmark|Donau))"
_BY = (
    r" (?:am|an der|an dem|im|in der|ob der|bei|vor der|unter|auf|v\. ?d\.|a\. ?d\.|a\.|i\. ?d\.|i\.|b\.|d\.) ?"
    r"[A-ZÄÖÜ][\wäöüß-]*\.?"
)
_TWO = r" ?/ ?[A-ZÄÖÜ][\wäöüß-]+(?: [A-ZÄÖÜ][\wäöüß-]+)?"
PLACE = rf"(?P<place>{_FIRST}{_SECOND}(?:{_RIVER}|{_BY})?)(?:{_TWO})?"
"""A place as printed: "Bad Homburg v. d. Höhe", "Halle (Saale)"; of "Berlin/Potsdam" the first is group `place`."""


def is_known_place(name: str) -> bool:
    """Whether `name`, or the first of two joined by a slash, is a place of the vocabulary, in whatever case."""
    known, folded = _known(), name.casefold()
    return (
        folded in known or re.split(r"\s?[/(]|\s(?:am|an|im|in|ob|bei|vor|a\.|v\.|i\.)\s", folded)[0].strip() in known
    )


@cache
def _known() -> frozenset[str]:
    return frozenset(name.casefold() for name in places())
