"""Rows of words as a text layer draws them: what an earlier OCR took for a line, however the scan is skewed."""

from collections.abc import Sequence

from models.reading import Box, Word

FEWEST_WORDS = 2.0
"""Words to a row on average; below, words are not drawn row by row."""


def drawn_rows(words: Sequence[Word]) -> list[list[Word]] | None:
    """Words (with boxes, in drawing order) → rows; None where the order says nothing about rows."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and _goes_on(_box(rows[-1][-1]), _box(word)):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows if len(words) >= FEWEST_WORDS * len(rows) else None


def _goes_on(last: Box, box: Box) -> bool:
    """Whether a word stands to the right of the one drawn before it, at about its height."""
    apart = abs((last.top + last.bottom) - (box.top + box.bottom)) / 2
    return box.x0 > last.x0 and box.x1 > last.x1 and apart < 0.8 * max(last.height, box.height)


def _box(word: Word) -> Box:
    assert word.box is not None
    return word.box
