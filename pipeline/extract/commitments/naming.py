"""Who a word or name in the text stands for: mentions, defined names, kinds of bodies, organs, groups of parties."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from models.findings import Mention
from models.outline import Heading
from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.cases import Named
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.kinds_of_parties import Kinds
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.likely import likely_issuer
from pipeline.extract.commitments.party_words import (
    first_words,
    named_later,
    qualified,
    roles_beside,
    stem,
    words_for_parties,
)
from pipeline.extract.commitments.reports import partners
from pipeline.extract.commitments.short_names import ShortNames
from pipeline.extract.commitments.surroundings import Surroundings
from pipeline.extract.commitments.words import Word
from pipeline.extract.likely_parties import opening_bodies
from pipeline.extract.parse import Parsed

_GOVERNMENT = re.compile(
    r"(?:landes|staats|bundes)regierung|^senat (?:der|von)|\bsenat$|regierungskoalition", re.IGNORECASE
)
_BUND = re.compile(r"Bund$|Bundesrepublik|Bundesregierung")
_TOWN = re.compile(r"(?:\w*[Ss]tadt|\w*[Gg]emeinde|Markt|Flecken|\w*[Kk]reis|Amt|Region|Bezirk) ")
_COUNCIL = re.compile(
    r"\b(?:\w*[Rr]at|\w*vertretung|\w*vertreterversammlung|Kreistag|Bürgerschaft|\w*verordnetenversammlung|\w*ausschuss)\b"
)
_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "ihr", "ihre", "sein", "seine", "diese", "dieser", "dieses"})
_NUMBERS = {"beide": 2, "beiden": 2, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6}
_LABELS = ("ORG", "PER", "LOC", "PROGRAMME")


class Naming:
    """Everybody the document names; `parties` and `issuer` are guessed where the context has none."""

    def __init__(self, parsed: Parsed, context: Context) -> None:
        self.parsed, self.context = parsed, context
        known = [m for m in context.mentions if m.referent is not None and m.label in _LABELS]
        self.mentions: list[Mention] = sorted(known, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]
        named = dict.fromkeys(party.referent for party in context.parties)
        self.parties = tuple(named or opening_bodies(parsed, self.mentions))
        self.issuer = context.issuer if context.issuer is not None else likely_issuer(parsed, self.mentions)
        self._kinds = Kinds(context, self.parties)
        self._party_words = words_for_parties(parsed.text.text, context, self._kinds, self.parties, self.mentions)
        self._heads = first_words(context)
        self._short = ShortNames(context.referents)
        beside = roles_beside(parsed.text.text, context) if parsed.outline.kind == "agreement" else {}
        self._qualified = named_later(parsed.text.text, self.mentions) | beside | qualified(context)
        self._last: tuple[Clause, list[Named]] | None = None  # several rules ask for the same clause in turn
        self._sections: dict[int, tuple[int, ...]] = {}
        self.agreement = parsed.outline.kind == "agreement"
        self.partners = partners(parsed, context, Surroundings(parsed.text.text, context))
        self._partner_kinds = Kinds(context, self.partners)
        self.employer = self._kinds.employer()

    def backwards(self, position: int) -> Iterator[Mention]:
        """The mentions that begin before `position`, the nearest first."""
        for i in range(bisect_left(self._starts, position) - 1, -1, -1):
            yield self.mentions[i]

    def near(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that begin in that stretch, in order."""
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self.mentions[i]

    def government(self) -> int | None:
        return next(
            (
                i
                for i, r in enumerate(self.context.referents)
                if r.type == "organisation" and _GOVERNMENT.search(r.name)
            ),
            None,
        )

    @cached_property
    def municipality(self) -> int | None:
        """The town or district whose council is named, None where only the council is; else the one named most."""
        bodies = [
            m.referent
            for m in self.mentions
            if m.referent is not None and m.label == "ORG" and _TOWN.match(self.context.referents[m.referent].name)
        ]
        council = self.council
        name = self.context.referents[council].name if council is not None else ""
        if " der " in name or " des " in name:
            bodies = [body for body in bodies if name.endswith(self.context.referents[body].name)]
        return max(dict.fromkeys(bodies), key=bodies.count) if bodies else None

    @cached_property
    def council(self) -> int | None:
        """The council, assembly or committee that a council paper is laid before: the first one it names."""
        named = (m.referent for m in self.mentions if m.referent is not None and m.label == "ORG")
        return next((r for r in named if _COUNCIL.search(self.context.referents[r].name)), None)

    def _bund(self) -> int | None:
        referents = enumerate(self.context.referents)
        bodies = [i for i, r in referents if r.type == "organisation" and _BUND.match(r.name)]
        return bodies[0] if bodies else self.government()

    def named(self, clause: Clause) -> list[Named]:
        """Names and party words among the clause's own words, in order, none inside another."""
        if self._last is None or self._last[0] is not clause:
            self._last = clause, self._named(clause)
        return self._last[1]

    def _named(self, clause: Clause) -> list[Named]:
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
            several = self._several(words, i) if last == i else None
            if several is not None:
                return Named(i, i + 1, several, None)
            stranger = self.agreement and mention.referent not in self.parties and mention.label in ("LOC", "ORG")
            meant = self._party_words.get(words[i].low) if stranger else None
            return Named(i, last + 1, meant or (mention.referent,), mention)
        return None

    def _several(self, words: Sequence[Word], i: int) -> tuple[int, ...] | None:
        """All parties, or those of a kind, where one word names them together that was taken for one party's name."""
        if not self.agreement or len(self.parties) < 2:
            return None
        if words[i].low in lexicon().nouns["all_parties"]:
            return self.parties
        group = self._kinds.group(words, i)
        return group if group is not None and len(group) > 1 else None

    def party_word_at(self, clause: Clause, i: int) -> Named | None:
        """A word such as "Vertragspartner", "Stadt", "Träger", "Ministerium"."""
        word = clause.words[i]
        if not word.text[0].isupper() and word.low not in self._party_words:
            return None
        known = lexicon()
        if word.low in known.nouns["all_parties"] and self.parties:
            both = len(self.parties) if word.low not in self._party_words else 0
            return Named(i, i + 1, self.parties if both else self._party_words[word.low], None)
        together = None if self.agreement else self._together(clause.words, i)
        if together is not None:
            return Named(i, i + 1, together, None)
        described = self._qualified.get((clause.words[i - 1].low[:6] if i else "", word.low))
        if described is None and word.low not in self._party_words:
            described = self._qualified.get(("", word.low))
        if described is not None:
            return Named(i, i + 1, (described,), None)
        referents = self._party_words.get(stem(word.low, self._party_words))
        if self.agreement:
            referents = self._kinds.group(clause.words, i) or referents
        if referents is None and self.agreement and word.low.endswith(known.joint_organs):
            return Named(i, i + 1, self.parties, None) if self.parties else None
        referents = referents or (self._heads.get(word.low))
        if referents is None and word.low.endswith(known.organ_nouns):
            company = word.low == "unternehmen" and not self._is_issued_by("unternehmen")
            first, second = (self._body_with, self._noun_for) if company else (self._noun_for, self._body_with)
            referents = first(word.low, word.start) or second(word.low, word.start)
        known_thing = i > 0 and clause.words[i - 1].low in _DEFINITE | {"und", "sowie"} and word.is_noun
        if referents is None and (known_thing or i == clause.start):
            referents = self._short.by_compound(word.low) or self._short.by_last_part(word.low)
        return Named(i, i + 1, referents, None) if referents else None

    def _together(self, words: Sequence[Word], i: int) -> tuple[int, ...] | None:
        """ "beide Häuser", "die Partner", "die Kammern" in a report: who concludes the agreement it tells of, or those
        of that kind; where it tells of none, as many bodies as were last named in one sentence."""
        low, number = words[i].low, _NUMBERS.get(words[i - 1].low, 0) if i else 0
        several = len(self.partners) > 1
        if several and (low in lexicon().nouns["all_parties"] or number == len(self.partners)):
            return self.partners
        if several and not number and i and words[i - 1].low in ("die", "alle", "den"):
            kind = self._partner_kinds.group(words, i)
            return kind if kind is not None and len(kind) > 1 else None
        return self._last_named(number, words[i].start) if number else None

    def _last_named(self, number: int, position: int) -> tuple[int, ...] | None:
        """The bodies of the last sentence before `position` that names just so many."""
        sentences: dict[int, dict[int, None]] = {}
        for mention in islice(self.backwards(position), 16):
            sentence = self.parsed.sentence_at(mention.start)
            if mention.label == "ORG" and mention.referent is not None and sentence is not None:
                sentences.setdefault(sentence.start, {})[mention.referent] = None
        named = next((found for found in sentences.values() if len(found) == number), None)
        return tuple(reversed(named)) if named is not None else None

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
        compounds = (organs[key] for key in organs if organ.endswith(key) and key not in lexicon().nouns["no_organ"])
        kinds = organs.get(organ) or next(compounds, None)
        if kinds is None:
            return None
        town = self.municipality if self.parsed.outline.kind == "council_paper" else None
        if town is not None and self._is_kind(town, kinds):
            return (town,)
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

    def section_party(self, position: int) -> Bearer | None:
        """The one party that the heading above `position`, or one over it, names."""
        index = self.parsed.outline.heading_at(position)
        while index is not None:
            if index not in self._sections:
                heading = self.parsed.outline.headings[index]
                self._sections[index] = self._parties_in(heading.title) or self._body_as_title(heading)
            if len(self._sections[index]) == 1:
                return Bearer(self._sections[index], "section")
            index = self.parsed.outline.headings[index].parent
        return None

    def _body_as_title(self, heading: Heading) -> tuple[int, ...]:
        """The body whose name is the whole title of a section."""
        title = heading.title.strip(" :")
        named = (m for m in self.near(heading.start, heading.end) if m.label == "ORG")
        return tuple(m.referent for m in named if m.referent is not None and m.end - m.start >= len(title))

    def _parties_in(self, title: str) -> tuple[int, ...]:
        found: set[int] = set()
        for party in self.context.parties:
            names = (party.name, *party.defined_as, *self.context.referents[party.referent].aliases)
            if any(len(name) > 2 and re.search(rf"\b{re.escape(name)}", title) for name in names):
                found.add(party.referent)
        if not found:
            for token in re.findall(r"[\wäöüß-]+", title):
                found.update(self._party_words.get(stem(token.lower(), self._party_words), ()))
        return tuple(found)


def _has_noun(name: str, low: str) -> bool:
    return any(token.endswith(low) for token in re.findall(r"[\wäöüß]+", name.lower()))
