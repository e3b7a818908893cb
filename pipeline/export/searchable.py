"""A PDF or an image file and its reading → a PDF whose text can be searched, selected and copied."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Matrix, Name
from pikepdf.canvas import ContentStreamBuilder
from PIL import Image, ImageOps

from models.reading import Page, Reading
from pipeline.capture.image import FORMATS, MAX_FRAMES, grey
from pipeline.capture.turning import turned_size
from pipeline.export.glyphless import glyphless_font
from pipeline.export.text_layer import add_text_layer

_LONG_SIDE = 842.0
"""Points; taken for a picture that could not be read, and so has no size on paper."""
_ORIENTATION = 0x0112
_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF's orientations without a mirror, as degrees clockwise."""
_SPACES = {"1": (Name.DeviceGray, 1), "L": (Name.DeviceGray, 8), "RGB": (Name.DeviceRGB, 8)}
"""Pillow's modes that PDF knows, as its colour spaces and bits per component."""


def searchable_pdf(content: bytes, reading: Reading) -> bytes:
    """The PDF `content` with a text layer on the pages that were read by OCR; the others stay as they are."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        font = glyphless_font(pdf)
        for page in reading.pages:
            if _has_layer(page) and page.number <= len(pdf.pages):
                add_text_layer(pdf, pdf.pages[page.number - 1], page, font)
        return _saved(pdf)


def picture_pdf(content: bytes, reading: Reading) -> bytes:
    """The pages of an image file as a PDF with a text layer: the same pixels, each page turned upright."""
    read = {page.number: page for page in reading.pages}
    with pikepdf.new() as pdf:
        font = glyphless_font(pdf)
        for number, frame in _frames(content):
            if page := read.get(number):
                added = _add_picture(pdf, page, frame, content)
                if _has_layer(page):
                    add_text_layer(pdf, added, page, font)
                added.Rotate = page.rotation
        return _saved(pdf)


def _has_layer(page: Page) -> bool:
    return page.method == "ocr" and bool(page.lines)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """A protection against changes, which asks for no password, is kept."""
    buffer = io.BytesIO()
    if pdf.is_encrypted:
        pdf.save(buffer, encryption=True)
    else:
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _frames(content: bytes) -> Iterator[tuple[int, Image.Image]]:
    """The pictures of an image file that can be decoded, with their numbers from 1."""
    opened = Image.open(io.BytesIO(content), formats=FORMATS)
    for number in range(1, MAX_FRAMES + 1):
        try:
            opened.seek(number - 1)
            opened.load()
        except EOFError:
            return
        except Exception:  # noqa: BLE001  Pillow's decoders raise many kinds of errors; reading has told of it
            continue
        yield number, opened


def _add_picture(pdf: pikepdf.Pdf, page: Page, frame: Image.Image, content: bytes) -> pikepdf.Page:
    """A page as large as `page` before it was turned, filled with the picture."""
    picture, turn = _stored(pdf, frame, content)
    width, height = turned_size(page.rotation, page.width, page.height)
    if not width or not height:
        across, down = turned_size(turn, float(picture.Width), float(picture.Height))
        width, height = (side * _LONG_SIDE / max(across, down) for side in (across, down))
    added = pdf.add_blank_page(page_size=(round(width, 2), round(height, 2)))
    name = added.add_resource(picture, Name.XObject)
    shown = ContentStreamBuilder().push().cm(_filling(turn, width, height)).draw_xobject(name).pop()
    added.Contents = pdf.make_stream(shown.build())
    return added


def _filling(turn: int, width: float, height: float) -> Matrix:
    """Draws a picture turned clockwise by `turn` degrees over a page of this size."""
    return {
        0: Matrix(width, 0, 0, height, 0, 0),
        90: Matrix(0, -height, width, 0, 0, height),
        180: Matrix(-width, 0, 0, -height, width, height),
        270: Matrix(0, height, -width, 0, width, 0),
    }[turn]


def _stored(pdf: pikepdf.Pdf, frame: Image.Image, content: bytes) -> tuple[pikepdf.Object, int]:
    """The picture in `pdf`, and how far it must be turned: a JPEG as it came, other pixels without loss."""
    turn = _TURNS.get(frame.getexif().get(_ORIENTATION, 1))
    if frame.format == "JPEG" and frame.mode in ("L", "RGB") and turn is not None:
        return _image(pdf, frame, content, Filter=Name.DCTDecode), turn
    upright = _storable(ImageOps.exif_transpose(frame) or frame)
    return _image(pdf, upright, upright.tobytes()), 0


def _image(pdf: pikepdf.Pdf, picture: Image.Image, data: bytes, **how: Name) -> pikepdf.Object:
    space, bits = _SPACES[picture.mode]
    return pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=space,
        BitsPerComponent=bits,
        **how,
    )


def _storable(frame: Image.Image) -> Image.Image:
    """The picture in a mode that PDF knows; where something may show through or lies deeper, as it was read."""
    if frame.mode in _SPACES and "transparency" not in frame.info:
        return frame
    is_coloured = frame.mode in ("P", "CMYK", "YCbCr", "LAB") and "transparency" not in frame.info
    return frame.convert("RGB") if is_coloured else grey(frame)
