"""Make any number of annotated texts from `grammar.toml` and `frames.txt`; the same seed makes the same texts.

`python -m models.german.own_data.generate COUNT [SEED]` writes one JSON object a line, formed like entities.jsonl.
"""

import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.german.own_data.build import Example, parse_markup

HERE = Path(__file__).parent
LABEL_OF = {"CITATION": "LAW", "QUOTED": "PROGRAMME", "STREET": "LOC"}
ARTICLES = {
    "m": {"nom": "der", "gen": "des", "dat": "dem", "acc": "den"},
    "f": {"nom": "die", "gen": "der", "dat": "der", "acc": "die"},
    "n": {"nom": "das", "gen": "des", "dat": "dem", "acc": "das"},
}
STRONG_ENDING = {"m": "er", "f": "e", "n": "es"}
CONTRACTIONS = {"von": "vom", "zu": "zum", "bei": "beim", "an": "am", "in": "im"}
_RULE = re.compile(r"<(\w+)>")
_SLOT = re.compile(r"\{([A-Z]+)(\d?)(?:\.(\w+))?\}")
_UNCONTRACTED = re.compile(r"\b(von|zu|bei|an|in) dem (?=\[)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """An entity's name before inflection: `~` marks the adjective's ending, `(s)` the genitive's."""

    label: str
    gender: str
    pattern: str

    def inflected(self, case: str | None) -> str:
        """Marked-up name, behind its article in that case, or without article in the nominative (None)."""
        name = self.pattern.replace("~", self._ending(case))
        name = re.sub(r"\((e?s|ses)\)", r"\1" if case == "gen" else "", name)
        return f"[{self.label} {name}]" if case is None else f"{ARTICLES[self.gender][case]} [{self.label} {name}]"

    def _ending(self, case: str | None) -> str:
        if case is None:
            return STRONG_ENDING[self.gender]
        weak_e = case == "nom" or (case == "acc" and self.gender != "m")
        return "e" if weak_e else "en"


@dataclass(frozen=True, slots=True)
class Person:
    """A person with what may stand beside the name."""

    first: str
    surname: str
    beside: dict[str, str]

    def shown(self, part: str | None) -> str:
        """The marked name, its marked surname, or an unmarked office, title or degree."""
        if part is None:
            return f"[PER {self.first} {self.surname}]"
        return f"[PER {self.surname}]" if part == "surname" else self.beside[part]


class Generator:
    """Expands frames at random; holds the grammar and the state of the random numbers."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        grammar = tomllib.loads((HERE / "grammar.toml").read_text(encoding="utf-8"))
        self._rules: dict[str, list[str]] = grammar.pop("rules")
        self._names: dict[str, dict[str, list[str]]] = grammar
        lines = (HERE / "frames.txt").read_text(encoding="utf-8").splitlines()
        self._frames = [
            line.replace("\\n", "\n").replace("\\t", "\t") for line in lines if line and not line.startswith("# ")
        ]

    def example(self) -> Example:
        """Expand one frame into a text with its entities."""
        entities: dict[str, Name | Person] = {}

        def fill(slot: re.Match[str]) -> str:
            kind, number, form = slot.groups()
            entity = entities.setdefault(kind + number, self._person() if kind == "PER" else self._name(kind))
            if isinstance(entity, Person):
                return entity.shown(form)
            text = entity.inflected(form.lower() if form else None)
            return text[0].upper() + text[1:] if form == "Nom" else text

        marked = _SLOT.sub(fill, self._expand(self._random.choice(self._frames)))
        return parse_markup(_UNCONTRACTED.sub(self._contract, marked))

    def _expand(self, text: str) -> str:
        while _RULE.search(text):
            text = _RULE.sub(lambda rule: self._random.choice(self._rules[rule[1]]), text)
        return text

    def _name(self, kind: str) -> Name:
        patterns = [(gender, pattern) for gender, listed in self._names[kind].items() for pattern in listed]
        gender, pattern = self._random.choice(patterns)
        return Name(LABEL_OF.get(kind, kind), gender, self._expand(pattern))

    def _person(self) -> Person:
        gender = self._random.choice("fm")
        beside = {part: self._expand(f"<{part}_{gender}>") for part in ("office", "title")}
        beside["academic"] = self._expand("<academic>")
        return Person(self._expand(f"<per_{gender}>"), self._expand("<surname>"), beside)

    @staticmethod
    def _contract(match: re.Match[str]) -> str:
        short = CONTRACTIONS[match[1].lower()]
        return (short.capitalize() if match[1][0].isupper() else short) + " "


def generate(count: int, seed: int = 0) -> Iterator[Example]:
    """Yield `count` examples, no text twice."""
    generator = Generator(seed)
    seen: set[str] = set()
    while len(seen) < count:
        example = generator.example()
        if example["text"] not in seen:
            seen.add(example["text"])
            yield example


def main() -> None:
    """Print COUNT examples made with SEED (0 if not given), one JSON object a line."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for example in generate(count, seed):
        sys.stdout.write(json.dumps(example, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
