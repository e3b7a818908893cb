"""Make any number of trees of commitments from `tree_grammar.toml`; the same seed makes the same trees.

`python -m models.german.own_data.generate_trees COUNT [SEED]` writes CoNLL-U, formed like trees.conllu.
"""

import random
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from models.german.own_data.lexicon import Lexicon
from models.german.own_data.treebank import conllu

HERE = Path(__file__).parent
_RULE = re.compile(r"<(\w+)>")


def generate_trees(count: int, seed: int = 0) -> Iterator[str]:
    """Yield `count` CoNLL-U blocks, no sentence twice."""
    chance, lexicon = random.Random(seed), Lexicon(HERE / "words.toml")
    rules: dict[str, list[str]] = tomllib.loads((HERE / "tree_grammar.toml").read_text(encoding="utf-8"))["rules"]
    seen: set[str] = set()
    while len(seen) < count:
        line = _capital(_expanded("<sentence>", rules, chance))
        if line not in seen:
            seen.add(line)
            yield conllu(line, lexicon, len(seen))


def _expanded(text: str, rules: dict[str, list[str]], chance: random.Random) -> str:
    while _RULE.search(text):
        text = _RULE.sub(lambda rule: chance.choice(rules[rule[1]]), text)
    return " ".join(text.split())


def _capital(line: str) -> str:
    """Give the first word its capital; what follows a bracket is a relation, not a word."""
    words = line.split(" ")
    first = next(place for place, word in enumerate(words) if word[0].isalpha())
    words[first] = words[first][0].upper() + words[first][1:]
    return " ".join(words)


def main() -> None:
    """Print COUNT trees made with SEED (0 if not given)."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    sys.stdout.writelines(generate_trees(count, seed))


if __name__ == "__main__":
    main()
