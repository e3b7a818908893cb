"""One cell of a signature block as a row of words, with the offices and bodies that stand in it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter

from pipeline.extract.signature_words import CLEAN, LEGAL_FORM, is_body_word, is_office, words
from pipeline.german.nominative import is_adjective


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text with its words (start, end, word); noise is blanked out."""

    text: str
    tokens: tuple[tuple[int, int, str], ...]

    def word(self, index: int) -> str:
        """A word without the signs around it; empty outside the cell."""
        return self.tokens[index][2].strip(CLEAN) if 0 <= index < len(self.tokens) else ""

    def token_at(self, position: int) -> int:
        """Index of the first word at or behind `position`."""
        return bisect_left(self.tokens, position, key=itemgetter(0))


def names_body(text: str) -> bool:
    """Whether `text` names a body, by a noun at the head of names or a legal form, and begins with no office."""
    if is_office(text.split(" ", 1)[0].strip(",")):
        return False
    tokens = tuple((m.start(), m.end(), m[0]) for m in re.finditer(r"\S+", text))
    return holds_body(Cell(text, tokens), 0, len(tokens))


def office_at(cell: Cell, index: int) -> int | None:
    """Index of the office whose rank, article or adjective stands at `index`."""
    office = index
    while office < len(cell.tokens) - 1 and (
        words().rank.match(cell.word(office) + ("." if cell.tokens[office][2].endswith(".") else ""))
        or words().rank.match(cell.tokens[office][2])
        or cell.word(office) in ("Der", "Die", "Das", "der", "die")
        or (is_adjective(cell.word(office)) and not is_office(cell.word(office)))
    ):
        office += 1
    return office if is_office(cell.word(office)) else None


def holds_body(cell: Cell, index: int, stop: int) -> bool:
    """Whether a body is named: a noun at the head of names, a legal form, or an abbreviation in capitals."""
    stop = min(stop, len(cell.tokens))
    if index >= stop:
        return False
    printed = cell.text[cell.tokens[index][0] : cell.tokens[stop - 1][1]]
    if re.match(r"[A-ZÄÖÜ]{3,6}\b(?!\.)", printed) and not cell.text.isupper():
        return True
    return LEGAL_FORM.search(printed) is not None or any(is_body_word(cell.word(i)) for i in range(index, stop))
