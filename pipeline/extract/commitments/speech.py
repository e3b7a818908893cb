"""Direct speech: where it stands in a paragraph and who speaks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.findings import Mention
from models.text import CleanText
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.surroundings import Surroundings
from pipeline.extract.roles import is_feminine

_PAIRS = {"„": '“”"', "»": "«", "«": "»", "“": "”", '"': '"'}
_OPENING = re.compile('[„»«“"]')
_SENTENCE_END = re.compile(r"[.!?…][“”\"«»)]*\s*$")
_FIRST_PERSON = re.compile(r"\b(?:wir|ich|uns|unser\w*|mein\w*)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:so|sagt\w*|beton\w+|erklär\w+|erläuter\w+|versicher\w+|unterstr\w+|hob|hebt|teil\w+|bekräftig\w+|ergänz\w+|bericht\w+"
    r"|erinner\w+|lob\w+|stell\w+|führ\w+|mein\w+|kündig\w+|nannte|freu\w+|verdeutlich\w+|kommentier\w+|resümier\w+|bilanzier\w+|versprach|heißt|steht)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:sie|er)\b")
_OFFICE = re.compile(
    r"(?:staats|bundes|landes|minister|sozial|innen|kultus|finanz|bau|umwelt|justiz|wirtschafts|verkehrs|gesundheits|ober)*"
    r"(?:minister|staatssekretar|senator|prasident|sprecher|vorsitzende|geschaftsfuhrer|direktor|leiter|burgermeister|landrat|landratin"
    r"|bevollmachtigte|rektor|dezernent|beauftragte|prasidentin|ministerin)\w*"
)
_UMLAUTS = str.maketrans("äöüéáó", "aoueao")


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
    """All direct speech of the document in order; who spoke last in a paragraph goes on speaking in it."""
    return _Listener(text, context).listen()


class _Listener:
    """Goes through the paragraphs and keeps in mind who was speaking."""

    def __init__(self, text: CleanText, context: Context) -> None:
        self._text, self._context, self._blocks = text.text, context, text.blocks
        self._around = Surroundings(text.text, context)
        self._last: int | None = None

    def listen(self) -> list[Speech]:
        found: list[Speech] = []
        for block in self._blocks:
            regions = list(_regions(self._text, block.start, block.end))
            speaking: int | None = None
            for start, end in regions:
                if not _is_speech(self._text, start, end):
                    continue
                before = _sentence_start(
                    self._text, start, max([block.start] + [e + 1 for _, e in regions if e < start])
                )
                after = _sentence_end(self._text, end, min([block.end] + [s - 1 for s, _ in regions if s > end]))
                said, speaker = self._speaker((end, after), (before, start), block.start)
                speaking = speaker if speaker is not None else self._last if said else speaking
                self._last = speaking if speaking is not None else self._last
                found.append(Speech(start, end, speaking, cited=not said and speaking is None))
        return found

    def _speaker(self, after: tuple[int, int], before: tuple[int, int], block: int) -> tuple[bool, int | None]:
        """Whether the words around the speech say that somebody speaks, and who."""
        said = False
        for start, end in (after, before):
            frame = self._text[start:end]
            if not _SAYING.search(frame) and not frame.rstrip(" „»").endswith(":"):
                continue
            said = True
            persons = [m for m in self._mentions(start, end) if m.label == "PER"]
            if persons:
                return True, persons[0].referent
            holder = self._holder(frame, start)
            if holder is not None:
                return True, holder
            if match := _PRONOUN.search(frame):
                return True, self._person_before(block, start, match.group().lower() == "sie")
            bodies = [m for m in self._mentions(start, end) if m.label == "ORG"]
            if bodies:
                return True, bodies[0].referent
        return said, None

    def _mentions(self, start: int, end: int) -> list[Mention]:
        return self._around.mentions(start, end)

    def _holder(self, frame: str, position: int) -> int | None:
        """The person last named before whose office the frame names: "sagte die Ministerin"."""
        match = _OFFICE.search(_folded(frame))
        if match is None:
            return None
        office = match.group().removesuffix("in")
        for mention in reversed(self._mentions(0, position)):
            person = mention.referent if mention.label == "PER" else None
            if person is not None and any(office in _folded(function) for function in self._functions(person)):
                return person
        return None

    def _functions(self, person: int) -> list[str]:
        held = [role.function for role in self._context.roles if role.person == person]
        return held + list(self._context.referents[person].functions)

    def _person_before(self, start: int, end: int, feminine: bool) -> int | None:
        """The person last named in the paragraph who may be "sie" (or "er"); else who spoke last."""
        for mention in reversed(self._mentions(start, end)):
            person = mention.referent if mention.label == "PER" else None
            if person is not None and is_feminine(self._context.referents[person].name) in (feminine, None):
                return person
        offices = list(_OFFICE.finditer(_folded(self._text[start:end])))
        for match in reversed(offices):
            holder = self._holder(self._text[start + match.start() : start + match.end()], end)
            if holder is not None and is_feminine(self._context.referents[holder].name) in (feminine, None):
                return holder
        return self._last


def _folded(text: str) -> str:
    """Small letters without umlauts, which scans lose."""
    return text.lower().translate(_UMLAUTS)


def _regions(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Stretches between quotation marks of one kind, outermost only; an open one ends with the block."""
    position = start
    while match := _OPENING.search(text, position, end):
        position = match.end()
        if _opens(text, match.start(), start):
            close = _closing(text, position, end, match.group(), _PAIRS[match.group()])
            yield position, close
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
        or (
            bool(re.match(r"[“”\"«»]?\s*[,.]", text[end : end + 3]))
            and " " in said
            and bool(re.search(r"\b(?:ist|sind|hat|haben|wird|werden|soll|sollen|will|wollen)\b", said))
        )
    )


def _sentence_end(text: str, position: int, last: int) -> int:
    match = re.search(r"[.!?](?=\s+[A-ZÄÖÜ„»])", text[position + 2 : last])
    return position + 2 + match.end() if match else last


def _sentence_start(text: str, position: int, first: int) -> int:
    starts = [
        match.end()
        for match in re.finditer(r"[a-zäöüß)“”]{2}[.!?]\s+(?=[A-ZÄÖÜ„»])", text[first : max(first, position - 1)])
    ]
    return first + starts[-1] if starts else first
