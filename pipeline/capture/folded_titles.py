"""Where a title ends that runs on into the first sentence below it: "§ 2 Dauer Der Vertrag läuft …"."""

import re
from itertools import pairwise

from pipeline.capture.folded_words import folded_words
from pipeline.german.vocabulary import usually_small

LONGEST_TITLE = 14
"""Words of the title of a clause."""
LONGEST_HEADLINE = 32

_NUMBERED = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}\.\d{1,2}\.?|\d{1,2}[.)]?)\s[A-ZÄÖÜ„]")
_DATE_LINE = re.compile(r"[A-ZÄÖÜ][\w/-]+,\s(?:den|am)\s")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_DECLINED = re.compile(r"e[nmrs]?$")
_COUNTED = ("Nr.", "Anlage", "Teil", "§", "Abs.")
_ABBREVIATED = re.compile(r"[\w.]{1,4}\.|[a-z]\b.?")
_OPEN_END = ":,(/„-–&"
_MONTH = re.compile(r"\d{1,2}\.\s(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")


def headline_end(text: str, start: int) -> int | None:
    """Where the text behind the headline at `start` begins, None where that is not sure: names stand in headlines."""
    sure, _ = _ends(text, start, LONGEST_HEADLINE, may_say=True)
    return sure


def title_end(text: str, start: int) -> int | None:
    """Where the sentence behind the title of a clause at `start` begins, None where no title is told from a sentence.

    A title is a noun phrase. A sentence begins with a word that has small letters inside sentences ("Der",
    "Aufgenommen"), or, less surely, with a noun that no article or preposition binds to the noun before it.
    """
    sure, unsure = _ends(text, start, LONGEST_TITLE)
    return sure or unsure


def _ends(text: str, start: int, longest: int, may_say: bool = False) -> tuple[int | None, int | None]:
    """Where a sentence surely begins, if it does, and where it may begin before that.

    `may_say`: a headline holds verbs, and ends where no full stop stands.
    """
    words = list(re.finditer(r"\S+", text[start : start + 400]))[: longest + 2]
    if not words or not (may_say or _may_open(words)):
        return None, None
    unsure = None
    for before, word in pairwise(words):
        at = start + word.start()
        if may_say and _is_closed(before[0]):
            return None, None
        if _ends_line(text, start, before, word) or _is_sentence(text, at, before[0], word[0]):
            return at, None
        if _is_closed(before[0]) or (not may_say and _is_verb(before[0], word[0])):
            return None, unsure
        if unsure is None and _two_nouns(before[0], word[0]):
            unsure = at
    return None, None


def _may_open(words: list[re.Match[str]]) -> bool:
    """Whether a title may begin so: with a noun, or with an adjective before one."""
    first = words[0][0].lstrip('„"»(')
    if not first[:1].isupper() or first in folded_words().openers:
        return False
    adjective = bool(_DECLINED.search(first)) and len(words) > 1 and words[1][0][:1].isupper()
    return adjective or not usually_small(first.strip(".,:;"))


def _ends_line(text: str, start: int, before: re.Match[str], word: re.Match[str]) -> bool:
    return "\n" in text[start + before.end() : start + word.start()]


def _is_closed(word: str) -> bool:
    return word[-1] in ".;!?" and not re.fullmatch(r"\d+\.|\w{1,3}\.|gem\.|ff\.|bzw\.", word)


def _is_sentence(text: str, at: int, before: str, word: str) -> bool:
    """Whether a sentence, a numbered one or the date of a form begins at `at`."""
    if before[-1] in _OPEN_END or before.lower() in folded_words().small:
        return False
    if (
        _NUMBERED.match(text, at)
        and not _MONTH.match(text, at)
        and before not in ("Nr.", "Anlage", "Teil", "§", "Abs.")
    ):
        return True
    if _DATE.match(word) or _DATE_LINE.match(text, at):
        return True
    bare = word.strip('„“"»«,;:.')
    return word[:1].isupper() and (bare in folded_words().openers or (bare.isalpha() and usually_small(bare)))


def _is_verb(before: str, word: str) -> bool:
    """Whether a word in small letters is none of a noun phrase: no small word, no adjective behind one."""
    if not word[0].islower() or word.strip(",") in folded_words().small or _ABBREVIATED.fullmatch(word):
        return False
    declined = _DECLINED.search(word.strip(",")) is not None
    return not (declined and (before.lower() in folded_words().small or before[-1] in ",-"))


def _two_nouns(before: str, word: str) -> bool:
    """Whether two nouns stand side by side, which in a title only names do."""
    nouns = before[0].isupper() and before[-1].isalpha() and word[0].isupper() and word[0].isalpha()
    return (
        nouns and not (before.isupper() or word.isupper()) and not (_DECLINED.search(before) and usually_small(before))
    )
