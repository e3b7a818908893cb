"""What the words of a commitment say besides who is bound: where it begins and ends, act, recurrence, condition."""

import re

from pipeline.extract.commitments.lexicon import lexicon

_NUMBERED = re.compile(r"\s*(?:[-–•*▪·]\s+|\(?\d{1,2}[.)]\s+|\(\d{1,2}[a-z]?\)\s*|[a-z]{1,2}\)\s+|\([a-z]\)\s+)")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`text[start:end]` without list signs, quotation marks, leading connectives and trailing breaks."""
    known = lexicon().words["connective"]
    while start < end:
        before = start
        match = _NUMBERED.match(text, start, end)
        if match:
            start = match.end()
        while start < end and text[start] in " \n\t„“”»«\"'‚‘,;:–—)]…":
            start += 1
        word = re.compile(r"[A-Za-zÄÖÜäöüß]+").match(text, start, end)
        if word and word.group().lower() in known and text[word.end() : word.end() + 1] == " ":
            start = word.end()
        if start == before:
            break
    while end > start and text[end - 1] in " \n\t„“”»«\"'‚‘–—([…":
        end -= 1
    while end > start and text[end - 1] in ",;:":
        end -= 1
    return start, end


def recurrence(quote: str) -> str | None:
    """How often the act is to be done, by the vocabulary's first pattern that fits."""
    low = quote.lower()
    return next((value for value, patterns in lexicon().recurrence if any(p.search(low) for p in patterns)), None)


def condition(quote: str) -> str | None:
    """The clause or phrase that the commitment depends on, as it stands."""
    words = "|".join(sorted(lexicon().words["condition"], key=len, reverse=True))
    match = re.search(
        rf"\b(?:{words})\b[^,;.]*|\b(?:im Rahmen|nach Maßgabe) (?:der|ihrer|seiner) "
        r"(?:verfügbaren|zur Verfügung stehenden|vorhandenen|haushaltsrechtlichen)[^,;.]*",
        quote,
        re.IGNORECASE,
    )
    if match is None:
        opened = re.match(r"(?:Werden|Wird|Sind|Ist|Sollte|Sollten|Tritt|Treten|Kommt|Kommen|Bei)\b[^,]*(?=, )", quote)
        return opened.group().strip() if opened else None
    return match.group().strip()


def is_negated(lows: frozenset[str]) -> bool:
    """Whether a word of the clause itself negates."""
    return bool(lows & (lexicon().words["negation"] - {"nie"}))
