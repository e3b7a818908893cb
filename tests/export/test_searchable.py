"""PDFs that can be searched: words where they stand, pictures and born-digital pages untouched."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from models.reading import Box, Line, Page, Word
from pipeline.capture.turning import turned_box, turned_size
from pipeline.export.searchable import picture_pdf, searchable_pdf
from tests.capture.making import encoded, paragraph, pdf, picture
from tests.export.making import WORDS, line, page, reading


def _words(content: bytes, number: int = 1) -> dict[str, Box]:
    """The words that pdfium finds, with their boxes in points from the top left of the page as shown."""
    opened = pypdfium2.PdfDocument(content)[number - 1]
    turn = opened.get_rotation()
    textpage, (width, height) = opened.get_textpage(), turned_size(turn, *opened.get_size())
    text = textpage.get_text_range()
    found = {}
    for word in text.split():
        start = text.index(word)
        boxes = [textpage.get_charbox(place, loose=True) for place in (start, start + len(word) - 1)]
        left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
        box = Box(left, height - max(b[3] for b in boxes), right, height - min(b[1] for b in boxes))
        found[word] = turned_box(box, turn, width, height)
    return found


def _blank(width: float = 600, height: float = 800, rotate: int = 0) -> bytes:
    made = pikepdf.new()
    made.add_blank_page(page_size=(width, height))
    made.pages[0].Rotate = rotate
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _near(found: Box, wanted: Box) -> bool:
    """Whether a word is found where its ink is; its box is as high as the type, whatever its letters."""
    across = abs(found.x0 - wanted.x0) < 1 and abs(found.x1 - wanted.x1) < 1
    return across and abs(found.top - wanted.top) < 2.5 and abs(found.bottom - wanted.bottom) < 2.5


def test_every_word_is_found_where_it_stands():
    found = _words(searchable_pdf(_blank(), reading()))
    assert list(found)[: len(WORDS)] == list(WORDS)
    assert all(_near(found[word.text], word.box) for word in page().lines[0].words if word.box)


def test_words_that_touch_stay_apart():
    words = (Word("§", Box(50, 100, 56, 110)), Word("12", Box(56, 100, 66, 110)), Word("Kosten", Box(64, 100, 99, 110)))
    made = searchable_pdf(_blank(), reading(replace(page(), lines=(Line(words),))))
    assert list(_words(made)) == ["§", "12", "Kosten"]


def test_the_words_of_a_line_stand_on_one_line():
    inked = [("Haus", 102.7, 110), ("am", 104.9, 110), ("Weg", 102.7, 112.2)]
    words = tuple(
        Word(text, Box(50 + 50 * x, top, 90 + 50 * x, bottom), size=10.5) for x, (text, top, bottom) in enumerate(inked)
    )
    found = _words(searchable_pdf(_blank(), reading(replace(page(), lines=(Line(words),)))))
    assert {round(box.bottom) for box in found.values()} == {112}
    assert all(abs(box.height - 10.5) < 0.2 for box in found.values())


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pages_that_are_shown_turned(rotate: int):
    size = (800, 600) if rotate in (90, 270) else (600, 800)
    found = _words(searchable_pdf(_blank(*size, rotate), reading()))
    assert all(_near(found[word.text], word.box) for word in page().lines[0].words if word.box)


@pytest.mark.parametrize(
    ("rotation", "first"),
    [(90, Box(100, 510, 110, 550)), (180, Box(510, 690, 550, 700)), (270, Box(690, 50, 700, 90))],
)
def test_pages_that_lie_on_their_side(rotation: int, first: Box):
    size = (800, 600) if rotation in (90, 270) else (600, 800)
    words = replace(page(1, rotation), lines=(line(100, "Förderung"),))
    (found,) = _words(searchable_pdf(_blank(*size), reading(words))).values()
    assert _near(found, first)


def test_nothing_is_to_be_seen_of_the_layer():
    content = searchable_pdf(pdf([paragraph()]), reading(replace(page(), width=595, height=842)))
    shown = [pypdfium2.PdfDocument(made)[0].render().to_pil().tobytes() for made in (pdf([paragraph()]), content)]
    assert shown[0] == shown[1]


def test_born_digital_pages_stay_as_they_are():
    content = pdf([paragraph(), paragraph()])
    made = searchable_pdf(content, reading(replace(page(1), method="text_layer"), page(2)))
    before, after = (pikepdf.open(io.BytesIO(file)) for file in (content, made))
    assert before.pages[0].Contents.read_bytes() == after.pages[0].Contents.read_bytes()
    assert "Förderung" not in _words(made, 1) and "Förderung" in _words(made, 2)


def test_an_earlier_invisible_layer_is_replaced():
    hidden = pdf([[("f4lscher Text", 50, 700)]], extra="3 Tr\n")
    assert "f4lscher" in _words(hidden)
    found = _words(searchable_pdf(hidden, reading(replace(page(), width=595, height=842))))
    assert "f4lscher" not in found and "Förderung" in found


def test_an_earlier_layer_in_a_form_is_replaced():
    made, buffer = pikepdf.open(io.BytesIO(pdf([[("Sichtbar", 70, 780)]]))), io.BytesIO()
    kind = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form, "BBox": [0, 0, 595, 842]}
    hidden = b"BT 3 Tr /F1 12 Tf 70 700 Td (verborgen) Tj ET"
    form = made.make_stream(hidden, Resources=made.pages[0].Resources, **kind)
    name = made.pages[0].add_resource(form, pikepdf.Name.XObject)
    made.pages[0].contents_add(made.make_stream(f"{name} Do".encode()))
    made.save(buffer)
    assert "verborgen" in _words(buffer.getvalue())
    found = _words(searchable_pdf(buffer.getvalue(), reading(replace(page(), width=595, height=842))))
    assert {"Sichtbar", "Förderung"} <= found.keys() and "verborgen" not in found


@pytest.mark.parametrize("scaling", [b"0.5 0 0 0.5 100 100 cm", b"q 0.5 0 0 0.5 100 100 cm"])
def test_what_a_page_does_to_its_coordinates_does_not_move_the_layer(scaling: bytes):
    made, buffer = pikepdf.open(io.BytesIO(pdf([paragraph()]))), io.BytesIO()
    made.pages[0].contents_add(made.make_stream(scaling), prepend=True)
    made.save(buffer)
    found = _words(searchable_pdf(buffer.getvalue(), reading(replace(page(), width=595, height=842))))
    assert _near(found["Förderung"], Box(150, 100, 190, 110))


def test_the_same_bytes_for_the_same_input():
    assert searchable_pdf(_blank(), reading()) == searchable_pdf(_blank(), reading())


def _image(content: bytes) -> tuple[bytes, Image.Image]:
    """The bytes and the pixels of a page's picture."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        (found,) = opened.pages[0].images.values()
        return found.read_raw_bytes(), pikepdf.PdfImage(found).as_pil_image()


def _page_of(image: Image.Image) -> Page:
    return replace(page(), width=image.width * 72 / 200, height=image.height * 72 / 200)


def test_a_jpeg_keeps_its_bytes():
    file = encoded(picture(), "JPEG", dpi=(200, 200))
    assert _image(picture_pdf(file, reading(_page_of(picture()))))[0] == file


@pytest.mark.parametrize(
    ("mode", "kind"), [("1", "TIFF"), ("L", "PNG"), ("RGB", "PNG"), ("P", "PNG"), ("CMYK", "TIFF")]
)
def test_other_pictures_keep_their_pixels(mode: str, kind: str):
    before = picture(mode=mode)
    made = picture_pdf(encoded(before, kind), reading(_page_of(before)))
    _, after = _image(made)
    wanted = before.convert("RGB") if mode in ("P", "CMYK") else before
    assert after.convert(wanted.mode).tobytes() == wanted.tobytes()
    assert "Förderung" in _words(made)


@pytest.mark.parametrize(("orientation", "angle"), [(1, 0), (3, 180), (6, 90), (8, 270)])
def test_a_camera_held_sideways(orientation: int, angle: int):
    upright = picture()
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = encoded(upright.rotate(angle, expand=True), "JPEG", exif=exif, quality=95)
    made = picture_pdf(file, reading(_page_of(upright)))
    shown = pypdfium2.PdfDocument(made)[0].render(scale=200 / 72).to_pil().convert("L").resize((165, 100))
    wanted = upright.resize((165, 100))
    far = sum(abs(a - b) > 60 for a, b in zip(shown.tobytes(), wanted.tobytes()))
    assert far < 100 and _image(made)[0] == file


def test_a_page_turned_to_be_read_is_shown_upright():
    lying = picture().rotate(90, expand=True)
    upright = replace(_page_of(picture()), rotation=90)
    made = picture_pdf(encoded(lying, "PNG"), reading(upright))
    opened = pypdfium2.PdfDocument(made)[0]
    assert opened.get_size() == (pytest.approx(upright.width, abs=0.1), pytest.approx(upright.height, abs=0.1))
    assert _near(_words(made)["Förderung"], Box(150, 100, 190, 110))


def test_pages_of_a_tiff_that_were_not_chosen_are_left_out():
    frames = [picture(), picture()]
    file = encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    made = picture_pdf(file, reading(replace(_page_of(frames[1]), number=2)))
    assert len(pikepdf.open(io.BytesIO(made)).pages) == 1
