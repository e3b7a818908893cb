"""What marks a name as one: legal forms and abbreviations in brackets behind it."""

import re

from pipeline.extract.passage import LEGAL_FORM, Passage, is_abbreviation

SHORT = re.compile(r"[\w.&/-]{2,14}(?: (?:\d{4}|[IVX]+|[A-ZÄÖÜ][\w/]+))?")


def legal_form_end(passage: Passage, index: int) -> int:
    """Where the legal form that begins at `index` ends; `index` where none does."""
    if index >= len(passage.tokens) or passage.word(index) == "\n":
        return index
    start = passage.tokens[index].start
    match = LEGAL_FORM.match(passage.text, start, min(start + 30, passage.block.end))
    return passage.tokens.index_at(match.end()) if match else index


def abbreviation_end(passage: Passage, index: int) -> int:
    """Where "(LKZ)" or "(HEP 2025)" ends."""
    if passage.word(index) != "(":
        return index
    for end in (index + 2, index + 3):
        inside = passage.between(index + 1, end)
        if passage.word(end) == ")" and SHORT.fullmatch(inside):
            short = inside.split()[0]
            if is_abbreviation(short) or re.fullmatch(r"[a-zäöü]{3,6}|[A-ZÄÖÜ]{2,}(?:-[A-ZÄÖÜ]{2,})+", short):
                return end + 1
    return index
