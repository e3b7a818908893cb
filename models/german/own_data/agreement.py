"""Case, gender and number of noun phrases, from the forms of their determiners and the phrase's place."""

import re

_CELLS = [(case, gender) for case in ("Nom", "Acc", "Dat", "Gen") for gender in ("m", "f", "n", "p")]
# Endings by case (rows) and gender m, f, n, plural (columns).
_ARTICLES = "der die das die den die das die dem der dem den des der des der"
_ENDINGS = "er e es e en e es e em er em en es er es er"
_DEFINITE = dict(zip(_CELLS, _ARTICLES.split(), strict=True))
_STRONG = dict(zip(_CELLS, _ENDINGS.split(), strict=True))
_BARE = {("Nom", "m"), ("Nom", "n"), ("Acc", "n")}
_CONTRACTED = {"zur": "der", "ins": "das", "aufs": "das", "ans": "das", "fürs": "das"}
_STEM = re.compile(r"(ein|kein|unser|ihr|sein|mein|dies|jed|jen|all|welch|manch|viel|solch|beid)(er|es|em|en|e|)")
_EIN_LIKE = {"ein", "kein", "unser", "ihr", "sein", "mein"}

PREPOSITION_CASES = {
    **dict.fromkeys(["durch", "für", "gegen", "ohne", "um", "bis", "je"], ("Acc",)),
    **dict.fromkeys(["mit", "von", "zu", "bei", "nach", "aus", "seit", "ab"], ("Dat",)),
    **dict.fromkeys(["gemäß", "gem.", "entsprechend", "entgegen", "gegenüber"], ("Dat",)),
    **dict.fromkeys(["in", "an", "auf", "über", "unter", "vor", "neben", "zwischen", "hinter"], ("Dat", "Acc")),
    **dict.fromkeys(["wegen", "trotz", "während", "innerhalb", "mittels", "anlässlich"], ("Gen", "Dat")),
}


def determined(form: str) -> set[tuple[str, str]] | None:
    """The (case, gender) cells a determiner's form fits, gender "p" for plural; None if the form says nothing."""
    low = form.lower()
    if low in set(_DEFINITE.values()):
        return {cell for cell, article in _DEFINITE.items() if article == low}
    if low in _CONTRACTED or low in {"am", "beim", "im", "vom", "zum"}:
        return {cell for cell, article in _DEFINITE.items() if article == _CONTRACTED.get(low, "dem")}
    match = _STEM.fullmatch(low)
    if match is None or not (match[2] or match[1] in _EIN_LIKE):
        return None
    if not match[2]:
        return set(_BARE)
    cells = {cell for cell, ending in _STRONG.items() if ending == match[2]}
    return cells - _BARE if match[1] in _EIN_LIKE else cells


def agreed(
    readings: tuple[tuple[str, str | None], ...], gender: str | None, cases: tuple[str, ...], forms: list[str]
) -> tuple[str, str, str | None] | None:
    """The first (case, number, gender) that fits place, noun and determiners; None if nothing does."""
    fits = [cells for cells in map(determined, forms) if cells is not None]
    for case in cases:
        for number, only_case in readings:
            if only_case not in (None, case):
                continue
            for column in _columns(number, gender):
                if all((case, column) in cells for cells in fits):
                    return case, number, gender or (None if column == "p" else column)
    return None


def _columns(number: str, gender: str | None) -> str:
    return "p" if number == "Plur" else gender or "mfn"
