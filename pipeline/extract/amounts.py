"""Sums of money: figures or number words with a currency, with what is said of them ("rund", "bis zu", "jährlich")."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from models.findings import Amount
from pipeline.extract.parse import Parsed
from pipeline.german.numbers import quantity

Bound = Literal["exact", "at_most", "at_least"]
_CENTS = r"(?:[.,](?:\d[\dOo]?(?!\d)|\s?[-–—]{1,2}))?"
_THOUSANDS = r"(?:(?:\s?\.\s?|:\s?|[,\u00a0\u202f '’])[\dOolI]{3}(?!\d))+"
_FIGURES = rf"\d{{0,3}}½|[\dlI][\dOolI]{{0,2}}{_THOUSANDS}{_CENTS}|\d[\dOol]*{_CENTS}"
_WORDS = (
    r"(?:[Ee]in|[Aa]nder|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]ech|[Ss]ieb|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf"
    r"|[Hh]undert|[Tt]ausend|[Zz]wanzig)"
    r"[a-zäöüß]*(?:\s+(?:halben?|Viertel))?"
)
_TABLE_FIGURE = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:\.\d{3})+(?:,\d\d)?|\d+,\d\d)(?![\w.,/-]| ?(?:%|€|EUR|Euro|v\.))"
)
LONGEST_SCALED = 4
"""Signs of a number that may share the "Mio." of the one behind it ("10 bis 15 Mio. Euro", "1,25 bis 2 Mio. Euro")."""
_JOINT = r"\s?[-–—]\s?|\s+bis\s+(?:zu\s+)?|\s+(?:und|oder|sowie|bzw\.)\s+|,\s+|/"


LARGEST = Decimal(10) ** 15
"""Units of a currency; more is a misreading, or a run of digits that is no sum."""


@dataclass(frozen=True, slots=True)
class _Money:
    """The patterns and tables made of amounts.toml."""

    sums: re.Pattern[str]
    leading: re.Pattern[str]
    column: re.Pattern[str]
    units: tuple[tuple[re.Pattern[str], str, Decimal], ...]
    scales: tuple[tuple[re.Pattern[str], Decimal], ...]
    shared: re.Pattern[str]
    before: re.Pattern[str]
    limiting: re.Pattern[str]
    per: tuple[tuple[re.Pattern[str], str], ...]
    said: dict[str, re.Pattern[str]]


def find_amounts(parsed: Parsed) -> tuple[Amount, ...]:
    """Every sum of money in reading order; the two ends of "10.000 bis 15.000 Euro" are two sums."""
    text, money = parsed.text.text, _money()
    found = [*_number_first(text, money), *_currency_first(text, money), *_in_tables(parsed, money)]
    kept: list[Amount] = []
    for amount in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return tuple(kept)


def _number_first(text: str, money: _Money) -> Iterator[Amount]:
    for match in money.sums.finditer(text):
        currency, factor = _unit(match["unit"], money)
        scale = _scale(match["scale"], money)
        yield from _amount(text, match.span(), match["number"], currency, factor * scale, money)
        start, own_scale = match.start(), bool(match["scale"])
        while earlier := money.shared.search(text, max(0, start - 40), start):
            if not _shares_currency(text, earlier, own_scale):
                break
            shares_scale = not earlier["scale"] and len(earlier["number"]) <= LONGEST_SCALED
            earlier_scale = scale if shares_scale else _scale(earlier["scale"], money)
            span = earlier.start("number"), earlier.end("scale") if earlier["scale"] else earlier.end("number")
            yield from _amount(text, span, earlier["number"], currency, factor * earlier_scale, money)
            start = earlier.start()


def _shares_currency(text: str, earlier: re.Match[str], scaled: bool) -> bool:
    """Whether the number before "bis 15.000 Euro" is money too, and not a year, a paragraph or a count."""
    ranged = earlier["joint"].strip() in ("-", "–", "—", "bis", "bis zu")
    if re.fullmatch(r"(?:19|20)\d\d", earlier["number"]):
        return ranged and not scaled and re.search(r"\b(?:von|zwischen)\s$", text[: earlier.start()]) is not None
    between = re.search(r"\bzwischen\s+(?:rund\s+|etwa\s+)?$", text[max(0, earlier.start() - 20) : earlier.start()])
    return ranged or between is not None or re.search(r"\d[.,]\d", earlier["number"]) is not None


def _currency_first(text: str, money: _Money) -> Iterator[Amount]:
    for match in money.leading.finditer(text):
        currency, factor = _unit(match["unit"], money)
        scale = _scale(match["scale"], money)
        if match["unit"] != "Euro" or re.search(r"[.,]\d", match["number"]):
            yield from _amount(text, match.span(), match["number"], currency, factor * scale, money)


def _in_tables(parsed: Parsed, money: _Money) -> Iterator[Amount]:
    """Figures with thousands or cents in the rows under one that says "in Euro"."""
    text, unit = parsed.text.text, None
    for block in parsed.text.blocks:
        if block.kind != "table_row":
            unit = None
        elif heading := money.column.search(text, block.start, block.end):
            unit = heading
        elif unit is not None:
            currency, factor = _unit(unit["unit"], money)
            factor *= _scale(unit["scale"], money)
            for match in _TABLE_FIGURE.finditer(text, block.start, block.end):
                value = (quantity(match[0]) or 0) * factor
                if 0 < value <= LARGEST:
                    yield Amount(match.start(), match.end(), 0.75, float(value), currency)


def _amount(
    text: str, span: tuple[int, int], number: str, currency: str, factor: Decimal, money: _Money
) -> Iterator[Amount]:
    value = quantity(re.sub(r"\s+halben?$", "", number)) if not number.endswith(("halbe", "halben")) else Decimal("0.5")
    if value is None or value * factor > LARGEST:
        return
    said = money.before.search(text, max(0, span[0] - 60), span[0])
    words = said[0] if said else ""
    limiting = money.limiting.search(words)
    yield Amount(
        span[0] - len(words) + limiting.start() if limiting else span[0],
        span[1],
        0.97 if any(sign.isdecimal() for sign in number) else 0.9,
        float(value * factor),
        currency,
        money.said["approximate"].search(words) is not None,
        _bound(words, money),
        _per(text, span[1], words, money),
    )


def _bound(words: str, money: _Money) -> Bound:
    if money.said["at_most"].search(words):
        return "at_most"
    return "at_least" if money.said["at_least"].search(words) else "exact"


def _per(text: str, end: int, words: str, money: _Money) -> str | None:
    """How often the sum is due, by the words right after or before it."""
    return next((name for pattern, name in money.per if pattern.match(text, end) or pattern.search(" " + words)), None)


def _unit(printed: str, money: _Money) -> tuple[str, Decimal]:
    return next((code, factor) for pattern, code, factor in money.units if pattern.fullmatch(printed))


def _scale(printed: str | None, money: _Money) -> Decimal:
    if not printed:
        return Decimal(1)
    return next(factor for pattern, factor in money.scales if pattern.fullmatch(printed.strip(" -\u00a0")))


@cache
def _money() -> _Money:
    """The patterns of amounts.toml; raises KeyError or re.error for a bad entry."""
    table: dict[str, Any] = tomllib.loads(files(__package__).joinpath("amounts.toml").read_text("utf-8"))
    units = [(form, code, Decimal(1)) for form, code in table["currency"].items()]
    units += [(form, code, Decimal("0.01")) for form, code in table["cents"].items()]
    units += [(form, code, Decimal(factor)) for form, (code, factor) in table["scaled"].items()]
    unit = _any(form for form, _, _ in units)
    scale = _any(table["scale"])
    said = {name: re.compile(rf"\b(?:{_any(forms)})(?!\w)") for name, forms in table["said"].items()}
    limiting = [form for name, forms in table["said"].items() if name != "other" for form in forms]
    before = _any(form for forms in table["said"].values() for form in forms)
    number = rf"(?:{_FIGURES}|{_WORDS})"
    return _Money(
        sums=re.compile(
            rf"(?<![\w.,§])(?P<number>{number})"
            rf"(?:\s?\([a-zäöüß]{{4,}}\))?[\s-]?(?P<scale>(?:{scale}))?[\s-]?(?P<unit>{unit})(?![^\W\d_])(?!-(?:Job|Schein|Münze|Norm|Zone|Raum))"
        ),
        leading=re.compile(
            rf"(?<!\w)(?P<unit>€|EUR|Euro|DM|TEUR|T€|CHF|DKK|USD|US-\$|£)\s?(?P<number>{_FIGURES})(?:\s?(?P<scale>{scale}))?(?![\w%])"
        ),
        shared=re.compile(rf"(?<![\w.,§/-])(?P<number>{number})(?:\s?(?P<scale>{scale}))?(?P<joint>{_JOINT})$"),
        column=re.compile(rf"(?:\bin |\()(?:(?P<scale>{scale}) ?)?(?P<unit>{unit})(?!\w)"),
        units=tuple((re.compile(form), code, factor) for form, code, factor in units),
        scales=tuple((re.compile(form), Decimal(factor)) for form, factor in table["scale"].items()),
        limiting=re.compile(rf"(?<!\w)(?:{_any(limiting)})(?!\w).*", re.S),
        before=re.compile(rf"(?:(?<!\w)(?:{before})\s+)+$"),
        per=tuple((re.compile(rf"\s*\(?(?:{form})"), name) for form, name in table["per"].items()),
        said=said,
    )


def _any(forms: Any) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))
