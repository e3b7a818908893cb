"""Reading → CleanText: what the pages say; every character knows its word."""

from models.reading import Reading
from models.text import CleanText
from pipeline.clean.clause_signs import mend_clause_signs
from pipeline.clean.compose import compose
from pipeline.clean.continuations import continued
from pipeline.clean.furniture import furniture, stamps
from pipeline.clean.join import tokens
from pipeline.clean.lines import printed_lines
from pipeline.clean.paragraphs import paragraphs
from pipeline.clean.regions import regions
from pipeline.clean.repair import repair
from pipeline.german.words import WordList


def clean(reading: Reading, words: WordList) -> CleanText:
    """The text of `reading` in reading order: paragraphs, headings and asides as blocks, broken words made whole."""
    pages = printed_lines(reading)
    asides = furniture(reading.pages, pages) | {number for lines in pages for number in stamps(lines)}
    found = [paragraph for lines in pages for region in regions(lines, asides) for paragraph in paragraphs(region)]
    flow = [(paragraph, tokens(paragraph, words)) for paragraph in continued(found, words)]
    flow = mend_clause_signs(flow, reading.method in ("ocr", "mixed"))
    repair(flow, reading, words)
    return compose(reading, flow)
