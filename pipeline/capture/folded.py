"""A text whose line ends are lost (a whole contract in one line) → the same text with its paragraphs parted again.

Blanks become line ends and nothing else changes, but for a kicker that is glued to a headline. Only what a count
carries is parted: "§ 1 … § 2 …", "1. Ziel … 2. Kosten …", "(1) … (2) …". Extraction also drops the paragraph sign, so a
bare count carries too where titles follow it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.capture.folded_titles import headline_end, title_end
from pipeline.capture.folded_words import folded_words
from pipeline.german.vocabulary import first_names, offices, word_set

LONG = 900
"""Code points of a line that nobody prints."""
MOST = 350
"""Code points from which a line that holds half of the text is one."""
HEAD = 500
"""Code points at the beginning in which date line and title stand."""

_CLAUSE = re.compile(r"(?:§|Artikel|Art\.|ARTIKEL)\s?(\d{1,3})(?!\d|\.\d)[a-z]?(?!\s?(?:Abs|Satz|S\.|Nr|ff?\.|Buchst))")
_ABSATZ = re.compile(r"\((\d{1,2})\)(?=\s)")
_ITEM = re.compile(r"(\d{1,2})\.(?=\s[A-ZÄÖÜ„])(?!\s(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-z]*\b)")
_ROMAN = re.compile(r"\b(I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3})\.(?=\s[A-ZÄÖÜ„])")
_BARE = re.compile(r"(?<!\S)(\d{1,2})(?=\s[A-ZÄÖÜ„])")
_SUB = re.compile(r"(\d{1,2})\.\d{1,2}(?=\s[A-ZÄÖÜ])")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
_CLOSED = re.compile(r"(?:[.:;!?)“”\"»–_…]|^|\n|\D\d{4})\s*(?:(?<=\n)(?:\d{1,3}\s){1,2})?$")
_SENTENCE = re.compile(r"[.:;!?…][“”\"»)]?\s$")
_DATE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+\.?)\s?(?:19|20)\d{2}"
_DATELINE = re.compile(
    rf"(?:[A-ZÄÖÜ][\w/.-]+(?:\s(?:a\.\s?[A-Z]\.|am|an|der|[A-ZÄÖÜ][\w.-]+)){{0,3}},\s(?:den\s|am\s)?)?{_DATE}"
)
_SERIES = re.compile(
    r"(?:Presse|Medien)(?:mitteilung|information|meldung|erklärung)(?:\s(?:Nr\.?:?\s?)?\d+(?:\s?/\s?\d+)?)?"
)
_FILE_NAME = re.compile(r"\A(Microsoft (?:Word|PowerPoint) - \S+\.\w+) ")
_GLUED = re.compile(r"(?<=[a-zäöüß])(?=(?:Presse|Medien)(?:information|mitteilung|meldung)\s(?:Nr|vom|\d))")
_BETWEEN = re.compile(r"\s(?=[zZ]wischen\s(?:de[mnr]\s|\(?1[.)]))")
_NAMED = re.compile(
    r"\b(?:genannt|bezeichnet|im Folgenden[^–()]{2,40})[“”\"»)–\s-]*\s"
    r"(?=(?:und|sowie|über|zur|zum|wird|werden|schließen)\s)"
)
_PLACE_AND_DATE = re.compile(
    rf"(?:gez\.\s|[A-ZÄÖÜ][\wäöü/-]+(?:\s\([\w ]+\))?,\s(?:(?:den|am)\s)?(?:{_DATE}|_{{3,}}|\.{{3,}})(?=\s|$))"
)
_LEADS_TO_NAME = re.compile(r"gez\.|i\.\s?[AV]\.|[–,-]|und|[Dd](?:er|ie)")
_BLANK_FOR = re.compile(r"Für\sd(?:en|ie|as)\s[A-ZÄÖÜ][\w ]{2,30}:")


def unfolded(text: str) -> str:
    """`text` with paragraphs parted in those lines that hold many of them."""
    text = _FILE_NAME.sub(r"\1\n\n", _GLUED.sub("\n\n", text))
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    folded = [(start, end) for start, end in lines if _is_folded(text, end - start)]
    if not folded:
        return text
    counted, labels = {*_clauses(text), *_signatures(text)}, {*_labels(text)}
    first = folded[0][0]
    body = min((cut for cut in counted | labels if cut > first), default=len(text))
    cuts = labels | {*_repeated(text, first), *_head(text, first, body), *_parties(text, first, body)}
    inside = {cut for cut in cuts if any(start < cut < end for start, end in folded)}
    parts = [0, *sorted(cut for cut in counted | inside if cut), len(text)]
    return "\n\n".join(part for start, end in pairwise(parts) if (part := text[start:end].strip(" ")))


def _is_folded(text: str, length: int) -> bool:
    return length >= LONG or (length >= MOST and 2 * length >= len(text))


def _clauses(text: str) -> Iterator[int]:
    """Where clauses, their titles and the Absätze in them end."""
    numbers = _chain(text, _CLAUSE, refused=folded_words().refers) or _titled_chain(text)
    bounds = [0, *(found.start() for found in numbers), len(text)]
    for found in numbers:
        yield found.start()
        if end := title_end(text, found.end()):
            yield end
    for start, end in pairwise(bounds):
        for inner in (_titled_chain(text, start + 2, end, (_ITEM,)), *_absaetze(text, start, end)):
            yield from (found.start() for found in inner)
            yield from (cut for found in inner if found.re is _ITEM and (cut := title_end(text, found.end())))


def _absaetze(text: str, start: int, end: int) -> Iterator[list[re.Match[str]]]:
    """The Absätze or numbers in a clause, and what is numbered under it: "3.1"."""
    yield _chain(text, _ABSATZ, start, end) or _chain(text, _ITEM, start, end)
    yield [found for found in _SUB.finditer(text, start, end) if text[start : start + 4].strip().startswith(found[1])]


def _titled_chain(
    text: str, start: int = 0, end: int | None = None, forms: Iterable[re.Pattern[str]] = (_ROMAN, _ITEM, _BARE)
) -> list[re.Match[str]]:
    """The longest count of numbers that titles follow, of the outermost form that has one of two or more."""
    for form in forms:
        last: dict[int, list[re.Match[str]]] = {}  # the last count that has come to a value
        longest: list[re.Match[str]] = []
        for found in form.finditer(text, start, len(text) if end is None else end):
            value = _value(found)
            if not (value == 1 or value - 1 in last) or not _opens(text, found.start(), start):
                continue
            if title_end(text, found.end()):
                last[value] = [*last.get(value - 1, ()), found]
                longest = last[value] if len(last[value]) >= len(longest) else longest
        if len(longest) > 1:
            return longest
    return []


def _opens(text: str, at: int, start: int) -> bool:
    """Whether a number may stand here: behind a sentence, at the beginning of a line, behind the title of its part."""
    before = text[max(start, at - 40) : at]
    first = re.match(r"(?:1|I)\.\s", text[at : at + 4])  # nothing closes the list of parties before it
    return bool(_CLOSED.search(before) or first) or (start > 0 and at - start < 90)


def _value(number: re.Match[str]) -> int:
    return _ROMANS.index(number[1]) + 1 if number[1] in _ROMANS else int(number[1])


def _chain(
    line: str, number: re.Pattern[str], start: int = 0, end: int | None = None, refused: frozenset[str] = frozenset()
) -> list[re.Match[str]]:
    """The numbers that count on by one from 1, where a heading or an item can begin; none where there is no second."""
    made: list[re.Match[str]] = []
    for found in number.finditer(line, start, len(line) if end is None else end):
        before = line[max(0, found.start() - 30) : found.start()]
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


def _signatures(text: str) -> Iterator[int]:
    """Where the date lines of signatures stand and end, and where those who sign stand between them."""
    begun = 0
    for found in _PLACE_AND_DATE.finditer(text, len(text) * 2 // 3):
        if (
            begun
            or found[0][-1] in "_."
            or _CLOSED.search(before := text[max(0, found.start() - 12) : found.start()])
            or re.search(r"\d\s$", before)
        ):
            yield found.start()
            if not found[0].startswith("gez."):
                yield found.end()
            begun = begun or found.end()
    if begun:
        yield from (found.start() for found in _BLANK_FOR.finditer(text, begun))
        yield from _persons(text, begun)


def _persons(text: str, start: int) -> Iterator[int]:
    """Before the name, or the office printed before it, of another who signed."""
    words = list(re.finditer(r"\S+", text[start:]))
    offices_first = bool(words) and _is_office(words[0][0])
    for index, (before, word) in enumerate(pairwise(words)):
        begins = _is_office(word[0]) if offices_first else word[0] in first_names() or _is_degree(word[0])
        inside = _is_degree(before[0]) or _LEADS_TO_NAME.fullmatch(before[0]) or before[0] in first_names()
        if begins and not inside and index > 0 and before[0][-1].isalpha():
            yield start + word.start()


def _is_degree(word: str) -> bool:
    return word in word_set("degrees.txt")


def _is_office(word: str) -> bool:
    return word[0].isupper() and any(word.casefold().endswith(office) for office in offices() if len(office) > 4)


def _labels(line: str) -> Iterator[int]:
    """Before and behind labels that stand at the beginning, behind a sentence or another label, or before one."""
    end = 0
    for found in folded_words().labels.finditer(line):
        before = line[end : found.start()]
        near = end and len(before) < 160
        after = line[found.end() :].split(maxsplit=1)
        opens = bool(after) and after[0] in folded_words().openers
        if not before.strip() or near or opens or _SENTENCE.search(before) or found[0].endswith(":"):
            yield found.start() - len(re.search(r"(?:\b\d\.\s)?$", before)[0])  # type: ignore[index]
            yield found.end()
            end = found.end()


def _parties(text: str, start: int, body: int) -> Iterator[int]:
    """Before "zwischen" and behind each party that is given a short name."""
    between = _BETWEEN.search(text, start, min(start + HEAD, body))
    if between and not _is_title(text, start, between.end()):
        yield between.end()
        yield from (found.end() for found in _NAMED.finditer(text, between.end(), min(body, between.end() + 3 * HEAD)))


def _is_title(text: str, start: int, between: int) -> bool:
    """Whether the parties behind "zwischen" are part of the title: "Vertrag zwischen A und B über C"."""
    begins = max(at for at in (start, *_repeated(text, start)) if at < between)
    end = headline_end(text, begins)
    said = text[between : end or between]
    return end is not None and end > between and not re.search(r"[,(–]|\b(?:vertreten|nachfolgend)\b", said)


def _repeated(text: str, start: int) -> Iterator[int]:
    """Where the title stands a second time: portals print it above the text that begins with it."""
    beginning = re.match(r"[A-ZÄÖÜ]\S+\s\S+", text[start:])
    if beginning and len(beginning[0]) > 19:
        again = text.find(beginning[0], start + len(beginning[0]), start + HEAD)
        if again > 0:
            yield again


def _head(text: str, start: int, body: int) -> Iterator[int]:
    """Before and behind date and number of a series at the beginning, and where the headline ends."""
    if page := re.match(r"\d{1,3}\s(?=[A-ZÄÖÜ])", text[start:body]):
        start += page.end()
        yield start
    for beginning in (start, *_repeated(text, start)):
        last = beginning
        for pattern in (_SERIES, _DATELINE):
            found = pattern.search(text, last, min(beginning + HEAD, body))
            if found and not re.search(r"(?:\b(?:am|vom|bis|seit|Fassung)|\()\s?$", text[last : found.start()]):
                yield found.start()
                yield found.end()
                last = found.end()
        between = _BETWEEN.search(text, last, min(start + HEAD, body))
        for end in _headlines(text[:body], last + (text[last : last + 1] == " ")):
            if not between or end <= between.end() or _is_title(text, start, between.end()):
                yield end


def _headlines(text: str, start: int) -> Iterator[int]:
    """Where the headline ends, and where one does that begins with its number behind it: "… > 4.17 Vertrag"."""
    end = headline_end(text, start)
    if end is not None:
        yield end
        number = re.match(r"\d{1,2}\.\d{1,2}\s", text[end:])
        again = headline_end(text, end + number.end()) if number else None
        if again is not None:
            yield again
