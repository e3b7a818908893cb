"""The words of a page → an invisible text layer over its picture, word by word where each of them stands."""

import re
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Matrix, Name
from pikepdf.canvas import ContentStreamBuilder

from models.reading import Box, Line, Page, Word
from pipeline.export.glyphless import DEPTH, WIDTH, encode

_FONT = Name("/KlauselwerkGlyphless")
_INVISIBLE = 3
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_DESCENDING = re.compile(r"[gjpqyQ,;()\[\]/§„‚]")
_LEAST_SPACE = 0.15
"""Between words, in their height; readers of PDFs join what stands nearer, so words that touch are narrowed."""
_DEEPEST = 4
"""Of forms within forms that hidden text is looked for in."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a page lies in its PDF's coordinates: its visible box, and how far it must be turned to stand upright."""

    x0: float
    y0: float
    x1: float
    y1: float
    turn: int
    scale: float

    def matrix(self, x: float, y: float, size: float) -> Matrix:
        """For text of `size` whose baseline begins at (x, y), in points from the top left of the upright page."""
        x, y, size = x * self.scale, y * self.scale, size * self.scale
        if self.turn == 90:
            return Matrix(0, size, -size, 0, self.x0 + y, self.y0 + x)
        if self.turn == 180:
            return Matrix(-size, 0, 0, -size, self.x1 - x, self.y0 + y)
        if self.turn == 270:
            return Matrix(0, -size, size, 0, self.x1 - y, self.y1 - x)
        return Matrix(size, 0, 0, size, self.x0 + x, self.y1 - y)


def add_text_layer(pdf: pikepdf.Pdf, target: pikepdf.Page, page: Page, font: pikepdf.Object) -> None:
    """Put the words of `page` over `target`, a page of `pdf`; text that lies there unseen is taken out."""
    frame = _frame(target, page)
    target.contents_coalesce()
    _without_hidden_text(pdf, target.obj, 0)
    target.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    layer = ContentStreamBuilder().pop().push().begin_text().set_text_rendering(_INVISIBLE).set_text_font(_FONT, 1)
    for line in page.lines:
        _show(layer, line, frame)
    target.contents_add(pdf.make_stream(layer.end_text().pop().build()))
    if Name.Resources not in target.obj:
        target.obj.Resources = target.resources
    target.add_resource(font, Name.Font, _FONT)


def _frame(target: pikepdf.Page, page: Page) -> _Frame:
    media, crop = _corners(target.mediabox), _corners(target.cropbox)
    x0, y0, x1, y1 = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    turn = (int(target.obj.get("/Rotate", 0)) + page.rotation) % 360
    width = y1 - y0 if turn in (90, 270) else x1 - x0
    return _Frame(x0, y0, x1, y1, turn, width / page.width if page.width else 1.0)


def _corners(box: Any) -> tuple[float, float, float, float]:
    a, b, c, d = (float(value) for value in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _show(layer: ContentStreamBuilder, line: Line, frame: _Frame) -> None:
    words = [(word.text, box) for word in line.words if (box := _letter_box(word))]
    for (text, box), following in zip(words, [*words[1:], None], strict=True):
        if following is None:
            _place(layer, text, box, frame)
            continue
        start = following[1].x0
        end = max(box.x0 + box.width / 2, min(box.x1, start - _LEAST_SPACE * box.height))
        _place(layer, text, replace(box, x1=end), frame)
        _place(layer, " ", replace(box, x0=end, x1=max(start, end + _LEAST_SPACE * box.height)), frame)


def _letter_box(word: Word) -> Box | None:
    """The box of a word as high as its type, so that the words of a line stand on one line; None without a place.

    OCR tells the extent of the ink. Writing that runs along the margin keeps that.
    """
    box = word.box
    if box is None or box.width <= 0 or box.height <= 0:
        return None
    if not word.size or not 0.2 * word.size < box.height < 1.5 * word.size:
        return box
    descends = 0.21 * word.size if _DESCENDING.search(word.text) else 0.0
    baseline = box.bottom - min(descends, 0.4 * box.height)
    return Box(box.x0, baseline - (1 - DEPTH) * word.size, box.x1, baseline + DEPTH * word.size)


def _place(layer: ContentStreamBuilder, text: str, box: Box, frame: _Frame) -> None:
    """Stretch `text` over `box`."""
    encoded = encode(text)
    layer.set_text_horizontal_scaling(round(200 * box.width / (len(encoded) * WIDTH * box.height), 2))
    layer.set_text_matrix(frame.matrix(box.x0, box.bottom - DEPTH * box.height, box.height))
    layer.show_text(encoded)


def _without_hidden_text(pdf: pikepdf.Pdf, holder: pikepdf.Object, depth: int) -> None:
    """Take invisible text out of a page or form, and out of the forms it shows."""
    is_page = holder.get("/Type") == Name.Page
    stream = holder.get("/Contents") if is_page else holder
    content = None if stream is None else _visible(stream)
    if content is not None and is_page:
        holder.Contents = pdf.make_stream(content)
    elif content is not None:
        holder.write(content)
    forms = holder.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for form in forms.values() if depth < _DEEPEST else ():
        if form.get("/Subtype") == Name.Form:
            _without_hidden_text(pdf, form, depth + 1)


def _visible(stream: pikepdf.Object) -> bytes | None:
    """The content of `stream` without invisible text; None where it has none."""
    mode, outer, kept, dropped = 0, [], [], 0
    for step in pikepdf.parse_content_stream(stream):
        operator = str(step.operator)
        if operator == "q":
            outer.append(mode)
        elif operator == "Q" and outer:
            mode = outer.pop()
        elif operator == "Tr":
            mode = int(step.operands[0])
        if operator in _SHOWING and mode == _INVISIBLE:
            dropped += 1
        else:
            kept.append(step)
    return pikepdf.unparse_content_stream(kept) if dropped else None
