"""Runs of text in one style, as HTML and DOCX have them → lines of words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.reading import Line, Mark, Word
from pipeline.capture.signs import clean_signs


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; "\\n" is a line break on purpose. `size` in points, None where unknown."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None


def lines_of(runs: Sequence[Run], mark: Mark | None, block: int) -> list[Line]:
    """The lines of one paragraph; every break ends its line on purpose, and the list sign stays with the first."""
    rows: list[list[Word]] = [[]]
    open_word = False
    for run in runs:
        for number, part in enumerate(clean_signs(run.text).split("\n")):
            if number:
                rows.append([])
                open_word = False
            open_word = _add(rows[-1], run, part, open_word)
    filled = [row for row in rows if row]
    first = mark
    rest = replace(mark, marker="") if mark is not None else None
    return [
        Line(tuple(row), block, rest if index else first, hard_end=index + 1 < len(filled))
        for index, row in enumerate(filled)
    ]


def _add(row: list[Word], run: Run, part: str, open_word: bool) -> bool:
    """Add the words of `part`; the first goes on with the last word of `row` where no blank parts them."""
    for found in re.finditer(r"\S+", part):
        if found.start() == 0 and open_word and row:
            row[-1] = _joined(row[-1], found.group(), run)
        else:
            row.append(Word(found.group(), size=run.size, bold=run.bold, italic=run.italic))
    return bool(row) and (open_word if not part else not part[-1].isspace())


def _joined(word: Word, text: str, run: Run) -> Word:
    return replace(word, text=word.text + text, bold=word.bold and run.bold, italic=word.italic and run.italic)


def row_of(cells: Sequence[Sequence[Run]], block: int) -> Line | None:
    """A table row from the runs of its cells; None where all are empty."""
    words = [[word for line in lines_of(cell, None, 0) for word in line.words] for cell in cells]
    if not any(words):
        return None
    flat = tuple(word for cell in words for word in cell)
    return Line(flat, block, Mark("table_row"), cells=tuple(len(cell) for cell in words))
