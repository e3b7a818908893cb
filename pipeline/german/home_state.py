"""Which German state a text is at home in, by what it names."""

import re
from collections import Counter
from functools import cache

from pipeline.german.vocabulary import State, state_adjectives, states


def home_state(text: str) -> State | None:
    """The state whose name, adjective or capital the text names most; None where none or two alike are named."""
    weights = _state_words()
    counts: Counter[str] = Counter()
    for word in re.findall(r"\w+(?:-\w+)*", text.lower()):
        if found := weights.get(word):
            counts[found[0]] += found[1]
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    return (
        next((state for state in states() if state.name == ranked[0][0]), None) if ranked[0][1] > ranked[1][1] else None
    )


@cache
def _state_words() -> dict[str, tuple[str, int]]:
    """Words in small letters that speak for a state, and how strongly: its name and adjective twice its capital."""
    capitals = {state.capital.lower(): (state.name, 1) for state in states()}
    names = {state.name.lower() + ending: (state.name, 2) for state in states() for ending in ("", "s", "es")}
    return capitals | names | {word: (name, 2) for word, name in state_adjectives().items()}
