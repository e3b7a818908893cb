"""§ brought back where OCR printed something else.

The German models of Tesseract do not have the sign: they print 8, $, 5 or &, and they are sure of it. Two things tell
such a word from a number: the sign reaches below the line while figures stand on it, which the word boxes show; and
clauses are numbered in sequence and cited in set phrases. Both are free, so no second recognition is needed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from models.reading import Box, Line, Page, Word

_SIGNS = "8$5&S36B9"
_ALONE = re.compile(rf"([(„\"‚]*)([{re.escape(_SIGNS)}]{{1,2}})$")
_GLUED = re.compile(r"([(„\"‚]*)([8$5&]{1,2})[.:]?(\d{1,3}[a-z]?)([.,;:)“\"]*)$")
_NUMBER = re.compile(r":?(\d{1,4})[a-z]?(?:[.,;:)“\"]*|\.?[A-ZÄÖÜ][a-zäöüß]+)$")
_AFTER = (
    (re.compile(r"(?:Abs|Absatz|Absätze|Satz|Sätze|Nr|Nrn|Nummer|Ziffer|Buchstabe|Buchst|lit|Unterabs)\b"), 4),
    (re.compile(r"ff?\b|[A-ZÄÖÜ]\w*[A-ZÄÖÜ]|\w+(?:gesetz|gesetzbuch|ordnung|satzung|vertrag)(?:e?s)?\b"), 2),
    (
        re.compile(r"bis\b|und\b|oder\b|sowie\b|bleib|gilt|gelten|des\b|der\b|diese|findet|entspr|ist\b|sind\b|wird\b"),
        1,
    ),
)
"""Words after a number that show it to be a clause's, and how much they weigh."""
_CITED_BEFORE = re.compile(
    r"(?:nach|gemäß|die|des|der|den|dem|in|im|von|aus|zu|mit|gelten|gilt|siehe|vgl\.?|laut|iVm|V\.m\.|und|oder|sowie|bis)$",
    re.I,
)
_FIGURES = {"A": 4, "B": 8, "G": 6, "I": 1, "S": 5, "T": 7, "Z": 2, "l": 1, "|": 1, "?": 7}
"""Figures as they are misread where a heading has nothing but its number to tell it by."""
_ACCEPTED = 3
_KNOWN = 2
"""What the citation of a clause is worth that the document has."""
_IN_SEQUENCE = 3
"""What a number is worth that stands between those before and after it."""
_PAIRED = 3
"""What two numbers in sequence beside each other, with signs glued to them, are worth."""
DOUBLE_WIDTH = 0.65
"""Width in type sizes from which a word is §§; one sign takes 0.36 to 0.54, two take 0.8 to 1.1."""
_MARGIN = 0.07
"""Share of the page's height at its head and foot where a lone number is a page number."""


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    line: int
    word: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word that may be a paragraph sign, with or without its number."""

    place: _Place
    before: str
    signs: str
    number: int
    glued: str
    starts: bool
    lone: bool
    score: int
    is_double: bool
    cited: bool = False
    misread: bool = False


def mend_paragraph_signs(pages: Sequence[Page]) -> tuple[Page, ...]:
    """`pages` with § and §§ where OCR misread them; the first reading is kept in the words. Text layers stay."""
    found = [
        candidate
        for p, page in enumerate(pages)
        if page.method == "ocr"
        for ln, line in enumerate(page.lines)
        for candidate in _candidates(line, page, p, ln)
    ]
    headings = [candidate for candidate in found if candidate.starts]
    accepted: dict[tuple[int, int], list[_Candidate]] = {}
    counted = {heading.number for heading in headings if _support(heading, headings)}
    for candidate in found:
        if candidate.starts:
            support = _support(candidate, headings)
        else:
            known = candidate.cited and not candidate.glued and candidate.number in counted
            support = _PAIRED * _is_paired(candidate, found, counted) + _KNOWN * known
        support += candidate.lone and support > 0
        if candidate.score + support >= _ACCEPTED and (support == _IN_SEQUENCE or not candidate.misread):
            accepted.setdefault((candidate.place.page, candidate.place.line), []).append(candidate)
    return tuple(
        replace(page, lines=tuple(_mended(line, accepted.get((p, ln), [])) for ln, line in enumerate(page.lines)))
        for p, page in enumerate(pages)
    )


def _support(candidate: _Candidate, headings: Sequence[_Candidate]) -> int:
    """How well a number at a line's start stands in the sequence of such numbers."""
    index = headings.index(candidate)
    before = candidate.number == 1 or any(h.number == candidate.number - 1 for h in headings[:index])
    after = any(h.number == candidate.number + 1 for h in headings[index + 1 :])
    return _IN_SEQUENCE if before and after else 2 if before or after else 0


def _is_paired(candidate: _Candidate, found: Sequence[_Candidate], counted: set[int]) -> bool:
    """Whether a number read together with its sign stands beside the next one, both of clauses that the document has:
    "86 und 87"."""
    here = candidate.place
    return bool(candidate.glued) and any(
        other.glued
        and (candidate.cited and other.cited)
        and (other.place.page, other.place.line) == (here.page, here.line)
        and abs(other.place.word - here.word) == 2
        and abs(other.number - candidate.number) == 1
        and {other.number, candidate.number} <= counted
        for other in found
    )


def _candidates(line: Line, page: Page, p: int, ln: int) -> list[_Candidate]:
    words = line.words
    found = []
    skip = -1
    for index, word in enumerate(words):
        if index == skip:
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        number = _NUMBER.match(following.text) if following else None
        if (alone := _ALONE.match(word.text)) and following and number:
            found.append(_alone(line, _Place(p, ln, index), alone, int(number.group(1)), following))
            skip = index + 1
        elif (
            alone and index == 0 and len(words) > 2 and (figure := _FIGURES.get(words[1].text)) and _is_title(words[2])
        ):
            found.append(replace(_alone(line, _Place(p, ln, index), alone, figure, words[1]), misread=True))
        elif (glued := _GLUED.match(word.text)) and not (len(words) == 1 and _is_in_margin(word, page)):
            found.append(_glued(line, _Place(p, ln, index), glued, page))
    return found


def _is_title(word: Word) -> bool:
    return word.text[:1].isupper() or word.text[:1] in "„(–-"


def _is_in_margin(word: Word, page: Page) -> bool:
    assert word.box is not None
    return word.box.bottom < _MARGIN * page.height or word.box.top > (1 - _MARGIN) * page.height


def _alone(line: Line, place: _Place, match: re.Match[str], number: int, following: Word) -> _Candidate:
    signs = match.group(2)
    shape = _shape(line, place.word, following, bracket=bool(match.group(1)))
    heads = place.word == 0 and (len(line.words) < 3 or _is_title(line.words[2]))
    score = shape + _sign_score(signs) + _context(line, place.word - 1, place.word + 2) + heads
    is_double = _width(line.words[place.word], bool(match.group(1))) > DOUBLE_WIDTH
    cited = _is_cited(line, place.word)
    return _Candidate(place, match.group(1), signs, number, "", heads, False, score, is_double, cited)


def _width(word: Word, bracket: bool) -> float:
    """The width of the sign or signs in type sizes, without a bracket before them."""
    assert word.box is not None
    return word.box.width / (word.size or word.box.height) - 0.3 * bracket


def _glued(line: Line, place: _Place, match: re.Match[str], page: Page) -> _Candidate:
    before, signs, number, after = match.groups()
    lone = len(line.words) == 1
    following = line.words[1].text if len(line.words) > 1 else ""
    starts = place.word == 0 and (lone or following[:1].isupper())
    shape = (
        (1 if _is_tall(line.words[0], page) else 0) if lone else min(2, _shape(line, place.word, None, bool(before)))
    )
    context = _context(line, place.word - 1, place.word + 1)
    unspaced = -1 if not starts and "$" not in signs else 0
    score = shape + _sign_score(signs) + context + unspaced
    digits = int(re.sub(r"\D", "", number))
    cited = _is_cited(line, place.word)
    return _Candidate(place, before, signs, digits, number + after, starts, lone, score, len(signs) == 2, cited)


def _is_cited(line: Line, index: int) -> bool:
    return index > 0 and bool(_CITED_BEFORE.match(line.words[index - 1].text))


def _sign_score(signs: str) -> int:
    return 2 if "$" in signs else 0 if set(signs) <= set("85&") else -1


def _context(line: Line, before: int, after: int) -> int:
    """How much the words around speak for a citation."""
    words = [word.text for word in line.words]
    following = words[after] if after < len(words) else ""
    score = next((weight for pattern, weight in _AFTER if pattern.match(following)), 0)
    return score + bool(before >= 0 and _CITED_BEFORE.match(words[before]))


def _shape(line: Line, index: int, number: Word | None, bracket: bool) -> int:
    """What the word's box says: above 0 where it reaches below the figures beside it, below 0 where it does not."""
    box = line.words[index].box
    if box is None or bracket:
        return 0
    beside = number.box if number is not None and not _HANGING.search(number.text) else None
    if beside is None or not 0.8 < box.height / max(beside.height, 0.1) < 1.5:
        beside = _upright_beside(line, index)
    if beside is None or not 0.7 < box.height / max(beside.height, 0.1) < 1.7:
        return 0
    drop = (box.bottom - beside.bottom) / beside.height
    return 3 if drop >= 0.075 else 1 if drop >= 0.045 else -2 if drop <= 0.03 else 0


_STANDING = re.compile(r"[A-Za-zÄÖÜäöüß0-9]*[A-ZÄÖÜbdfhkltß0-9][A-Za-zÄÖÜäöüß0-9]*$")
_HANGING = re.compile(r"[gjpqyQ,;()]")


def _upright_beside(line: Line, index: int) -> Box | None:
    """The box of the nearest word of the line that stands on the baseline and reaches no lower."""
    order = sorted(range(len(line.words)), key=lambda i: abs(i - index))
    for i in order[1:]:
        word = line.words[i]
        if _STANDING.match(word.text) and not _HANGING.search(word.text) and word.box is not None:
            return word.box
    return None


def _is_tall(word: Word, page: Page) -> bool:
    """Whether a lone word is taller than figures of the page's usual size."""
    heights = [w.box.height for line in page.lines for w in line.words if w.box and w.text.isdecimal()]
    upright = [
        w.box.height for line in page.lines for w in line.words
        if w.box and len(w.text) > 2 and _STANDING.match(w.text) and not _HANGING.search(w.text)
    ]  # fmt: skip
    usual = heights if len(heights) > 4 else upright
    return bool(usual and word.box and word.box.height > 1.1 * median(usual))


def _mended(line: Line, candidates: Sequence[_Candidate]) -> Line:
    words = list(line.words)
    cells = list(line.cells)
    for candidate in sorted(candidates, key=lambda c: -c.place.word):
        index = candidate.place.word
        made = _signs_of(words[index], candidate)
        words[index : index + 1] = made
        if candidate.misread:
            number = words[index + 1]
            words[index + 1] = replace(number, text=str(candidate.number), first_reading=number.text)
        if cells and len(made) > 1:
            _widen(cells, index)
    return replace(line, words=tuple(words), cells=tuple(cells))


def _widen(cells: list[int], index: int) -> None:
    """Count one more word in the cell that holds word number `index`."""
    for cell, count in enumerate(cells):
        if index < count:
            cells[cell] += 1
            return
        index -= count


def _signs_of(word: Word, candidate: _Candidate) -> list[Word]:
    sign = candidate.before + ("§§" if candidate.is_double else "§")
    if not candidate.glued:
        return [replace(word, text=sign, first_reading=word.text)]
    first_reading = candidate.before + candidate.signs
    assert word.box is not None
    share = len(first_reading) / len(word.text)
    cut = word.box.x0 + share * word.box.width
    left, right = replace(word.box, x1=cut), replace(word.box, x0=cut)
    return [
        replace(word, text=sign, box=left, first_reading=first_reading),
        replace(word, text=candidate.glued, box=right),
    ]
