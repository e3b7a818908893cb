"""Bent lines, as on the pages of an open book, are straightened; straight ones are left alone."""

import shutil
from difflib import SequenceMatcher

import numpy as np
import pytest
from PIL import Image

from pipeline.capture.bends import drop_of, straightened
from tests.capture.making import TEXT, encoded, picture, read, text_of

LINES = (*TEXT, *TEXT, *TEXT)


def _bent(page: Image.Image, depth: float) -> tuple[Image.Image, np.ndarray]:
    """The page as if it sank by `depth` pixels towards a fold on its left, and by how much each column sinks."""
    drop = depth * np.exp(-np.square(np.arange(page.width) / (0.3 * page.width)))
    places = np.arange(page.height)[:, None] - np.rint(drop).astype(int)[None, :]
    values = np.take_along_axis(np.asarray(page), np.clip(places, 0, page.height - 1), axis=0)
    return Image.fromarray(values), drop


def _page() -> Image.Image:
    page = Image.new("L", (1450, 2000), 245)
    for part in range(3):
        page.paste(picture(TEXT).crop((100, 120, 1550, 400)), (0, 300 + 240 * part))
    return page


@pytest.mark.parametrize("depth", [25.0, 50.0])
def test_the_bend_is_measured_and_undone(depth: float):
    bent, sunk = _bent(_page(), depth)
    drop = drop_of(bent, 200)
    assert drop is not None
    written = slice(60, 1300)
    error = drop[written] - sunk[written]
    assert np.ptp(error) < 9
    ink = [float(np.square((255 - np.asarray(p, float)).sum(axis=1)).sum()) for p in (straightened(bent, drop), bent)]
    assert ink[0] > 1.2 * ink[1]


def test_straight_and_empty_pages_have_no_bend():
    assert drop_of(_page(), 200) is None
    assert drop_of(Image.new("L", (1450, 2000), 245), 200) is None
    assert drop_of(Image.new("L", (40, 40), 245), 200) is None


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_bent_page_is_read_and_its_boxes_are_those_of_the_picture():
    bent, sunk = _bent(_page(), 50.0)
    straight, read_page = (read(encoded(p, "PNG", dpi=(200, 200)), "image/png").pages[0] for p in (_page(), bent))
    assert SequenceMatcher(None, text_of(read_page), "\n".join(LINES)).ratio() > 0.9
    first, same = straight.lines[0].words[0].box, read_page.lines[0].words[0].box
    assert first is not None and same is not None
    assert same.top - first.top == pytest.approx(sunk[round(first.x0 * 200 / 72)] * 0.36, abs=3)
