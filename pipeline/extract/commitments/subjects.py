"""The subject of a clause: first person, names and party words beside the verb, pronouns and what they stand for."""

from dataclasses import dataclass, field

from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.cases import Named, gender_of_name, near, nominative
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.kinds_of_parties import Kinds
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.offices import Offices
from pipeline.extract.commitments.speech import Speech

_AROUND_NAMES = frozenset({"(", ")", "„", "“", "”", "»", "«", "-", "–"})
_JOINS = frozenset({"und", "sowie", ",", "die", "der", "das", "als", "auch", "ihre", "seine"})
_POINTING = {"diese": "f", "dieser": "m", "dieses": "n", "letztere": "f", "letzterer": "m", "letzteres": "n"}
_ABOUT = frozenset({"rund", "etwa", "weitere", "weiteren", "ebenfalls", "je", "jeweils"})
_PORTIONS = frozenset({"drittel", "viertel", "fünftel", "zehntel", "hälfte", "teil", "rest", "löwenanteil"})
_EACH = frozenset({"jeder", "jede", "jedes", "beide", "kein", "keine", "alle", "allen"})
_JOINT = frozenset({"gemeinsam", "gegenseitig", "einvernehmlich", "gemeinschaftlich", "wechselseitig"})


@dataclass(slots=True)
class Memory:
    """What was last spoken of in the section: subject, subjects by gender ("m", "f", "n", "p" plural), actor."""

    section: int | None = None
    subject: tuple[int, ...] = ()
    actor: tuple[int, ...] = ()
    by_gender: dict[str, tuple[int, ...]] = field(default_factory=dict)


class Subjects:
    """Finds who the subject of a clause is."""

    def __init__(self, naming: Naming, offices: Offices) -> None:
        self._naming, self._context, self._offices = naming, naming.context, offices

    def subject(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """The subject: a first person, a name or party word before or after the finite verb, a pronoun."""
        first = self.first_person(clause, speech)
        if first is not None:
            return first
        own = self._own_body(clause, speech)
        if own is not None:
            return own
        named = self._naming.named(clause)
        front = [n for n in named if n.end <= clause.verb and nominative(clause, n) and not _is_dateline(clause, n)]
        if front:
            return Bearer(self._chosen(clause, front, named, memory), "named")
        pronoun = self._pronoun(clause, memory) or self._both(clause, memory) or self._stood_for(clause, named)
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

    def _own_body(self, clause: Clause, speech: Speech | None) -> Bearer | None:
        """ "sein Haus", "mein Kabinett": the body for which the person acts who speaks or was named last."""
        for i in (clause.start, clause.verb + 1):
            if i + 1 >= clause.end or clause.words[i + 1].low not in lexicon().nouns["own_body"]:
                continue
            low, position = clause.words[i].low, clause.words[i].start
            mine = low in ("mein", "meine") and speech is not None
            theirs = low in ("sein", "seine", "ihr", "ihre")
            named = (m.referent for m in self._naming.backwards(position) if m.label == "PER")
            person = speech.speaker if mine and speech is not None else next(named, None) if theirs else None
            if person is not None:
                together = clause.words[i + 1].low in lexicon().nouns["cabinet"]
                return Bearer((self._own(person, together),), "pronoun")
        return None

    def _own(self, person: int, together: bool) -> int:
        """The person's government, ministry or other body."""
        body = self._offices.body_of(person, speaks=together)
        return self._offices.body_of(person, speaks=True) if body == person else body

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
        named = {i for found in self._naming.named(clause) for i in range(found.start, found.end)}
        for i in clause.main_indexes():
            word = clause.words[i]
            if named & {i, i + 1}:
                continue
            if word.low in lexicon().nouns["all_parties"] and not self._naming.agreement:
                return Bearer(several, "pronoun")
            kind = self._kind_of(several, clause, i)
            if len(kind) > 1:
                return Bearer(kind, "pronoun")
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

    def _stood_for(self, clause: Clause, named: list[Named]) -> Bearer | None:
        """ "die Mitglieder der Partei", "die Leitungen der Partner": the bodies for which the subject stands."""
        for other in named:
            if other.start - 3 < clause.start:
                continue
            article, noun, genitive = clause.words[other.start - 3 : other.start]
            articles = article.low in ("die", "beide") and genitive.low in ("der", "des")
            if not articles or noun.low not in lexicon().nouns["standing_for"]:
                continue
            if abs(other.start - 2 - clause.verb) <= 3 or other.end == clause.verb:
                return Bearer(other.referents, "named")
        return None

    def _kind_of(self, several: tuple[int, ...], clause: Clause, i: int) -> tuple[int, ...]:
        """Those of the bodies last named together that a plural beside the verb means: "Die Kammern"."""
        near_verb = i > clause.start and clause.words[i - 1].low == "die" and abs(i - clause.verb) <= 3
        if self._naming.agreement or not near_verb or not clause.words[i].is_noun:
            return ()
        return Kinds(self._context, several).group(clause.words, i) or ()

    def first_person(self, clause: Clause, speech: Speech | None) -> Bearer | None:
        main = clause.main_indexes()
        lows = [clause.words[i].low for i in main]
        if "wir" in lows or clause.words[clause.start].low in ("unser", "unsere"):
            return self._we_as(clause) or self.we(speech, clause.words[clause.start].start, frozenset(lows))
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

    def we(self, speech: Speech | None, position: int, lows: frozenset[str] = frozenset()) -> Bearer | None:
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
        if one != subjects[0].referents:
            return one
        chosen = self.with_coordinated(clause, subjects, named)
        return tuple(dict.fromkeys((*chosen, *self._gapped(clause, subjects[0], named))))

    def _gapped(self, clause: Clause, first: Named, named: list[Named]) -> tuple[int, ...]:
        """Who does the same with something else: "Der Kreis stellt den Bus, die Stadt die Fahrerin"."""
        found: list[int] = []
        for other in named:
            opens = other.start - 1 if clause.words[other.start - 1].tag == "ART" else other.start
            after_comma = clause.verb < opens - 1 and clause.words[opens - 1].text == ","
            if not after_comma or other.referents == first.referents or not nominative(clause, other):
                continue
            end = next((i for i in range(other.end, clause.end) if clause.words[i].is_break), clause.end)
            rest = clause.words[other.end : end]
            whole = end >= clause.end - 1 and not any(word.is_finite or word.low == "zu" for word in rest)
            if whole and rest and (rest[0].tag in ("ART", "CARD", "PIAT") or rest[0].low in _ABOUT):
                found.extend(other.referents)
        return tuple(found)

    def with_coordinated(self, clause: Clause, subjects: list[Named], named: list[Named]) -> tuple[int, ...]:
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
                if section is not None and self.gender_of(section.referents) in (gender, ""):
                    found = section.referents
                found = found or self._in_condition(clause)
                if found is None and low != "es":
                    found = self._only_one(gender) or self._named_before(clause.words[i].start, gender)
                return Bearer(found, "pronoun") if found else None
            following = clause.words[i + 1] if i + 1 < clause.end else None
            alone = following is not None and not following.is_noun and following.tag != "ADJA"
            if low in _POINTING and clause.words[i].tag in ("PDS", "PDAT") and alone:
                gender = "p" if low == "diese" and clause.finite.plural else _POINTING[low]
                found = memory.by_gender.get(gender) or self._only_one(gender)
                found = found or self._named_before(clause.words[i].start, gender)
                return Bearer(found, "pronoun") if found else None
        return None

    def _only_one(self, gender: str) -> tuple[int, ...]:
        """The only party of an agreement whose name has that gender."""
        parties = self._naming.parties if self._naming.agreement else ()
        fitting = [(party,) for party in parties if self.gender_of((party,)) == gender]
        return fitting[0] if len(fitting) == 1 else ()

    def _named_before(self, position: int, gender: str) -> tuple[int, ...]:
        """The body last named shortly before whose name may have that gender."""
        for mention in self._naming.backwards(position):
            if position - mention.end > 160:
                break
            if mention.label != "ORG" or mention.referent is None:
                continue
            if gender != "p" and self.gender_of((mention.referent,)) in (gender, ""):
                return (mention.referent,)
        return ()

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
        if head.low in _PORTIONS:
            return False
        if behind is not None and behind.low == "der" and head.low != "es":
            return False
        return front[0].low in ("der", "dieser", "ein", "jeder", "es") or head.low.endswith(
            ("vereinbarung", "vertrag", "satzung", "gesetz")
        )

    def gender_of(self, referents: tuple[int, ...]) -> str:
        if len(referents) != 1:
            return "p"
        return gender_of_name(self._context.referents[referents[0]].name)


def _is_dateline(clause: Clause, named: Named) -> bool:
    """Whether it is the place before a report: "Musterstadt - Die Kammer ..."."""
    place = named.mention is not None and named.mention.label == "LOC"
    return place and named.end < clause.end and clause.words[named.end].text in ("–", "-", "—", ".", ":")
