"""Signs that no reader should meet: taken out at one place, for every kind of source."""

import re
import unicodedata

LONGEST_RUN = 200
LONGEST_WORD = 500

_BROKEN_BY_SOFT_HYPHEN = re.compile("\u00ad[ \t]*\n[ \t]*")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2060-\u206f\u202a-\u202e\ufeff\ufff9-\ufffb\u034f\u061c\u180e\ufe00-\ufe0f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PAGE_ENDS = re.compile("[\x0c\u2029]")
_RUN = re.compile(rf"([^\w\s])\1{{{LONGEST_RUN},}}")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ \u00a0]){4,}[^\W\d_](?![^\W_])")
"""A word set with a blank behind every letter."""
_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def clean_signs(text: str) -> str:
    """`text` in NFC without control, invisible and impossible signs.

    Line ends become "\\n", page ends an empty line; a word parted by a soft hyphen at a line's end, or set with a blank
    behind every letter, is made whole; runs of one sign end after LONGEST_RUN and words after LONGEST_WORD code
    points, since tokenizers take quadratic time over them.
    """
    if text.isascii() and text.isprintable() and len(text) < LONGEST_RUN:
        return _whole(text)
    text = _PAGE_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _INVISIBLE.sub("", _BROKEN_BY_SOFT_HYPHEN.sub("", text))
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    return _WORD.sub(r"\g<0> ", _RUN.sub(lambda run: run.group(1) * LONGEST_RUN, _whole(text)))


def _whole(text: str) -> str:
    return _SPACED.sub(lambda word: re.sub(r"\s", "", word[0]), text)
