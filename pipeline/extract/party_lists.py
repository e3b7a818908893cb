"""Where an agreement lists its parties, and where each of them begins."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.parse import Parsed
from pipeline.extract.party_words import ARTICLE, MONTHS, REPRESENTED, is_office, names_body, patterns
from pipeline.german.nominative import noun_of

LATEST_START = 4000
"""Code points in which the list of parties must begin."""
LONGEST_LIST = 4000
PROSE = 12
"""Words from which a paragraph that ends in a full stop is a sentence."""
_BETWEEN = re.compile(r"\b[Zz][Ww][Ii][Ss][Cc][Hh][Ee][Nn]\b[\s:]*")
_SEVERAL = r"(?:(?:nach|vor|unten)stehende?n?|folgende[nr]?|unterzeichnende[nr]?)\b"
"""What announces parties of one kind, each in a line: "den nachstehenden Krankenkassen"."""
_ADJECTIVE = rf"(?!{_SEVERAL})(?:[a-zäöüß-]{{4,}}(?:en|er|es|e)\s+)?"
_NAME = rf"(?:{ARTICLE}\s+)?(?=[A-ZÄÖÜ„])"
_AND = r"(?:und|sowie|einerseits\s+und|andererseits)"
_DEFINING_LINE = r"[^\n]*[-–—]\s*(?:\n|$)|(?:nachfolgend|nachstehend|im|gemeinsam|fortan|vertreten)\s"
_SEPARATOR = re.compile(
    rf"(?:^|\n)\s*(?:{_AND}(?:\s+zwischen)?\s*:?\s+)?\(?(?:\d{{1,2}}|[a-z])[.)]\s+(?!{MONTHS}){_NAME}"
    rf"|(?:(?<=[,;–—-]\s)|(?<=und\s))\(\d{{1,2}}\)\s+{_NAME}"
    rf"|(?:^|\n)\s*{_AND}\b\s*:?,?\s*(?:zwischen\s+)?{_NAME}"
    rf"|(?:^|\n)\s*[•*·–-]\s+(?!{_DEFINING_LINE}){_NAME}"
    rf"|[ ][•·][ ]{_NAME}"
    rf"|(?:(?<=\s)|(?<=,))(?:und|sowie)\s+(?:zwischen\s+)?{ARTICLE}\s+{_ADJECTIVE}(?=[A-ZÄÖÜ„]|{_SEVERAL})"
    rf"|\n\s*{ARTICLE}\s+(?=[A-ZÄÖÜ„])"
    r"|,\s*de[mnr]\s+(?=[A-ZÄÖÜ„])"
)
_SUBJECTS = re.compile(
    rf",\s*(?:der|die|das)\s+{_ADJECTIVE}(?=[A-ZÄÖÜ„])|(?<=[a-zäöüß])\s+das\s+(?=[A-ZÄÖÜ])|\smit\s+(?:dem|der|den)\s+(?=[A-ZÄÖÜ„])"
)
"""What also parts parties that are the subject of a sentence: "die A, die B … mit dem C"."""
_SEVERAL_LINES = re.compile(rf"{_SEVERAL}[^\n.]{{0,80}}\n")
_ATTRIBUTE = re.compile(r"[^\wÄÖÜ„]|[a-zäöü]|Herrn?\b|Frau\b")
"""What a line begins with that says more of the party above it."""
_OF_SUBJECTS = re.compile(r"\s*[Dd](?:er|ie|as)\s")
_AFTER_NOUN = re.compile(r"(?:^|\s)[A-ZÄÖÜ][\w-]*$")
_AND_BEFORE = re.compile(r"\b(?:und|sowie)\s*$")


def lists_of_parties(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Where lists of parties may stand: behind each "zwischen" at the beginning, before the first section, then where
    other words announce them."""
    text = parsed.text.text
    yield from _before_the_body(parsed)
    for match in patterns().are.finditer(text, 0, 2 * LATEST_START):
        yield match.end(), _end_of_paragraph(text, match.end())
    for match in patterns().inverted.finditer(text, 0, LATEST_START):
        end = patterns().inverted_end.search(text, match.end(), _end_of_paragraph(text, match.end()))
        if end:
            yield match.end(), end.start()


def _before_the_body(parsed: Parsed) -> Iterator[tuple[int, int]]:
    text = parsed.text.text
    firsts = [h.start for h in parsed.outline.headings if h.number and h.start > 0]
    firsts += [block.start for block in parsed.text.blocks if _is_prose(text[block.start : block.end])]
    betweens = [
        match.start()
        for match in _BETWEEN.finditer(text)
        if not _AND_BEFORE.search(text[max(0, match.start() - 9) : match.start()])
    ]
    for pattern in (_BETWEEN, patterns().announced, patterns().sentence):
        for match in pattern.finditer(text, 0, LATEST_START):
            stops = (start for start in (*firsts, *betweens) if start > match.end())
            limit = min([match.end() + LONGEST_LIST, len(text), *stops])
            end = _end_of_list(text, match.end(), limit)
            if pattern is not patterns().sentence or end < limit:
                yield match.end(), end


def _end_of_paragraph(text: str, start: int) -> int:
    return min(found for found in (text.find("\n\n", start), start + LONGEST_LIST, len(text)) if found >= 0)


def _is_prose(block: str) -> bool:
    """Whether a paragraph is a sentence of the document's body, and names no party."""
    words = block.split()
    return (
        len(words) > PROSE
        and block.rstrip().endswith(".")
        and not re.search(r"\bvertreten\b|[Ff]olgend|\bund\b\s+d", block)
    )


def _end_of_list(text: str, start: int, limit: int) -> int:
    found = (pattern.search(text, start, limit) for pattern in patterns().end)
    return min((match.start() for match in found if match), default=limit)


def parts_of_list(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of what is said of each party in the list `text[start:end]`; its name stands first."""
    begin = start + _leading(text[start:end])
    for match in sorted(_separators(text, start, end), key=lambda found: found.start()):
        if begin > start + 60 and _begins_text(text, begin, match):
            end = match.start()
            break
        if match.end() > begin and not (_is_person_of_before(text, begin, match) or _goes_on(text, begin, match)):
            if not _announces(text[begin : match.start()]):
                yield from _lines_of_several(text, begin, match.start())
            begin = match.end()
    yield from _lines_of_several(text, begin, end)


def _begins_text(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a "1." behind parties that are not counted is the first of the agreement's own clauses."""
    first = re.match(r"\n+\s*\(?1[.)]\s", match[0])
    return first is not None and re.search(r"(?:\bund|\bsowie|:)\s*$", text[begin : match.start()]) is None


def _announces(part: str) -> bool:
    """Whether a part of a list is one line with a colon that the parties follow: "den Verbänden der Kassen:"."""
    return part.rstrip().endswith(":") and "\n" not in part.strip()


def labelled_parts(parsed: Parsed) -> list[tuple[str, int, int]]:
    """Label, start and end of each party below a line that says what it is: "Auftraggeber:" / "Stadt Auental"."""
    text = parsed.text.text
    firsts = [h.start for h in parsed.outline.headings if h.number]
    limit = min([LATEST_START, len(text), *firsts])
    labels = list(patterns().label.finditer(text, 0, limit))
    ends = [label.start() for label in labels[1:]] + [limit]
    return [(label[1], label.end(), end) for label, end in zip(labels, ends)]


def _lines_of_several(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Each line below "den nachstehenden Krankenkassen" with those that say more of it; else the part as it is."""
    opening = _SEVERAL_LINES.match(text, begin, end)
    if opening is None:
        yield begin, end
        return
    lines = [match.start() for match in re.finditer(r"(?m)^[^\n]+", text[:end]) if match.start() >= opening.end()]
    heads = [start for start in lines if not _ATTRIBUTE.match(text, start)]
    yield from pairwise([*heads, end])


def _separators(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    yield from _SEPARATOR.finditer(text, start, end)
    if _OF_SUBJECTS.match(text, start):
        found = (match for match in _SUBJECTS.finditer(text, start, end) if _names_body(text, match.end(), end))
        yield from (
            m
            for m in found
            if m[0][0] == "," or "mit" in m[0] or _AFTER_NOUN.search(text[max(0, m.start() - 40) : m.start()])
        )


def _names_body(text: str, start: int, end: int) -> bool:
    """Whether what begins at `start` shows by a noun that it is a body and nobody's representative."""
    words = re.match(r"[^,;.\n(]+", text[start:end])
    return words is not None and not is_office(words[0].split()[0]) and names_body(words[0])


def _leading(text: str) -> int:
    """Code points of number and article before the first name."""
    match = re.match(rf"\W*(?:\(?(?:\d{{1,2}}|[a-z])[.)]\s+)?(?:{ARTICLE}\s+)?(?:\s*(?=[A-ZÄÖÜ„]))?", text)
    return match.end() if match else 0


def _is_person_of_before(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether what follows is no party but who represents the one before ("vertreten durch A und die ...")."""
    line = text[max(begin, text.rfind("\n\n", begin, match.start())) : match.start()]
    following = re.match(r"[\wäöüß-]+", text[match.end() :])
    word = following[0] if following else ""
    if word in ("Herrn", "Herr", "Frau", "Folgenden", "Weiteren"):
        own_line = re.fullmatch(r"\s*\n\s*und\s*\n\s*", match[0])
        apart = "\n\n" in text[match.start() - 1 : match.end()]
        return not apart and not (own_line and REPRESENTED.search(text, begin, match.start()) is None)
    return REPRESENTED.search(line) is not None and is_office(word)


def _goes_on(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a line that begins with "und" goes on a list of subjects ("für Inneres / und Sport")."""
    following = re.match(r"[\wäöüß-]+", text[match.end() :])
    on_next_line = re.fullmatch(r"\n *und ", match[0]) is not None
    listing = re.search(r"\bfür\s+[^,.;\n]+$", text[begin : match.start()]) is not None
    return on_next_line and listing and following is not None and noun_of(following[0]) is None
