"""A text whose line ends are lost (a whole contract in one line) → the same text with its paragraphs parted again.

Blanks become line ends and nothing else changes. Only what a count carries is parted: "§ 1 … § 2 …", "(1) … (2) …".
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from pipeline.errors import BadConfiguration

LONG = 900
"""Code points of a line that nobody prints."""
HEAD = 500
"""Code points at the beginning in which date line and title stand."""
LONGEST_TITLE = 14
"""Words of the title of a clause."""
LONGEST_HEADLINE = 28

_CLAUSE = re.compile(r"(?:§|Artikel|Art\.|ARTIKEL)\s?(\d{1,3})(?!\d|\.\d)[a-z]?(?!\s?(?:Abs|Satz|S\.|Nr|ff?\.|Buchst))")
_ABSATZ = re.compile(r"\((\d{1,2})\)(?=\s)")
_ITEM = re.compile(r"(\d{1,2})\.(?=\s[A-ZÄÖÜ„])(?!\s(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-z]*\b)")
_CLOSED = re.compile(r"[.:;!?)“”\"»–_…]\s$")
_SENTENCE = re.compile(r"[.:;!?…][“”\"»)]?\s$")
_DATE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+\.?)\s?(?:19|20)\d{2}"
_DATELINE = re.compile(
    rf"(?:[A-ZÄÖÜ][\w/.-]+(?:\s(?:a\.\s?[A-Z]\.|am|an|der|[A-ZÄÖÜ][\w.-]+)){{0,3}},\s(?:den\s|am\s)?)?{_DATE}"
)
_SERIES = re.compile(
    r"(?:Presse|Medien)(?:mitteilung|information|meldung|erklärung)(?:\s(?:Nr\.?:?\s?)?\d+(?:\s?/\s?\d+)?)?"
)
_BETWEEN = re.compile(
    r"(?:vertrag|vereinbarung|abkommen|pakt|kontrakt|erklärung|[zZ]usammenarbeit|ooperation)s?\s(?=zwischen\s)", re.I
)
_NAMED = re.compile(
    r"\b(?:genannt|bezeichnet|im Folgenden[^–()]{2,40})[“”\"»)–\s-]*\s"
    r"(?=(?:und|sowie|über|zur|zum|wird|werden|schließen)\s)"
)
_PLACE_AND_DATE = re.compile(
    rf"(?:gez\.\s|[A-ZÄÖÜ][\wäöü/-]+(?:\s\([\w ]+\))?,\s(?:den|am)\s(?:{_DATE}|_{{3,}}|\.{{3,}}))"
)


@dataclass(frozen=True, slots=True)
class _Words:
    labels: re.Pattern[str]
    openers: frozenset[str]
    refers: frozenset[str]


@cache
def _words() -> _Words:
    """folded.toml. Raises BadConfiguration for a wrong entry."""
    try:
        data = tomllib.loads((files("pipeline.capture") / "folded.toml").read_text("utf-8"))
        labels = sorted(data["labels"], key=len, reverse=True)
        return _Words(
            re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, labels))})(?=\s)"),
            frozenset(data["openers"]),
            frozenset(data["refers"]),
        )
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration("vocabulary", f"folded.toml is wrong: {error}", "Mend the entry.") from error


def unfolded(text: str) -> str:
    """`text` with paragraphs parted in those lines that hold many of them."""
    return "\n".join(_parted(line, first=not index) for index, line in enumerate(text.split("\n")))


def _parted(line: str, first: bool) -> str:
    if len(line) < LONG:
        return line
    cuts = {*_clauses(line), *_signatures(line), *_labels(line)}
    if first:
        body = min((cut for cut in cuts if cut), default=len(line))
        cuts |= {*_head(line, body), *_parties(line, body)}
    parts = [0, *sorted(cut for cut in cuts if 0 < cut < len(line)), len(line)]
    found = [line[start:end].strip() for start, end in pairwise(parts)]
    return "\n\n".join(part for part in found if part)


def _clauses(line: str) -> Iterator[int]:
    """Where clauses, their titles and the Absätze in them end."""
    numbers = _chain(line, _CLAUSE, refused=_words().refers)
    bounds = [0, *(found.start() for found in numbers), len(line)]
    for found in numbers:
        yield found.start()
        yield from _title_end(line, found.end(), LONGEST_TITLE)
    for start, end in pairwise(bounds):
        absaetze = _chain(line, _ABSATZ, start, end) or _chain(line, _ITEM, start, end)
        yield from (found.start() for found in absaetze)


def _chain(
    line: str, number: re.Pattern[str], start: int = 0, end: int | None = None, refused: frozenset[str] = frozenset()
) -> list[re.Match[str]]:
    """The numbers that count on by one from 1, where a heading or an item can begin; none where there is no second."""
    made: list[re.Match[str]] = []
    for found in number.finditer(line, start, len(line) if end is None else end):
        before = line[: found.start()][-30:]
        last = before.split()[-1] if before.split() else ""
        begins = (
            last not in refused
            if refused
            else not before.strip() or bool(_CLOSED.search(before)) or _titled(made, found, start)
        )
        if begins and int(found[1]) == (int(made[-1][1]) + 1 if made else 1):
            made.append(found)
    return made if len(made) > 1 else []


def _titled(made: list[re.Match[str]], found: re.Match[str], start: int) -> bool:
    """Whether the first of a count stands behind the title of its clause."""
    return not made and found.start() - start < 90


def _title_end(line: str, start: int, longest: int) -> Iterator[int]:
    """Where the title that begins at `start` ends: before the first word that only a sentence begins with."""
    words = list(re.finditer(r"\S+", line[start : start + 400]))[: longest + 1]
    for before, word in pairwise(words):
        if before[0][-1] in ".;!?":
            return
        if word[0] in _words().openers and before[0][-1] not in ":–-„(/,":
            yield start + word.start()
            return


def _signatures(line: str) -> Iterable[int]:
    """Where the date lines of signatures stand: behind a sentence in the last third."""
    return (
        found.start()
        for found in _PLACE_AND_DATE.finditer(line, len(line) * 2 // 3)
        if _CLOSED.search(line[: found.start()][-4:])
    )


def _labels(line: str) -> Iterator[int]:
    """Before and behind labels that stand at the beginning, behind a sentence or another label, or before one."""
    end = 0
    for found in _words().labels.finditer(line):
        before = line[end : found.start()]
        near = end and len(before) < 160
        after = line[found.end() :].split(maxsplit=1)
        opens = bool(after) and after[0] in _words().openers
        if not before.strip() or near or opens or _SENTENCE.search(before) or found[0].endswith(":"):
            yield found.start() - len(re.search(r"(?:\b\d\.?\s)?$", before)[0])  # type: ignore[index]
            yield found.end()
            end = found.end()


def _parties(line: str, body: int) -> Iterator[int]:
    """Before "zwischen" and behind each party that is given a short name."""
    between = _BETWEEN.search(line, 0, min(HEAD, body))
    if between:
        yield between.end()
        yield from (found.end() for found in _NAMED.finditer(line, between.end(), min(body, between.end() + 3 * HEAD)))


def _head(line: str, body: int) -> Iterator[int]:
    """Before and behind date and number of a series at the beginning, and where the headline ends."""
    last = 0
    for pattern in (_SERIES, _DATELINE):
        found = pattern.search(line, last, min(HEAD, body))
        if found and not re.search(r"\b(?:am|vom|bis|seit|\()\s?$", line[: found.start()]):
            yield found.start()
            yield found.end()
            last = found.end()
    yield from _title_end(line[:body], last, LONGEST_HEADLINE)
