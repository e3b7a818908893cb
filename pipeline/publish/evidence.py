"""What every item of a record has: its id and its place on the page."""

from collections.abc import Callable
from typing import Any, TypeVar

from models.base import content_id
from models.document import Evidence, TextItem
from models.findings import Span
from models.text import CleanText

Item = TypeVar("Item", bound=Evidence)


class Maker:
    """Makes the items of one document; ids hash its bytes, the item's place and value."""

    def __init__(self, sha256: str, text: CleanText) -> None:
        self._sha256, self._text = sha256, text

    def id(self, prefix: str, *parts: object) -> str:
        return content_id(prefix, self._sha256, *parts)

    def quote(self, span: Span) -> str:
        return self._text.text[span.start : span.end]

    def item(self, record: Callable[..., Item], /, start: int, end: int, confidence: float, **fields: Any) -> Item:
        place = self._text.place(start, end)
        return record(
            start=start,
            end=end,
            page=place.page,
            boxes=[(rounded(b.x0, 2), rounded(b.top, 2), rounded(b.x1, 2), rounded(b.bottom, 2)) for b in place.boxes],
            box_pages=list(place.box_pages),
            confidence=rounded(confidence),
            source_text=self._text.source_text(start, end),
            **fields,
        )

    def span(self, record: Callable[..., Item], /, span: Span, **fields: Any) -> Item:
        return self.item(record, span.start, span.end, span.confidence, **fields)

    def text_item(self, span: Span) -> TextItem:
        return self.span(TextItem, span, text=self.quote(span))


def rounded(value: float, digits: int = 3) -> float:
    """As records give numbers."""
    return round(float(value), digits)
