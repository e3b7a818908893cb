"""A fast look at PDF pages, their pictures, and a second reading of their text: the only door to pypdfium2."""

import io
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from models.reading import Box
from pipeline.capture.layer import Sign, quarter

_FULL_PAGE = 0.85


class Locked(Exception):
    """The PDF asks for a password."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is on a page: its text, how many other objects, the share of the page that pictures cover (0 to 1).

    `hidden`: its text is invisible or lies under a picture, as an earlier OCR leaves it.
    """

    width: float
    height: float
    text: str
    drawings: int
    pictures: int
    covered: float
    hidden: bool = False

    @property
    def letters(self) -> int:
        return sum(sign.isalpha() for sign in self.text)

    @property
    def is_picture(self) -> bool:
        """Whether pictures cover the page, as on a scan, whatever text lies over or under them."""
        return self.covered >= _FULL_PAGE


class Pdf:
    """An open PDF. Raises Locked, or ValueError where it is too damaged."""

    def __init__(self, content: bytes) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower() or "security" in str(error).lower():
                raise Locked from error
            raise ValueError(str(error)) from error

    def __len__(self) -> int:
        return len(self._pdf)

    def close(self) -> None:
        self._pdf.close()

    def glance(self, number: int) -> Glance:
        """What page `number` (from 1) holds."""
        page = self._pdf[number - 1]
        width, height = page.get_size()
        textpage = page.get_textpage()
        text = textpage.get_text_range()
        textpage.close()
        pictures = drawings = shown = unseen = 0
        covered = 0.0
        for thing in page.get_objects(max_depth=4):
            if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
                pictures += 1
                share = _share(thing, page)
                covered += share
                if share >= _FULL_PAGE:
                    shown, unseen = 0, unseen + shown
            elif thing.type == raw.FPDF_PAGEOBJ_TEXT:
                invisible = raw.FPDFTextObj_GetTextRenderMode(thing.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
                shown, unseen = shown + (not invisible), unseen + invisible
            elif thing.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING):
                drawings += 1
        page.close()
        return Glance(width, height, text, drawings, pictures, min(1.0, covered), unseen > shown)

    def picture(self, number: int, dpi: int) -> Image.Image:
        """Page `number` as a grey picture."""
        page = self._pdf[number - 1]
        bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=True)
        picture: Image.Image = bitmap.to_pil().convert("L")
        page.close()
        return picture

    def jpeg(self, number: int) -> bytes | None:
        """The one JPEG that page `number` consists of, as it lies in the file; None where there is more to the page."""
        page = self._pdf[number - 1]
        if page.get_rotation() != 0:
            return None
        things = list(page.get_objects(max_depth=1))
        pictures = [thing for thing in things if thing.type == raw.FPDF_PAGEOBJ_IMAGE]
        if len(pictures) != 1 or any(thing.type == raw.FPDF_PAGEOBJ_PATH for thing in things):
            return None
        picture = pictures[0]
        a, b, c, d, *_ = picture.get_matrix().get()
        if picture.get_filters() != ["DCTDecode"] or a <= 0 or d <= 0 or abs(b) + abs(c) > 0.01 * (a + d):
            return None
        if _share(picture, page) < 0.97:
            return None
        data = bytes(picture.get_data())
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as opened:
            return data if opened.mode in ("L", "RGB") else None

    def signs(self, number: int) -> tuple[list[Sign], float, float]:
        """The signs of page `number` with their boxes, without styles, and the size of the page, before any /Rotate."""
        page = self._pdf[number - 1]
        left, bottom, right, top = page.get_bbox()
        textpage = page.get_textpage()
        signs = []
        for index in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(textpage, index)
            x0, y0, x1, y1 = textpage.get_charbox(index, loose=True)
            turn = quarter(raw.FPDFText_GetCharAngle(textpage, index))
            size = float(raw.FPDFText_GetFontSize(textpage, index)) or y1 - y0
            sign = "-" if code in (2, 0xFFFE) else chr(code)
            signs.append(Sign(sign, Box(x0 - left, top - y1, x1 - left, top - y0), size, turn=turn))
        textpage.close()
        page.close()
        return signs, right - left, top - bottom


def _share(thing: Any, page: Any) -> float:
    """The share of the page (in its own, unturned coordinates) that an object covers."""
    x0, y0, x1, y1 = page.get_bbox()
    left, bottom, right, top = thing.get_bounds()
    width, height = max(0.0, min(right, x1) - max(left, x0)), max(0.0, min(top, y1) - max(bottom, y0))
    return float(width * height / max(1.0, (x1 - x0) * (y1 - y0)))
