"""Paragraphs → tokens: characters in their normal form, words that were broken across lines made whole."""

import re
import unicodedata

from models.reading import Word
from pipeline.clean.flow import Paragraph, Token
from pipeline.german.words import WordList

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
HYPHENS = "-‐‑¬\u00ad"
CONJUNCTIONS = {"und", "oder", "sowie", "bzw.", "beziehungsweise", "bis", "als", "noch", "statt", "u.", "wie"}


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
        for position, word in enumerate(line.line.words):
            text = normal(word.text)
            if not text:
                continue
            token = Token(text, word, line.page, line.number, (before if position == 0 else " ") if made else "")
            if made and position == 0 and before == " " and made[-1].line != line.number:
                join(made[-1], token, made[-2:-1], words)
            made.append(token)
    return made


def join(left: Token, right: Token, earlier: list[Token], words: WordList) -> None:
    """Make `left` and `right`, which stand on two lines, one word where a hyphen says so."""
    if not left.text or left.text[-1] not in HYPHENS or len(left.text) < 2 or not left.text[-2].isalnum():
        return
    stem, tail = left.text[:-1], right.text
    if not tail[0].isalnum() or tail in CONJUNCTIONS or tail.lower() in CONJUNCTIONS:
        return
    right.before = ""
    if not keeps_hyphen(stem, tail, words):
        left.text = stem


def keeps_hyphen(stem: str, tail: str, words: WordList) -> bool:
    """Whether the hyphen belongs to the word ("WIR-Programm", "Frankfurt-Rhein-Main") and not to the line's end."""
    if not tail[0].islower():
        return True
    start, end = letters_at_end(stem), letters_at_start(tail)
    if not start or not end or start.isupper() and len(start) > 1:
        return True
    return False


def letters_at_end(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text)
    return found.group() if found else ""


def letters_at_start(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found.group() if found else ""
