"""Direct speech: where it stands in a paragraph and who speaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.findings import Mention
from models.text import CleanText
from pipeline.extract.commitments.context import Context

_PAIRS = (("„", '“”"'), ("»", "«"), ("«", "»"), ("“", "”"), ('"', '"'))
_SENTENCE_END = re.compile(r"[.!?…][“”\"«»)]*\s*$")
_FIRST_PERSON = re.compile(r"\b(?:wir|ich|uns|unser\w*|mein\w*)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:so|sagt\w*|beton\w+|erklär\w+|erläuter\w+|versicher\w+|unterstr\w+|hob|hebt|teil\w+|bekräftig\w+|ergänz\w+|bericht\w+"
    r"|erinner\w+|lob\w+|stell\w+|führ\w+|mein\w+|kündig\w+|nannte|freu\w+|verdeutlich\w+|kommentier\w+|resümier\w+|bilanzier\w+|versprach|heißt|steht)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:sie|er)\b")


@dataclass(frozen=True, slots=True)
class Speech:
    """Direct speech `text[start:end]` without its quotation marks; `speaker` is a referent, None if unknown.

    `cited` is True where no person speaks: a text is quoted.
    """

    start: int
    end: int
    speaker: int | None
    cited: bool = False


def speeches(text: CleanText, context: Context) -> list[Speech]:
    """All direct speech of the document in order; a quotation without a speaker has the one before it in the paragraph."""
    found: list[Speech] = []
    last: int | None = None
    inside: object = None
    for block in text.blocks:
        regions = list(_regions(text.text, block.start, block.end))
        for start, end in regions:
            if not _is_speech(text.text, start, end):
                continue
            person = _speaker(text.text, block.start, block.end, start, end, regions, context)
            said = person is not None or bool(_SAYING.search(text.text[end : min(block.end, end + 40)]))
            if person is None and not said and block is not inside:
                last = None
            last = person if person is not None else last
            inside = block
            found.append(Speech(start, end, last, cited=not said and last is None))
    return found


def _regions(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Stretches between quotation marks of one kind, outermost only; an open one ends with the block."""
    position = start
    while position < end:
        pair = next((closing for opening, closing in _PAIRS if text[position] == opening), None)
        if pair is None or not _opens(text, position, start):
            position += 1
            continue
        close = _closing(text, position + 1, end, text[position], pair)
        yield position + 1, close
        position = close + 1


def _opens(text: str, position: int, start: int) -> bool:
    before = text[position - 1] if position > start else " "
    return not before.isalnum() and before not in ".,!?"


def _closing(text: str, position: int, end: int, opening: str, closing: str) -> int:
    depth = 1
    for i in range(position, end):
        if text[i] == opening and opening not in closing:
            depth += 1
        elif text[i] in closing:
            depth -= 1
            if not depth:
                return i
    return end


def _is_speech(text: str, start: int, end: int) -> bool:
    """Titles and single expressions stand in quotation marks too."""
    said = text[start:end].strip()
    if len(said.split()) < 4:
        return False
    if _FIRST_PERSON.search(said):
        return True
    return said[0].isupper() and (
        bool(_SENTENCE_END.search(said))
        or bool(re.match(r"[“”\"«»]?\s*[,.]", text[end : end + 3]))
        and " " in said
        and bool(re.search(r"\b(?:ist|sind|hat|haben|wird|werden|soll|sollen|will|wollen)\b", said))
    )


def _speaker(
    text: str, first: int, last: int, start: int, end: int, regions: Sequence[tuple[int, int]], context: Context
) -> int | None:
    """Who is named in the words that frame the speech: after it, else before it."""
    after_end = min([s for s, _ in regions if s > end] + [_sentence_end(text, end, last)])
    before_start = max([e for _, e in regions if e < start] + [_sentence_start(text, start, first)])
    for low, high in ((end, after_end), (before_start, start)):
        if _SAYING.search(text[low:high]) or text[low:high].rstrip(" „»").endswith(":"):
            persons = [m for m in _inside(context.mentions, low, high) if m.label == "PER"]
            if persons:
                return persons[0].referent
            bodies = [m for m in _inside(context.mentions, low, high) if m.label == "ORG"]
            if bodies and _SAYING.search(text[low:high]) and not _PRONOUN.search(text[low:high]):
                return bodies[0].referent
    return None


def _inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    return [m for m in mentions if start <= m.start and m.end <= end and m.referent is not None]


def _sentence_end(text: str, position: int, last: int) -> int:
    match = re.search(r"[.!?](?=\s+[A-ZÄÖÜ„»])", text[position + 2 : last])
    return position + 2 + match.end() if match else last


def _sentence_start(text: str, position: int, first: int) -> int:
    starts = [
        match.end()
        for match in re.finditer(r"[a-zäöüß)“”]{2}[.!?]\s+(?=[A-ZÄÖÜ„»])", text[first : max(first, position - 1)])
    ]
    return first + starts[-1] if starts else first
