"""Who is bound: subject or agent of the clause, the section's party, the speaker's body, who was last spoken of."""

import re
from dataclasses import dataclass, field

from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.cases import Named, gender_here, gender_of_name, near, nominative
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.offices import Offices
from pipeline.extract.commitments.speech import Speech

_AROUND_NAMES = frozenset({"(", ")", "„", "“", "”", "»", "«", "-", "–"})
_JOINS = frozenset({"und", "sowie", ",", "die", "der", "das", "als", "auch", "ihre", "seine"})
_EACH = frozenset({"jeder", "jede", "jedes", "beide", "kein", "keine", "alle", "allen"})
_OTHER_SIDE = frozenset({"seite", "partei", "partner", "vertragspartei", "vertragspartner"})
_GETS = re.compile(r"\b(?:in|an|für|zugunsten)\s+(?:(?:den|die|das|der)\s+)?(?:\w+\s+)?$")
_EVERYBODY = frozenset({"jeder", "jede", "beide", "alle"})
_JOINT = frozenset({"gemeinsam", "gegenseitig", "einvernehmlich", "gemeinschaftlich", "wechselseitig"})
_DETERMINERS = frozenset({"ART", "ADJA", "PIAT", "PDAT", "PPOSAT", "PIDAT", "CARD", "PRELAT", "NN"})


@dataclass(slots=True)
class Memory:
    """What was last spoken of in the section: subject, subjects by gender ("m", "f", "n", "p" plural), actor."""

    section: int | None = None
    subject: tuple[int, ...] = ()
    actor: tuple[int, ...] = ()
    by_gender: dict[str, tuple[int, ...]] = field(default_factory=dict)


def _is_dateline(clause: Clause, named: Named) -> bool:
    """Whether it is the place before a report: "Musterstadt - Die Kammer ..."."""
    place = named.mention is not None and named.mention.label == "LOC"
    return place and named.end < clause.end and clause.words[named.end].text in ("–", "-", "—", ".", ":")


class Cast:
    """Finds who a frame binds in a clause."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._context = naming.context
        self._offices = Offices(naming)

    def bearer(self, clause: Clause, frame: Frame, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Who `frame` binds in `clause`; None if nobody can be named."""
        if frame.bearer in ("payer", "payer_or_default"):
            payer = self._agent(clause)
            return payer if payer is not None or frame.bearer == "payer" else self._default(clause, speech, memory)
        if frame.bearer == "party_agent":
            agent = self._agent(clause)
            return agent if agent is not None and set(agent.referents) <= set(self._naming.parties) else None
        if frame.bearer == "mentioned":
            return self._agent(clause) or self._any_body(clause) or self._default(clause, speech, memory)
        if frame.bearer == "default":
            return self._default(clause, speech, memory)
        if frame.bearer == "dative":
            return self._receiver(clause, memory)
        if frame.bearer == "object":
            return self._charged(clause) or self.subject(clause, speech, memory)
        if frame.bearer == "possessor":
            return self._possessor(clause, speech, memory) or self._default(clause, speech, memory)
        if frame.bearer == "agent_or_default":
            return (
                self._first_person(clause, speech)
                or self._agent(clause)
                or self._joint(clause)
                or self._default(clause, speech, memory)
            )
        found = self.subject(clause, speech, memory) or self._everybody(clause)
        if found is None and frame.bearer == "subject_or_all":
            return self._naming.section_party(clause.words[clause.start].start) or self._all()
        if found is None and frame.bearer == "subject_or_default":
            return self._agent(clause) or self._default(clause, speech, memory)
        return found or self._role(clause, memory)

    def speaker(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """The person who is the subject, for himself; else whoever the subject is."""
        for named in self._naming.named(clause):
            if named.mention is not None and named.mention.label == "PER" and nominative(clause, named):
                return Bearer(named.referents, "named")
        return self.subject(clause, speech, memory)

    def _all(self) -> Bearer | None:
        return Bearer(self._naming.parties, "default") if self._naming.agreement and self._naming.parties else None

    def _everybody(self, clause: Clause) -> Bearer | None:
        """ "Jeder trägt ...", "Beide weisen ... hin": each of the parties."""
        words = clause.words
        beside = [i for i in (clause.start, clause.verb - 1, clause.verb + 1) if 0 <= i < clause.end - 1]
        alone = any(
            words[i].low in _EVERYBODY and not words[i + 1].is_noun and words[i + 1].tag != "ADJA" for i in beside
        )
        return self._all() if alone and not self._naming.named(clause) else None

    def _role(self, clause: Clause, memory: Memory) -> Bearer | None:
        """Who an undefined role ("Der Leihnehmer") stands for: the section's party, who was bound before, all."""
        if not self._naming.agreement or not self._naming.parties:
            return None
        for i in clause.main_indexes():
            word = clause.words[i]
            if not word.is_noun or not word.low.endswith(lexicon().roles):
                continue
            if not nominative(clause, Named(i, i + 1, (), None)) or i > clause.verb + 3:
                continue
            section = self._naming.section_party(word.start)
            return Bearer(section.referents if section else self._by_role(word.low, memory), "guess")
        return None

    def _by_role(self, low: str, memory: Memory) -> tuple[int, ...]:
        """Of two parties, the one named first gives and the second takes; else who was bound before, or all."""
        parties = self._naming.parties
        if len(parties) == 2 and low.endswith(lexicon().givers):
            return parties[:1]
        if len(parties) == 2 and low.endswith(lexicon().takers):
            return parties[1:]
        return memory.actor or parties

    def _singular(self, clause: Clause, named: Named, memory: Memory) -> tuple[int, ...]:
        """ "Der Kooperationspartner stellt ..." is one of the parties, "Jeder Partner" is each of them."""
        parties = self._naming.parties
        word = clause.words[named.start]
        partner = word.low in lexicon().nouns["all_parties"] and word.low not in ("seiten", "parteien")
        general = any(clause.words[i].low in _EACH for i in range(max(clause.start, named.start - 2), named.start))
        if general or not partner or named.referents != parties or clause.finite.plural is not False:
            return named.referents
        section = self._naming.section_party(word.start)
        return section.referents if section else parties[1:] if len(parties) == 2 else memory.actor or parties

    def _any_body(self, clause: Clause) -> Bearer | None:
        """The first body named anywhere in the clause, subordinate ones included."""
        start, end = clause.words[clause.start].start, clause.words[clause.end - 1].end
        text = self._naming.parsed.text.text
        inside = [
            m for m in self._naming.near(start, end) if m.label == "ORG" and not _GETS.search(text[start : m.start])
        ]
        return Bearer((inside[0].referent,), "named") if inside and inside[0].referent is not None else None

    def _charged(self, clause: Clause) -> Bearer | None:
        """Who is charged with something: the object after "beauftragt den ..."."""
        for named in self._naming.named(clause):
            if named.start > clause.verb and clause.words[named.start - 1].low in ("den", "die", "das"):
                return Bearer(named.referents, "named")
        return None

    def _receiver(self, clause: Clause, memory: Memory) -> Bearer | None:
        """Who stands in the dative: "Dem Verein obliegt ..."."""
        for named in self._naming.named(clause):
            before = clause.words[named.start - 1].low if named.start > clause.start else ""
            if before in ("dem", "der", "den"):
                return Bearer(self._with_coordinated(clause, [named], self._naming.named(clause)), "named")
        lows = {clause.words[i].low for i in clause.main_indexes()}
        gender = "f" if "ihr" in lows else "m" if "ihm" in lows else "p" if "ihnen" in lows else ""
        found = memory.by_gender.get(gender) or (memory.by_gender.get("n") if gender == "m" else None)
        return Bearer(found, "pronoun") if gender and found else None

    def subject(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """The subject: a first person, a name or party word before or after the finite verb, a pronoun."""
        first = self._first_person(clause, speech)
        if first is not None:
            return first
        named = self._naming.named(clause)
        front = [n for n in named if n.end <= clause.verb and nominative(clause, n) and not _is_dateline(clause, n)]
        if front:
            return Bearer(self._chosen(clause, front, named, memory), "named")
        pronoun = self._pronoun(clause, memory) or self._both(clause, memory)
        if pronoun is not None:
            return pronoun
        behind = [n for n in named if n.start > clause.verb and nominative(clause, n) and near(clause, n)]
        if (
            behind
            and named[0].end <= clause.verb
            and clause.words[clause.start].low == "für"
            and self._speaks(behind[0])
        ):
            return Bearer(named[0].referents, "named")
        if behind and not self._has_front_subject(clause):
            return Bearer(self._chosen(clause, behind, named, memory), "named")
        return None

    def _speaks(self, named: Named) -> bool:
        """Whether it is a person, who may act for a body: "Für den Verband sagte Frau X ... zu"."""
        return named.mention is not None and named.mention.label == "PER"

    def _in_condition(self, clause: Clause) -> tuple[int, ...] | None:
        """Who is named in the condition before the clause: "Überschreitet der Verein ..., so zahlt er ..."."""
        for sub in clause.subs:
            whole = Clause(clause.words, sub.start, sub.end, sub.verb)
            for named in self._naming.named(whole):
                if named.end <= clause.verb and nominative(whole, named):
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
                named = self._naming.mention_at(clause.words, i + 2, clause.end) or self._naming.party_word_at(
                    clause, i + 2
                )
                return Bearer(named.referents, "named") if named is not None else None
        return None

    def _we(self, speech: Speech | None, position: int, lows: frozenset[str] = frozenset()) -> Bearer | None:
        """Who "wir" is: the party, the speaker's body, the body whose text is cited, the issuer."""
        if self._naming.agreement:
            together = (
                bool(lows & (_JOINT | {"partner", "vertragspartner", "zusammen"})) and len(self._naming.parties) > 1
            )
            section = None if together else self._naming.section_party(position)
            return section or (Bearer(self._naming.parties, "we") if self._naming.parties else None)
        if speech is not None and speech.speaker is not None:
            return Bearer((self._offices.body_of(speech.speaker, speaks=True),), "we")
        if self._naming.parsed.outline.kind == "commentary" and speech is not None:
            body = self._naming.government()
            return Bearer((body,), "we") if body is not None else None
        if self._naming.issuer is None:
            return None
        return Bearer((self._naming.issuer,), "we")

    def _chosen(self, clause: Clause, subjects: list[Named], named: list[Named], memory: Memory) -> tuple[int, ...]:
        """The first subject with what is joined to it; one party where a single partner is spoken of."""
        before = clause.words[subjects[0].start - 1].low if subjects[0].start > clause.start else ""
        if before in ("übrigen", "anderen", "restlichen") and len(subjects[0].referents) > 1:
            return tuple(r for r in subjects[0].referents if r not in memory.subject) or subjects[0].referents
        one = self._singular(clause, subjects[0], memory) if self._naming.agreement else subjects[0].referents
        return one if one != subjects[0].referents else self._with_coordinated(clause, subjects, named)

    def _with_coordinated(self, clause: Clause, subjects: list[Named], named: list[Named]) -> tuple[int, ...]:
        """The first subject with what "und" joins to it, persons replaced by the bodies they act for."""
        chosen = list(subjects[0].referents)
        last = subjects[0]
        for other in named[named.index(last) + 1 :]:
            apposed = clause.words[other.start - 1].tag == "NN" and other.start - 1 > last.end
            between = {clause.words[i].low for i in range(last.end, other.start - apposed)}
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
            and self._naming.parties
            and len(chosen) == 1
            and self._naming.agreement
        ):
            chosen = list(self._naming.parties)
        return tuple(dict.fromkeys(self._offices.body_of(referent) for referent in chosen))

    def _pronoun(self, clause: Clause, memory: Memory) -> Bearer | None:
        """ "er", "sie", "es" beside the finite verb: the last subject of that gender, or the section's party."""
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
                section = (
                    None
                    if found or plural or not self._naming.agreement
                    else self._naming.section_party(clause.words[i].start)
                )
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
        named = self._naming.named(clause)
        found: list[int] = []
        for position, candidate in enumerate(named):
            if self._before(clause, candidate) in ("vom", "von", "durch", "seitens"):
                found.extend(self._with_coordinated(clause, named[position:], named))
        return Bearer(tuple(dict.fromkeys(found)), "named") if found else None

    def _before(self, clause: Clause, named: Named) -> str:
        """The word before the name with its determiners."""
        words, first = clause.words, named.start
        while first - 1 >= clause.start and words[first - 1].tag in _DETERMINERS:
            word = words[first - 1]
            if word.low in ("von", "vom", "durch") or (word.tag == "NN" and word.low not in ("mitteln", "mittel")):
                break
            first -= 1
        return words[first - 1].low if first - 1 >= clause.start else ""

    def _possessor(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Whose aim it is: "unser Ziel", "Ziel der Stadt ist", "ihr Ziel"."""
        words = clause.words
        main = clause.main_indexes()
        for i in main:
            if words[i].low in ("unser", "unsere", "mein", "meine", "meiner", "unserer"):
                if words[i].low.startswith("mein") and speech is None and self._naming.issuer is not None:
                    return self._offices.author(words[i].start)
                return self._we(speech, words[i].start)
            if words[i].low in ("sein", "seine", "ihr", "ihre") and memory.subject:
                return Bearer(memory.subject, "pronoun")
        for named in self._naming.named(clause):
            before = [words[j].low for j in range(max(clause.start, named.start - 3), named.start)]
            if {"des", "der", "von", "vom", "beider", "aller", "bei", "beim"} & set(before):
                return Bearer(self._with_coordinated(clause, [named], self._naming.named(clause)), "named")
        return None

    def _joint(self, clause: Clause) -> Bearer | None:
        lows = {clause.words[i].low for i in clause.main_indexes()}
        if self._naming.agreement and self._naming.parties and lows & _JOINT:
            return Bearer(self._naming.parties, "named")
        if "anderen" in lows and lows & _OTHER_SIDE and self._naming.agreement:
            return self._all()
        between = any(word.low in lexicon().nouns["all_parties"] for word in clause.words[clause.start : clause.end])
        return (
            Bearer(self._naming.parties, "named")
            if between and self._naming.agreement and self._naming.parties
            else None
        )

    def _default(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        position = clause.words[clause.start].start
        if self._naming.agreement:
            section = self._naming.section_party(position)
            if section is not None:
                return section
            if self._naming.employer is not None:
                return Bearer((self._naming.employer,), "default")
            if memory.actor:
                return Bearer(memory.actor, "carried")
            return Bearer(self._naming.parties, "default") if self._naming.parties else None
        if self._naming.parsed.outline.kind == "commentary":
            body = self._naming.government()
            return Bearer((body,), "default") if body is not None else None
        if speech is not None and speech.speaker is not None:
            return Bearer((self._offices.body_of(speech.speaker, speaks=True),), "default")
        if self._naming.parsed.outline.kind in ("press_release", "other"):
            issuer = self._offices.press_issuer()
            if issuer is not None:
                return Bearer((issuer,), "default")
        if memory.subject:
            return Bearer(
                tuple(dict.fromkeys(self._offices.body_of(r, speaks=True) for r in memory.subject)), "carried"
            )
        if memory.actor:
            return Bearer(memory.actor, "carried")
        return Bearer((self._naming.issuer,), "default") if self._naming.issuer is not None else None

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
        if len(referents) != 1:
            return "p"
        return gender_of_name(self._context.referents[referents[0]].name)

    def _gender(self, clause: Clause, referents: tuple[int, ...]) -> str:
        """ "p" for several, else gender as the clause shows it; "" where nothing tells."""
        if len(referents) > 1:
            return "p"
        subjects = [named for named in self._naming.named(clause) if nominative(clause, named)]
        return gender_here(clause, subjects[0]) if subjects else ""
