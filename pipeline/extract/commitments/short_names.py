"""Short forms of bodies that no definition gives: the last part of a compound, a compound for a longer name."""

import re
from collections.abc import Sequence

from models.findings import Referent
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.party_words import HEAD_ENDS

_ADJECTIVE = re.compile(r"(?:ische|ischer|isches|liche|licher|liches)$")
_LINK = re.compile(r"(?:s|es|n|en|-)$")


class ShortNames:
    """The bodies of a document by parts of their names."""

    def __init__(self, referents: Sequence[Referent]) -> None:
        bodies = [(i, r) for i, r in enumerate(referents) if r.type == "organisation"]
        self._heads: dict[str, list[tuple[int, str]]] = {}
        for i, r in bodies:
            for head in _heads(r.name):
                self._heads.setdefault(head[-4:], []).append((i, head))
        self._names = [(i, re.findall(r"[\wäöüß]+", r.name.lower())) for i, r in bodies]
        self._compounds: dict[str, tuple[int, ...]] = {}

    def by_last_part(self, low: str) -> tuple[int, ...]:
        """ "die Werke" for the Gemeindewerke, "die Innung" for the Dachdecker-Innung: the one body whose head noun
        ends with `low`; nothing where several do."""
        ending = self._heads.get(low[-4:], ())
        found = {i for i, head in ending if len(head) > len(low) + 2 and head.endswith(low)}
        return tuple(found) if len(found) == 1 and len(low) > 3 else ()

    def by_compound(self, low: str) -> tuple[int, ...]:
        """ "die Arbeitsagentur" for the Agentur für Arbeit: the one body whose name holds both parts of `low`."""
        if low not in self._compounds:
            self._compounds[low] = self._by_compound(low)
        return self._compounds[low]

    def _by_compound(self, low: str) -> tuple[int, ...]:
        for noun in lexicon().organ_nouns if low.endswith(lexicon().organ_nouns) else ():
            modifier = _LINK.sub("", low.removesuffix(noun))
            if low.endswith(noun) and len(noun) > 2 and len(modifier) > 3:
                found = {i for i, tokens in self._names if _holds(tokens, noun, modifier)}
                return tuple(found) if len(found) == 1 else ()
        return ()


def _holds(tokens: Sequence[str], noun: str, modifier: str) -> bool:
    return any(token.endswith(noun) for token in tokens) and any(token.startswith(modifier) for token in tokens)


def _heads(name: str) -> list[str]:
    """The nouns before a name's first preposition or genitive, in small letters."""
    words = [word.lower() for word in re.findall(r"[\wäöüß-]+", HEAD_ENDS.split(name)[0]) if word[0].isupper()]
    return [word for word in words if not _ADJECTIVE.search(word)]
