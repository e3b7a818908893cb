"""Whether a word that differs from another looks misread, or like a name of its own ("Kirchberg" and "Kirchburg")."""

import re

from rapidfuzz.distance import Levenshtein

SPOILED = re.compile(r"[^a-zäöüß-]|[bcdfghjklmnpqrstvwxzß]{6}|^[^\Waeiouäöüy]{2,}$|j[bcdfghjklmnpqrstvwxz]|q(?!u)")
"""What no German word holds: digits and foreign signs inside, letters that never follow each other."""
VOWELS = frozenset("aeiouäöüy")
SOUNDS = ("dt", "bp", "gk", "ck", "vw", "fv", "sz", "ij", "iy", "sß", "cz", "kq", "mn")
"""Consonants that are exchanged between names that sound alike."""
SILENT = frozenset("ehnst")
"""Letters that a name may have more than a like one, inside or at its end."""
LOST_MARKS = ({"a", "ä"}, {"o", "ö"}, {"u", "ü"})


def is_spoiled(word: str) -> bool:
    """Whether a word in small letters cannot be German as it stands."""
    return SPOILED.search(word) is not None


def sounds_alike(a: str, b: str) -> bool:
    """Whether all that differs is what tells like names apart: vowels, d and t, doubled or silent letters."""
    if len(a) == len(b) and sorted(a) == sorted(b) and Levenshtein.distance(a, b) == 2:
        return True  # "wieland" and "weiland"
    edits = [op for op in Levenshtein.opcodes(a, b) if op.tag != "equal"]
    return all(_is_spelling(a, op.src_start, op.src_end, b, op.dest_start, op.dest_end) for op in edits)


def _is_spelling(a: str, i: int, p: int, b: str, j: int, q: int) -> bool:
    one, other = a[i:p], b[j:q]
    if len(one) == len(other) == 1:
        if {one, other} in LOST_MARKS:
            return False
        return (one in VOWELS and other in VOWELS) or any({one, other} == set(pair) for pair in SOUNDS)
    longer, at, word = (one, i, a) if len(one) > len(other) else (other, j, b)
    if min(len(one), len(other)) == 0 and len(longer) == 1:
        return longer in SILENT or longer in (word[at - 1 : at], word[at + 1 : at + 2])
    return False
