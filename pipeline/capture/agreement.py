"""Does an invisible text layer say what the picture under it shows? Strips of the picture, read by OCR, tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

import numpy as np
from PIL import Image

from pipeline.capture import ocr
from pipeline.capture.attempts import Desk
from pipeline.capture.image import Scan
from pipeline.errors import MissingProgram

STRIP = 0.1
"""Height of a strip, as a share of the page's; two are looked at, the second only where the first has few words."""
ENOUGH_WORDS, FEWEST_WORDS = 6, 4
"""Surely read long words with which looking ends, and those from which the strips say something."""
LEAST_AGREEMENT = 0.4
"""Share of them that a layer made of this picture holds, whatever its noise; layers of other pages hold a tenth."""

_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_SURE = 0.9
_FIRST, _EVERY = 3, 8


@dataclass
class Sample:
    """The pages whose layers are compared with their pictures: the first, then now and then, all after a wrong one."""

    met: int = 0
    passed_over: list[int] = field(default_factory=list)
    found_wrong: bool = False

    def takes(self, number: int) -> bool:
        """Whether page `number`, the next with an invisible layer, is one of them."""
        self.met += 1
        if self.found_wrong or self.met <= _FIRST or self.met % _EVERY == 0:
            return True
        self.passed_over.append(number)
        return False


def disagrees(layer: str, scan: Scan, desk: Desk) -> bool:
    """Whether the words on the picture are others than those of `layer`, the text of the same page.

    False where too few words can be seen to tell, and without the means to look.
    """
    known, seen = set(_long_words(layer)), list[str]()
    for strip in _fullest_strips(scan.picture):
        seen += _surely_read(Scan(strip, scan.dpi), desk)
        if len(seen) >= ENOUGH_WORDS:
            break
    return len(seen) >= FEWEST_WORDS and sum(_occurs(word, known) for word in seen) < LEAST_AGREEMENT * len(seen)


def _occurs(word: str, known: set[str]) -> bool:
    """Whether `word` is there, be it a little misread by one engine or the other (Fraktur's long s as f)."""
    return word in known or bool(get_close_matches(word, known, n=1, cutoff=0.75))


def _fullest_strips(picture: Image.Image) -> Iterator[Image.Image]:
    """The strip with most changes between dark and light along its rows, then the one that has most beside it."""
    small = np.asarray(picture.resize((400, 200), Image.Resampling.BOX), dtype=np.int16)[:, 20:380]
    changes = np.abs(np.diff(small, axis=1)).sum(axis=1)
    rows = round(STRIP * len(changes))
    for _ in range(2):
        first = int(np.argmax(np.convolve(changes, np.ones(rows), "valid")))
        yield picture.crop((0, first * picture.height // 200, picture.width, (first + rows) * picture.height // 200))
        changes[first : first + rows] = 0


def _surely_read(strip: Scan, desk: Desk) -> list[str]:
    try:
        ocr.require(desk.options.lang)
        words = desk.recognise(strip).words
    except (MissingProgram, RuntimeError, ocr.PageTimeout):
        return []
    return list(_long_words(" ".join(word.text for word in words if word.confidence >= _SURE)))


def _long_words(text: str) -> Iterator[str]:
    return (word.lower() for word in _LONG_WORD.findall(text))
