"""Which blocks are headings."""

import re
from collections.abc import Sequence

from pipeline.divide.forms import is_nominal
from pipeline.divide.frame import LONGEST, Candidate, Frame, body_follows, candidate, following, stands_out
from pipeline.divide.numbered import numbered, weakly_numbered
from pipeline.divide.numbers import number_of
from pipeline.divide.plain import plain
from pipeline.divide.rows import Unit
from pipeline.divide.vocabulary import heading_words
from pipeline.divide.wording import joined, split_by_style

LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|\s{2,}\d{1,3}\s*$")
CONTENTS = re.compile(r"(?:Inhalt(?:sverzeichnis|sübersicht)?|In (?:dieser Ausgabe|diesem Heft))\s?:?")
FAREWELL = re.compile(r"Mit \w+ (?:\w+ )?Gr[üu](?:ß|ss)|Hochachtungsvoll|Ihre?\W*$")
SALUTATION = re.compile(
    r"(?:Sehr )?(?:[Gg]eehrte|[Vv]erehrte)[rs]?\s|Meine (?:sehr )?(?:geehrten |verehrten )?(?:Damen|Herren)\b"
    r"|(?:Herr|Frau) (?:\w+)?[Pp]räsident(?:in)?[!,]"
)
CONTENTS_RUN = re.compile(r"(?i)(?:\d{1,3}\s)?inhalt(?:sverzeichnis|sübersicht)?\b.*\s\d{1,3}\b")
"""A list of contents in one line with the numbers of its pages."""
LABELS = frozenset({"protokoll", "beschluss", "beschluß", "abstimmungsergebnis", "abstimmung"})
QUESTION = re.compile(r"W(?:as|er|em|en|ie|o|ann|arum|ohin|ozu|elche[rsnm]?)\b")
SIGNED = re.compile(r"(?:gez\.|_{3,}|\.{4,})")


def candidates(frame: Frame, title_end: int, begin: int, end: int) -> list[Candidate]:
    """The headings that begin between `begin` (end of title and parties) and `end` (signatures)."""
    made: list[Candidate] = []
    annexed = False
    for unit in frame.units:
        annexed = annexed or (unit.start >= end and is_annex(frame, unit))
        if begin <= unit.start and (unit.start < end or annexed) and (not made or unit.start >= made[-1].end):
            made += split_by_style(frame, heading(frame, unit))
    made = without_contents(frame, joined(frame, made))
    made = [c for c in made if not is_list_run(made, c, frame)]
    if frame.kind == "press_release":
        return real_subheads(frame, made)
    if frame.kind == "council_paper":
        made = without_labels(frame, made)
    return made[1:] if made and is_subtitle(frame, made, title_end) else made


def heading(frame: Frame, unit: Unit) -> Candidate | None:
    """The heading that a block is, or that its first line is."""
    if unit.block.kind in ("caption", "footnote", "table_row") or LEADERS.search(unit.text) or SIGNED.match(unit.text):
        return None
    if SALUTATION.match(unit.text):
        return None
    number = number_of(unit.rows[0].text)
    if unit.block.kind == "heading":
        return candidate(frame, unit, unit.end, number, 0.97)
    if (
        CONTENTS.fullmatch(unit.rows[0].text)
        or CONTENTS_RUN.match(unit.rows[0].text)
        or (not (number and number.strong) and opens_list(frame, unit))
    ):
        return None
    if unit.index and FAREWELL.match(frame.units[unit.index - 1].text):
        return None
    if number and number.strong:
        return numbered(frame, unit, number)
    if number and not number.strong and unit.block.kind in ("paragraph", "list_item"):
        return weakly_numbered(frame, unit, number)
    return plain(frame, unit) if unit.block.kind == "paragraph" else None


def opens_list(frame: Frame, unit: Unit) -> bool:
    """Whether a line is the beginning of a sentence that goes on in the items of a list: "Beide wollen" / "1. …;"."""
    after = following(frame, unit)
    if after is None or after.block.kind != "list_item" or unit.block.bold or unit.size > 1.12:
        return False
    line = unit.text[found.end :].strip() if (found := number_of(unit.text)) else unit.text
    if is_nominal(line) or QUESTION.match(line):
        return False
    item = after.text.removeprefix(after.block.marker).strip()
    return item[:1].islower() or after.text.endswith((",", ";", " und", " oder", " sowie"))


def is_annex(frame: Frame, unit: Unit) -> bool:
    """Whether an annex, or what else has a heading of its own, begins behind the signatures."""
    number = number_of(unit.rows[0].text)
    annexed = number is not None and number.scheme == "annex"
    return (annexed or unit.block.kind == "heading") and unit.words <= LONGEST and body_follows(frame, unit)


def without_contents(frame: Frame, found: Sequence[Candidate]) -> list[Candidate]:
    """`found` without those of a list of contents: the same number and title come again, and no text stands between."""
    keys = [(c.number.text, title_of(frame, c)) if c.number else None for c in found]
    listed = {i for i, key in enumerate(keys) if key is not None and key[1] and key in keys[i + 1 :]}
    bare = {i for i in listed if i + 1 == len(found) or found[i + 1].unit <= found[i].unit + 1}
    return [c for i, c in enumerate(found) if i not in bare]


def title_of(frame: Frame, item: Candidate) -> str:
    """The title of a heading on one line in small letters."""
    return " ".join(frame.text.text[slice(*item.title)].split()).casefold()


def without_labels(frame: Frame, found: Sequence[Candidate]) -> list[Candidate]:
    """`found` without the labels that stand under every item of an agenda: "Protokoll:", "Beschluss:"."""
    if not any(c.number and c.number.scheme == "top" for c in found):
        return list(found)
    words = [frame.text.text[slice(*c.title)].split(":")[0].strip().casefold() for c in found]
    return [c for c, word in zip(found, words) if c.number or (words.count(word) == 1 and word not in LABELS)]


def real_subheads(frame: Frame, found: Sequence[Candidate]) -> list[Candidate]:
    """In a press release a single line in bold is no section; two of one type, or what the source marks, are."""
    found = [c for c in found if not heading_words().service.match(frame.text.text[slice(*c.title)])]
    found = [c for c in found if c.level is not None or c.number is None or c.number.strong]
    plain = [c for c in found if c.number is None and c.level is None]
    return [c for c in found if c not in plain or sum(abs(c.style - other.style) < 0.1 for other in plain) > 1]


def is_subtitle(frame: Frame, found: Sequence[Candidate], title_end: int) -> bool:
    """Whether the first heading stands right below the title in a type that no other heading has."""
    first = found[0]
    if frame.text.text[title_end : first.start].strip():
        return False
    if frame.kind == "newsletter" or first.number or first.unit == 0 or len(found) < 3:
        return False
    unit, above = frame.units[first.unit], frame.units[first.unit - 1]
    if unit.text.strip().casefold() in heading_words().plain:
        return False
    if above.block.kind == "heading":
        return all(abs(other.style - first.style) > 0.35 for other in found[1:])
    return (above.size > 1.15 or frame.kind == "commentary") and unit.size < 1.15 and unit.words > 4


def is_list_run(found: Sequence[Candidate], item: Candidate, frame: Frame) -> bool:
    """Whether a weakly numbered candidate without type of its own stands in a run of them: a list, not headings."""
    if item.number is None or item.number.strong or item.level is not None:
        return False
    if item.end < frame.units[item.unit].end:  # text follows in the same block
        return False
    bare = (c for c in found if c.end >= frame.units[c.unit].end)
    near = [c for c in bare if c.number and c.number.scheme == item.number.scheme and abs(c.unit - item.unit) == 1]
    same = [c for c in near if len(c.number.values) == len(item.number.values)]  # type: ignore[union-attr]
    return bool(same) and not stands_out(frame, frame.units[item.unit])
