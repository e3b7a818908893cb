"""The name of an agreement in the head of its text: what it is called and what about, without who concludes it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.divide.forms import is_nominal
from pipeline.divide.rows import Row, Unit
from pipeline.divide.vocabulary import heading_words

DEEPEST = 9
"""Words before which the noun must stand that says what is concluded."""
LONGEST = 45
BY_LEVEL = {1: 2.5, 2: 1.8, 3: 1.0}
"""What the level of a heading that the source marks says for a name."""
PURPOSE = re.compile(r"\b(?:über|zur|zum|für|betreffend|betr\.)\s")
_JUNK = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\s|\d{1,3}\s(?:[\W\d]|[A-Za-z]{1,3}\s)*|\W+)(?=[A-ZÄÖÜ][a-zäöüß]{2}|[A-ZÄÖÜ]{4})"
)
"""A page number and specks that stand before the name."""
_WAY = re.compile(r"(?:\S+\s[>»›]\s)(?:[^>»›]{1,40}\s[>»›]\s)*(?:\d[\d.]*\s)*")
"""The way through a web site before the name, with the number of a collection of laws."""
_RUNS_ON = re.compile(r"(?<=[a-zäöüß])\s+(?=(?:Die|Der|Das|Zwischen)\s[A-ZÄÖÜ])")
"""Where the parties begin in a text that lost its line ends."""
_LEAD = re.compile(r"(?:Bekanntmachung|Wortlaut|Text|Abdruck|Veröffentlichung)\s(?:der|des|einer|eines)\s")
_VERB = re.compile(
    r"\b(?:wird|werden|wurden?|schlie(?:ß|ss)en|schlie(?:ß|ss)t|haben|hat|ist|sind|gilt|gelten|tritt|treten|vereinbaren"
    r"|regelt|beruht|bezeichnet|genannt|geschlossen|getroffen|vereinbart|Download)\b"
)
_BETWEEN = re.compile(r"[.,]?\s+[Zz]wischen(?=\s+(?:de[mnr]|folgenden)\b|\s*:?\s*$|\s+\(?1[.)])")
_REPRESENTED = re.compile(r"\bvertreten\b|[Nn]achfolgend|[Nn]achstehend|[Ii]m\s+[Ff]olgenden")
_PARTIES = re.compile(r"[Zz]wischen\b")
_WITH_PURPOSE = re.compile(r"\b(?:und|sowie)\s+(?:de[mnr]|die|das)\s.*\s(?:über|zur|zum|betreffend)\s")
_SAYS_MORE = re.compile(r"\b(?:vertreten|nachfolgend|nachstehend|[Ff]olgenden)\b|[(–]")
_TAIL = re.compile(
    r"\s+(?:vom\s+\d{1,2}\.|in\s+der\s+(?:Fassung|Neufassung)\b|\(\s*Stand\b).*$"
    r"|\s*\((?=[^()]*(?:\d|[A-ZÄÖÜ][^()]*[A-ZÄÖÜ]))[^()]*\)(?=\s*$|\s+vom\b).*$|\s*\.$",
    re.S,
)
_PATH = re.compile(r"\s[>»›]\s")
"""What parts the steps of a way through a web site."""
_ANNEXED = re.compile(r"(?:Anlage|Anhang|Entwurf|Muster|Änderung)\b")
_LOOSE = re.compile(r"\w\.\s+[a-zäöü]|\.$|\d\.\d\d\W*$")
"""Signs of a line that a portal made of the name, or of a register's number."""
_SPOKEN = (
    r"\b(?:folgende[nrs]?|nachstehende[nrs]?|diese[nrsm]?|eine?)\s+(\w*(?:{nouns})|(?:\w+(?:e|er|es)\s)(?:{nouns}))\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands in one row; `whole` where nothing can follow it."""

    start: int
    end: int
    unit: int
    score: float
    whole: bool


def agreement_name(head: Sequence[Unit]) -> Name | None:
    """The best name in the blocks of the head; of two alike the first."""
    return max(names(head), key=lambda name: (name.score, -name.start), default=None)


def names(head: Sequence[Unit]) -> Iterator[Name]:
    """The rows of `head` that name an agreement."""
    for unit in head:
        if unit.block.kind in ("caption", "footnote", "table_row"):
            continue
        listed = any(_REPRESENTED.search(later.text) for later in head if later.index > unit.index)
        for row in unit.rows:
            found = named_in(row, unit, listed)
            if found is not None:
                yield found


def named_in(row: Row, unit: Unit, listed: bool) -> Name | None:
    """The name that begins `row`, if one does; `listed` where a later block says who the parties are."""
    line = row.text.rstrip()
    begin = len(line) - len(line.lstrip())
    for opening in (_WAY, _JUNK, _LEAD):
        if found := opening.match(line, begin):
            begin = found.end()
    end = end_in(line, begin)
    if len(line[begin:end].split()) < 3 and listed and not _SAYS_MORE.search(line[end:]):
        end = begin + len(shortened(line[begin:]))  # the parties alone tell which "Vertrag" it is
    name = line[begin:end]
    if not names_agreement(name) or _VERB.search(name) or name.endswith((":", ";", ",")):
        return None
    value = score(name, unit, line)
    if end == len(line) and (last := with_rows_below(row, unit, name, listed)):
        return Name(row.start + begin, last.end, unit.index, value, True)
    following = next((below.text for below in unit.rows if below.start == row.end + 1), "")
    value += 1.0 * bool(PURPOSE.match(following))
    before_parties = any(_PARTIES.match(below.text) for below in unit.rows if below.start == row.end + 1)
    return Name(row.start + begin, row.start + end, unit.index, value, end < len(line) or before_parties)


def with_rows_below(row: Row, unit: Unit, name: str, listed: bool) -> Row | None:
    """The last row of a name that is a bare noun, told apart by what stands below it in its block: "Vertrag / zwischen
    dem Land … und der Stadt … / über …", "Vereinbarung / Jugendhaus am See"."""
    below = unit.rows[unit.rows.index(row) + 1 :]
    if len(name.split()) > 2 or not below:
        return None
    if not _PARTIES.match(below[0].text):
        named = len(name.split()) == 1 and below[0].words < 12 and below[0].text[0].isupper()
        return below[0] if named and is_nominal(below[0].text) and len(below) == 1 else None
    said = " ".join(part.text for part in below)
    fits = 4 < len(said.split()) < LONGEST and not _SAYS_MORE.search(said) and said[-1] not in ":,;"
    return below[-1] if fits and (listed or _WITH_PURPOSE.search(said)) else None


def end_in(line: str, begin: int) -> int:
    """Where the name ends in its line: before the parties, unless what it is about follows them."""
    end = len(line)
    between = _BETWEEN.search(line, begin)
    if between is not None:
        after = line[between.end() :]
        parties_belong = _WITH_PURPOSE.search(after) and not _SAYS_MORE.search(after)
        end = len(line) if parties_belong else between.start()
    runs_on = _RUNS_ON.search(line, begin, end) if len(line.split()) > LONGEST // 2 else None
    return begin + len(shortened(line[begin : runs_on.start() if runs_on else end]))


def shortened(name: str) -> str:
    """A name without date, version and abbreviation behind it: "… vom 3. Mai 2016 in der Fassung …", "(VV Bau)"."""
    before = ""
    while name != before:
        before, name = name, _TAIL.sub("", name).rstrip()
    return name


def names_agreement(name: str) -> bool:
    """Whether a line says near its beginning what is concluded."""
    words = heading_words()
    if not name[:1].isupper() or len(name.split()) > LONGEST or _PATH.search(name):
        return False
    if words.abbreviated.match(name):
        return True
    noun = words.agreement.search(name)
    before = name[: noun.start()] if noun else ""
    return noun is not None and len(before.split()) < DEEPEST and is_nominal(before.replace("-", " "))


def score(name: str, unit: Unit, line: str) -> float:
    """How much speaks for a name: type, place, what it is about; less for annexes and for lines of portals."""
    large = unit.size > 1.12 or unit.block.bold
    value = BY_LEVEL.get(unit.block.level or 1, 0.5) if unit.block.kind == "heading" else 1.0 * large
    value += -0.1 * unit.index + 1.0 * bool(PURPOSE.search(name)) + 0.5 * (len(name.split()) > 1)
    value -= 1.5 * bool(_LOOSE.search(name) or _LOOSE.search(line[: len(name) + 2]))
    return value - 3.0 * bool(_ANNEXED.match(name)) - 2.0 * (unit.block.kind == "list_item")


def spoken_name(text: str) -> tuple[int, int] | None:
    """The noun by which the text speaks of itself, where no line names it: "… schließen folgende Vereinbarung"."""
    found = re.search(_SPOKEN.format(nouns="|".join(heading_words().agreements)), text[:2000])
    return found.span(1) if found else None
