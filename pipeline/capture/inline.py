"""Markdown inside a paragraph: emphasis, links and escapes → words that know whether they are bold or italic."""

import html
import re
from dataclasses import dataclass

from models.reading import Word
from pipeline.capture.signs import clean_signs

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PRIVATE = 0xE000
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_FOOTNOTE_SIGN = re.compile(r"\[\^[^\]\s]+\]")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+\"[^\"]*\")?\s*\)|\[[^\]]*\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^\s<>]+[.@][^\s<>]+)>")
_BREAK = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)
_TAG = re.compile(
    r"<!--.*?-->|</?(?:b|i|u|em|strong|sup|sub|span|div|p|center|small|font|a|img|mark)\b[^<>]*>", re.S | re.I
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_RUN = re.compile(r"\*+|_+|~~")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of emphasis signs at `start`; single stars inside words ("Bürger*innen") are none."""

    start: int
    signs: str
    opens: bool
    closes: bool


def styled_lines(text: str) -> list[list[Word]]:
    """The words of each line of `text` (a paragraph in Markdown), markup taken out."""
    plain = _without_links(_ESCAPE.sub(lambda sign: chr(_PRIVATE + ord(sign.group(1))), text))
    bold, italic, dropped = _emphasis(plain)
    lines: list[list[Word]] = []
    start = 0
    for line in plain.split("\n"):
        lines.append(_words(line, start, bold, italic, dropped))
        start += len(line) + 1
    return lines


def _without_links(text: str) -> str:
    text = _LINK.sub(r"\1", _FOOTNOTE_SIGN.sub("", _IMAGE.sub("", text)))
    text = _TAG.sub("", _BREAK.sub("\n", _AUTOLINK.sub(r"\1", text)))
    return html.unescape(_CODE.sub(r"\2", text)).replace("\u00a0", " ")


def _emphasis(text: str) -> tuple[set[int], set[int], set[int]]:
    """The positions of bold and italic characters, and of the signs that made them so."""
    bold: set[int] = set()
    italic: set[int] = set()
    dropped: set[int] = set()
    openers: list[_Run] = []
    for found in _RUN.finditer(text):
        run = _run(text, found)
        match = next((o for o in reversed(openers) if o.signs == run.signs), None) if run.closes else None
        if match is None:
            if run.opens:
                openers.append(run)
            elif len(run.signs) == 2 and "*" in run.signs:
                dropped.update(range(*found.span()))
            continue
        del openers[openers.index(match) :]
        inside = range(match.start + len(match.signs), run.start)
        if len(run.signs) >= 2 and run.signs != "~~":
            bold.update(inside)
        if len(run.signs) in (1, 3):
            italic.update(inside)
        dropped.update(range(match.start, inside.start), range(*found.span()))
    for left in openers:
        if left.signs == "**":
            dropped.update((left.start, left.start + 1))
    return bold, italic, dropped


def _run(text: str, found: re.Match[str]) -> _Run:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    opens, closes = bool(after.strip()), bool(before.strip())
    if len(found.group()) == 1 or "_" in found.group():
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(found.start(), found.group(), opens and len(found.group()) < 4, closes and len(found.group()) < 4)


def _words(line: str, start: int, bold: set[int], italic: set[int], dropped: set[int]) -> list[Word]:
    words = []
    for found in re.finditer(r"\S+", line):
        places = [i for i in range(start + found.start(), start + found.end()) if i not in dropped]
        text = clean_signs("".join(_restored(line[i - start]) for i in places))
        inked = [i for i in places if line[i - start].isalnum()] or places
        words += [
            Word(part, bold=all(i in bold for i in inked), italic=all(i in italic for i in inked))
            for part in text.split()
        ]
    return words


def _restored(sign: str) -> str:
    return chr(ord(sign) - _PRIVATE) if _PRIVATE < ord(sign) < _PRIVATE + 128 else sign
