"""Plain and Markdown text → lines that know what they are.

Both are read alike: what looks like Markdown in a text file was written by somebody, or by a converter, who meant it.
"""

import re
from dataclasses import dataclass, field, replace

from models.reading import Line, Mark, Word
from pipeline.capture.inline import styled_lines
from pipeline.capture.side_by_side import rows_of

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_=])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*$")
_FENCE = re.compile(r"\s*(```|~~~)")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)+$")
_QUOTE = re.compile(r" {0,3}>[ ]?(.*)$")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]+(.*)$")
_BULLET = re.compile(r"(\s*)([-*+•●▪◦‣·–—\uf0b7\uf0a7])[ \t]+(?=\S)(.*)$")
_NUMBER = re.compile(r"(\s*)(\d{1,3}[.)])[ \t]+(?=\S)(.*)$")
_LETTER = re.compile(r"(\s*)(\(?[a-z]{1,2}\))[ \t]+(?=\S)(.*)$")
_PARAGRAPH_NUMBER = re.compile(r"\s*(?:\(\d{1,2}[a-z]?\)\s|§+\s*\d|Art(?:ikel|\.)\s+(?:\d|[IVX]+\b))")
_TITLED = re.compile(
    r"\s*(?:§\s*\d+[a-z]?|Art(?:ikel|\.)\s+(?:\d+|[IVX]+))\s+(?!(?:Abs|Satz|Nr|Ziff|Buchst|S\.|[A-Z]+G\b))[A-ZÄÖÜ][^.;,:]{2,60}$"
)
_CITES = re.compile(r"(?:[,(]|\b[a-zäöü.]+)\s*$")
"""How a line ends whose sentence goes on with a clause that it cites."""
_DATE_GOES_ON = re.compile(
    r"(?:Jan|Jän|Feb|März|Apr|Mai\b|Juni|Juli|Aug|Sept|Okt|Nov|Dez|Jahrhundert|Wahlperiode|Legislaturperiode|\d)"
)
_SENTENCE_END = re.compile(r"[.:;!?][“”\"»)*_]*\s*$")
_LIST_GOES_ON = re.compile(r"(?:[.:;,!?][“”\"»)*_]*|\b(?:und|oder|sowie|bzw\.))\s*$")


_SHORT = 50
"""Code points of a line that may be the heading of a list."""


@dataclass
class _Paragraph:
    """Source lines that belong together, before their markup is read."""

    mark: Mark | None = None
    lines: list[str] = field(default_factory=list)


def markdown_lines(text: str) -> list[Line]:
    """The lines of `text` (clean signs, "\n" at line ends) with their marks; blocks are numbered from 0."""
    keeps_breaks = not _padded(text)
    lines: list[Line] = []
    block = 0
    for paragraph in _paragraphs(text.split("\n")):
        made = _cells(paragraph) if _is_row(paragraph) else _lines(paragraph, keeps_breaks)
        lines += [replace(line, block=block) for line in made]
        block += bool(made)
    return lines


def _padded(text: str) -> bool:
    """Whether most lines end in blanks: then these are the habit of a program and no line breaks on purpose."""
    inner = re.findall(r"\S([ \t]*)\n(?=[ \t]*\S)", text)
    return len(inner) > 10 and sum(len(blanks) > 1 for blanks in inner) > len(inner) / 2


def _is_row(paragraph: _Paragraph) -> bool:
    return paragraph.mark is not None and paragraph.mark.kind == "table_row"


def _paragraphs(source: list[str]) -> list[_Paragraph]:
    paragraphs = [_Paragraph()]
    in_table = False
    side_by_side = rows_of(source)
    for number, line in enumerate(source):
        following = source[number + 1] if number + 1 < len(source) else ""
        in_table = "|" in line and (in_table or bool(_TABLE_RULE.match(following)) or _is_boxed(line))
        if in_table:
            if not _TABLE_RULE.match(line):
                paragraphs += [_Paragraph(Mark("table_row"), [line]), _Paragraph()]
        elif number in side_by_side and not _UNDERLINE.match(following) and not _RULE.match(line):
            paragraphs += [_Paragraph(Mark("table_row"), [side_by_side[number]]), _Paragraph()]
        else:
            _take(line, paragraphs)
    return [paragraph for paragraph in paragraphs if paragraph.lines]


def _is_boxed(line: str) -> bool:
    return line.strip().startswith("|") and line.strip().endswith("|") and line.count("|") > 2


def _take(line: str, paragraphs: list[_Paragraph]) -> None:
    """Add `line` to the last paragraph or begin a new one with it."""
    current = paragraphs[-1]
    if _UNDERLINE.match(line) and len(current.lines) in (1, 2) and current.mark is None:
        current.mark = Mark("heading", 1 if "=" in line else 2)
        paragraphs.append(_Paragraph())
    elif not line.strip() or _RULE.match(line) or _FENCE.match(line):
        paragraphs.append(_Paragraph())
    elif heading := _HEADING.match(line):
        paragraphs += [_Paragraph(Mark("heading", len(heading[1])), [heading[2]]), _Paragraph()]
    elif quote := _QUOTE.match(line):
        _take_quote(quote[1], paragraphs)
    elif note := _FOOTNOTE.match(line):
        paragraphs.append(_Paragraph(Mark("footnote", 1, note[1]), [note[2]]))
    elif item := _list_item(line, current):
        paragraphs.append(item)
    elif _begins_anew(line, current):
        paragraphs.append(_Paragraph(None, [line]))
    else:
        current.lines.append(line)


def _take_quote(inside: str, paragraphs: list[_Paragraph]) -> None:
    mark = paragraphs[-1].mark
    if mark is not None and mark.kind == "quote" and inside.strip():
        paragraphs[-1].lines.append(inside)
    else:
        paragraphs.append(_Paragraph(Mark("quote"), [inside] if inside.strip() else []))


def _list_item(line: str, current: _Paragraph) -> _Paragraph | None:
    """The list item that `line` begins, if it begins one where `current` stands."""
    found = _BULLET.match(line) or _NUMBER.match(line) or _LETTER.match(line)
    if found is None:
        return None
    blanks, marker, text = found.groups()
    in_list = current.mark is not None and current.mark.kind == "list_item"
    if (
        current.lines
        and not in_list
        and not (_LIST_GOES_ON.search(current.lines[-1]) or _is_head_of_list(current, line))
    ):
        return None
    if marker[0].isdigit() and _DATE_GOES_ON.match(text):
        return None
    if marker in "-–—" and re.search(r"(?:[–—]|\s-)[,.;]?\s*$", text):
        return None
    return _Paragraph(Mark("list_item", 1 + len(blanks.expandtabs(4)) // 2, marker), [text])


def _is_head_of_list(current: _Paragraph, line: str) -> bool:
    """Whether a short line of its own stands above the sentence that a list sign begins: "Stadt Xheim" / "– Wir …"."""
    bullet = _BULLET.match(line)
    only = current.lines[0].strip() if len(current.lines) == 1 else ""
    sentence = bullet is not None and bullet[3][0].isupper() and len(bullet[3].split()) > 3
    return sentence and 0 < len(only) < _SHORT and len(only) < len(line) and only[0].isupper()


def _begins_anew(line: str, current: _Paragraph) -> bool:
    """Whether a numbered clause begins in the middle of a paragraph's lines: behind a sentence, or with its title."""
    if not current.lines or not _PARAGRAPH_NUMBER.match(line):
        return False
    return bool(
        _SENTENCE_END.search(current.lines[-1]) or (_TITLED.match(line) and not _CITES.search(current.lines[-1]))
    )


def _lines(paragraph: _Paragraph, keeps_breaks: bool) -> list[Line]:
    """The lines of a paragraph; the list sign stays with the first."""
    hard = [keeps_breaks and bool(re.search(r" {2,}$|\\$", line)) for line in paragraph.lines]
    text = "\n".join(line.rstrip().removesuffix("\\") if h else line for line, h in zip(paragraph.lines, hard))
    styled = styled_lines(text)
    if len(styled) != len(hard):  # a line break written as <br> adds lines
        hard = [True] * len(styled)
    made = []
    mark = paragraph.mark
    for index, words in enumerate(styled):
        if words:
            made.append(Line(tuple(words), mark=mark, hard_end=hard[index] and index + 1 < len(styled)))
            mark = replace(mark, marker="") if mark is not None else None
    return made


def _cells(paragraph: _Paragraph) -> list[Line]:
    row = re.sub(r"<br\s*/?>", " ", paragraph.lines[0].strip()).strip("|").replace("\\|", "\ue07c")
    cells: list[list[Word]] = [styled_lines(cell)[0] for cell in row.split("|")]
    words = tuple(word for cell in cells for word in cell)
    return [Line(words, mark=paragraph.mark, cells=tuple(len(cell) for cell in cells))] if words else []
