"""Words that stand for parties by what kind of body they are: plurals, places, the employer of a staff council."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.words import Word

_ENDING = re.compile(r"(?:en|er|e|n|s)$")
_UMLAUTS = str.maketrans("äöü", "aou")
_TERRITORY = re.compile(
    r"(?:Bundesland|Land|Freistaat|Landeshauptstadt|(?:Freie und )?Hansestadt"
    r"|(?:Große |Universitäts)?(?:Kreis)?[Ss]tadt"
    r"|(?:Verbands|Samt|Orts)?[Gg]emeinde|Landkreis|Kreis|Markt|Region|Bezirk) ([A-ZÄÖÜ][\w-]+)"
)
_DEFINED = re.compile(
    r"(?:im (?:folgenden|weiteren)|nachfolgend|nachstehend|künftig|kurz)\s+(?:als\s+|auch\s+)?"
    r"[„\"»]?([A-ZÄÖÜ]\w{3,})[“”\"«]?\s+(?:genannt|bezeichnet)",
    re.IGNORECASE,
)
_STAFF_COUNCIL = re.compile(r"(?:personal|betriebs)rat|mitarbeitervertretung", re.IGNORECASE)
_EMPLOYER = (
    "dienststelle",
    "arbeitgeber",
    "arbeitgeberin",
    "dienststellenleitung",
    "unternehmen",
    "betrieb",
    "unternehmensleitung",
    "anstellungsträger",
    "dienstgeber",
    "dienstgeberin",
    "geschäftsleitung",
    "betriebsleitung",
    "klinikleitung",
    "personalabteilung",
)
_MEMBERS = re.compile(r"(?:verband|verein|bund|kammer|vereinigung|innung|gilde)s?$")
_EACH = frozenset({"jede", "jeder", "jedes", "jedem", "jeden"})
_WHICHEVER = re.compile(r"(?:jeweilig|zuständig|betroffen|beteiligt)\w*$|\w{4,}ende[rsnm]?$")


class Kinds:
    """The parties of one agreement by the kind of body they are."""

    def __init__(self, context: Context, parties: Sequence[int]) -> None:
        self._tokens = {p: re.findall(r"[\wäöüß.-]+", context.referents[p].name.lower()) for p in parties}
        self._names = {p: context.referents[p].name for p in parties}
        self._groups: dict[tuple[str, bool], tuple[int, ...] | None] = {}

    def places(self) -> dict[str, tuple[int, ...]]:
        """Place in small letters → the one party that bears its name: "sachsen" for the Freistaat Sachsen."""
        found: dict[str, set[int]] = {}
        for party, name in self._names.items():
            if match := _TERRITORY.match(name):
                found.setdefault(match.group(1).lower(), set()).add(party)
        return {place: tuple(owners) for place, owners in found.items() if len(owners) == 1}

    def employer(self) -> int | None:
        """The other of two parties where one is a staff council."""
        councils = [party for party, name in self._names.items() if _STAFF_COUNCIL.search(name)]
        others = [party for party in self._names if party not in councils]
        return others[0] if len(councils) == 1 and len(others) == 1 else None

    def employer_words(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        employer = self.employer()
        if employer is not None:
            yield from ((word, (employer,)) for word in _EMPLOYER)

    def defined(self, text: str, named: Sequence[tuple[int, int]]) -> dict[str, tuple[int, ...]]:
        """Names given after one or several of `named` (party, place): "A ... B - im Folgenden Kassen genannt -"."""
        found: dict[str, tuple[int, ...]] = {}
        since = 0
        for match in _DEFINED.finditer(text):
            owners = tuple(dict.fromkeys(party for party, place in named if since <= place < match.start()))
            since = match.end()
            if owners:
                found[match.group(1).lower()] = owners
        return found

    def territory(self) -> int | None:
        """The one party that is a Land, or a ministry acting for it."""
        owners = [p for p, name in self._names.items() if re.match(r"Land |Freistaat |.*[Mm]inisteri", name)]
        return owners[0] if len(owners) == 1 else None

    def group(self, words: Sequence[Word], i: int) -> tuple[int, ...] | None:
        """The parties that a plural ("die Diözesen"), "jede Gemeinde" or "die zuständige Kasse" means."""
        low = words[i].low
        distributed = any(
            w.low in _EACH or (w.tag == "ADJA" and _WHICHEVER.match(w.low)) for w in words[max(0, i - 2) : i]
        )
        if (low, distributed) not in self._groups:
            self._groups[low, distributed] = self._group(low, distributed)
        return self._groups[low, distributed]

    def _group(self, low: str, distributed: bool) -> tuple[int, ...] | None:
        named = any(low in tokens for tokens in self._tokens.values())
        if named and not distributed:
            return None
        kinds = _kinds_by_stem().get(_stem(low), ())
        fits = (p for p, tokens in self._tokens.items() if any(_is_kind(t, low, kinds) for t in tokens))
        found = [p for p in fits if not (low.startswith("länder") and self._names[p].startswith("Bund"))]
        if len(found) > 1 or (found and low.endswith("n") and not named):
            return tuple(found)
        members = [p for p, tokens in self._tokens.items() if any(_has_members(t, low) for t in tokens)]
        return tuple(members) if len(members) == 1 else None


@cache
def _kinds_by_stem() -> dict[str, tuple[str, ...]]:
    """The kinds of bodies that a plural means, by its stem; of plurals with one stem the first counts."""
    return {_stem(plural): kinds for plural, kinds in reversed(list(lexicon().groups.items()))}


def _is_kind(token: str, low: str, kinds: Sequence[str]) -> bool:
    stem = _stem(low)
    own = len(stem) > 3 and (_stem(token) == stem or (len(stem) > 5 and _stem(token).endswith(stem)))
    return own or any(token == kind or (len(kind) > 3 and token.endswith(kind)) for kind in kinds)


def _has_members(token: str, low: str) -> bool:
    """Whether the word names the members of a body: "die Waldbauern" of the Waldbauernverband."""
    return len(low) > 6 and token.startswith(low) and _MEMBERS.search(token) is not None and token != low


def _stem(low: str) -> str:
    """`low` without umlauts and endings of number and case."""
    folded = low.translate(_UMLAUTS)
    return _ENDING.sub("", folded) if len(folded) > 4 else folded
