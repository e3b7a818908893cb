"""Pages as a scanner, a fax or a telephone would give them."""

import io
from collections.abc import Iterable
from typing import Any

import img2pdf
import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

# dpi; skew in degrees; blur radius in px; noise in grey levels; share of specks; JPEG quality; shading; threshold
# (None keeps grey); edge: width of the dark rim in px. The figures follow office scanners and third photocopies.
LEVELS: dict[str, dict[str, Any]] = {
    "light": {"dpi": 220, "skew": 0.4, "blur": 0.4, "noise": 4, "specks": 0.0001, "quality": 55, "shading": 0.03},
    "heavy": {"dpi": 190, "skew": 1.0, "blur": 0.7, "noise": 11, "specks": 0.001, "quality": 38, "shading": 0.15},
    "awful": {"dpi": 150, "skew": 1.7, "blur": 0.7, "noise": 18, "specks": 0.003, "quality": 30, "shading": 0.25},
    "fax": {"dpi": 204, "skew": 0.6, "blur": 0.6, "noise": 10, "specks": 0.0004, "quality": 0, "shading": 0.05},
}
DESK = (126, 98, 72)


def scan_pdf(pdf: bytes, level: str, rng: np.random.Generator) -> bytes:
    """The pages of `pdf` as a PDF of pictures without a text layer."""
    dpi, quality = LEVELS[level]["dpi"], LEVELS[level]["quality"]
    pictures = [_jpeg(_degrade(page, LEVELS[level], rng), dpi, quality) for page in _render(pdf, dpi)]
    return bytes(img2pdf.convert(pictures, nodate=True, engine=img2pdf.Engine.internal))


def tiff(pdf: bytes, level: str, rng: np.random.Generator) -> bytes:
    """The pages of `pdf` as one TIFF: black and white (fax) or grey."""
    dpi = LEVELS[level]["dpi"]
    pages = [_degrade(page, LEVELS[level], rng) for page in _render(pdf, dpi)]
    packing = {"compression": "jpeg", "quality": LEVELS[level]["quality"]}
    if level == "fax":
        pages = [page.point([0] * 150 + [255] * 106).convert("1") for page in pages]
        packing = {"compression": "group4"}
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(dpi, dpi), **packing)
    return out.getvalue()


def photo(pdf: bytes, rng: np.random.Generator, quality: int = 62) -> bytes:
    """The first page of `pdf` lying on a desk, taken by hand: perspective, lamp light, a little out of focus."""
    page = next(iter(_render(pdf, 190))).convert("RGB")
    width, height = page.size
    margin = int(width * 0.07)
    canvas = Image.new("RGB", (width + 2 * margin, height + 2 * margin), DESK)
    canvas.paste(page, (margin, margin))
    corners = [(x + rng.uniform(-0.5, 0.5) * margin, y + rng.uniform(-0.5, 0.5) * margin) for x, y in _corners(canvas)]
    bent = canvas.transform(
        canvas.size,
        Image.Transform.PERSPECTIVE,
        _perspective(_corners(canvas), corners),
        Image.Resampling.BICUBIC,
        fillcolor=DESK,
    )
    lit = np.asarray(bent.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32) * _lamp(bent.size, rng)[:, :, None]
    lit *= np.array([1.0, 0.965, 0.89], dtype=np.float32)
    lit += rng.normal(0, 4, lit.shape).astype(np.float32)
    out = io.BytesIO()
    Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=quality)
    return out.getvalue()


def _render(pdf: bytes, dpi: int) -> Iterable[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=dpi / 72).to_pil().convert("RGB")


def _degrade(page: Image.Image, level: dict[str, Any], rng: np.random.Generator) -> Image.Image:
    grey = page.convert("L").rotate(
        rng.uniform(-level["skew"], level["skew"]), fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    if level["shading"] > 0.2:
        _mark_copies(grey, rng)
    values = np.asarray(grey.filter(ImageFilter.GaussianBlur(level["blur"])), dtype=np.float32)
    values = values - np.linspace(0, 255 * level["shading"], values.shape[1], dtype=np.float32)[None, ::-1]
    values = values + rng.normal(0, level["noise"], values.shape).astype(np.float32)
    specks = rng.random(values.shape)
    values[specks < level["specks"]] = rng.uniform(0, 90)
    values[specks > 1 - level["specks"]] = 255
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def _mark_copies(page: Image.Image, rng: np.random.Generator) -> None:
    """Punch holes, a dark edge and a streak: what a page collects on its way through binders and copiers."""
    pen = ImageDraw.Draw(page)
    width, height = page.size
    for at in (0.39, 0.58):
        pen.ellipse([width * 0.025, height * at, width * 0.025 + 34, height * at + 34], fill=40)
    pen.rectangle((width - int(rng.integers(5, 14)), 0, width, height), fill=70)
    streak = int(rng.uniform(0.2, 0.9) * width)
    pen.line([streak, 0, streak + 6, height], fill=165, width=1)


def _corners(picture: Image.Image) -> list[tuple[float, float]]:
    width, height = picture.size
    return [(0, 0), (width, 0), (width, height), (0, height)]


def _perspective(target: list[tuple[float, float]], source: list[tuple[float, float]]) -> list[float]:
    """The eight figures by which Pillow maps `target` corners back to `source` corners."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    wanted = np.array([value for corner in source for value in corner])
    return [float(value) for value in np.linalg.solve(np.array(rows), wanted)]


def _lamp(size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    width, height = size
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    distance = np.hypot(x - rng.uniform(0.2, 0.5), y - rng.uniform(0.1, 0.4))
    return np.asarray(1.02 - 0.34 * distance, dtype=np.float32)


def _jpeg(page: Image.Image, dpi: int, quality: int) -> bytes:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()
