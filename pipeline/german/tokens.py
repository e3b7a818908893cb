"""Words and signs of a text with their places, cut so that German names stay whole."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(
    r"(?:Dr|Prof|Dipl|St|Hl|Str|Nr|Abs|Art|bzw|ca|gez|Tel|stellv|komm|Co|Hann|Ing|med|jur|phil|rer|nat|pol|theol)\."
    r"(?:(?:-[A-ZÄÖÜ]\w+)+\.?)?"
    r"|(?:[A-ZÄÖÜ]|[a-z])\.(?:\s?(?:[A-ZÄÖÜ]|[a-z])\.)+"  # e. V., h.c., z. B.
    r"|[A-ZÄÖÜ]\.(?=\s[A-ZÄÖÜ][a-zäöüß])"  # initials: W. Adorno
    r"|#?\w+(?:[-–/’'.*:&+](?=\w)\w+)*-?"
    r"|\n|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign `text`, at `start` to `end` of the document's text."""

    text: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalnum() or self.text[:1] == "#"


@dataclass(frozen=True)
class Tokens:
    """The tokens of a stretch of text in order; outside its ends stands an empty token."""

    items: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index] if 0 <= index < len(self.items) else _NOTHING

    def word(self, index: int) -> str:
        """The text of token `index`, empty outside the stretch."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    @cached_property
    def texts(self) -> list[str]:
        return [token.text for token in self.items]

    @cached_property
    def starts(self) -> list[int]:
        return [token.start for token in self.items]

    def index_at(self, position: int) -> int:
        """Index of the first token that starts at `position` or later."""
        return bisect_left(self.starts, position)


_NOTHING = Token("", -1, -1)


def tokens(text: str, offset: int = 0) -> Tokens:
    """The tokens of `text`, which begins at `offset` of the document; a newline is a token, other white space none."""
    return Tokens(tuple(Token(m.group(), offset + m.start(), offset + m.end()) for m in _TOKEN.finditer(text)))
