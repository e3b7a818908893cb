"""Misread letters made right: a noisy channel of known confusions against the word list.

A word is changed only where it is unknown as read and what it may have been is known and clearly likelier. Where a
text has lost its umlauts (a German page read by a model without German letters), known words are weighed too: "konnen".
"""

import re
from collections.abc import Sequence
from math import log10

from models.reading import Reading as Source
from pipeline.clean.confusions import Confusions, Reading, confusions, readings
from pipeline.clean.flow import Flow, Token
from pipeline.clean.join import letters_at_start
from pipeline.clean.noise import apply, is_noisy, mend_quotes, runs, umlauts_lost
from pipeline.german.words import WordList

EVIDENCE = {"lost": -2.9, "poor": 0.0, "fair": 0.9, "good": 2.0}
"""Powers of ten by which a reading must be likelier than a word met once in a million, by how good the page is."""
LENGTH = 0.3
"""Powers of ten by which every letter after the seventh lowers that: long words are seldom like others by chance."""
REAL_WORD = 2.5
"""How many times likelier a word with umlauts must be than the known word that was read."""
INFLECTED = 0.2
"""How often in a million words an unlisted form of a listed word is taken to be met."""
SLOW = 40
"""Unlisted readings that are tried as compounds, the likeliest first."""
UNLISTED = 3.0
"""Powers of ten by which a compound may be rarer than a listed word: most compounds are met once."""
CLEARLY = 0.5
"""Powers of ten by which one compound must be likelier than another."""
COMMONEST = 2000
"""A word met so often in a million is right as read."""
SURE = 0.93
"""Confidence of a reader from which a word on a noisy page is left alone."""
PARTS = re.compile(r"[^\W_]+(?:[^\W_|!¢]|[|!¢&@](?=\w))*")
INNER_CAPITAL = re.compile(r"[a-zäöüß][A-ZÄÖÜ]")
PAIR_FORM = re.compile(r"I(?:n|nnen)$")


def repair(flow: Flow, source: Source, words: WordList) -> None:
    """Mend the tokens of `flow` in place."""
    lost = umlauts_lost("".join(token.text for _, tokens in flow for token in tokens))
    noisy = lost or is_noisy(flow, words)
    printed = {page.number for page in source.pages if page.method in ("ocr", "text_layer")}
    mender = Mender(words, confusions(), lost, noisy, printed)
    for paragraph, tokens in flow:
        if paragraph.kind != "aside":
            opens = True
            for run in runs(tokens):
                mender.mend(run, opens)
                opens = run[-1].text.endswith((".", "!", "?", ":", "“"))


class Mender:
    """Mends the words of one document; remembers what became of each word."""

    def __init__(self, words: WordList, table: Confusions, lost: bool, noisy: bool, printed: set[int]) -> None:
        self.words, self.table, self.lost, self.noisy, self.printed = words, table, lost, noisy, printed
        self.known: dict[tuple[str, str], tuple[tuple[int, int, str], ...]] = {}

    def mend(self, run: Sequence[Token], opens: bool) -> None:
        """Mend one word, which may stand in several tokens; `opens` where it is the first of a sentence."""
        text = "".join(token.text for token in run)
        if not any(map(str.isalpha, text)):
            return
        if self.lost:
            mend_quotes(run, self.table, self.words)
            text = "".join(token.text for token in run)
        edits = [
            (found.start() + start, found.start() + end, new)
            for found in PARTS.finditer(text)
            for start, end, new in self.edits(found.group(), self.trust(run))
        ]
        if edits and not opens and self.is_small(text, edits[0]):
            edits[0] = (*edits[0][:2], edits[0][2].lower())
        if self.lost and self.is_bracket(text):
            edits = [(0, 1, "ü")]
        if edits:
            apply(run, edits)

    def is_small(self, text: str, edit: tuple[int, int, str]) -> bool:
        """Whether a word that would get a capital umlaut by `edit` is a small one: "Uber" inside a sentence."""
        word = letters_at_start(edit[2] + text[edit[1] :])
        return edit[2] in ("Ä", "Ö", "Ü") and 2 * self.words.exact(word.lower()) > self.words.exact(word)

    def is_bracket(self, text: str) -> bool:
        """Whether an opening bracket at the head of a word is an ü: "(berdies"."""
        if text[0] not in "({" or re.search(r"[)}]", text) or not text[1:2].islower():
            return False
        rest = letters_at_start(text[1:])
        return not self.words.knows(rest) and self.words.knows("ü" + rest)

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
        if INNER_CAPITAL.search(part) and trust != "lost":
            return () if PAIR_FORM.search(part) or self.words.exact(part) else self.small_capitals(part)
        lower = part.lower() if part.isupper() else part
        if self.words.knows(lower):
            found = self.real_word(lower) if trust == "lost" else None
        else:
            found = self.best(lower, trust)
        if found is None:
            return ()
        return tuple((start, end, new.upper() if part.isupper() else new) for start, end, new in found.edits)

    def best(self, word: str, trust: str) -> Reading | None:
        """The likeliest known reading of an unknown word; None where none is likely enough."""
        if trust == "lost":
            found = self.likeliest(
                readings(word, self.table.umlauts, 4, 4.0), EVIDENCE["lost"], EVIDENCE["lost"] - UNLISTED
            )
            if found is not None:
                return found
            trust = "poor"
        if trust != "poor" and (len(word) < 6 or word[0].isupper()):
            return None
        if len(word) < 5 and word[0].isupper():
            return None
        edits = 2 if len(word) > 9 and trust == "poor" else 1
        evidence = EVIDENCE[trust] - LENGTH * max(0, len(word) - 7)
        return self.likeliest(readings(word, self.table.signs, edits, 3.4), evidence, None)

    def likeliest(self, found: list[Reading], evidence: float, unlisted: float | None) -> Reading | None:
        """The likeliest listed reading if there is `evidence` enough, else the likeliest compound or other form if
        there is enough of `unlisted` (None: do not look)."""
        best = max(found, key=self.score, default=None)
        if best is None or self.score(best) >= evidence or unlisted is None:
            return best if best is not None and self.score(best) >= evidence else None
        best = max(found[:SLOW], key=self.slow_score)
        return best if self.slow_score(best) >= unlisted else None

    def score(self, reading: Reading) -> float:
        """How likely a listed reading is, in powers of ten."""
        often = self.words.per_million(reading.text)
        return log10(often) - reading.cost if often else -9.0

    def slow_score(self, reading: Reading) -> float:
        """The same for a reading that is a compound or a form of a listed word."""
        if self.words.inflected(reading.text):
            return log10(INFLECTED) - reading.cost
        return self.words.compound_weight(reading.text) - reading.cost

    def real_word(self, word: str) -> Reading | None:
        """A word with umlauts that is much likelier than the known word without them."""
        if self.words.per_million(word) > COMMONEST:
            return None
        if word not in self.words and not self.words.inflected(word):
            clearly = self.words.compound_weight(word) + CLEARLY
            return self.likeliest(readings(word, self.table.umlauts, 3, 2.0), clearly - UNLISTED, clearly)
        best: tuple[float, Reading | None] = (REAL_WORD * max(self.often(word), 0.1), None)
        for reading in readings(word, self.table.umlauts, 2, 1.6):
            often = self.often(reading.text) * 10**-reading.cost
            if often > best[0]:
                best = often, reading
        return best[1]

    def often(self, word: str) -> float:
        """How often a word of just this case is met in a million words of this field; a capital may open a sentence."""
        count = self.words.exact(word) + (0.1 * self.words.exact(word.lower()) if word[0].isupper() else 0.0)
        return (
            count * self.table.field.get(word, 1.0) * self.words.per_million(word) / max(1, self.words.frequency(word))
        )

    def small_capitals(self, part: str) -> tuple[tuple[int, int, str], ...]:
        """Small capitals that came out as a mixture of letters: "GrundsäTze"."""
        names = INNER_CAPITAL.sub(lambda pair: " ".join(pair.group()), part).split()
        if all(len(name) > 3 and self.words.knows(name) for name in names):
            return ()  # two words written as one: "DigitalPakt"
        capital, small = part.capitalize(), part.lower()
        noun = self.words.exact(capital) >= self.words.exact(small)
        right = capital if noun or part[0].isupper() else small
        known = self.words.knows(right) or bool(self.words.compound(capital, 1))
        return ((0, len(part), right),) if known and self.printed else ()
