"""What a commitment says besides its bearer: act, deadline, recurrence, sums, condition, who gains."""

import re
from collections.abc import Sequence

from models.findings import DateItem
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.words import Word

_UNTIL = re.compile(
    r"(?:\bbis(?:\s+(?:zum|zur|spätestens|ende|mitte|anfang))*|\bspätestens(?:\s+(?:zum|bis|am|bis zum))?|\bvor)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
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


def due(text: str, start: int, end: int, context: Context) -> str | None:
    """The date (EDTF) by which the act is due: one after "bis", else one with the role of a deadline, else one ahead."""
    inside = dates_in(context, start, end)
    for date in inside:
        if _UNTIL.search(text[start : date.start]) or re.match(r"(?i)(bis|spätestens)\b", text[date.start : date.end]):
            return date.date.value
    for role in ("deadline", "period", "effective", "event"):
        chosen = next((date for date in inside if date.role == role and _is_ahead(date, context)), None)
        if chosen is not None:
            return chosen.date.value
    return None


def dates_in(context: Context, start: int, end: int) -> list[DateItem]:
    return [date for date in context.dates if start <= date.start and date.end <= end]


def issued(context: Context) -> DateItem | None:
    return next((date for role in ("issued", "signed") for date in context.dates if date.role == role), None)


def _is_ahead(date: DateItem, context: Context) -> bool:
    known = issued(context)
    return known is None or not date.date.last < known.date.first


def has_date_ahead(text: str, start: int, end: int, context: Context) -> bool:
    """Whether a date stands there that is not over on the day of issue and not told as a fact ("seit")."""
    for date in dates_in(context, start, end):
        before = text[max(0, date.start - 12) : date.end].lower()
        if date.role != "issued" and _is_ahead(date, context) and "seit" not in before and issued(context) is not None:
            return True
        if re.search(r"\b(bis|ab|spätestens)\b", before):
            return _is_ahead(date, context)
    return _AHEAD.search(text, start, end) is not None and not re.search(r"\b(?:19|20)\d\d\b", text[start:end])


_MONTHS = "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_AHEAD = re.compile(
    rf"\b(?:ab|bis|bis zum|ab dem|zum)\s+(?:(?:ende|mitte|anfang)\s+)?(?:\d{{1,2}}\.\s+)?(?:{_MONTHS}|sommer|herbst|frühjahr|jahresende|schuljahr)",
    re.IGNORECASE,
)


def recurrence(quote: str) -> str | None:
    low = quote.lower()
    return next((value for value, patterns in lexicon().recurrence if any(p.search(low) for p in patterns)), None)


def amounts_in(context: Context, start: int, end: int) -> tuple[int, ...]:
    return tuple(i for i, amount in enumerate(context.amounts) if start <= amount.start and amount.end <= end)


def programmes_in(context: Context, start: int, end: int) -> tuple[int, ...]:
    found = (m.referent for m in context.mentions if m.label == "PROGRAMME" and start <= m.start and m.end <= end)
    return tuple(dict.fromkeys(referent for referent in found if referent is not None))


def beneficiaries_in(context: Context, start: int, end: int, actors: Sequence[int]) -> tuple[int, ...]:
    """Bodies, persons and places named in the quote that are not bound themselves."""
    found = (m.referent for m in context.mentions if m.label in ("ORG", "PER") and start <= m.start and m.end <= end)
    return tuple(dict.fromkeys(r for r in found if r is not None and r not in actors))


def condition(quote: str) -> str | None:
    """The clause or phrase that the commitment depends on, as it stands."""
    words = "|".join(sorted(lexicon().words["condition"], key=len, reverse=True))
    match = re.search(
        rf"\b(?:{words})\b[^,;.]*|\b(?:im Rahmen|nach Maßgabe) (?:der|ihrer|seiner) (?:verfügbaren|zur Verfügung stehenden|vorhandenen|haushaltsrechtlichen)[^,;.]*",
        quote,
        re.IGNORECASE,
    )
    if match is None:
        opened = re.match(r"(?:Werden|Wird|Sind|Ist|Sollte|Sollten|Tritt|Treten|Kommt|Kommen|Bei)\b[^,]*(?=, )", quote)
        return opened.group().strip() if opened else None
    return match.group().strip()


def is_negated(lows: frozenset[str]) -> bool:
    return bool(lows & (lexicon().words["negation"] - {"nie"}))


def action(text: str, words: Sequence[Word], verb: int, start: int, end: int) -> str:
    """The act: the infinitive clause where there is one, else the words after the finite verb, else the quote."""
    quote = text[start:end]
    infinitive = re.search(r",\s+(?=[^,]*(?:\bzu \w+n\b|\w+zu\w+en\b))", quote)
    if infinitive:
        return quote[infinitive.end() :].rstrip(" .!,;")
    finite = words[verb]
    if start <= finite.start and finite.end < end - 8:
        return text[finite.end : end].strip(" .!,;")
    return quote.rstrip(" .!,;")
