"""Paragraphs with their tokens → CleanText."""

from models.reading import Reading
from models.text import Block, CleanText, PageSpan, Piece
from pipeline.clean.flow import Paragraph, Token


def compose(reading: Reading, flow: list[tuple[Paragraph, list[Token]]]) -> CleanText:
    """The reading text of `flow`, every character of which knows its word."""
    text: list[str] = []
    pieces: list[Piece] = []
    blocks: list[Block] = []
    position = 0
    for paragraph, tokens in flow:
        if not tokens:
            continue
        if blocks:
            text.append("\n\n")
            position += 2
        start = position
        for token in tokens:
            text += [token.before, token.text]
            position += len(token.before)
            end = position + len(token.text)
            pieces.append(Piece(position, end, token.word, token.page, token.line, token.repaired))
            position = end
        blocks.append(block(paragraph, tokens, start, position))
    return CleanText(
        text="".join(text),
        pieces=tuple(pieces),
        blocks=tuple(blocks),
        pages=page_spans(reading, pieces, position),
        engine=reading.engine,
        method=reading.method,
        language=reading.language,
        warnings=reading.warnings,
    )


def block(paragraph: Paragraph, tokens: list[Token], start: int, end: int) -> Block:
    """The block that `paragraph` became, from `start` to `end` of the text."""
    printed = [token.word for token in tokens]
    sizes = [line.size for line in paragraph.lines if line.laid_out]
    styled = printed[1:] if not paragraph.marker_is_printed and len(printed) > 1 else printed
    return Block(
        start=start,
        end=end,
        kind=paragraph.kind,
        page=tokens[0].page if paragraph.lines[0].laid_out else None,
        size=max(set(sizes), key=sizes.count) if sizes else None,
        level=paragraph.level,
        marker=tokens[0].text if paragraph.marker else "",
        bold=all(word.bold for word in styled),
        italic=all(word.italic for word in styled),
        centred=paragraph.centred,
        gap=paragraph.gap,
    )


def page_spans(reading: Reading, pieces: list[Piece], length: int) -> tuple[PageSpan, ...]:
    """Each page with the stretch of text that begins on it; a page without text has an empty one."""
    first: dict[int, int] = {}
    for piece in pieces:
        first.setdefault(piece.page, piece.start)
    spans: list[PageSpan] = []
    end = length
    for page in reversed(reading.pages):
        start = min(first.get(page.number, end), end)
        spans.append(PageSpan(page, start, end))
        end = start
    return tuple(reversed(spans))
