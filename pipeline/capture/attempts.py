"""A page's picture → its lines by OCR: read once, and again another way only where the first reading is poor."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import cos, radians, sin
from pathlib import Path

from PIL import Image

from models.reading import Box, Page, Word
from pipeline.capture import ocr
from pipeline.capture.image import Scan, cleaned, is_blank, is_noisy, skew_of, without_dark_rim
from pipeline.capture.layout import lines_in_order, slope_of
from pipeline.capture.ocr import Recognition
from pipeline.capture.options import CaptureOptions

GOOD = 0.90
"""Mean confidence from which a reading is taken as it is."""
HOPELESS = 0.65
"""Mean confidence below which a page is thought to stand on its side or head."""
WRONG_BY_CONFIDENCE = ((0.6, 0.75), (0.8, 0.40), (0.9, 0.21), (0.95, 0.025), (1.01, 0.003))
"""Share of wrong words by word confidence (upper bound, share), as measured over scans of all qualities."""


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

    def recognise_file(self, path: Path, dpi: int, *extra: str) -> Recognition:
        return ocr.recognise(path, dpi, self.options.lang, self.options.page_seconds, extra)


def read_scan(number: int, scan: Scan, desk: Desk, file: Path | None = None) -> Page:
    """Page `number` from its picture; `file` is the same picture on disk if it is there already."""
    ocr.require(desk.options.lang)
    width, height = (side * 72 / scan.dpi for side in scan.picture.size)
    if is_blank(scan.picture, scan.dpi):
        return Page(number, width, height, "blank", ())
    if is_noisy(scan.picture):
        scan, file = Scan(cleaned(scan.picture), scan.dpi), None
    first = desk.recognise_file(file, scan.dpi) if file else desk.recognise(scan)
    best, rotation = first, 0
    if first.confidence < GOOD or _is_thin(first):
        best, rotation = _better(number, first, scan, desk)
    if rotation in (90, 270):
        width, height = height, width
    lines = lines_in_order(best.rows, slope_of(best.rows))
    errors = expected_errors(best.words)
    return Page(number, width, height, "ocr", lines, round(best.confidence, 4), rotation, errors)


def expected_errors(words: list[Word]) -> float | None:
    """The share of `words` that is probably wrong, by the engine's confidence; None without words."""
    if not words:
        return None
    shares = [next(share for limit, share in WRONG_BY_CONFIDENCE if word.confidence < limit) for word in words]
    return round(sum(shares) / len(shares), 4)


def _is_thin(seen: Recognition) -> bool:
    """Whether hardly anything was read though there is ink on the page."""
    return sum(len(word.text) for word in seen.words) < 30


def _better(number: int, first: Recognition, scan: Scan, desk: Desk) -> tuple[Recognition, int]:
    """The best of several readings of a poor page, and how far (degrees clockwise) it was turned for it."""
    best, rotation = _turned(first, scan, desk) if first.confidence < HOPELESS else (first, 0)
    if rotation:
        scan = Scan(scan.picture.rotate(-rotation, expand=True), scan.dpi)
        desk.warnings.append(f"page {number}: turned by {rotation} degrees")
    for attempt in _ATTEMPTS:
        if best.confidence >= GOOD and not _is_thin(best):
            break
        best = max(best, attempt(scan, desk), key=worth)
    return best, rotation


def _turned(first: Recognition, scan: Scan, desk: Desk) -> tuple[Recognition, int]:
    """The page turned upright, if it is not and reads better so, and by how many degrees clockwise."""
    told = ocr.orientation(desk.folder, scan.picture, scan.dpi)
    if not told:
        return first, 0
    turned = desk.recognise(Scan(scan.picture.rotate(-told, expand=True), scan.dpi))
    return (turned, told) if worth(turned) > worth(first) else (first, 0)


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
    """Without dark edges, straightened, at 200 dpi."""
    left, top, right, bottom = without_dark_rim(scan.picture)
    part = scan.picture.crop((left, top, right, bottom))
    angle = skew_of(part, scan.dpi)
    straight = part.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if abs(angle) >= 0.3 else part
    share = min(1.0, 200 / scan.dpi)
    size = (max(1, round(part.width * share)), max(1, round(part.height * share)))
    seen = desk.recognise(Scan(straight.resize(size, Image.Resampling.LANCZOS), round(scan.dpi * share)))
    turn = angle if straight is not part else 0.0
    back = _way_back(
        turn, part.width * 36 / scan.dpi, part.height * 36 / scan.dpi, left * 72 / scan.dpi, top * 72 / scan.dpi
    )
    return replace(seen, rows=tuple(tuple(replace(w, box=back(w.box)) for w in row if w.box) for row in seen.rows))


def _way_back(angle: float, centre_x: float, centre_y: float, left: float, top: float) -> Callable[[Box], Box]:
    """Boxes of a straightened, cropped picture → boxes of the picture it was made of (points)."""
    sine, cosine = sin(radians(angle)), cos(radians(angle))

    def back(box: Box) -> Box:
        x, y = (box.x0 + box.x1) / 2 - centre_x, (box.top + box.bottom) / 2 - centre_y
        middle_x, middle_y = x * cosine - y * sine + centre_x + left, x * sine + y * cosine + centre_y + top
        half_x, half_y = box.width / 2, box.height / 2
        return Box(middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y)

    return back


_ATTEMPTS: tuple[Callable[[Scan, Desk], Recognition], ...] = (_cleaned, _by_sauvola, _cropped)
