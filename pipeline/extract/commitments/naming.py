"""Who a word or name in the text stands for: mentions, defined names, kinds of bodies, organs, groups of parties."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from models.findings import Mention
from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.cases import Named
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.kinds_of_parties import Kinds
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.words import Word
from pipeline.extract.parse import Parsed

_GOVERNMENT = re.compile(
    r"(?:landes|staats|bundes)regierung|^senat (?:der|von)|\bsenat$|regierungskoalition", re.IGNORECASE
)
_BUND = re.compile(r"Bund$|Bundesrepublik|Bundesregierung")
_COMPANY = re.compile(r"\b(?:AG|SE|GmbH|mbH|KG|KGaA|eG|OHG|UG|Aktiengesellschaft|A/S|S\.A\.|B\.V\.)(?:\W|$)")
_ENDINGS = ("es", "s")
_LABELS = ("ORG", "PER", "LOC", "PROGRAMME")


class Naming:
    """Everybody the document names; `parties` and `issuer` are guessed where the context has none."""

    def __init__(self, parsed: Parsed, context: Context) -> None:
        self.parsed, self.context = parsed, context
        known = [m for m in context.mentions if m.referent is not None and m.label in _LABELS]
        self.mentions: list[Mention] = sorted(known, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]
        self.parties = tuple(dict.fromkeys(party.referent for party in context.parties)) or self._likely_parties()
        self.issuer = context.issuer if context.issuer is not None else self._likely_issuer()
        self._kinds = Kinds(context, self.parties)
        self._party_words = self._words_for_parties()
        self._heads = self._first_words()
        self._sections: dict[int, tuple[int, ...]] = {}
        self.agreement = parsed.outline.kind == "agreement"
        self.employer = self._kinds.employer()

    def backwards(self, position: int) -> Iterator[Mention]:
        """The mentions that begin before `position`, the nearest first."""
        for i in range(bisect_left(self._starts, position) - 1, -1, -1):
            yield self.mentions[i]

    def near(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that begin in that stretch, in order."""
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self.mentions[i]

    def _likely_parties(self) -> tuple[int, ...]:
        """Where an agreement's parties were not recognised: the bodies of its party block or first lines."""
        if self.parsed.outline.kind != "agreement":
            return ()
        zones = [(z.start, z.end) for z in self.parsed.outline.zones if z.kind == "parties"]
        first = next((h.start for h in self.parsed.outline.headings if h.start > 300), 1500)
        zones = zones or [(0, min(first, 2500))]
        named = [m.referent for m in self.mentions if m.label == "ORG" and any(a <= m.start < b for a, b in zones)]
        return tuple(dict.fromkeys(referent for referent in named if referent is not None))[:8]

    def _likely_issuer(self) -> int | None:
        """Where no issuer was recognised: the body named most often, the earlier one of two."""
        counts = Counter(m.referent for m in self.mentions if m.label == "ORG" and m.referent is not None)
        if self.parsed.outline.kind in ("agreement", "commentary") or not counts:
            return None
        return max(counts, key=lambda referent: (counts[referent], -referent))

    def government(self) -> int | None:
        return next(
            (
                i
                for i, r in enumerate(self.context.referents)
                if r.type == "organisation" and _GOVERNMENT.search(r.name)
            ),
            None,
        )

    def _bund(self) -> int | None:
        referents = enumerate(self.context.referents)
        bodies = [i for i, r in referents if r.type == "organisation" and _BUND.match(r.name)]
        return bodies[0] if bodies else self.government()

    def named(self, clause: Clause) -> list[Named]:
        """Names and party words among the clause's own words, in order, none inside another."""
        words, main = clause.words, clause.main_indexes()
        found: list[Named] = []
        taken = -1
        for i in main:
            if i <= taken:
                continue
            named = self.mention_at(words, i, clause.end) or self.party_word_at(clause, i)
            if named is not None:
                found.append(named)
                taken = named.end - 1
        return found

    def mention_at(self, words: Sequence[Word], i: int, end: int) -> Named | None:
        at = bisect_left(self._starts, words[i].start)
        if at < len(self.mentions) and self.mentions[at].start < words[i].end:
            mention = self.mentions[at]
            if mention.referent is None or mention.label in ("PROGRAMME",):
                return None
            last = i
            while last + 1 < end and words[last + 1].start < mention.end:
                last += 1
            stranger = self.agreement and mention.referent not in self.parties and mention.label in ("LOC", "ORG")
            meant = self._party_words.get(words[i].low) if stranger else None
            return Named(i, last + 1, meant or (mention.referent,), mention)
        return None

    def party_word_at(self, clause: Clause, i: int) -> Named | None:
        """A word such as "Vertragspartner", "Stadt", "Träger", "Ministerium"."""
        word = clause.words[i]
        if not word.text[0].isupper() and word.low not in self._party_words:
            return None
        known = lexicon()
        if word.low in known.nouns["all_parties"] and self.parties:
            both = len(self.parties) if word.low not in self._party_words else 0
            return Named(i, i + 1, self.parties if both else self._party_words[word.low], None)
        referents = self._party_words.get(_stem(word.low, self._party_words))
        if self.agreement:
            referents = self._kinds.group(clause.words, i) or referents
        if referents is None and self.agreement and word.low.endswith(known.joint_organs):
            return Named(i, i + 1, self.parties, None) if self.parties else None
        referents = referents or (self._heads.get(word.low))
        if referents is None and word.low.endswith(known.organ_nouns):
            company = word.low == "unternehmen" and not self._is_issued_by("unternehmen")
            first, second = (self._body_with, self._noun_for) if company else (self._noun_for, self._body_with)
            referents = first(word.low, word.start) or second(word.low, word.start)
        return Named(i, i + 1, referents, None) if referents else None

    def _noun_for(self, low: str, position: int) -> tuple[int, ...] | None:
        """The body last named before `position` whose name has the noun ("Das Ministerium"), else the issuer."""
        if low in lexicon().nouns["state_itself"] | lexicon().nouns["government"]:
            body = self._bund() if low == "bund" else (self._kinds.territory() if self.agreement else self.government())
            ministries = [
                i
                for i, r in enumerate(self.context.referents)
                if r.type == "organisation" and "ministerium" in r.name.lower()
            ]
            if body is None and low != "bund" and len(ministries) == 1:
                body = ministries[0]
            return (body,) if body is not None else None
        for mention in self.backwards(position):
            if (
                mention.label == "ORG"
                and mention.referent is not None
                and _has_noun(self.context.referents[mention.referent].name, low)
            ):
                return (mention.referent,)
        issuer = self.issuer
        if issuer is not None and (
            _has_noun(self.context.referents[issuer].name, low) or low in ("unternehmen", "verband", "haus")
        ):
            return (issuer,)
        return None

    def _body_with(self, organ: str, position: int) -> tuple[int, ...] | None:
        """The body whose organ is named ("Der Vorstand", "das Rektorat"): of the parties, else the one named last."""
        organs = lexicon().organs
        kinds = organs.get(organ) or next((organs[key] for key in organs if organ.endswith(key)), None)
        if kinds is None:
            return None
        fitting = [p for p in self.parties if self._is_kind(p, kinds)]
        if len(fitting) == 1:
            return (fitting[0],)
        if self.agreement:
            section = self.section_party(position)
            return section.referents if section is not None and section.referents[0] in fitting else None
        for mention in self.backwards(position):
            if mention.label == "ORG" and mention.referent is not None and self._is_kind(mention.referent, kinds):
                return (mention.referent,)
        issuer = self.issuer
        return (issuer,) if issuer is not None and self._is_kind(issuer, kinds) else None

    def _is_issued_by(self, kind: str) -> bool:
        return self.issuer is not None and self._is_kind(self.issuer, lexicon().organs[kind])

    def _is_kind(self, referent: int, kinds: tuple[str, ...]) -> bool:
        words = re.findall(r"[\wäöüß.]+", self.context.referents[referent].name.lower())
        return any(
            word == kind
            or (len(kind) > 2 and word.endswith(kind))
            or (kind in ("e.v", "e. v") and word.startswith("e."))
            for word in words
            for kind in kinds
        )

    def _words_for_parties(self) -> dict[str, tuple[int, ...]]:
        """Single words that stand for one party: its defined names, the kind of body in its name."""
        found: dict[str, set[int]] = {}
        for party in self.context.parties:
            referent = self.context.referents[party.referent]
            for name in (*party.defined_as, party.name, *referent.aliases):
                single = len(name.split()) == 1
                for token in re.findall(r"[\wäöüß-]+", name):
                    low = token.lower()
                    if single or low.endswith(lexicon().organ_nouns):
                        found.setdefault(low, set()).add(party.referent)
                        for noun in ("ministerium", "verband", "klinik", "schule", "gesellschaft", "verein"):
                            if low.endswith(noun):
                                found.setdefault(noun, set()).add(party.referent)
        for word, owners in (*self._kinds.employer_words(), *self._kinds.places().items()):
            found.setdefault(word, set(owners))
        places = [(m.referent, m.start) for m in reversed(self.mentions) if m.referent is not None]
        first = dict(places)
        defined = self._kinds.defined(self.parsed.text.text, [(p, first[p]) for p in self.parties if p in first])
        for word, owners in defined.items():
            if word not in found or len(owners) == 1:
                found[word] = set(owners)
        several = {
            low
            for party in self.context.parties
            for name in party.defined_as
            if (low := name.lower()).endswith(("e", "en", "er"))
        }
        several |= set(defined)
        return {low: tuple(sorted(r)) for low, r in found.items() if len(r) == 1 or low in several}

    def _first_words(self) -> dict[str, tuple[int, ...]]:
        """First words of names, where they are one body's only: "Musterstahl" for Musterstahl AG."""
        found: dict[str, set[int]] = {}
        for i, referent in enumerate(self.context.referents):
            first = referent.name.split(" ")[0]
            company = _COMPANY.search(referent.name) is not None and len(first) > 2
            noun = len(first) > 5 and len(referent.name) > len(first) and not first.endswith(("e", "er", "es"))
            if referent.type == "organisation" and (company or noun):
                found.setdefault(first.lower(), set()).add(i)
        return {
            low: tuple(owners)
            for low, owners in found.items()
            if len(owners) == 1 and not low.endswith(lexicon().organ_nouns + ("ische", "ischer", "isches", "sche"))
        }

    def section_party(self, position: int) -> Bearer | None:
        """The one party that the heading above `position`, or one over it, names."""
        index = self.parsed.outline.heading_at(position)
        while index is not None:
            if index not in self._sections:
                self._sections[index] = self._parties_in(self.parsed.outline.headings[index].title)
            if len(self._sections[index]) == 1:
                return Bearer(self._sections[index], "section")
            index = self.parsed.outline.headings[index].parent
        return None

    def _parties_in(self, title: str) -> tuple[int, ...]:
        found: set[int] = set()
        for party in self.context.parties:
            names = (party.name, *party.defined_as, *self.context.referents[party.referent].aliases)
            if any(len(name) > 2 and re.search(rf"\b{re.escape(name)}", title) for name in names):
                found.add(party.referent)
        if not found:
            for token in re.findall(r"[\wäöüß-]+", title):
                found.update(self._party_words.get(_stem(token.lower(), self._party_words), ()))
        return tuple(found)


def _has_noun(name: str, low: str) -> bool:
    return any(token.endswith(low) for token in re.findall(r"[\wäöüß]+", name.lower()))


def _stem(low: str, known: dict[str, tuple[int, ...]]) -> str:
    """`low` as it stands among `known`, case endings taken off."""
    if low in known:
        return low
    return next((low.removesuffix(e) for e in _ENDINGS if low.endswith(e) and low.removesuffix(e) in known), low)
