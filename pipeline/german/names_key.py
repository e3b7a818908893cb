"""Names made comparable: folding of what noise and spelling change, and the similarity of what is left."""

import re
import unicodedata

from rapidfuzz import fuzz

_FOLDS = (
    ("ä", "a"),
    ("ö", "o"),
    ("ü", "u"),
    ("ß", "ss"),
    ("é", "e"),
    ("rn", "m"),
    ("ii", "u"),
    ("1", "l"),
    ("|", "l"),
    ("0", "o"),
)


def key(name: str) -> str:
    """`name` without case, quotation marks, punctuation and double spaces: equal for forms that mean the same."""
    text = unicodedata.normalize("NFC", name).casefold().replace("e. v.", "e.v.")
    text = re.sub(r"[„“”\"'»«‚‘’()\[\],;:*_!?]", " ", text)
    return " ".join(re.sub(r"[.–—-]", " ", text).split())


def folded(name: str) -> str:
    """The key with letters that recognition confuses made one (ä and a, rn and m, 1 and l)."""
    text = key(name)
    for seen, meant in _FOLDS:
        text = text.replace(seen, meant)
    return text


def similarity(a: str, b: str) -> float:
    """How alike two names are once folded: 0 to 1."""
    return fuzz.ratio(folded(a), folded(b)) / 100
