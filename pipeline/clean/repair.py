"""Misread letters made right: a noisy channel of known confusions against the word list.

A word is changed only where it is unknown as read and what it may have been is known and clearly likelier. Where a text
has lost its umlauts (a German page read by a model without German letters), known words are weighed too: "fur", "konnen".
"""

import re
from collections.abc import Sequence
from math import log10

from models.reading import Reading as Source
from pipeline.clean.confusions import Confusions, Reading, confusions, readings
from pipeline.clean.flow import Paragraph, Token
from pipeline.german.words import WordList

FEWEST_LETTERS = 200
"""A text with fewer letters does not tell whether it has lost its umlauts."""
UMLAUT_SHARE = 0.003
"""German has 1.4 to 1.9 % ä, ö, ü and ß among its letters, a text that lost them almost none."""
EVIDENCE = {"lost": -2.9, "poor": 0.0, "fair": 0.9, "good": 2.0}
"""By how many powers of ten a reading must be likelier than a word met once in a million, by what is known of the page."""
REAL_WORD = 2.5
"""How many times likelier a word with umlauts must be than the known word that was read."""
COMPOUND, INFLECTED = 0.03, 0.2
"""How often in a million words an unlisted compound, or an unlisted form of a listed word, is taken to be met."""
UNKNOWN_AMONG = 0.035
"""Words in small letters that the list does not know, as a share of all: more are a sign of noise."""
SURE = 0.93
"""Confidence of a reader from which a word on a noisy page is left alone."""
PARTS = re.compile(r"[^\W_]+(?:[^\W_|!¢]|[|!¢&](?=\w))*")
INNER_CAPITAL = re.compile(r"[a-zäöüß][A-ZÄÖÜ]")
PAIR_FORM = re.compile(r"I(?:n|nnen)$")


def repair(flow: Sequence[tuple[Paragraph, list[Token]]], source: Source, words: WordList) -> None:
    """Mend the tokens of `flow` in place."""
    lost = umlauts_lost("".join(token.text for _, tokens in flow for token in tokens))
    noisy = lost or is_noisy(flow, words)
    printed = {page.number for page in source.pages if page.method in ("ocr", "text_layer")}
    mender = Mender(words, confusions(), lost, noisy, printed)
    for paragraph, tokens in flow:
        if paragraph.kind != "aside":
            for run in runs(tokens):
                mender.mend(run)


def umlauts_lost(text: str) -> bool:
    """Whether a text that should be German has (almost) no ä, ö, ü, ß."""
    letters = sum(map(str.isalpha, text))
    german = len(re.findall(r"(?:und|der|die|das|den|von|mit|nicht)(?=[A-ZÄÖÜa-z])", text))
    return letters > FEWEST_LETTERS and german > letters / 400 and len(re.findall("[äöüßÄÖÜ]", text)) < UMLAUT_SHARE * letters


def is_noisy(flow: Sequence[tuple[Paragraph, list[Token]]], words: WordList) -> bool:
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


class Mender:
    """Mends the words of one document; remembers what became of each word."""

    def __init__(self, words: WordList, table: Confusions, lost: bool, noisy: bool, printed: set[int]) -> None:
        self.words, self.table, self.lost, self.noisy, self.printed = words, table, lost, noisy, printed
        self.known: dict[tuple[str, str], tuple[tuple[int, int, str], ...]] = {}

    def mend(self, run: Sequence[Token]) -> None:
        """Mend one word, which may stand in several tokens."""
        text = "".join(token.text for token in run)
        if not any(map(str.isalpha, text)):
            return
        if self.lost:
            mend_quotes(run, self.table, self.words)
            text = "".join(token.text for token in run)
        edits = [
            (found.start() + start, found.start() + end, new)
            for found in PARTS.finditer(self.opened(text))
            for start, end, new in self.edits(found.group(), self.trust(run))
        ]
        if edits:
            apply(run, edits)

    def opened(self, text: str) -> str:
        """`text` with an opening bracket that may be an ü counted as a letter."""
        if self.lost and text[0] in "({" and not re.search(r"[)}]", text) and text[1:2].islower():
            rest = re.match(r"\w*", text[1:])
            if rest and not self.words.knows(rest.group()) and self.words.knows("ü" + rest.group()):
                return "ü" + text[1:]
        return text

    def trust(self, run: Sequence[Token]) -> str:
        """How good the page is taken to be where a word stands."""
        if self.lost:
            return "lost"
        sure = min(token.word.confidence for token in run)
        if run[0].page not in self.printed or sure >= SURE:
            return "fair" if self.noisy and sure < 1 else "good"
        return "poor" if self.noisy or sure < 0.7 else "fair"

    def edits(self, part: str, trust: str) -> tuple[tuple[int, int, str], ...]:
        """What to change in `part`, a word without hyphens and punctuation."""
        if (part, trust) not in self.known:
            self.known[part, trust] = self.search(part, trust)
        return self.known[part, trust]

    def search(self, part: str, trust: str) -> tuple[tuple[int, int, str], ...]:
        letters = sum(map(str.isalpha, part))
        if letters < 3 or letters < len(part) - 2 or (part.isupper() and letters < 7):
            return ()
        lower = part.lower() if part.isupper() else part
        if self.words.knows(lower):
            found = self.real_word(lower) if trust == "lost" else None
        elif INNER_CAPITAL.search(part) and not PAIR_FORM.search(part) and trust != "lost":
            return self.small_capitals(part)
        else:
            found = self.best(lower, trust)
        if found is None:
            return ()
        return tuple((start, end, new.upper() if part.isupper() else new) for start, end, new in found.edits)

    def best(self, word: str, trust: str) -> Reading | None:
        """The likeliest known reading of an unknown word; None where none is likely enough."""
        lost = trust == "lost"
        if not lost and trust != "poor" and (len(word) < 6 or word[0].isupper()):
            return None
        found = readings(word, self.table.signs, 2 if lost else 1 + (len(word) > 9 and trust == "poor"), 3.4)
        if lost:
            found = sorted([*readings(word, self.table.umlauts, 4, 4.0), *found], key=lambda reading: reading.cost)
        scored = [(self.score(reading, lost), reading) for reading in found]
        best = max(scored, key=lambda item: item[0], default=(-9.0, None))
        if best[0] < -3.0 and found:
            slow = [(self.slow_score(reading), reading) for reading in found[: 40 if lost else 12]]
            best = max(slow, key=lambda item: item[0])
        return best[1] if best[0] >= EVIDENCE[trust] else None

    def score(self, reading: Reading, lost: bool) -> float:
        """How likely a listed reading is, in powers of ten."""
        often = self.words.per_million(reading.text)
        return log10(often) - reading.cost if often else -9.0

    def slow_score(self, reading: Reading) -> float:
        """The same for a reading that is a compound or a form of a listed word."""
        if self.words.inflected(reading.text):
            return log10(INFLECTED) - reading.cost
        return log10(COMPOUND) - reading.cost if self.words.compound(reading.text) else -9.0

    def real_word(self, word: str) -> Reading | None:
        """A word with umlauts that is much likelier than the known word without them."""
        here = max(self.words.per_million(word) * self.table.field.get(word, 1.0), COMPOUND)
        best: tuple[float, Reading | None] = (REAL_WORD * here, None)
        for reading in readings(word, self.table.umlauts, 3, 2.5):
            often = self.words.per_million(reading.text) * self.table.field.get(reading.text, 1.0) * 10**-reading.cost
            if often > best[0]:
                best = often, reading
        return best[1]

    def small_capitals(self, part: str) -> tuple[tuple[int, int, str], ...]:
        """Small capitals that came out as a mixture of letters: "GrundsäTze"."""
        capital, small = part.capitalize(), part.lower()
        noun = self.words.exact(capital) >= self.words.exact(small)
        right = capital if noun or part[0].isupper() else small
        return ((0, len(part), right),) if self.words.knows(right) and self.printed else ()


def mend_quotes(run: Sequence[Token], table: Confusions, words: WordList) -> None:
    """German quotation marks at the edges of a word that were taken for other signs."""
    first, last = run[0], run[-1]
    for seen, meant in table.opening.items():
        rest = first.text.removeprefix(seen)
        if rest != first.text and rest[:1].isalpha() and (seen[0] == "," or rest[:1].isupper() or seen == "SWV"):
            if seen[0] in ",L" or not words.knows(first.text):
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
