"""Pages → lines in reading order, each with its place."""

from models.reading import Reading
from pipeline.clean.flow import Printed


def printed_lines(reading: Reading) -> list[Printed]:
    """All lines that have words, numbered through the document."""
    lines = [(page.number, line) for page in reading.pages for line in page.lines if line.words]
    return [Printed(line, page, number, line.box, line.text) for number, (page, line) in enumerate(lines)]
