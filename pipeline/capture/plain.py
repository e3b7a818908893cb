"""Input that already is text, in any encoding → Reading."""

from models.reading import Page, Reading
from pipeline.capture.encoding import decode
from pipeline.capture.folded import unfolded
from pipeline.capture.markdown import markdown_lines
from pipeline.capture.options import CaptureOptions
from pipeline.capture.signs import clean_signs


def read_plain(content: bytes, options: CaptureOptions) -> Reading:
    """Text or Markdown on one page without layout; the engine's name says which encoding the bytes were in."""
    text, encoding = decode(content)
    warnings = []
    if len(text) > options.max_characters:
        warnings.append(f"text cut after {options.max_characters} characters")
    if "\ufffd" in text:
        warnings.append(f"{text.count(chr(0xFFFD))} characters could not be decoded")
    lines = markdown_lines(unfolded(clean_signs(text[: options.max_characters])))
    page = Page(1, 0.0, 0.0, "text", tuple(lines), laid_out=False)
    return Reading((page,), engine=f"plain text, {encoding}", warnings=tuple(warnings))
