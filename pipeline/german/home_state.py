"""Which German state a text is at home in, by what it names."""

import re
from collections import Counter
from functools import cache

from pipeline.german.vocabulary import states


def home_state(text: str) -> str | None:
    """Name of the state that `text` names most, by itself, its adjective or its capital; None where two are level."""
    counts = Counter(_names()[match[1].casefold()] for match in _pattern().finditer(text))
    best = counts.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


@cache
def _names() -> dict[str, str]:
    return {form.casefold(): state.name for state in states() for form in (state.capital, state.adjective, state.name)}


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?i)(?<![\w-])({forms})(?:e[nmrs]?|s)?(?![\w-])")
