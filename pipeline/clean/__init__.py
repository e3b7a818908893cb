"""Reading → CleanText: what the pages say; every character knows its word."""

from models.reading import Reading
from models.text import CleanText
from pipeline.clean.compose import compose
from pipeline.clean.join import tokens
from pipeline.clean.lines import printed_lines
from pipeline.clean.paragraphs import paragraphs
from pipeline.german.words import WordList


def clean(reading: Reading, words: WordList) -> CleanText:
    """The text of `reading` in reading order: paragraphs, headings and asides as blocks, broken words made whole."""
    flow = paragraphs(printed_lines(reading))
    return compose(reading, [(paragraph, tokens(paragraph, words)) for paragraph in flow])
