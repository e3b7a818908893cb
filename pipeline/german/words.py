"""WordList: which German words there are, how often they are met, and what compounds are made of."""

import lzma
from array import array
from collections.abc import Iterable
from math import log10
from pathlib import Path

import numpy as np

from pipeline.errors import BadConfiguration

LINKS = ("", "s", "es", "n", "en", "er", "e", "ns", "ens")
"""What German puts between the parts of a compound (Fugenelemente)."""
COMMONEST = 40
"""Every fortieth word of a German text is "und": what its count is to the number of all words."""
SHORTEST_PART = 4
SHORTEST_STEM = 5
ENDINGS = ("", "e", "en", "er", "es", "em", "n", "s")
"""What adjectives and nouns are declined with."""
UMLAUT_SAFE = ("en", "n", "s", "es")
"""Endings that leave the vowel of a noun alone; "Verträge" does not prove that there is a word "Verträg"."""
COMMON_PART = 3
"""A part of a compound must have been met this often: rare forms are too often names and misprints."""


class WordList:
    """Word forms with counts in one sorted block of bytes (about 15 bytes a form); made once and handed in.

    A form is looked up as it stands and, where it is capitalised or in capitals, also in small letters or with a
    capital first letter, because sentences begin with capitals and headings are printed in them.
    """

    def __init__(self, counts: dict[str, int]) -> None:
        self._open("".join(f"{form}\t{count}\n" for form, count in counts.items()).encode())

    @classmethod
    def load(cls, path: Path) -> "WordList":
        """The list in `path`: xz-packed lines `form<TAB>count`. Raises BadConfiguration where it cannot be read."""
        try:
            content = lzma.decompress(path.read_bytes())
        except (OSError, lzma.LZMAError) as error:
            raise BadConfiguration("word_list", f"the word list {path} cannot be read", "Install again.") from error
        made = cls.__new__(cls)
        made._open(content)
        return made

    def _open(self, content: bytes) -> None:
        lines = content.splitlines(keepends=True)
        in_order = sorted(lines)
        self._block = content if lines == in_order else b"".join(in_order)
        ends = np.flatnonzero(np.frombuffer(self._block, dtype=np.uint8) == ord("\n")).astype(np.int32)
        starts = np.concatenate((np.zeros(1, dtype=np.int32), ends[:-1] + 1)) if len(ends) else ends
        self._starts = array("i", starts.astype(np.int32).tobytes())
        self._million = max(1, self._search(b"und\t")) * COMMONEST
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def __contains__(self, word: str) -> bool:
        return self.frequency(word) > 0

    def exact(self, form: str) -> int:
        """How often just this form was met; 0 for an unknown one."""
        count = self._known.get(form)
        if count is None:
            if len(self._known) > 200_000:
                self._known.clear()
            count = self._known[form] = self._search(form.encode() + b"\t")
        return count

    def _search(self, key: bytes) -> int:
        low, high, block, starts, size = 0, len(self._starts), self._block, self._starts, len(key)
        while low < high:
            middle = (low + high) // 2
            start = starts[middle]
            if block[start : start + size] < key:
                low = middle + 1
            else:
                high = middle
        if low == len(starts):
            return 0
        start = starts[low]
        if block[start : start + size] != key:
            return 0
        return int(block[start + size : block.index(b"\n", start)])

    def frequency(self, word: str) -> int:
        """How often `word` was met in any of the cases it may stand for here."""
        return max(self.exact(form) for form in cases(word))

    def per_million(self, word: str) -> float:
        """How often `word` is met in a million words."""
        return self.frequency(word) * 1e6 / self._million

    def compound(self, word: str, least: int = COMMON_PART) -> tuple[str, ...]:
        """The parts of an unknown compound, e.g. ("Integration", "konferenz"), each met `least` times; empty where it
        is none. A noun ends with a noun."""
        if not word.isalpha() or len(word) < 2 * SHORTEST_PART:
            return ()
        return tuple(self._split(word, 4, least, word[0].isupper()))

    def compound_weight(self, word: str) -> float:
        """How well `word` goes as a compound, in powers of ten: common parts, few letters between them; -9 for none."""
        parts = self.compound(word, 1)
        if not parts:
            return -9.0
        between = len(word) - sum(map(len, parts))
        million = self._million / 1e6
        counts = [*map(self._part, parts[:-1]), self._part(parts[-1], word[0].isupper())]
        return sum(log10(count / million + 0.1) - 2 for count in counts) - 0.3 * between

    def _split(self, word: str, most: int, least: int, noun: bool) -> list[str]:
        for cut in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 1):
            tail = word[cut:]
            if self._part(tail, noun) < least:
                continue
            head = word[:cut]
            if stem := self._stem(head, least):
                return [stem, tail]
            if most > 2:
                for link in ("", "s"):
                    if head.endswith(link) and (rest := self._split(head.removesuffix(link), most - 1, least, False)):
                        return [*rest, tail]
        return []

    def _stem(self, head: str, least: int) -> str:
        """The most common word that `head` is, or is with a link after it; links follow nouns."""
        found = (
            (self._part(head.removesuffix(link), bool(link)), head.removesuffix(link))
            for link in LINKS
            if head.endswith(link)
        )
        count, stem = max(found)
        return stem if count >= least else ""

    def _part(self, part: str, noun: bool = False) -> int:
        if len(part) < SHORTEST_PART:
            return 0
        capital = self.exact(part.capitalize())
        return capital if noun else max(capital, self.exact(part.lower()))

    def inflected(self, word: str) -> bool:
        """Whether an unlisted word is a listed one in another form: "größtes" beside "größte"."""
        for ending in ENDINGS:
            stem = word.removesuffix(ending)
            if ending and (stem == word or len(stem) < SHORTEST_STEM):
                continue
            others = UMLAUT_SAFE if not ending and word[0].isupper() else ENDINGS
            if any(self.frequency(stem + other) > 1 for other in others if other != ending):
                return True
        return False

    def knows(self, word: str) -> bool:
        """Whether `word` is listed, a form of a listed word or made of listed parts; hyphened parts each by itself."""
        parts = [part for part in word.split("-") if part]
        return all(part in self or self.inflected(part) or bool(self.compound(part)) for part in parts)


def cases(word: str) -> Iterable[str]:
    """`word` in the forms it may have in the list: ("Wir", "wir"), ("RATHAUS", "Rathaus", "rathaus")."""
    if word.islower():
        return (word,)
    lower = word.lower()
    return (word, lower, lower.capitalize()) if word.isupper() else (word, lower)
