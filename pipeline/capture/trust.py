"""Is a page's text layer language, or must the picture of the page be read instead?"""

import re
import tomllib
from importlib import resources

FEWEST_LETTERS = 400
"""Letters from which the share of umlauts and of common words says something."""
FEWEST_UMLAUTS = 0.003
"""Share of ä ö ü ß among letters; German has 0.014 to 0.019, German read by an English engine 0."""
SPARSE_LETTERS = 150
"""A page that is a picture and has fewer letters in its layer was not read: it bears a stamp or a page number."""

_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_COMMON = tomllib.loads(resources.files(__package__).joinpath("common_words.toml").read_text("utf-8"))
_GERMAN, _FOREIGN = frozenset(_COMMON["german"]), frozenset(_COMMON["foreign"])
_TRANSLITERATED = re.compile(
    r"\b(?:fuer|ueber|koennen|muessen|wuerde|waere|durchfuehr\w+|oeffentlich\w*|zustaendig\w*)\b", re.I
)
_SPECK = re.compile(r"[.,:;'’‘‚„“”\"_|°^~`]{1,2}")
"""What OCR makes of dirt; in print these signs hardly stand alone (dots that lead to a page number are of one kind)."""
_NOISE = re.compile(
    r"[a-zäöüß][A-ZÄÖÜ][a-zäöüß]|[A-Za-zäöüß]\d+[a-zäöüß]|[a-zäöü][;!|~{}<>\\^=][a-zäöü]|[bcdfghjklmnpqrstvwxz]{7}"
)


def fault_of(text: str, is_picture: bool) -> str | None:
    """Why the layer `text` cannot be used, in a few words; None where nothing speaks against it.

    `is_picture`: the page is a picture all over, so that its layer was made by an earlier OCR.
    """
    letters = sum(sign.isalpha() for sign in text)
    if is_picture and letters < SPARSE_LETTERS:
        return "hardly any text on a page that is a picture"
    if letters < 20:
        return None
    return _without_meaning(text) or _no_language(text) or _wrong_language(text) or _noisy(text, is_picture)


def _without_meaning(text: str) -> str | None:
    """Signs that a font does not translate: pdfium gives control signs, pdfminer "(cid:12)"."""
    signs = [sign for sign in text if not sign.isspace()]
    odd = sum(_is_odd(sign) for sign in signs) + 5 * text.count("(cid:")
    return "letters without meaning" if odd > 0.08 * len(signs) else None


def _is_odd(sign: str) -> bool:
    return sign < " " or "\x7f" <= sign < "\xa0" or "\ue000" <= sign <= "\uf8ff" or sign == "\ufffd"


def _no_language(text: str) -> str | None:
    words = [word.lower() for word in _LETTERS_ONLY.findall(text)]
    if len(words) < 30:
        return None
    common = sum(word in _GERMAN or word in _FOREIGN for word in words) / len(words)
    joined = "".join(words)
    vowels = sum(sign in "aeiouyäöüéèàáíóúâêôıęąó" for sign in joined) / len(joined)
    shifts = len(re.findall("[a-zäöüß][A-ZÄÖÜ]", text)) / len(words)
    unlikely = not 0.3 <= vowels <= 0.52 or shifts > 0.15 or len(words) > 200
    return "no word list match" if common < 0.04 and unlikely else None


def _wrong_language(text: str) -> str | None:
    """German without umlauts: read by an engine that did not know them."""
    letters = [sign for sign in text.lower() if sign.isalpha()]
    if len(letters) < FEWEST_LETTERS or sum(sign in "äöüß" for sign in letters) >= FEWEST_UMLAUTS * len(letters):
        return None
    words = [word.lower() for word in _LETTERS_ONLY.findall(text)]
    german, foreign = sum(word in _GERMAN for word in words), sum(word in _FOREIGN for word in words)
    if german < 0.1 * len(words) or foreign > german or len(_TRANSLITERATED.findall(text)) > 1:
        return None
    return "German without umlauts"


def _noisy(text: str, is_picture: bool) -> str | None:
    words = text.split()
    if not is_picture or len(words) < 30:
        return None
    if sum(bool(_NOISE.search(word)) for word in words) > 0.06 * len(words):
        return "full of misreadings"
    specks = [word for word in words if _SPECK.fullmatch(word)]
    return "full of specks" if len(specks) > 0.04 * len(words) and len(set(specks)) > 2 else None
