"""Where a place behind the head of a name ends: "in Hessen", "am Kleinen See", "im Landkreis Celle"."""

import re

from pipeline.extract.beside import NAMED, names_end
from pipeline.extract.noun_lists import is_noun
from pipeline.extract.passage import Passage
from pipeline.german.vocabulary import regions

SITE = re.compile(r"[a-zäöüß](?:tor|platz|weg|see|berg|park|bach|wall|graben|ring|feld|hof|garten|turm|markt|ufer)$")
DISTRICTS = ("Kirchenkreis", "Landkreis", "Kreis", "Bistum", "Dekanat", "Bezirk", "Erzbistum")


def where_end(passage: Passage, index: int, kinds: set[str], tags: frozenset[str]) -> int:
    """ "in Hessen" after a body's name, "in Gießen" or "am Kleinen See" after a house without other name."""
    word = passage.word(index)
    place = passage.place_end(index + 1)
    if word == "von" and ("t" in tags or "proper" in kinds) and (place > index + 1 or passage.names_head(index + 1)):
        return place if place > index + 1 else index + 2
    if word == "zu" and "B" in tags and (place > index + 1 or passage.names_head(index + 1)):
        return max(place, index + 2)
    if word in ("im", "in") and "B" in tags and (end := _district_end(passage, index + 1)) > index + 1:
        return end
    if word not in ("in", "im", "zu", "am", "an", "bei"):
        return index
    if place > index + 1:
        wide = passage.between(index + 1, place) in regions()
        house = "f" in tags and not kinds
        named = kinds or "B" in tags or (passage.is_capitalised(index - 2) and passage.is_adjective(index - 2))
        if not ((wide and named) or house):
            return index
        further = passage.place_end(place + 1)
        return further if wide and passage.word(place) == "und" and further > place + 1 else place
    school = word == "an" and not kinds and "f" in tags and len(passage.word(index - 1)) > 7
    if school and passage.word(index + 1) in ("der", "den") and is_noun(passage, index + 2):
        return index + 2 if passage.noun(index + 2) else index + 3
    if word == "in" and not kinds and {"B", "f"} <= tags and _is_town(passage, index + 1):
        return index + 2
    if word == "am" and not kinds and "f" in tags and SITE.search(passage.word(index + 1)):
        return index + 2
    named = passage.is_capitalised(index + 1) and passage.is_adjective(index + 1) and passage.is_capitalised(index + 2)
    return index + 3 if word in ("am", "im") and not kinds and named and "f" in tags else index


def _is_town(passage: Passage, index: int) -> bool:
    """Whether a name stands there that no list knows, where only a town's can be."""
    ends = not passage.is_capitalised(index + 1)
    return ends and passage.names_head(index) and passage.tag(index) in ("NE", "FM")


def _district_end(passage: Passage, index: int) -> int:
    """ "Kirchenkreis An der Ruhr", "Landkreis Celle" behind "im"."""
    noun = passage.noun(index)
    if noun is None or noun.lemma not in DISTRICTS:
        return index
    start = index + 3 if passage.between(index + 1, index + 3) in ("An der", "An den") else index + 1
    end = names_end(passage, start, NAMED)
    return end if end > start else index
