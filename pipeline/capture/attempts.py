"""A page's picture → its lines by OCR: read once, and again another way only where the first reading is poor."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import cos, radians, sin
from pathlib import Path

import numpy as np
from PIL import Image

from models.reading import Box, Page, Word
from pipeline.capture import ocr
from pipeline.capture.bends import drop_of, straightened
from pipeline.capture.image import Scan, cleaned, evened, is_blank, is_noisy, is_uneven, skew_of, without_dark_rim
from pipeline.capture.ocr import Recognition
from pipeline.capture.options import CaptureOptions
from pipeline.capture.spreads import lines_of_page

GOOD = 0.90
"""Mean confidence from which a reading is taken as it is."""
COARSE = 140
"""Resolution below which pictures are read twice as large: at 100 dpi no character in 2000 wrong, not one in 100."""
HOPELESS = 0.65
"""Mean confidence below which a page is thought to stand on its head."""
WRONG_BY_CONFIDENCE = ((0.5, 0.49), (0.7, 0.19), (0.9, 0.08), (0.93, 0.0095), (0.96, 0.002), (1.01, 0.001))
"""Share of wrong words by word confidence (upper bound, share), as measured over 17 000 words of scans of three
qualities at 150 to 300 dpi; on a page, 0.4 points off in the mean."""


Move = Callable[[Box], Box]


@dataclass
class Desk:
    """Where pictures of one document are read: a private folder, the options, and what is to be told of it."""

    folder: Path
    options: CaptureOptions
    warnings: list[str] = field(default_factory=list)

    def recognise(self, scan: Scan, *extra: str) -> Recognition:
        path = self.folder / "page.bmp"
        scan.picture.save(path)
        return self.recognise_file(path, scan.dpi, *extra)

    def recognise_file(self, path: Path, dpi: float, *extra: str) -> Recognition:
        self.options.alive()
        return ocr.recognise(path, dpi, self.options.lang, self.options.page_seconds, extra)


def read_scan(number: int, scan: Scan, desk: Desk, file: Path | None = None) -> Page:
    """Page `number` from its picture; `file` is the same picture on disk if it is there already.

    Boxes are those of the picture as given, turned by the page's `rotation`.
    """
    ocr.require(desk.options.lang)
    width, height = (side * 72 / scan.dpi for side in scan.picture.size)
    if is_blank(scan.picture, scan.dpi):
        return Page(number, width, height, "blank", ())
    ready, back = prepared(scan)
    first = desk.recognise_file(file, scan.dpi) if file and ready is scan else desk.recognise(ready)
    rotation = 0
    if turn := _needed_turn(first, ready, desk):
        turned, turned_back = prepared(Scan(scan.picture.rotate(-turn, expand=True), scan.dpi))
        second = desk.recognise(turned)
        if worth(second) > 0.9 * worth(first):
            first, ready, back, rotation = second, turned, turned_back, turn
            width, height = (width, height) if turn == 180 else (height, width)
            desk.warnings.append(f"page {number}: turned by {rotation} degrees")
    best = _better(first, ready, desk)
    rows = _moved(best, back).rows if back else best.rows
    lines = lines_of_page(rows, width, height, skewed=True)
    return Page(number, width, height, "ocr", lines, round(best.confidence, 4), rotation, expected_errors(best.words))


def prepared(scan: Scan) -> tuple[Scan, Move | None]:
    """The scan with what would spoil the first reading put right, and the way of its boxes back to the scan as it was,
    if they have moved."""
    if is_noisy(scan.picture):
        scan = Scan(cleaned(scan.picture), scan.dpi)
    elif is_uneven(scan.picture):
        scan = Scan(evened(scan.picture), scan.dpi)
    if scan.dpi < COARSE:
        size = (2 * scan.picture.width, 2 * scan.picture.height)
        scan = Scan(scan.picture.resize(size, Image.Resampling.BICUBIC), 2 * scan.dpi)
    back = None
    if angle := skew_of(scan.picture, scan.dpi):
        width, height = (side * 72 / scan.dpi for side in scan.picture.size)
        ground = scan.picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        scan = Scan(scan.picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=ground), scan.dpi)
        back = _tilted(angle, width / 2, height / 2)
    drop = drop_of(scan.picture, scan.dpi)
    if drop is not None:
        scan = Scan(straightened(scan.picture, drop), scan.dpi)
        back = _bent(drop, scan.dpi, back)
    return scan, back


def expected_errors(words: list[Word]) -> float | None:
    """The share of `words` that is probably wrong, by the engine's confidence; None without words. List signs and
    dashes are left out: the engine doubts them even where they are right."""
    read = [word for word in words if any(map(str.isalnum, word.text))]
    if not read:
        return None
    shares = [next(share for limit, share in WRONG_BY_CONFIDENCE if word.confidence < limit) for word in read]
    return round(sum(shares) / len(shares), 4)


def _is_poor(seen: Recognition) -> bool:
    """Whether a page that is not blank was read badly, or hardly anything on it."""
    return seen.confidence < GOOD or sum(len(word.text) for word in seen.words) < 30


def _better(first: Recognition, scan: Scan, desk: Desk) -> Recognition:
    """The best of several readings of a page; the first where it is good."""
    best = first
    for attempt in _ATTEMPTS:
        if not _is_poor(best):
            break
        best = max(best, attempt(scan, desk), key=worth)
    return best


def _needed_turn(seen: Recognition, scan: Scan, desk: Desk) -> int:
    """How far (degrees clockwise) a page must be turned to stand upright, judged by how it was read."""
    if seen.confidence < HOPELESS:
        return ocr.orientation(desk.folder, scan.picture, scan.dpi)
    long_words = [word.box for word in seen.words if len(word.text) > 3 and word.box]
    if sum(box.height > 1.5 * box.width for box in long_words) <= 0.6 * len(long_words):
        return 0
    pairs = [(row[0].box, row[-1].box) for row in seen.rows if len(row) > 1]
    downwards = sum(last.top > first.top for first, last in pairs if first and last)
    return 270 if 2 * downwards > len(pairs) else 90


def worth(seen: Recognition) -> float:
    """How much was read: letters in words of confidence, doubtful ones taken off."""
    return sum(len(word.text) * (word.confidence - 0.5) for word in seen.words if any(map(str.isalnum, word.text)))


def _cleaned(scan: Scan, desk: Desk) -> Recognition:
    """In even light and without specks."""
    return desk.recognise(Scan(cleaned(scan.picture), scan.dpi))


def _by_sauvola(scan: Scan, desk: Desk) -> Recognition:
    """Black and white by the surroundings of each pixel: for uneven light."""
    return desk.recognise(scan, "-c thresholding_method=2")


def _cropped(scan: Scan, desk: Desk) -> Recognition:
    """Without dark edges, at 200 dpi."""
    left, top, right, bottom = without_dark_rim(scan.picture)
    part = scan.picture.crop((left, top, right, bottom))
    share = min(1.0, 200 / scan.dpi)
    size = (max(1, round(part.width * share)), max(1, round(part.height * share)))
    seen = desk.recognise(Scan(part.resize(size, Image.Resampling.LANCZOS), scan.dpi * share))
    x, y = left * 72 / scan.dpi, top * 72 / scan.dpi
    return _moved(seen, lambda box: Box(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y))


def _moved(seen: Recognition, move: Move) -> Recognition:
    rows = tuple(tuple(replace(word, box=move(word.box)) for word in row if word.box) for row in seen.rows)
    return replace(seen, rows=rows)


def _bent(drop: np.ndarray, dpi: float, further: Move | None) -> Move:
    """Boxes of a page whose bent lines were straightened → boxes of the page as it was, moved `further`."""

    def bend(box: Box) -> Box:
        column = round((box.x0 + box.x1) / 2 * dpi / 72)
        down = float(drop[min(max(0, column), len(drop) - 1)]) * 72 / dpi
        lowered = Box(box.x0, box.top + down, box.x1, box.bottom + down)
        return further(lowered) if further else lowered

    return bend


def _tilted(angle: float, centre_x: float, centre_y: float) -> Move:
    """Boxes of a page that was straightened by `angle` degrees → boxes of the page as it was."""
    sine, cosine = sin(radians(angle)), cos(radians(angle))

    def tilt(box: Box) -> Box:
        x, y = (box.x0 + box.x1) / 2 - centre_x, (box.top + box.bottom) / 2 - centre_y
        middle_x, middle_y = x * cosine - y * sine + centre_x, x * sine + y * cosine + centre_y
        half_x, half_y = box.width / 2, box.height / 2
        return Box(middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y)

    return tilt


_ATTEMPTS: tuple[Callable[[Scan, Desk], Recognition], ...] = (_cleaned, _by_sauvola, _cropped)
