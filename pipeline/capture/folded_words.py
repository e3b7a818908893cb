"""The words of folded.toml, and those in small letters that a noun phrase may hold."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.errors import BadConfiguration


@dataclass(frozen=True, slots=True)
class FoldedWords:
    labels: re.Pattern[str]
    openers: frozenset[str]
    refers: frozenset[str]
    small: frozenset[str]


@cache
def folded_words() -> FoldedWords:
    """folded.toml. Raises BadConfiguration for a wrong entry."""
    try:
        data = tomllib.loads((files("pipeline.capture") / "folded.toml").read_text("utf-8"))
        headings = tomllib.loads((files("models.german") / "vocabulary" / "headings.toml").read_text("utf-8"))
        labels = sorted(data["labels"], key=len, reverse=True)
        return FoldedWords(
            re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, labels))})(?=\s)"),
            frozenset(data["openers"]),
            frozenset(data["refers"]),
            frozenset(headings["words"]["small"]),
        )
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration("vocabulary", f"folded.toml is wrong: {error}", "Mend the entry.") from error
