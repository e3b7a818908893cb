"""The number a heading begins with: its scheme, its form as printed, its place in the count."""

import re
from dataclasses import dataclass

from pipeline.divide.vocabulary import heading_words

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ORDINALS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "sieb", "acht")


@dataclass(frozen=True, slots=True)
class Number:
    """`text` as printed, `end` where the title begins in the row, `values` the count ("2.1" is (2, 1))."""

    scheme: str
    text: str
    end: int
    values: tuple[int, ...]
    strong: bool


def number_of(row: str) -> Number | None:
    """The number that `row` begins with, if any."""
    for numbering in heading_words().numberings:
        found = numbering.pattern.match(row)
        if found and found.group(1):
            end = found.end() + len(re.match(r"[\s:.)–—-]*", row[found.end() :]).group())  # type: ignore[union-attr]
            return Number(
                numbering.scheme,
                found.group(1).strip(),
                end,
                values(found.group(1), numbering.scheme),
                numbering.strong,
            )
    return None


def values(number: str, scheme: str) -> tuple[int, ...]:
    """The count of a printed number: "§ 3a" → (3,), "2.1" → (2, 1), "IV." → (4,), "C." → (3,), "B.2" → (2, 2)."""
    if scheme == "letter":
        return (ord(number[0]) - ord("A") + 1, *map(int, re.findall(r"\d+", number)))
    if digits := re.findall(r"\d+", number):
        return tuple(int(digit) for digit in digits)
    last = re.sub(r"[^A-Za-z]", " ", number).split()[-1:]
    if last and set(last[0]) <= set(ROMAN):
        return (roman(last[0]),)
    if last and len(last[0]) == 1:
        return (ord(last[0].upper()) - ord("A") + 1,)
    folded = number.casefold()
    return tuple(index + 1 for index, ordinal in enumerate(ORDINALS) if folded.startswith(ordinal))


def roman(letters: str) -> int:
    """The value of a Roman numeral."""
    total = 0
    for letter, following in zip(letters, letters[1:] + " ", strict=False):
        value = ROMAN[letter]
        total += -value if ROMAN.get(following, 0) > value else value
    return total
