"""Fit `confusions.toml` to Tesseract: print badly, read with and without German data, count what differs.

`python -m models.german.recipe.fit_noise --data DIR` prints the table; it needs tesseract with `eng` and `deu`.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytesseract
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from models.german.recipe.corpora import tree_corpora

_UMLAUTS = "äöüÄÖÜß"
_FONTS = ("DejaVuSerif.ttf", "DejaVuSans.ttf", "LiberationSerif-Regular.ttf", "LiberationSans-Regular.ttf")
_LINES_PER_PAGE, _LINE_LENGTH = 24, 70
Counts = dict[str, Counter[str]]


def main() -> None:
    """Print what was read instead of what, umlauts from the readings without German data only."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=40)
    arguments = parser.parse_args()
    chance = random.Random(0)
    lines = [s.text[:_LINE_LENGTH] for part in tree_corpora(arguments.data).train for s in part]
    umlauts: Counts = defaultdict(Counter)
    characters: Counts = defaultdict(Counter)
    for number in range(arguments.pages):
        page = chance.sample(lines, _LINES_PER_PAGE)
        language = "eng" if number % 2 else "deu"
        for printed, read in _confusions(page, _read(_print(page, chance), language)):
            if printed not in _UMLAUTS:
                characters[printed][read] += 1
            elif language == "eng":
                umlauts[printed][read] += 1
    sys.stdout.write(f"[umlauts]\n{_toml(umlauts)}\n[characters]\n{_toml(characters)}")


def _print(lines: list[str], chance: random.Random) -> Image.Image:
    """A page at about 85 to 145 dpi, blurred and speckled."""
    size = chance.randint(12, 20)
    font = ImageFont.truetype(chance.choice(_FONTS), size)
    image = Image.new("L", (size * 42, int(size * 1.7) * len(lines) + 60), chance.randint(225, 255))
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((30, 30 + number * int(size * 1.7)), line, fill=chance.randint(0, 70), font=font)
    for _ in range(image.width * image.height // 400):
        draw.point((chance.randrange(image.width), chance.randrange(image.height)), fill=chance.randint(0, 255))
    return image.filter(ImageFilter.GaussianBlur(chance.uniform(0.4, 1.2)))


def _read(image: Image.Image, language: str) -> list[str]:
    text = pytesseract.image_to_string(image, lang=language, config="--psm 6")
    return [line for line in text.splitlines() if line.strip()]


def _confusions(printed: list[str], read: list[str]) -> Iterator[tuple[str, str]]:
    for line in printed:
        best = max(read, key=lambda other: SequenceMatcher(None, line, other).ratio(), default="")
        matcher = SequenceMatcher(None, line, best, autojunk=False)
        if matcher.ratio() < 0.7:
            continue
        for kind, a, b, c, d in matcher.get_opcodes():
            short = 0 < b - a <= 2 and d - c <= 2 and " " not in line[a:b] + best[c:d]
            if kind in {"replace", "delete"} and short:
                yield from _single(line[a:b], best[c:d])


def _single(printed: str, read: str) -> Iterator[tuple[str, str]]:
    """Two characters read as two others are two confusions of one."""
    yield from zip(printed, read, strict=True) if len(printed) == len(read) == 2 else [(printed, read)]


def _toml(counts: Counts) -> str:
    rows = []
    for printed in sorted(counts):
        kept = {read: n for read, n in counts[printed].most_common(6) if n > 1}
        cells = ", ".join(f"{_quoted(read)} = {n}" for read, n in kept.items())
        if cells:
            rows.append(f"{_quoted(printed)} = {{ {cells} }}\n")
    return "".join(rows)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
