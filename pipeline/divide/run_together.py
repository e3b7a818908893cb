"""The headline of a text that lost its line ends: letterhead, headline and first sentence stand in one row."""

import re

from pipeline.german.place_names import is_known_place
from pipeline.german.vocabulary import first_names, offices

SHORTEST, LONGEST = 3, 22
"""Words of such a headline."""
_LEAD = re.compile(
    r"(?:.{0,80}\s[>»›]\s)?(?:\W*(?:Presse-?Archiv|(?:Presse|Medien)-?(?:information|mitteilung|meldung)(?:\s(?:Nr\.?:?\s)?[\d/-]+)?"
    r"|(?:[Vv]om\s)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?\d{4}|\d{1,2}[.:]\d{2}\sUhr)(?=[\s|:–-])\W*)*"
    r"(?:(?<=\|\s)(?:Stadt|Gemeinde|Markt|Landkreis|Kreis|Bezirk)\s[A-ZÄÖÜ][\w-]+\s(?=[A-ZÄÖÜ]))?"
)
"""The way through a web site, date, kicker and sender."""
_SENTENCE = re.compile(
    r"(?<=[\w“”\"])\s(?=(?:Der|Die|Das|Ein|Eine|Am|Im|Mit|Nach|Seit|Wer|Wie|Bei|Auf|Heute|Vom|Zum|Für|In)\s\w)"
)
"""A capital that begins a sentence though no full stop stands before it."""
_CUT = re.compile(r"\s(?:\.{3}|…|©)|(?<=[a-zäöüß])(?=(?:Presse|Medien)(?:information|mitteilung)\b)")
_PLACE = re.compile(r"\s(?=(?P<place>[A-ZÄÖÜ][\w-]+)(?:\.|:|,\s\d|\s[–(-])\s?)")
_PERSON = re.compile(r"(?<!,)\s(?=(?P<office>[A-ZÄÖÜ]\w+)\s(?:(?:Dr|Prof)\.\s)*(?P<given>[A-ZÄÖÜ]\w+)\s[A-ZÄÖÜ])")


def headline_in(line: str) -> tuple[int, int] | None:
    """Where the headline stands in a row that goes on with the text; None where nothing tells its end."""
    lead = _LEAD.match(line)
    begin = lead.end() if lead else 0
    ends = [found.start() for pattern in (_CUT, _SENTENCE) for found in pattern.finditer(line, begin)]
    ends += [found.start() for found in _PLACE.finditer(line, begin) if is_known_place(found["place"])]
    ends += [found.start() for found in _PERSON.finditer(line, begin) if _is_person(found)]
    fitting = [end for end in ends if SHORTEST <= len(line[begin:end].split()) <= LONGEST]
    end = min(fitting, default=None)
    if end is None or not line[begin].isupper() or re.search(r"[.!?]\s[A-ZÄÖÜ]", line[begin:end]):
        return None
    return begin, end


def _is_person(found: re.Match[str]) -> bool:
    office = found["office"].casefold()
    return found["given"] in first_names() and any(office.endswith(known) for known in offices() if len(known) > 4)
