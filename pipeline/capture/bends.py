"""Lines of text that bend, as on the pages of an open book: how far, and the picture with straight lines."""

import numpy as np
from PIL import Image, ImageOps

STRIPS = 32
"""Upright strips of the page in each of which lines are taken for level."""
DOTS_PER_INCH = 100
"""Resolution at which bends are looked for; one dot is a quarter of a millimetre."""
STEEPEST = 3
"""Dots by which lines may sink or rise from one strip to the next."""
ALIKE = 0.5
"""Correlation of two strips from which they show the same lines; elsewhere (margins, pictures) the last drop holds."""
LEAST_BEND = 3.0
"""Dots between the highest and the lowest place of a line, its slope taken out, from which Tesseract loses words."""
LEAST_GAIN = 1.25
"""How many times sharper the lines must stand out in straight rows than in bent ones."""


def drop_of(picture: Image.Image, dpi: float) -> np.ndarray | None:
    """How many pixels lower the lines stand in each column of pixels than in the middle; None where they are straight.

    From the middle outwards, each strip is laid against those before it where their rows of ink fit best.
    """
    factor = max(1, round(dpi / DOTS_PER_INCH))
    ink = np.asarray(ImageOps.invert(ImageOps.autocontrast(picture.reduce(factor), cutoff=1)), dtype=np.float32)
    width = ink.shape[1] // STRIPS
    if width < 8 or ink.shape[0] < 100:
        return None
    rows = ink[:, : width * STRIPS].reshape(ink.shape[0], STRIPS, width).mean(axis=2).T
    kernel = np.ones(25, dtype=np.float32) / 25
    rows = np.array([row - np.convolve(row, kernel, "same") for row in rows])
    middle = STRIPS // 2
    right, left = _drops(rows[middle:]), _drops(rows[middle::-1])
    drops = np.array([*left[:0:-1], *right], dtype=np.float32)
    if not _is_bent(rows, drops):
        return None
    centres = (np.arange(STRIPS) + 0.5) * width * factor
    smooth = np.convolve(np.pad(drops, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
    return np.asarray(np.interp(np.arange(picture.width), centres, smooth * factor), dtype=np.float32)


def _drops(rows: np.ndarray) -> list[int]:
    """How far each strip must be raised to fit those before it, in dots."""
    drops = [0]
    fitted = rows[0].copy()
    for row in rows[1:]:
        shifts = range(drops[-1] - STEEPEST, drops[-1] + STEEPEST + 1)
        fits = {shift: float(np.dot(fitted, np.roll(row, -shift))) for shift in shifts}
        best = max(shifts, key=lambda shift: (fits[shift], -abs(shift - drops[-1])))
        likeness = fits[best] / (float(np.linalg.norm(fitted) * np.linalg.norm(row)) + 1e-6)
        drops.append(best if likeness > ALIKE else drops[-1])
        fitted = 0.6 * fitted + np.roll(row, -drops[-1])
    return drops


def _is_bent(rows: np.ndarray, drops: np.ndarray) -> bool:
    """Whether the lines leave a straight line far enough, and stand out much better where that is undone."""
    places = np.arange(len(drops))
    level = drops - np.polyval(np.polyfit(places, drops, 1), places)
    straight = np.sum([np.roll(row, -int(drop)) for row, drop in zip(rows, drops)], axis=0)
    sloping = np.sum([np.roll(row, -round(float(d - e))) for row, d, e in zip(rows, drops, level)], axis=0)
    return bool(np.ptp(level) >= LEAST_BEND and np.square(straight).sum() > LEAST_GAIN * np.square(sloping).sum())


def straightened(picture: Image.Image, drop: np.ndarray) -> Image.Image:
    """The picture with each column of pixels raised by `drop`."""
    values = np.asarray(picture)
    places = np.arange(picture.height)[:, None] + np.rint(drop).astype(np.int32)[None, :]
    return Image.fromarray(np.take_along_axis(values, np.clip(places, 0, picture.height - 1), axis=0))
