"""Roman numerals at the head of clauses, which OCR reads with l and 1: mended by their count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.clean.flow import Flow, Token, line_starts

ROMAN = re.compile(r"([IVXlil1|]{1,6})([.,])")
NUMERALS = (
    "",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
)


def mend_romans(flow: Flow) -> None:
    """Roman numerals at the head of lines, by their count: "Il. Pflichten" between I. and III. or IV."""
    heads: list[tuple[int, Token, int]] = []
    for index, (paragraph, tokens) in enumerate(flow):
        for at in line_starts(paragraph, tokens):
            found = ROMAN.fullmatch(tokens[at].text)
            if found and len(tokens) > at + 1 and tokens[at + 1].text[:1].isupper() and at == 0:
                numeral = re.sub(r"[lil1|]", "I", found.group(1))
                if numeral in NUMERALS:
                    heads.append((index, tokens[at], NUMERALS.index(numeral)))
    counts = counted([value for _, _, value in heads])
    if counts is None:
        return
    for (index, token, _), count in zip(heads, counts):
        if count and token.text != NUMERALS[count] + ".":
            token.text, token.repaired = NUMERALS[count] + ".", True
            paragraph, tokens = flow[index]
            flow[index] = (replace(paragraph, kind="paragraph", marker=""), tokens)


def counted(values: Sequence[int]) -> list[int] | None:
    """The true count of numerals of which a stroke may have been lost; 0 for those outside the count. None where they
    do not count up from 1 to 4 at least."""
    made: list[int] = []
    expected = 1
    for value in values:
        fits = value == expected or (value == expected - 1 and expected > 2)
        made.append(expected if fits else 0)
        expected += fits
    kept = [value for value, count in zip(values, made) if count]
    return made if len(kept) >= 3 and max(kept) >= 4 else None
