"""Misreadings made on purpose: what a reader of bad print makes of a name, by a seeded random source."""

import random
import tomllib

from pipeline.link.noise import CONFUSIONS

LETTERS = "abcdefghijklmnoprstuvwz"


def confusions() -> dict[str, list[tuple[str, float]]]:
    """Sign → what it is read as, with its share among the misreadings of that sign."""
    groups = tomllib.loads(CONFUSIONS.read_text("utf-8"))
    found: dict[str, list[tuple[str, float]]] = {}
    for group in ("umlauts", "signs"):
        for meant, readings in groups[group].items():
            found.setdefault(meant, []).extend((seen, 10**-price) for seen, price in readings.items())
    return found


TABLE = confusions()


def misread(name: str, rate: float, source: random.Random) -> str:
    """`name` with each sign misread at the probability `rate`, umlauts and ß four times as often."""
    signs = []
    for sign in name:
        chance = rate * (4 if sign in "äöüÄÖÜß" else 1 if sign.isalnum() else 0.3)
        signs.append(_reading(sign, source) if source.random() < chance else sign)
    return "".join(signs) or name


def _reading(sign: str, source: random.Random) -> str:
    if sign == " ":
        return source.choice(["", "  "])
    if sign.isdigit():
        return {"0": "O", "1": "l", "5": "S", "8": "B"}.get(sign, sign)
    known = TABLE.get(sign)
    if known and source.random() < 0.85:
        return source.choices([seen for seen, _ in known], [share for _, share in known])[0]
    return source.choice(["", source.choice(LETTERS), sign + source.choice(LETTERS)])
