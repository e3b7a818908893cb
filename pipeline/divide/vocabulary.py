"""The words and forms of headings.toml and kinds.toml, checked on loading."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

from models.outline import DocumentKind
from pipeline.errors import BadConfiguration

Where = Literal["head", "foot", "all"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """A way of numbering headings; `strong` where the form alone makes a heading."""

    scheme: str
    pattern: re.Pattern[str]
    strong: bool


@dataclass(frozen=True, slots=True)
class HeadingWords:
    numberings: tuple[Numbering, ...]
    kickers: frozenset[str]
    plain: frozenset[str]
    service: re.Pattern[str]
    small: frozenset[str]
    agreement: re.Pattern[str]
    agreements: tuple[str, ...]
    abbreviated: re.Pattern[str]
    letterhead: re.Pattern[str]
    paper: re.Pattern[str]
    title_goes_on: frozenset[str]
    open_ends: frozenset[str]
    prefixes: frozenset[str]
    subjects: frozenset[str]
    form_labels: frozenset[str]
    chrome: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a kind: once, or where `per` is given for every `per` hits in 1000 words, three times at most."""

    where: Where
    pattern: re.Pattern[str]
    weight: float
    per: float | None


@dataclass(frozen=True, slots=True)
class KindSigns:
    kind: DocumentKind
    prior: float
    signs: tuple[Sign, ...]
    headlines: float
    """Weight of several headlines without numbers."""


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("models.german") / "vocabulary" / name).read_text("utf-8"))


@cache
def heading_words() -> HeadingWords:
    """headings.toml. Raises BadConfiguration for a wrong entry."""
    try:
        data = _read("headings.toml")
        words = data["words"]
        return HeadingWords(
            tuple(Numbering(n["scheme"], re.compile(n["pattern"]), bool(n["strong"])) for n in data["numbering"]),
            frozenset(word.casefold() for word in words["kickers"]),
            frozenset(word.casefold() for word in words["plain"]),
            re.compile(rf"(?:{'|'.join(map(re.escape, words['service']))})\b"),
            frozenset(words["small"]),
            re.compile(rf"(?i)(?:{'|'.join(map(re.escape, words['agreements']))})(?:s|es|en)?\b"),
            tuple(form for noun in words["agreements"] for form in (noun, noun.capitalize()) if " " not in noun),
            re.compile(rf"(?:{'|'.join(words['abbreviated'])})\s(?:Nr\.\s)?\d"),
            _letterhead(words["letterhead"], words["offices"]),
            re.compile(rf"(?:{'|'.join(map(re.escape, words['papers']))})\b", re.IGNORECASE),
            frozenset(words["title_goes_on"]),
            frozenset(words["open_ends"]),
            frozenset(words["prefixes"]),
            frozenset(word.casefold() for word in words["subjects"]),
            frozenset(word.casefold() for word in words["form_labels"]),
            tuple(word.casefold() for word in words["chrome"]),
        )
    except (KeyError, TypeError, re.error, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration("vocabulary", f"headings.toml is wrong: {error}", "Mend the entry.") from error


def _letterhead(first: list[str], offices: list[str]) -> re.Pattern[str]:
    articles = {"Der", "Die", "Das"}
    names = "|".join(re.escape(word) for word in first if word not in articles)
    return re.compile(
        rf"(?:{names}|{names.upper()}|\w+(?:ministerium|verwaltung|MINISTERIUM))\b"
        rf"|(?i:(?:Der|Die)\s(?:\w+\s)?\w*(?:{'|'.join(offices)})(?:\W|$))"
    )


@cache
def kind_signs() -> tuple[KindSigns, ...]:
    """kinds.toml. Raises BadConfiguration for a wrong entry."""
    try:
        return tuple(
            KindSigns(
                cast(DocumentKind, kind),
                float(entry["prior"]),
                tuple(_sign(sign) for sign in entry["signs"]),
                float(entry.get("headlines", 0.0)),
            )
            for kind, entry in _read("kinds.toml").items()
            if kind in get_args(DocumentKind) or _wrong(kind)
        )
    except (KeyError, TypeError, ValueError, re.error, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration("vocabulary", f"kinds.toml is wrong: {error}", "Mend the entry.") from error


def _wrong(kind: str) -> bool:
    raise ValueError(f"no such kind: {kind}")


def _sign(entry: dict[str, Any]) -> Sign:
    if entry["where"] not in get_args(Where):
        raise ValueError(f"no such place: {entry['where']}")
    return Sign(entry["where"], re.compile(entry["pattern"]), float(entry["weight"]), entry.get("per"))
