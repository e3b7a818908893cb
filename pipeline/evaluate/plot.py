"""A reliability plot as SVG: for each kind of item, confidence across and share of right items upwards."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.errors import KlauselwerkError
from pipeline.evaluate.calibration import Bin, by_kind, expected_error
from pipeline.evaluate.compare import Figures

COLUMNS = 4
SIDE, GAP, LEFT, TOP = 180, 64, 52, 76
"""Pixels: side of a panel, room between panels, room to the left of them and above them."""
TICKS = (0.0, 0.5, 1.0)
_STYLE = (
    "text{font:12px sans-serif;fill:#333} .name{font-weight:bold} .frame{fill:#fafafa;stroke:#bbb} "
    ".honest{stroke:#999;stroke-dasharray:4 3} .line{fill:none;stroke:#1f6fb2;stroke-width:1.5} "
    ".dot{fill:#1f6fb2;fill-opacity:.85} .count{fill:#1f6fb2;fill-opacity:.18} .small{font-size:10px;fill:#666}"
)


def write_plot(figures: Mapping[str, Figures], path: Path) -> None:
    """Write the plot of all items and of each kind to `path`. Raises KlauselwerkError where that cannot be written."""
    try:
        path.write_text(reliability_plot(figures), "utf-8")
    except OSError as error:
        raise KlauselwerkError(
            "not_written", f"{path} cannot be written: {error.strerror}", "Name another file"
        ) from error


def reliability_plot(figures: Mapping[str, Figures]) -> str:
    """The plot as SVG. Bars behind the line show how many of the items lie there; the dashed line is honest."""
    panels = by_kind(figures)
    rows = -(-len(panels) // COLUMNS)
    width = LEFT + min(COLUMNS, len(panels)) * (SIDE + GAP)
    height = TOP + rows * (SIDE + GAP)
    body = "\n".join(part for i, (name, bins) in enumerate(panels.items()) for part in _panel(i, name, bins))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'<style>{_STYLE}</style>\n<rect width="100%" height="100%" fill="white"/>\n'
        f'<text x="{LEFT}" y="24">Confidence (across) and share of right items (upwards)</text>\n{body}\n</svg>\n'
    )


def _panel(index: int, name: str, bins: tuple[Bin, ...]) -> Iterator[str]:
    x, y = LEFT + index % COLUMNS * (SIDE + GAP), TOP + index // COLUMNS * (SIDE + GAP)
    total = sum(each.number for each in bins)
    yield f'<g transform="translate({x} {y})"><text class="name" y="-22">{escape(name)}</text>'
    yield f'<text class="small" y="-8">{total} items, calibration error {expected_error(bins):.3f}</text>'
    yield f'<rect class="frame" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="honest" x1="0" y1="{SIDE}" x2="{SIDE}" y2="0"/>'
    yield from _axes()
    for each in bins:
        share = each.number / total
        yield f'<rect class="count" {_box(each.confidence * SIDE - 6, 12, share * SIDE)}/>'
    points = [(each.confidence * SIDE, (1 - each.right) * SIDE, each.number / total) for each in bins]
    yield f'<polyline class="line" points="{" ".join(f"{px:.1f},{py:.1f}" for px, py, _ in points)}"/>'
    for px, py, share in points:
        yield f'<circle class="dot" cx="{px:.1f}" cy="{py:.1f}" r="{2.5 + 4 * share**0.5:.1f}"/>'
    yield "</g>"


def _axes() -> Iterator[str]:
    for tick in TICKS:
        yield f'<text class="small" x="{tick * SIDE:.0f}" y="{SIDE + 14}" text-anchor="middle">{tick:g}</text>'
        yield f'<text class="small" x="-5" y="{(1 - tick) * SIDE + 4:.0f}" text-anchor="end">{tick:g}</text>'


def _box(left: float, width: float, height: float) -> str:
    """Place and size of a bar that stands on the lower edge of the panel, cut at its sides."""
    start, end = max(0.0, left), min(float(SIDE), left + width)
    return f'x="{start:.1f}" y="{SIDE - height:.1f}" width="{end - start:.1f}" height="{height:.1f}"'
