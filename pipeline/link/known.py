"""Which words are words of the language or known names, so that they were hardly misread."""

from functools import cache
from pathlib import Path

import models
from pipeline.german.vocabulary import first_names, places
from pipeline.german.words import WordList

LONG = 9
"""Words of so many letters are looked up as compounds too; short ones are too easily made of parts by chance."""
LIST = Path(models.__file__).parent / "german" / "words.txt.xz"


@cache
def is_known(word: str) -> bool:
    """Whether `word`, in small letters, is a German word, a given name or a place."""
    written = word.capitalize()
    if written in _names() or any(_words().exact(form) > 1 for form in (word, written)):
        return True
    return len(word) >= LONG and word.isalpha() and bool(_words().inflected(written) or _words().compound(written))


@cache
def _words() -> WordList:
    return WordList.load(LIST)


@cache
def _names() -> frozenset[str]:
    return frozenset(first_names()) | places()
