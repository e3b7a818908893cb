"""Passage: a block of the text as tokens, with what the grammar and the gazetteers say of each."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from models.text import Block
from pipeline.extract.parse import Parsed
from pipeline.german.nominative import is_adjective, noun_of
from pipeline.german.tokens import Tokens, tokens
from pipeline.german.vocabulary import Noun, first_names, is_listed, lines, offices, places, word_set

MONTHS = word_set("months.txt")
DIRECTIONS = word_set("directions.txt")
DEFINITE = word_set("definite.txt")
INDEFINITE = word_set("indefinite.txt")
BEFORE_NAMES = word_set("before_names.txt")
NO_NAMES = word_set("never.txt") | word_set("degrees.txt") | {word.capitalize() for word in DEFINITE | INDEFINITE}
OPENING, CLOSING = "„“»«‚‘\"'”", "“”«»‘’\"'"
LONGEST_PLACE = 5
WIDE_GAP = re.compile(r"\t| {3}")
PLACE_ENDING = re.compile(
    r"[a-zäöüß](?:heim|dorf|stadt|burg|hausen|ingen|stedt|brück|furt|hofen|büttel|hagen|münde|rode|leben|kirchen|walde|felde|tal"
    r"|au|bach|itz|ow|land|moor|berg|wald|see|thal|weiler|scheid|trup|loh|horst)$"
)


@dataclass(frozen=True)
class Passage:
    """The tokens of `block`; `text` is the whole document's text, `tags` part-of-speech tags (STTS) by token start."""

    text: str
    block: Block
    tokens: Tokens
    tags: dict[int, str] = field(repr=False)

    def word(self, index: int) -> str:
        texts = self.tokens.texts
        return texts[index] if 0 <= index < len(texts) else ""

    def tag(self, index: int) -> str:
        """STTS tag, empty where the model cut the words differently."""
        return self.tags.get(self.tokens[index].start, "")

    def between(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end` (exclusive), on one line."""
        if start >= end:
            return ""
        return " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split())

    def is_capitalised(self, index: int) -> bool:
        return self.word(index)[:1].isupper()

    def starts_sentence(self, index: int) -> bool:
        """Whether the token's capital may be owed to its place: first of a line, or after a full stop or colon."""
        before = self.word(index - 1)
        return before in ("", "\n", ".", "!", "?", ":", "•", "-", "*") or before in OPENING

    def is_set_apart(self, index: int) -> bool:
        """Whether more white space stands before the token than words of one phrase have between them."""
        if not 0 < index < len(self.tokens):
            return False
        return bool(WIDE_GAP.search(self.text[self.tokens[index - 1].end : self.tokens[index].start]))

    def after_newlines(self, index: int) -> int:
        while self.word(index) == "\n":
            index += 1
        return index

    def before_newlines(self, index: int) -> int:
        while self.word(index) == "\n":
            index -= 1
        return index

    def place_end(self, index: int) -> int:
        """Where the place name that begins at `index` ends; `index` where none begins."""
        if self.word(index) not in place_starts():
            return index
        return next((i for i in range(index + LONGEST_PLACE, index, -1) if self._is_place(index, i)), index)

    def _is_place(self, start: int, end: int) -> bool:
        if end > len(self.tokens):
            return False
        if not self.tokens[end - 1].is_word and self.word(end - 1) != ")":
            return False
        name = self.between(start, end)
        return name in places() or (name.endswith("s") and name[:-1] in places() and end == start + 1)

    def noun(self, index: int) -> Noun | None:
        """The vocabulary's noun there, for words that begin with a capital."""
        return noun_of(self.word(index)) if self.is_capitalised(index) else None

    def is_adjective(self, index: int) -> bool:
        return is_adjective(self.word(index)) and not self.noun(index)

    def is_office(self, index: int) -> bool:
        return self.is_capitalised(index) and office_of(self.word(index)) is not None

    def is_proper(self, index: int) -> bool:
        """Whether the word names something by itself: place, given name, abbreviation, or a name by its tag."""
        word = self.word(index)
        if not self.is_capitalised(index) or word in MONTHS or word in NO_NAMES:
            return False
        if self.place_end(index) > index or word in DIRECTIONS or is_abbreviation(word) or word in first_names():
            return True
        parts = re.split(r"[-–/]", word)
        if len(parts) > 1 and any(part in place_starts() for part in parts) and not self.noun(index):
            return True
        return self.tag(index) in ("NE", "FM") and not self.noun(index) and not self.is_office(index)

    def names_head(self, index: int) -> bool:
        """Whether the word there, bare beside a head noun, is its name: proper, or no word that the language knows."""
        word = self.word(index)
        if self.is_proper(index):
            return True
        if not self.is_capitalised(index) or word in MONTHS or word in NO_NAMES or self.is_office(index):
            return False
        if PLACE_ENDING.search(word) and not is_listed(word):
            return True
        if PLACE_ENDING.search(word) or ("-" in word and all(part[:1].isupper() for part in word.split("-"))):
            return not self.noun(index)
        return not self.noun(index) and not is_listed(word)

    def follows_verb(self, index: int) -> bool:
        """Whether the noun phrase at `index` stands where an object may come next ("hat der Verein Räume"): behind a
        word in small letters that is no preposition and no "und"."""
        before = index - 1
        while self.word(before).lower() in DEFINITE:
            before -= 1
        word = self.word(before)
        return word[:1].islower() and word not in BEFORE_NAMES and before < index - 1 and self.word(index - 1) != "des"

    def opens_quotation(self, index: int) -> bool:
        """Whether the sign there opens a quotation; of signs that may do either the first one in the block opens."""
        sign = self.word(index)
        if sign in ("„", "‚"):
            return True
        if sign in ("“", "‘") and ("„" in self.tokens.texts or "‚" in self.tokens.texts):
            return False
        if sign in ("»", "«"):
            return next((word for word in self.tokens.texts if word in ("»", "«")), "") == sign
        if sign in ('"', "“", "”"):
            return self.tokens.texts[:index].count(sign) % 2 == 0 and sign != "”"
        return sign == "‘"

    def quoted_end(self, index: int) -> int:
        """Where the quotation that opens at `index` ends (after the closing sign); `index` where none of at most 14
        words opens."""
        if not self.opens_quotation(index):
            return index
        for i in range(index + 2, min(index + 16, len(self.tokens))):
            if self.word(i) in tuple(CLOSING):
                return i + 1
            if self.word(i) in ("\n", ";", "(") or self.word(i) in ("„", "»"):
                return index
        return index


@lru_cache(maxsize=1)
def passages(parsed: Parsed) -> tuple[Passage, ...]:
    """Every block of the document, asides and headings too; kept, for several searches go over the same one."""
    tags = {sentence.position(token)[0]: token.tag_ for sentence in parsed.sentences for token in sentence.tokens()}
    text = parsed.text.text
    return tuple(Passage(text, b, tokens(text[b.start : b.end], b.start), tags) for b in parsed.text.blocks)


def is_abbreviation(word: str) -> bool:
    """ "MWK", "GreenTech", "KfW": letters of which at least two are capitals, one of them not the first."""
    capitals = sum(sign.isupper() for sign in word)
    return capitals >= 2 and "-" not in word.strip("-") and word[-1:].isalnum() and len(word) <= 14


@cache
def place_starts() -> frozenset[str]:
    """The first words of place names, genitives too."""
    firsts = {re.split(r"[\s]", place)[0] for place in places()}
    return frozenset(firsts | {first + "s" for first in firsts} | {"St."})


@cache
def office_of(word: str) -> str | None:
    """The nominative of an office or function ("Umweltstaatssekretärin"), by the end of the word."""
    table, lowered = offices(), word.lower()
    for start in range(len(lowered) - 3):
        found = table.get(lowered[start:])
        if found and (start == 0 or start > 2):
            return word[:start] + (found.lower() if start and word[start].islower() else found)
    return None


@cache
def place_adjective(word: str) -> bool:
    """ "Frankfurter", "Augsburger", "Münchner": made of a place that the gazetteer knows."""
    if not re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]+er", word):
        return False
    stem = word[:-2]
    forms = (stem, stem + "en", stem + "e", stem[:-1] + "en" if stem.endswith("n") else stem, stem + "er")
    return any(form in places() or any(place.startswith(form + " ") for place in places()) for form in forms)


def spelled_legal_forms() -> re.Pattern[str]:
    """A legal form at the beginning of a stretch of text, however it is spaced."""
    forms = sorted(lines("legal_forms.txt"), key=len, reverse=True)
    written = (r"\s?".join(re.escape(part) for part in re.split(r"\s", form)) for form in forms)
    return re.compile(rf"\s?,?\s?((?:{'|'.join(written)}))(?![\w])")


LEGAL_FORM = spelled_legal_forms()


def tokens_in(passage: Passage) -> range:
    """The indexes of the passage's tokens."""
    return range(len(passage.tokens))
