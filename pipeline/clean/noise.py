"""How noisy a text is, and the marks of noise that are not letters inside words."""

import re
from collections.abc import Sequence

from pipeline.clean.confusions import Confusions
from pipeline.clean.flow import Flow, Token
from pipeline.german.words import WordList

FEWEST_LETTERS = 200
"""A text with fewer letters does not tell whether it has lost its umlauts."""
UMLAUT_SHARE = 0.003
"""German has 1.4 to 1.9 % ä, ö, ü and ß among its letters, a text that lost them almost none."""
UNKNOWN_AMONG = 0.035
"""Words in small letters that the list does not know, as a share of all: more are a sign of noise."""


def umlauts_lost(text: str) -> bool:
    """Whether a text that should be German has (almost) no ä, ö, ü, ß."""
    letters = sum(map(str.isalpha, text))
    german = len(re.findall(r"(?:und|der|die|das|den|von|mit|nicht)(?=[A-ZÄÖÜa-z])", text))
    return (
        letters > FEWEST_LETTERS
        and german > letters / 400
        and len(re.findall("[äöüßÄÖÜ]", text)) < UMLAUT_SHARE * letters
    )


def is_noisy(flow: Flow, words: WordList) -> bool:
    """Whether many words in small letters are unknown."""
    small = [t.text for _, tokens in flow for t in tokens if t.text.isalpha() and t.text.islower() and len(t.text) > 3]
    return len(small) > 30 and sum(not words.knows(word) for word in small) > UNKNOWN_AMONG * len(small)


def runs(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens word by word: those of a word that was broken across lines together."""
    made: list[list[Token]] = []
    for token in tokens:
        if made and token.before == "":
            made[-1].append(token)
        else:
            made.append([token])
    return made


def mend_quotes(run: Sequence[Token], table: Confusions, words: WordList) -> None:
    """German quotation marks at the edges of a word that were taken for other signs."""
    first, last = run[0], run[-1]
    for seen, meant in table.opening.items():
        rest = first.text.removeprefix(seen)
        if rest == first.text or not rest[:1].isalpha():
            continue
        sure = seen[0] == "," or (seen[0] == "L" and rest[0].isupper())
        if sure or not words.knows(first.text):
            first.text, first.repaired = meant + rest, True
            break
    found = re.search(r"(?<=[\w.!?,])(?P<sign>[®*°]|’’|'')(?=[.,:;!?]*$)", last.text)
    if found:
        meant = table.closing.get(found.group("sign"), "“")
        last.text, last.repaired = last.text[: found.start()] + meant + last.text[found.end() :], True


def apply(run: Sequence[Token], edits: Sequence[tuple[int, int, str]]) -> None:
    """Make `edits` (positions in the run's text) in the tokens they fall into; one that spans two tokens is left."""
    start = sum(len(token.text) for token in run)
    for token in reversed(run):
        start -= len(token.text)
        end = start + len(token.text)
        for left, right, new in sorted(edits, reverse=True):
            if start <= left and right <= end and token.text[left - start : right - start] != new:
                token.text = token.text[: left - start] + new + token.text[right - start :]
                token.repaired = True
