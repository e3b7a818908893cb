"""Paragraphs → tokens: characters in their normal form, words that were broken across lines made whole."""

import re
import unicodedata
from itertools import accumulate

from models.reading import Word
from pipeline.clean.flow import Paragraph, Token
from pipeline.german.words import WordList

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]"
)
HYPHENS = "-‐‑¬"
BETWEEN_CELLS = " | "
"""What stands between the cells of a table's row."""
ENDING = re.compile(r"(?:\w{2,}|\w(?=.$))[-‐‑¬]$")
PAIRED = {"und", "oder", "sowie", "bzw.", "beziehungsweise", "bis", "noch", "statt", "u.", "wie", "als", "aber", "&"}
"""What follows a hyphen that stands for a part of a word given later: "Wettbewerbs- und Zukunftsfähigkeit"."""


def normal(text: str) -> str:
    """`text` in normal form C, with ligatures resolved and without characters that are not seen."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text.translate(LIGATURES)))


def tokens(paragraph: Paragraph, words: WordList) -> list[Token]:
    """The tokens of `paragraph` in order; the second part of a broken word follows the first without a space."""
    made: list[Token] = []
    if paragraph.marker and not paragraph.marker_is_printed and (sign := normal(paragraph.marker).replace(" ", "")):
        first = paragraph.lines[0]
        made.append(Token(sign, Word(paragraph.marker), first.page, first.number, ""))
    for index, line in enumerate(paragraph.lines):
        before = "\n" if index - 1 in paragraph.kept_ends else " "
        first_of_line = True
        cells = set(accumulate(line.line.cells))
        for place, word in enumerate(line.line.words):
            text = normal(word.text)
            if not text:
                continue
            inside = BETWEEN_CELLS if place in cells else " "
            token = Token(text, word, line.page, line.number, (before if first_of_line else inside) if made else "")
            if first_of_line and made and token.before == " " and made[-1].line != line.number:
                join(made, token, words)
            made.append(token)
            first_of_line = False
    return made


def join(made: list[Token], right: Token, words: WordList) -> None:
    """Make the last of `made` and `right`, which stand on two lines, one word where a hyphen says so."""
    loose = made[-1].text in HYPHENS and len(made) > 1 and made[-2].line == made[-1].line and not closes_dash(made)
    if loose and made[-2].text[-1].isalpha() and broken_word(made[-2].text + "-", right.text, words):
        made.pop()  # a hyphen that was read as a word of its own
        made[-1].text += "-"
    left = made[-1]
    if not is_hyphen(left.text) or right.text.lower() in PAIRED or not right.text[0].isalnum():
        return
    right.before = ""
    if not keeps_hyphen(left.text[:-1], right.text, words):
        left.text = left.text[:-1]


def closes_dash(made: list[Token]) -> bool:
    """Whether the last of `made` is the second of two dashes around words of its line: "- im Folgenden „Stadt“ -"."""
    return any(token.text in (*HYPHENS, "–", "—") for token in made[:-1] if token.line == made[-1].line)


def is_hyphen(text: str) -> bool:
    """Whether `text` ends with a hyphen that parts a word."""
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalnum()


def broken_word(left: str, right: str, words: WordList) -> bool:
    """Whether `left`, which ends with a hyphen, and the beginning of `right` are parts of one word."""
    stem, tail = letters_at_end(left[:-1]), letters_at_start(right)
    if not stem or not tail or not tail.islower() or tail in PAIRED:
        return False
    return words.knows(stem + tail) or not words.knows(tail)


def keeps_hyphen(stem: str, tail: str, words: WordList) -> bool:
    """Whether the hyphen belongs to the word ("WIR-Programm", "Frankfurt-Rhein-Main") and not to the line's end."""
    if not tail[0].islower():
        return True
    start, end = letters_at_end(stem), letters_at_start(tail)
    if not start or not end or (start.isupper() and len(start) > 1):
        return True
    if words.knows(start + end):
        return False
    hyphened = len(start) > 3 and len(end) > 3 and start[0].islower() and words.knows(start) and words.knows(end)
    return hyphened and words.frequency(start + "-" + end) > 0


def letters_at_end(text: str) -> str:
    """The letters that `text` ends with."""
    found = re.search(r"[^\W\d_]+$", text)
    return found.group() if found else ""


def letters_at_start(text: str) -> str:
    """The letters that `text` begins with."""
    found = re.match(r"[^\W\d_]+", text)
    return found.group() if found else ""
