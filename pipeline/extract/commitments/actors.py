"""Who is bound: the subject of the clause, its agent, the section's party, the speaker's body, or who was last spoken of."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.findings import Mention
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.frames import Frame
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.speech import Speech
from pipeline.extract.commitments.words import Word
from pipeline.extract.parse import Parsed

_DETERMINER = frozenset({"ART", "ADJA", "PIAT", "PDAT", "PPOSAT", "PIDAT", "CARD", "PRELAT"})
_OBLIQUE = frozenset(
    {
        "dem",
        "den",
        "des",
        "einem",
        "eines",
        "einen",
        "einer",
        "ihrem",
        "seinem",
        "unserem",
        "ihren",
        "diesem",
        "dieses",
        "beim",
        "zum",
        "zur",
        "vom",
        "im",
        "am",
        "ins",
        "allen",
        "deren",
    }
)
_FEMININE = re.compile(
    r"(?:ung|schaft|heit|keit|ion|tät|enz|anz|ei|stadt|gemeinde|schule|regierung|verwaltung|kammer|stiftung|bank|kasse|agentur|klinik|kirche|caritas|behörde|stelle|ministerin"
    r"|direktion|union|initiative|akademie|liga|polizei|feuerwehr|diakonie|partei|fraktion|allianz|firma|trägerin|partnerin|nehmerin|geberin|bibliothek|messe|gruppe|börse|gmbh|ag|ggmbh|kommune|hilfe|seite|wehr|region|stätte|anstalt|zentrale|kanzlei|wacht|kasse)$"
)
_POLITICIAN = re.compile(
    r"minister|staatssekret|senator|bevollmächtigt|beauftragte|ministerpräsident|kanzler|staatsrat|staatsrät",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"ministerium|regierung|senat|kanzlei|behörde|amt\b|^Land\b|^Freistaat|^Stadt\b|kreis\b", re.IGNORECASE
)
_OFFICER = re.compile(
    r"vorsteher|vorsitzend|geschäftsführ|vorstand|vorständin|präsident|direktor|bürgermeister|landrat|landrätin|rektor|sprecher|intendant|leiter",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"(?:landes|staats|bundes)regierung|^senat (?:der|von)|\bsenat$|regierungskoalition", re.IGNORECASE
)
_ENDINGS = ("es", "s")
_AROUND_NAMES = frozenset({"(", ")", "„", "“", "”", "»", "«", "-", "–"})
_JOINS = frozenset({"und", "sowie", ",", "die", "der", "das", "als", "auch", "ihre", "seine"})
_JOINT = frozenset({"gemeinsam", "gegenseitig", "einvernehmlich", "gemeinschaftlich", "wechselseitig"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """Referents that are bound and how they were found: named, pronoun, we, section, carried, default."""

    referents: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True)
class _Named:
    """Words `start` to `end` name `referents`; `person` is True for a person."""

    start: int
    end: int
    referents: tuple[int, ...]
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Payers:
    """Words `start` to `end` tell that `referents` pay."""

    start: int
    end: int
    referents: tuple[int, ...]


@dataclass(slots=True)
class Memory:
    """What was last spoken of in the section: last named subject, subjects by gender ("m", "f", "n", "p"), last actor."""

    section: int | None = None
    subject: tuple[int, ...] = ()
    actor: tuple[int, ...] = ()
    by_gender: dict[str, tuple[int, ...]] = field(default_factory=dict)


class Cast:
    """Everybody the document names, and who a word stands for."""

    def __init__(self, parsed: Parsed, context: Context) -> None:
        self._parsed, self._context = parsed, context
        self._mentions = sorted(
            (m for m in context.mentions if m.referent is not None and m.label in ("ORG", "PER", "LOC", "PROGRAMME")),
            key=lambda m: m.start,
        )
        self._starts = [m.start for m in self._mentions]
        self._parties = tuple(dict.fromkeys(party.referent for party in context.parties)) or self._likely_parties()
        self._issuer = context.issuer if context.issuer is not None else self._likely_issuer()
        self._party_words = self._words_for_parties()
        self._sections: dict[int, tuple[int, ...]] = {}
        self.agreement = parsed.outline.kind == "agreement"

    def _likely_parties(self) -> tuple[int, ...]:
        """Where no parties were recognised in an agreement: the bodies named in its party block or before its first heading."""
        if self._parsed.outline.kind != "agreement":
            return ()
        zones = [(z.start, z.end) for z in self._parsed.outline.zones if z.kind == "parties"]
        first = next((h.start for h in self._parsed.outline.headings if h.start > 300), 1500)
        zones = zones or [(0, min(first, 2500))]
        named = [m.referent for m in self._mentions if m.label == "ORG" and any(a <= m.start < b for a, b in zones)]
        return tuple(dict.fromkeys(referent for referent in named if referent is not None))[:8]

    def _likely_issuer(self) -> int | None:
        """Where no issuer was recognised: the body named most often, the earlier one of two."""
        counts = Counter(m.referent for m in self._mentions if m.label == "ORG" and m.referent is not None)
        if self._parsed.outline.kind in ("agreement", "commentary") or not counts:
            return None
        return max(counts, key=lambda referent: (counts[referent], -referent))

    def bearer(self, clause: Clause, frame: Frame, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Who `frame` binds in `clause`; None if nobody can be named."""
        if frame.bearer in ("payer", "payer_or_default"):
            payer = self._agent(clause)
            return payer if payer is not None or frame.bearer == "payer" else self._default(clause, speech, memory)
        if frame.bearer == "party_agent":
            agent = self._agent(clause)
            return agent if agent is not None and set(agent.referents) <= set(self._parties) else None
        if frame.bearer == "mentioned":
            return self._agent(clause) or self._any_body(clause) or self._default(clause, speech, memory)
        if frame.bearer == "default":
            return self._default(clause, speech, memory)
        if frame.bearer == "dative":
            return self._receiver(clause, memory)
        if frame.bearer == "possessor":
            return self._possessor(clause, speech, memory) or self._default(clause, speech, memory)
        if frame.bearer == "agent_or_default":
            return (
                self._first_person(clause, speech)
                or self._agent(clause)
                or self._joint(clause)
                or self._default(clause, speech, memory)
            )
        found = self.subject(clause, speech, memory)
        if found is None and frame.bearer == "subject_or_default":
            return self._agent(clause) or self._default(clause, speech, memory)
        return found or self._role(clause, memory)

    def _role(self, clause: Clause, memory: Memory) -> Bearer | None:
        """Who a role stands for that nothing defines ("Der Leihnehmer"): the section's party, who was bound before, all."""
        if not self.agreement or not self._parties:
            return None
        for i in clause.main_indexes():
            word = clause.words[i]
            if not word.is_noun or not word.low.endswith(tuple(lexicon().nouns["role"])):
                continue
            if not _nominative(clause, _Named(i, i + 1, (), None)) or i > clause.verb + 3:
                continue
            section = self._section_party(word.start)
            return Bearer(section.referents if section else memory.actor or self._parties, "guess")
        return None

    def _any_body(self, clause: Clause) -> Bearer | None:
        """The first body named anywhere in the clause, subordinate ones included."""
        start, end = clause.words[clause.start].start, clause.words[clause.end - 1].end
        inside = [m for m in self._mentions if m.label == "ORG" and start <= m.start and m.end <= end]
        return Bearer((inside[0].referent,), "named") if inside and inside[0].referent is not None else None

    def _receiver(self, clause: Clause, memory: Memory) -> Bearer | None:
        """Who stands in the dative: "Dem Verein obliegt ..."."""
        for named in self._named(clause):
            before = clause.words[named.start - 1].low if named.start > clause.start else ""
            if before in ("dem", "der", "den"):
                return Bearer(self._with_coordinated(clause, [named], self._named(clause)), "named")
        lows = {clause.words[i].low for i in clause.main_indexes()}
        gender = "f" if "ihr" in lows else "m" if "ihm" in lows else "p" if "ihnen" in lows else ""
        found = memory.by_gender.get(gender) or (memory.by_gender.get("n") if gender == "m" else None)
        return Bearer(found, "pronoun") if gender and found else None

    def subject(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """The subject: a first person, a name or party word before or after the finite verb, a pronoun."""
        first = self._first_person(clause, speech)
        if first is not None:
            return first
        named = self._named(clause)
        front = [n for n in named if n.end <= clause.verb and _nominative(clause, n)]
        if front:
            return Bearer(self._with_coordinated(clause, front, named), "named")
        pronoun = self._pronoun(clause, memory) or self._both(clause, memory)
        if pronoun is not None:
            return pronoun
        behind = [n for n in named if n.start > clause.verb and _nominative(clause, n) and _near(clause, n)]
        if behind and not self._has_front_subject(clause):
            return Bearer(self._with_coordinated(clause, behind, named), "named")
        return None

    def _in_condition(self, clause: Clause) -> tuple[int, ...] | None:
        """Who is named in the condition before the clause: "Überschreitet der Verein ..., so zahlt er ..."."""
        for sub in clause.subs:
            whole = Clause(clause.words, sub.start, sub.end, sub.verb)
            for named in self._named(whole):
                if named.end <= clause.verb and _nominative(whole, named):
                    return named.referents
        return None

    def _both(self, clause: Clause, memory: Memory) -> Bearer | None:
        """ "beide Unternehmen", "die Schulträger": those last named together."""
        several = memory.by_gender.get("p", ())
        if len(several) < 2 or clause.finite.plural is not True:
            return None
        for i in clause.main_indexes():
            word = clause.words[i]
            if word.low in ("beide", "beiden") and i + 1 < clause.end and clause.words[i + 1].is_noun:
                return Bearer(several, "pronoun")
            if (
                word.is_noun
                and i > clause.start
                and clause.words[i - 1].low == "die"
                and abs(i - clause.verb) <= 3
                and word.low in lexicon().nouns["organ"]
            ):
                return Bearer(several, "pronoun")
        return None

    def payers(self, words: Sequence[Word], participle: int) -> Payers:
        """Who pays where a participle tells of funding: "gefördert vom X", "mit Mitteln des X und des Y gefördertes Projekt"."""
        after = self._payers_between(words, participle + 1, min(len(words), participle + 14), {"vom", "von", "durch"})
        if after.referents:
            return Payers(_phrase_start(words, participle), after.end, after.referents)
        before = self._payers_between(
            words, max(0, participle - 24), participle, {"mitteln", "landesmitteln", "vom", "von", "durch"}
        )
        end = participle + 1
        while end < len(words) and not words[end].is_break and not words[end].is_finite and end < participle + 4:
            end += 1
        return Payers(before.start, end, before.referents)

    def _payers_between(self, words: Sequence[Word], low: int, high: int, openers: set[str]) -> Payers:
        opened = next((i for i in range(low, high) if words[i].low in openers), None)
        if opened is None:
            return Payers(low, high, ())
        referents: list[int] = []
        last = i = opened + 1
        while i < high:
            named = self._mention_at(words, i, len(words))
            if named is not None and named.mention is not None and named.mention.label == "ORG":
                referents.extend(named.referents)
                last = i = named.end
            elif (words[i].is_noun and i - last > 2) or words[i].is_finite:
                break
            else:
                i += 1
        start = opened - 1 if opened and words[opened - 1].low in ("mit", "aus") else opened
        return Payers(start, last, tuple(dict.fromkeys(referents)))

    def _first_person(self, clause: Clause, speech: Speech | None) -> Bearer | None:
        main = clause.main_indexes()
        lows = [clause.words[i].low for i in main]
        if "wir" in lows or clause.words[clause.start].low in ("unser", "unsere"):
            return self._we_as(clause) or self._we(speech, clause.words[clause.start].start, frozenset(lows))
        if "ich" in lows and speech is not None and speech.speaker is not None:
            return Bearer((speech.speaker,), "we")
        return None

    def _we_as(self, clause: Clause) -> Bearer | None:
        """ "wir als Landesregierung"."""
        for i in range(clause.start, clause.end - 2):
            if clause.words[i].low == "wir" and clause.words[i + 1].low == "als":
                named = self._mention_at(clause.words, i + 2, clause.end) or self._party_word_at(clause, i + 2)
                return Bearer(named.referents, "named") if named is not None else None
        return None

    def _we(self, speech: Speech | None, position: int, lows: frozenset[str] = frozenset()) -> Bearer | None:
        """Who "wir" is: the party, the speaker's body, the body whose text is cited, the issuer."""
        if self.agreement:
            together = bool(lows & (_JOINT | {"partner", "vertragspartner", "zusammen"})) and len(self._parties) > 1
            section = None if together else self._section_party(position)
            return section or (Bearer(self._parties, "we") if self._parties else None)
        if speech is not None and speech.speaker is not None:
            return Bearer((self._body_of(speech.speaker, speaks=True),), "we")
        if self._parsed.outline.kind == "commentary" and speech is not None:
            body = self._government()
            return Bearer((body,), "we") if body is not None else None
        if self._issuer is None:
            return None
        return Bearer((self._issuer,), "we")

    def _government(self) -> int | None:
        return next(
            (
                i
                for i, r in enumerate(self._context.referents)
                if r.type == "organisation" and _GOVERNMENT.search(r.name)
            ),
            None,
        )

    def _body_of(self, person: int, speaks: bool = False) -> int:
        """The body a person speaks or acts for; the person where none is known."""
        if self._context.referents[person].type != "person":
            return person
        roles = [role for role in self._context.roles if role.person == person]
        functions = [role.function for role in roles] + list(self._context.referents[person].functions)
        politician = any(_POLITICIAN.search(function) for function in functions)
        government = self._government()
        if politician and speaks and government is not None:
            return government
        body = next((role.organisation for role in roles if role.organisation is not None), None)
        if body is not None and (not politician or speaks or _PUBLIC.search(self._context.referents[body].name)):
            return body
        owner = next((self._owner(role.start) for role in roles if self._owner(role.start) is not None), None)
        if owner is not None:
            return owner
        officer = any(_OFFICER.search(function) for function in functions)
        if self._issuer is not None and (speaks or (officer and not politician)):
            return self._issuer
        return person

    def _owner(self, position: int) -> int | None:
        """The body that "deren" or "dessen" before an office means: the one named last before."""
        if not re.search(
            r"\b(?:[Dd]eren|[Dd]essen|[Ii]hre?|[Ss]ein|[Ss]eine)\s+$",
            self._parsed.text.text[max(0, position - 9) : position],
        ):
            return None
        before = [
            m
            for m in self._mentions[: bisect_left(self._starts, position)]
            if m.label == "ORG" and position - m.end < 250
        ]
        return before[-1].referent if before else None

    def _named(self, clause: Clause) -> list[_Named]:
        """Names and party words among the clause's own words, in order, none inside another."""
        words, main = clause.words, clause.main_indexes()
        found: list[_Named] = []
        taken = -1
        for i in main:
            if i <= taken:
                continue
            named = self._mention_at(words, i, clause.end) or self._party_word_at(clause, i)
            if named is not None:
                found.append(named)
                taken = named.end - 1
        return found

    def _mention_at(self, words: Sequence[Word], i: int, end: int) -> _Named | None:
        at = bisect_left(self._starts, words[i].start)
        if at < len(self._mentions) and self._mentions[at].start < words[i].end:
            mention = self._mentions[at]
            if mention.referent is None or mention.label in ("PROGRAMME",):
                return None
            last = i
            while last + 1 < end and words[last + 1].start < mention.end:
                last += 1
            return _Named(i, last + 1, (mention.referent,), mention)
        return None

    def _party_word_at(self, clause: Clause, i: int) -> _Named | None:
        """A word such as "Vertragspartner", "Stadt", "Träger", "Ministerium"."""
        word = clause.words[i]
        if not word.text[0].isupper() and word.low not in self._party_words:
            return None
        known = lexicon()
        if word.low in known.nouns["all_parties"] and self._parties:
            both = len(self._parties) if word.low not in self._party_words else 0
            return _Named(i, i + 1, self._parties if both else self._party_words[word.low], None)
        referents = self._party_words.get(_stem(word.low, self._party_words))
        if referents is None and self.agreement and word.low in known.groups:
            group = tuple(party for party in self._parties if self._is_kind(party, known.groups[word.low]))
            referents = group if len(group) > 1 else None
        if referents is None and self.agreement and any(word.low.endswith(noun) for noun in known.nouns["joint_organ"]):
            return _Named(i, i + 1, self._parties, None) if self._parties else None
        if referents is None and any(word.low.endswith(noun) for noun in known.nouns["organ"]):
            referents = self._noun_for(word.low, word.start) or self._body_with(word.low, word.start)
        return _Named(i, i + 1, referents, None) if referents else None

    def _noun_for(self, low: str, position: int) -> tuple[int, ...] | None:
        """The body last named before `position` whose name has the noun `low` ("Das Ministerium"), else the issuer's."""
        if low in lexicon().nouns["state_itself"] | lexicon().nouns["government"]:
            body = self._government()
            ministries = [
                i
                for i, r in enumerate(self._context.referents)
                if r.type == "organisation" and "ministerium" in r.name.lower()
            ]
            if body is None and len(ministries) == 1:
                body = ministries[0]
            return (body,) if body is not None else None
        until = bisect_left(self._starts, position)
        for mention in reversed(self._mentions[:until]):
            if (
                mention.label == "ORG"
                and mention.referent is not None
                and _has_noun(self._context.referents[mention.referent].name, low)
            ):
                return (mention.referent,)
        issuer = self._issuer
        if issuer is not None and (
            _has_noun(self._context.referents[issuer].name, low) or low in ("unternehmen", "verband", "haus")
        ):
            return (issuer,)
        return None

    def _body_with(self, organ: str, position: int) -> tuple[int, ...] | None:
        """The body whose organ is named ("Der Vorstand", "das Rektorat"): of the parties, else the one named last."""
        organs = lexicon().organs
        kinds = organs.get(organ) or next((organs[key] for key in organs if organ.endswith(key)), None)
        if kinds is None:
            return None
        fitting = [p for p in self._parties if self._is_kind(p, kinds)]
        if len(fitting) == 1:
            return (fitting[0],)
        if self.agreement:
            section = self._section_party(position)
            return section.referents if section is not None and section.referents[0] in fitting else None
        for mention in reversed(self._mentions[: bisect_left(self._starts, position)]):
            if mention.label == "ORG" and mention.referent is not None and self._is_kind(mention.referent, kinds):
                return (mention.referent,)
        issuer = self._issuer
        return (issuer,) if issuer is not None and self._is_kind(issuer, kinds) else None

    def _is_kind(self, referent: int, kinds: tuple[str, ...]) -> bool:
        words = re.findall(r"[\wäöüß.]+", self._context.referents[referent].name.lower())
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
        for party in self._context.parties:
            referent = self._context.referents[party.referent]
            for name in (*party.defined_as, party.name, *referent.aliases):
                single = len(name.split()) == 1
                for token in re.findall(r"[\wäöüß-]+", name):
                    low = token.lower()
                    if single or any(low.endswith(noun) for noun in lexicon().nouns["organ"]):
                        found.setdefault(low, set()).add(party.referent)
                        for noun in ("ministerium", "verband", "klinik", "schule", "gesellschaft", "verein"):
                            if low.endswith(noun):
                                found.setdefault(noun, set()).add(party.referent)
        several = {
            low
            for party in self._context.parties
            for name in party.defined_as
            if (low := name.lower()).endswith(("e", "en", "er"))
        }
        return {low: tuple(sorted(r)) for low, r in found.items() if len(r) == 1 or low in several}

    def _with_coordinated(self, clause: Clause, subjects: list[_Named], named: list[_Named]) -> tuple[int, ...]:
        """The first subject with what "und" joins to it, persons replaced by the bodies they act for."""
        chosen = list(subjects[0].referents)
        last = subjects[0]
        for other in named[named.index(last) + 1 :]:
            between = {clause.words[i].low for i in range(last.end, other.start)}
            if other.referents == last.referents and between <= _AROUND_NAMES:
                last = other
                continue
            joined = between <= _AROUND_NAMES | _JOINS and between & {"und", "sowie", ",", "auch"}
            if not joined or (other.end > clause.verb) != (last.end > clause.verb):
                break
            chosen.extend(other.referents)
            last = other
        if (
            "beide" in {w.low for w in clause.words[clause.start : clause.end]}
            and self._parties
            and len(chosen) == 1
            and self.agreement
        ):
            chosen = list(self._parties)
        return tuple(dict.fromkeys(self._body_of(referent) for referent in chosen))

    def _pronoun(self, clause: Clause, memory: Memory) -> Bearer | None:
        """ "er", "sie", "es" beside the finite verb: the last subject of that gender and number, or the section's party."""
        for i in (clause.start, clause.start + 1, clause.verb - 1, clause.verb + 1, clause.verb + 2):
            if not clause.start <= i < clause.end:
                continue
            low = clause.words[i].low
            if low in ("er", "es", "sie"):
                plural = low == "sie" and clause.finite.plural is True
                gender = "p" if plural else {"er": "m", "es": "n", "sie": "f"}[low]
                found = memory.by_gender.get(gender)
                if found is None and low != "es" and not plural:
                    found = memory.by_gender.get("")
                section = None if found or plural or not self.agreement else self._section_party(clause.words[i].start)
                if section is not None and self._gender_of(section.referents) in (gender, ""):
                    found = section.referents
                found = found or self._in_condition(clause)
                return Bearer(found, "pronoun") if found else None
            if low == "diese" and clause.words[i].tag == "PDS":
                found = memory.by_gender.get("p" if clause.finite.plural else "f")
                return Bearer(found, "pronoun") if found else None
        return None

    def _has_front_subject(self, clause: Clause) -> bool:
        """Whether the words before the verb already are the subject ("Dieser Vertrag regelt ...")."""
        front = [clause.words[i] for i in clause.main_indexes() if i < clause.verb]
        if not front or front[0].low not in (
            "der",
            "die",
            "das",
            "dieser",
            "diese",
            "dieses",
            "ein",
            "jeder",
            "jede",
            "jedes",
            "alle",
            "es",
        ):
            return False
        behind = clause.words[clause.verb + 1] if clause.verb + 1 < clause.end else None
        head = next((w for w in reversed(front) if w.is_noun), front[0])
        if behind is not None and behind.low == "der" and head.low != "es":
            return False
        return front[0].low in ("der", "dieser", "ein", "jeder", "es") or head.low.endswith(
            ("vereinbarung", "vertrag", "satzung", "gesetz")
        )

    def _agent(self, clause: Clause) -> Bearer | None:
        """Who stands after "von", "vom", "durch", "seitens"."""
        named = self._named(clause)
        for position, candidate in enumerate(named):
            first = candidate.start
            while (
                first - 1 >= clause.start
                and clause.words[first - 1].tag in _DETERMINER | {"ART", "NN"}
                and clause.words[first - 1].low not in ("von", "vom", "durch")
            ):
                if clause.words[first - 1].tag == "NN" and clause.words[first - 1].low not in ("mitteln", "mittel"):
                    break
                first -= 1
            before = clause.words[first - 1].low if first - 1 >= clause.start else ""
            if before in ("vom", "von", "durch", "seitens"):
                return Bearer(self._with_coordinated(clause, named[position:], named), "named")
        return None

    def _possessor(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Whose aim it is: "unser Ziel", "Ziel der Stadt ist", "ihr Ziel"."""
        words = clause.words
        main = clause.main_indexes()
        for i in main:
            if words[i].low in ("unser", "unsere", "mein", "meine", "meiner", "unserer"):
                if words[i].low.startswith("mein") and speech is None and self._issuer is not None:
                    return self._author(words[i].start)
                return self._we(speech, words[i].start)
            if words[i].low in ("sein", "seine", "ihr", "ihre") and memory.subject:
                return Bearer(memory.subject, "pronoun")
        for named in self._named(clause):
            before = [words[j].low for j in range(max(clause.start, named.start - 3), named.start)]
            if {"des", "der", "von", "vom", "beider", "aller", "bei", "beim"} & set(before):
                return Bearer(self._with_coordinated(clause, [named], self._named(clause)), "named")
        return None

    def _author(self, position: int) -> Bearer | None:
        """Who signs the editorial: the next person named under it."""
        following = [
            m
            for m in self._mentions[bisect_left(self._starts, position) :]
            if m.label == "PER" and m.start - position < 600
        ]
        return Bearer((following[0].referent,), "we") if following and following[0].referent is not None else None

    def _joint(self, clause: Clause) -> Bearer | None:
        lows = {clause.words[i].low for i in clause.main_indexes()}
        if self.agreement and self._parties and lows & _JOINT:
            return Bearer(self._parties, "named")
        between = any(word.low in lexicon().nouns["all_parties"] for word in clause.words[clause.start : clause.end])
        return Bearer(self._parties, "named") if between and self.agreement and self._parties else None

    def _default(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        position = clause.words[clause.start].start
        if self.agreement:
            section = self._section_party(position)
            if section is not None:
                return section
            if memory.actor:
                return Bearer(memory.actor, "carried")
            return Bearer(self._parties, "default") if self._parties else None
        if self._parsed.outline.kind == "commentary":
            body = self._government()
            return Bearer((body,), "default") if body is not None else None
        if speech is not None and speech.speaker is not None:
            return Bearer((self._body_of(speech.speaker, speaks=True),), "default")
        if self._parsed.outline.kind == "press_release":
            issuer = self._press_issuer()
            if issuer is not None:
                return Bearer((issuer,), "default")
        if memory.subject:
            return Bearer(tuple(dict.fromkeys(self._body_of(r, speaks=True) for r in memory.subject)), "carried")
        if memory.actor:
            return Bearer(memory.actor, "carried")
        return Bearer((self._issuer,), "default") if self._issuer is not None else None

    def _press_issuer(self) -> int | None:
        """Who speaks in a press release; its government where a politician speaks and no public body is seen to issue it."""
        issuer, government = self._issuer, self._government()
        if issuer is not None and (government is None or _PUBLIC.search(self._context.referents[issuer].name)):
            return issuer
        politician = any(_POLITICIAN.search(role.function) for role in self._context.roles)
        return government if politician and government is not None else issuer

    def _section_party(self, position: int) -> Bearer | None:
        """The one party that the heading above `position`, or one over it, names."""
        index = self._parsed.outline.heading_at(position)
        while index is not None:
            if index not in self._sections:
                self._sections[index] = self._parties_in(self._parsed.outline.headings[index].title)
            if len(self._sections[index]) == 1:
                return Bearer(self._sections[index], "section")
            index = self._parsed.outline.headings[index].parent
        return None

    def _parties_in(self, title: str) -> tuple[int, ...]:
        found: set[int] = set()
        for party in self._context.parties:
            names = (party.name, *party.defined_as, *self._context.referents[party.referent].aliases)
            if any(len(name) > 2 and re.search(rf"\b{re.escape(name)}", title) for name in names):
                found.add(party.referent)
        if not found:
            for token in re.findall(r"[\wäöüß-]+", title):
                found.update(self._party_words.get(_stem(token.lower(), self._party_words), ()))
        return tuple(found)

    def remember(self, clause: Clause, speech: Speech | None, memory: Memory) -> None:
        """Keep the subject of the clause for pronouns that follow."""
        if speech is not None:
            return
        found = self.subject(clause, speech, memory)
        if found is None or found.source not in ("named", "we"):
            return
        if any(self._context.referents[r].type in ("place", "programme") for r in found.referents):
            return
        memory.subject = found.referents
        memory.by_gender[self._gender(clause, found.referents)] = found.referents

    def remember_bearer(self, bearer: Bearer, memory: Memory) -> None:
        """Keep who was bound by a clause whose subject is another word ("Ziel der Stadt ist es ...")."""
        if bearer.source in ("named", "section") and not memory.by_gender:
            memory.by_gender[self._gender_of(bearer.referents)] = bearer.referents

    def _gender_of(self, referents: tuple[int, ...]) -> str:
        """Gender by the head noun of the name; "" where nothing tells."""
        if len(referents) != 1:
            return "p"
        tokens = [
            t
            for t in re.split(r"\s+(?:für|der|des|von|zur|in|an|am)\b", self._context.referents[referents[0]].name)[
                0
            ].split()
            if t[0].isupper()
        ]
        nouns = [t.lower() for t in tokens if not t.lower().endswith(("isches", "ische", "ischer"))]
        if any(_FEMININE.search(noun) for noun in nouns):
            return "f"
        if any(
            noun.endswith(
                (
                    "ministerium",
                    "amt",
                    "werk",
                    "zentrum",
                    "institut",
                    "netzwerk",
                    "präsidium",
                    "land",
                    "museum",
                    "gymnasium",
                )
            )
            for noun in nouns
        ):
            return "n"
        return (
            "m"
            if any(noun.endswith(("verband", "verein", "kreis", "bund", "rat", "fonds", "club")) for noun in nouns)
            else ""
        )

    def _gender(self, clause: Clause, referents: tuple[int, ...]) -> str:
        """ "p" for several, else "m", "f", "n" by article, head noun or first name; "" where nothing tells."""
        if len(referents) > 1:
            return "p"
        subjects = [n for n in self._named(clause) if _nominative(clause, n)]
        if not subjects:
            return ""
        named = subjects[0]
        head = _head(clause.words, named)
        if clause.finite.plural and named.start and clause.words[named.start - 1].low in ("die", ""):
            return "p"
        if _FEMININE.search(head):
            return "f"
        article = clause.words[named.start - 1].low if named.start > clause.start else ""
        if article in ("der", "die", "das"):
            return {"der": "m", "die": "f", "das": "n"}[article]
        if head in ("land", "ministerium", "bundesland") or head.endswith(
            ("ministerium", "amt", "werk", "zentrum", "institut", "netzwerk", "präsidium")
        ):
            return "n"
        return ""


def _has_noun(name: str, low: str) -> bool:
    return any(token.endswith(low) for token in re.findall(r"[\wäöüß]+", name.lower()))


def _stem(low: str, known: dict[str, tuple[int, ...]]) -> str:
    """`low` as it stands among `known`, case endings taken off."""
    if low in known:
        return low
    return next((low.removesuffix(e) for e in _ENDINGS if low.endswith(e) and low.removesuffix(e) in known), low)


def _nominative(clause: Clause, named: _Named) -> bool:
    """Whether the name may be the subject: no preposition, no dative or genitive article before it."""
    words, first = clause.words, named.start
    inner = words[named.start]
    if inner.tag == "ADJA" and inner.low.endswith(("em", "es_")):
        return False
    determiner = ""
    while first - 1 >= clause.start and words[first - 1].tag in _DETERMINER:
        first -= 1
        if words[first].tag in ("ART", "PDAT", "PPOSAT", "PIAT"):
            determiner = words[first].low
    if not determiner and inner.tag in ("ART", "PDAT", "PPOSAT"):
        determiner = inner.low
    before = words[first - 1] if first - 1 >= clause.start else None
    if (before is not None and (before.tag.startswith("APPR") or before.low in _OBLIQUE)) or determiner in _OBLIQUE - {
        "deren"
    }:
        return False
    if determiner == "der" and _FEMININE.search(_head(words, named)):
        return False
    if determiner in ("der", "ihrer", "seiner", "unserer") and before is not None and before.is_noun:
        return False
    if (
        not determiner
        and before is not None
        and before.is_noun
        and not before.is_break
        and named.start != clause.start
        and before.tag in ("NN",)
        and named.mention is not None
        and named.mention.label != "PER"
        and before.low not in ("stadt", "gemeinde", "kreis", "landkreis", "land")
    ):
        return True
    return True


def _head(words: Sequence[Word], named: _Named) -> str:
    """The noun that gives the name its gender: the last before a preposition or a genitive."""
    head = words[named.start].low
    for i in range(named.start, named.end):
        if words[i].tag.startswith("APPR") or (words[i].tag == "ART" and i > named.start):
            break
        if words[i].tag in ("NN", "NE") and words[i].text[0].isupper():
            if (
                words[i].tag == "NE"
                and i > named.start
                and words[i - 1].tag == "NN"
                and words[i].low not in ("ag", "gmbh")
            ):
                break
            head = words[i].low
    return head


def _near(clause: Clause, named: _Named) -> bool:
    """Whether only a reflexive, determiners or short adverbs stand between the verb and the name."""
    between = [clause.words[i] for i in range(clause.verb + 1, named.start)]
    nouns = [word for word in between if word.is_noun or word.is_break or word.tag.startswith("APPR")]
    return not nouns and len(between) <= 4


def _phrase_start(words: Sequence[Word], i: int) -> int:
    """Where the noun phrase before the word begins that a comma parts from it."""
    start = i
    if start and words[start - 1].text == ",":
        start -= 1
    while (
        start
        and not words[start - 1].is_break
        and not words[start - 1].is_finite
        and words[start - 1].low not in ("auch", "und")
    ):
        start -= 1
    return start
