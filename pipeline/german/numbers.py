"""German numerals: digits as OCR may have misread them, decimal commas, number words and ordinals."""

import re
from decimal import Decimal
from functools import lru_cache

LOOKALIKES = str.maketrans("OoQDlI|iSsB", "00001111558")
"""Letters that stand for a digit once it is clear that a number was printed."""

_UNITS = re.findall(
    r"\w+",
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
)
_TENS = re.findall(r"\w+", "zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=1)
}
_WORDS |= {"eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "zwo": 2, "dreissig": 30, "ein": 1}
_SCALES = (("million", 1_000_000), ("tausend", 1000), ("hundert", 100))
_IRREGULAR_ORDINALS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}


def fold_digits(text: str) -> str:
    """`text` with the letters that OCR puts in place of digits turned into digits ("20l9" becomes "2019")."""
    return text.translate(LOOKALIKES)


@lru_cache(maxsize=4096)
def cardinal(word: str) -> int | None:
    """The whole number a word or run of digits stands for ("drei", "zweihundertfünfzig", "12"), or None."""
    word = word.casefold()
    if word.isascii():
        word = word.replace("oe", "ö").replace("ue", "ü")
    if word.isdecimal():
        return int(word)
    return _from_words(word.replace(" ", ""))


def _from_words(word: str) -> int | None:
    if word in _WORDS:
        return _WORDS[word]
    for name, factor in _SCALES:
        if name in word:
            return _scaled(word, name, factor)
    unit, joint, ten = word.partition("und")
    if joint and unit in _WORDS and ten in _WORDS and _WORDS[unit] < 10 <= _WORDS[ten]:
        return _WORDS[ten] + _WORDS[unit]
    return None


def _scaled(word: str, name: str, factor: int) -> int | None:
    """A number word with a scale in it: what stands before times the scale plus what stands after."""
    before, _, after = word.partition(name)
    after = re.sub(r"^(?:en|und)", "", after)
    head = _from_words(before) if before else 1
    tail = _from_words(after) if after else 0
    return None if head is None or tail is None else head * factor + tail


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The number an ordinal stands for ("dritten", "einunddreißigster", "3.", "III."), or None."""
    word = word.casefold().rstrip(".")
    if word.isdecimal():
        return int(word)
    if word.strip("ivx") == "":
        return _roman(word)
    stem = re.sub(r"e[nrsm]?$", "", word)
    if stem in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[stem]
    for ending in ("st", "t"):
        value = _from_words(stem.removesuffix(ending)) if stem.endswith(ending) else None
        if value is not None and (value >= 20) == (ending == "st"):
            return value
    return None


def _roman(word: str) -> int | None:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in word]
    pairs = zip(values, values[1:] + [0])
    return sum(-value if value < following else value for value, following in pairs) or None


_HALF = Decimal("0.5")
_HALVES = {"halbe": _HALF, "halben": _HALF, "eineinhalb": 1 + _HALF, "anderthalb": 1 + _HALF}


def quantity(text: str) -> Decimal | None:
    """The number printed as `text`: "1.250.000,50", "1 250 000", "45.000,-", "1,25", "zehn", "eineinhalb"; or None."""
    compact = re.sub(r"[\s\u00a0\u202f'’]", "", text).replace(":", ".")
    if compact.endswith("½"):
        whole_part = compact.removesuffix("½") or "0"
        return Decimal(whole_part) + _HALF if whole_part.isdecimal() else None
    if any(sign.isdecimal() for sign in compact):
        return _printed(fold_digits(compact))
    word = compact.casefold()
    if word in _HALVES:
        return _HALVES[word]
    if word.endswith("einhalb"):
        whole = cardinal(word.removesuffix("einhalb"))
        return None if whole is None else whole + _HALF
    value = cardinal(word)
    return None if value is None else Decimal(value)


def _printed(digits: str) -> Decimal | None:
    """Digits with dots between thousands and a decimal comma; a dot before one or two digits is decimal."""
    digits = re.sub(r"[.,][-–—=]*$", "", re.sub(r",[-–—=]+$", "", digits))
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"\d+(?:[.,]\d{3})+,\d{1,2}|\d+(?:\.\d{3})+,?\d*|\d+,\d+|\d+", digits):
        whole, _, fraction = digits.rpartition(",") if "," in digits else (digits, "", "")
        return Decimal(re.sub(r"[.,]", "", whole) + ("." + fraction if fraction else ""))
    if re.fullmatch(r"\d+(?:,\d{3})+\.\d{2}", digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits) if re.fullmatch(r"\d+\.\d{1,2}", digits) else None
