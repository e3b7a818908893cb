"""Signs that the German models of Tesseract lack, brought back where place and shape leave no doubt: – • „ “ and
Roman numerals read with small l."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean, pstdev

from models.reading import Line, Page, Word

DASH_WIDTH = 0.38
"""Width of a lone stroke, in type sizes, from which it is a dash; hyphens have 0.2 to 0.3, dashes 0.45 and more."""
BULLET_SIZE = 0.62
"""Width and height of a list sign, in type sizes, at most."""

_BULLETS = frozenset("«»+°e®©*o¢.·•°-–—=>")
_ROMAN_MISREAD = re.compile(r"([IVXl1|]*[l|][IVXl1|]*)([.)]?)$")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})$")
_OPENING = re.compile(r"^([(\[]?)(?:,,|,‚|‚,|\"|“|”|»|«(?=\w))(?=[\wÄÖÜ…])")
_CLOSING = re.compile(r"(?<=[\w.!?,…])(?:\"|”|«|''|´´)([.,;:!?)\]]*)$")


def restore_signs(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Pages read by OCR with these signs as printed; the first reading is kept in the words. Text layers stay."""
    return tuple(_restored(page) if page.method == "ocr" else page for page in pages)


def _restored(page: Page) -> Page:
    stroke = 1.0 if _is_typewritten(page) else DASH_WIDTH
    lines = [_line(line, stroke) for line in page.lines]
    return replace(page, lines=tuple(_quoted(_bulleted(lines))))


def _is_typewritten(page: Page) -> bool:
    """Whether all letters are equally wide; then a hyphen is as wide as a dash."""
    widths = [
        w.box.width / len(w.text) / w.size
        for ln in page.lines
        for w in ln.words
        if w.box and w.size and len(w.text) > 6
    ]
    return len(widths) > 20 and pstdev(widths) < 0.07 * mean(widths)


def _line(line: Line, stroke: float) -> Line:
    words = [_dashed(word, stroke) for word in line.words]
    if words and len(words) > 1:
        words[0] = _roman(words[0], words[1])
    return replace(line, words=tuple(words))


def _read_as(word: Word, text: str) -> Word:
    if text == word.text:
        return word
    return replace(word, text=text, first_reading=word.first_reading or word.text)


def _dashed(word: Word, stroke: float) -> Word:
    text = word.text.replace("—", "–")
    if text == "-" and word.box and word.size and word.box.width > stroke * word.size:
        text = "–"
    return _read_as(word, text)


def _roman(word: Word, following: Word) -> Word:
    """ "Il." before a heading's first word is "II."; other letters at a line's start stay."""
    found = _ROMAN_MISREAD.match(word.text)
    if not found or not following.text[:1].isupper():
        return word
    numeral = re.sub("[l1|]", "I", found.group(1))
    fits = _ROMAN.match(numeral) and (found.group(2) or len(numeral) > 1)
    return _read_as(word, numeral + found.group(2)) if fits else word


def _bulleted(lines: Sequence[Line]) -> list[Line]:
    """List signs, where at least two lines of the page begin with a small mark at the same place."""
    marks = [line.words[0].box.x0 for line in lines if line.words[0].box and _is_mark(line)]
    made = []
    for line in lines:
        box = line.words[0].box
        if box and _is_mark(line) and sum(abs(box.x0 - x) < 3 for x in marks) >= 2:
            line = replace(line, words=(_read_as(line.words[0], _list_sign(line.words[0])), *line.words[1:]))
        made.append(line)
    return made


def _is_mark(line: Line) -> bool:
    """Whether a line begins with a sign as small as a list sign, with more space after it than between words."""
    if len(line.words) < 2:
        return False
    first, second = line.words[:2]
    if first.text not in _BULLETS or not first.box or not second.box or not second.size:
        return False
    low = max(first.box.width, first.box.height) < BULLET_SIZE * second.size
    return low and second.box.x0 - first.box.x1 > 0.3 * second.size


def _list_sign(word: Word) -> str:
    """A stroke stays one; every other small mark is a bullet."""
    if word.text in "-–—=":
        return "–" if word.text != "-" else "-"
    return "•"


def _quoted(lines: Sequence[Line]) -> list[Line]:
    """German quotation marks, by whether a quotation is open; a new block begins outside of one."""
    made = []
    is_open = False
    for index, line in enumerate(lines):
        if index and line.block != lines[index - 1].block and not _goes_on(lines[index - 1]):
            is_open = False
        words = []
        for word in line.words:
            text, is_open = _with_marks(word.text, is_open)
            words.append(_read_as(word, text))
        made.append(replace(line, words=tuple(words)))
    return made


def _goes_on(line: Line) -> bool:
    return not line.text.rstrip().endswith((".", "!", "?", ":", "“"))


def _with_marks(text: str, is_open: bool) -> tuple[str, bool]:
    if not is_open:
        text = _OPENING.sub(r"\1„", text)
    if "„" in text:
        is_open = True
    if is_open:
        text = _CLOSING.sub(r"“\1", text)
    if "“" in text.lstrip("“"):
        is_open = False
    return text, is_open
