"""Names of months, whole, short, Austrian, and as OCR misreads them."""

from functools import lru_cache

NAMES = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
)  # fmt: skip
_OTHER_FORMS = {
    "jan": 1, "jänner": 1, "jän": 1, "feb": 2, "febr": 2, "feber": 2, "mrz": 3, "mär": 3, "maerz": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dez": 12,
}  # fmt: skip
_FORMS = {name: number for number, name in enumerate(NAMES, start=1)} | _OTHER_FORMS
_MISREADINGS = (
    ("rn", "m"),
    ("in", "m"),
    ("nn", "m"),
    ("ni", "m"),
    ("ii", "ä"),
    ("1", "l"),
    ("é", "ä"),
    ("0", "o"),
    ("|", "l"),
    ("vv", "w"),
    ("ı", "i"),
)
_MISREAD_SHORT = {"marz": 3, "mdrz": 3, "miirz": 3, "märe": 3, "juii": 7, "jull": 7, "juiı": 7, "junl": 6, "jumi": 6,
                  "junı": 6, "janner": 1, "aprll": 4, "apnl": 4, "aprii": 4, "märzes": 3}  # fmt: skip
LONG_ENOUGH = 6
"""Letters from which one wrong letter still leaves only one month possible that is no other word."""


@lru_cache(maxsize=4096)
def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month ("Juni", "Dez.", "Jänner", "Dezernber", "Marz"), else None."""
    word = word.casefold().rstrip(".")
    if word in _FORMS:
        return _FORMS[word]
    if word in _MISREAD_SHORT:
        return _MISREAD_SHORT[word]
    for wrong, right in _MISREADINGS:
        if (mended := word.replace(wrong, right)) in _FORMS:
            return _FORMS[mended]
        word = mended if len(word) >= LONG_ENOUGH else word
    near = [number for number, name in enumerate(NAMES, start=1) if _one_letter_apart(word, name)]
    return near[0] if len(word) >= LONG_ENOUGH and len(near) == 1 else None


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter replaced, lost or added turns `a` into `b`."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same + 1 :] or a[same + 1 :] == b[same:] or a[same:] == b[same + 1 :]
