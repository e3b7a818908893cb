"""The bytes of a text → its characters, where nobody says which encoding they are in."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = ("cp1252", "iso8859-15", "cp850", "mac-roman", "cp437", "cp1250")
"""Encodings of one byte a sign in which German was written, the likeliest first."""

_GERMAN_WORD = re.compile("[A-Za-zäöüß][äöü][A-Za-zäöüß]|[a-zäöü]ß|(?<![A-Za-zÀ-ÿ])[ÄÖÜäöü][a-z]")
_GERMAN_SIGN = re.compile("(?<!\\w)[„‚»›(]?§|[–—]|„|“|€|°C|\u00a0|é|è|²|´|’|•|…|·|»|«|­")
_STRANGE = re.compile("[^\x00-\x7fäöüÄÖÜß§–—„“”‚‘’»«›‹€°éèêáàçôóñ²³½¼¾·•…´©®µ×\u00a0\u00ad]")
_MISPLACED = re.compile("[a-z][ÄÖÜ][a-z]|[A-Za-z][§„“€–»][A-Za-z]|[\x80-\x9f]")
_GERMAN_SIGNS = "äöüÄÖÜßéèáàçñ§€„“”‚‘’»«›‹–—…•·°²³½´®©\u00a0"
_TAKEN_FOR = ("cp1252", "latin-1", "cp1250")
"""Code pages that UTF-8 is taken for when it is encoded once more."""


def _twice_encoded() -> dict[str, str]:
    """What German signs become when their UTF-8 is taken for one of those code pages → the sign."""
    made: dict[str, str] = {}
    for page in _TAKEN_FOR:
        for sign in _GERMAN_SIGNS:
            made.setdefault(sign.encode().decode(page, "ignore"), sign)
    return {wrong: sign for wrong, sign in made.items() if len(wrong) > 1}


_MISTAKEN = _twice_encoded()
_DOUBLY_ENCODED = re.compile("|".join(map(re.escape, sorted(_MISTAKEN, key=len, reverse=True))))


def decode(content: bytes) -> tuple[str, str]:
    """The text of `content` and the encoding it was in.

    A byte order mark decides; then UTF-8 if it fits; then the code page under which the text looks most German.
    UTF-8 with a few foreign bytes is read as UTF-8 and those bytes as cp1252; text encoded twice is decoded twice.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    wide = _utf16_order(content)
    if wide:
        return content.decode(wide, "replace"), wide
    try:
        return _once(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _without_utf8(content)


def _utf16_order(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a Latin text is zero."""
    sample = content[:4000]
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(even, odd) < 0.7 or min(even, odd) > 0.05:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _once(text: str) -> str:
    """UTF-8 that had been taken for a code page and encoded once more, put right; a text may be so in parts only."""
    return _DOUBLY_ENCODED.sub(lambda found: _MISTAKEN[found[0]], text)


def _without_utf8(content: bytes) -> tuple[str, str]:
    mixed = content.decode("utf-8", "surrogateescape")
    foreign = sum("\udc80" <= sign <= "\udcff" for sign in mixed)
    proper = sum(sign > "\x7f" for sign in mixed) - foreign
    if proper > foreign:
        return re.sub("[\udc80-\udcff]", _as_cp1252, mixed), "utf-8"
    return max(((content.decode(page, "replace"), page) for page in _CODE_PAGES), key=lambda read: _german(read[0]))


def _as_cp1252(sign: re.Match[str]) -> str:
    return bytes([ord(sign.group()) - 0xDC00]).decode("cp1252", "replace")


def _german(text: str) -> int:
    """How much the signs beyond ASCII look like German; the first of equals wins."""
    sample = text[:200_000]
    good = 2 * len(_GERMAN_WORD.findall(sample)) + len(_GERMAN_SIGN.findall(sample))
    return good - 3 * len(_STRANGE.findall(sample)) - 3 * len(_MISPLACED.findall(sample))
