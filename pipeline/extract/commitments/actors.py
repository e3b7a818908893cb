"""Who is bound: subject or agent of the clause, the section's party, the speaker's body, who was last spoken of."""

import re

from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.cases import Named, gender_here, nominative
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.offices import Offices
from pipeline.extract.commitments.speech import Speech
from pipeline.extract.commitments.subjects import Memory, Subjects
from pipeline.extract.commitments.unnamed import Unnamed

_PAID = ("zahlungen", "zahlung", "leistungen", "beitrag", "beiträge", "zuschuss", "zuschüsse", "zuwendungen", "anteil")
_OTHER_SIDE = frozenset({"seite", "partei", "partner", "vertragspartei", "vertragspartner"})
_GETS = re.compile(r"\b(?:in|an|für|zugunsten)\s+(?:(?:den|die|das|der)\s+)?(?:\w+\s+)?$")
_JOINT = frozenset({"gemeinsam", "gegenseitig", "einvernehmlich", "gemeinschaftlich", "wechselseitig"})
_DETERMINERS = frozenset({"ART", "ADJA", "PIAT", "PDAT", "PPOSAT", "PIDAT", "CARD", "PRELAT", "NN"})


class Cast:
    """Finds who a frame binds in a clause."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._context = naming.context
        self._offices = Offices(naming)
        self.subjects = Subjects(naming, self._offices)
        self._unnamed = Unnamed(naming, self._offices)

    def bearer(self, clause: Clause, frame: Frame, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Who `frame` binds in `clause`; None if nobody can be named."""
        if frame.bearer == "payer":
            return self._agent(clause)
        if frame.bearer == "party_agent":
            agent = self._agent(clause)
            return agent if agent is not None and set(agent.referents) <= set(self._naming.parties) else None
        if frame.bearer == "mentioned":
            payer = self._agent(clause) or self._any_body(clause) or self._other_partner(clause)
            return payer or self._unsaid(clause, frame, speech, memory)
        if frame.bearer == "default":
            return self._unnamed.default(clause, speech, memory)
        if frame.bearer == "body":
            return self.named_body(clause, speech, memory)
        if frame.bearer == "giver":
            return self._giver(clause, speech, memory)
        if frame.bearer == "council":
            council = self._naming.council
            return Bearer((council,), "default") if council is not None else None
        if frame.bearer == "dative":
            return self._receiver(clause, memory)
        if frame.bearer == "object":
            return self._charged(clause) or self.subjects.subject(clause, speech, memory)
        if frame.bearer == "possessor":
            shared = self._unnamed.everyone() if frame.rule == "aim" and self._naming.employer is not None else None
            return self._possessor(clause, speech, memory) or shared or self._unnamed.default(clause, speech, memory)
        if frame.bearer == "agent_or_default":
            return (
                self.subjects.first_person(clause, speech)
                or self._agent(clause)
                or self._whose_payment(clause)
                or self._joint(clause)
                or self._unsaid(clause, frame, speech, memory)
            )
        found = self.subjects.subject(clause, speech, memory) or self._unnamed.everybody(clause)
        if found is None and frame.bearer == "subject_or_all":
            return self._naming.section_party(clause.words[clause.start].start) or self._unnamed.everyone()
        if found is None and frame.bearer == "subject_or_default":
            return self._agent(clause) or self._unnamed.default(clause, speech, memory)
        return found or self._unnamed.role(clause, memory)

    def _unsaid(self, clause: Clause, frame: Frame, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Who acts where nobody is named; money in a report comes from who issues it, not from all partners."""
        paid = frame.modality == "funding" and not self._naming.agreement
        return (self._unnamed.payer if paid else self._unnamed.default)(clause, speech, memory)

    def _other_partner(self, clause: Clause) -> Bearer | None:
        """Of the two partners of a reported agreement, the one whose money flows to the other."""
        partners = self._naming.partners
        getting = {referent for named in self._naming.named(clause) for referent in named.referents}
        others = [partner for partner in partners if partner not in getting]
        return Bearer((others[0],), "guess") if len(partners) == 2 and len(others) == 1 else None

    def named_body(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """The subject, if it is a body, or several."""
        found = self.subjects.subject(clause, speech, memory)
        if found is None or any(self._context.referents[r].type != "organisation" for r in found.referents):
            return None
        return found

    def _giver(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Who gives what the subject receives: the agent, the other of two parties, who speaks in a report."""
        agent = self._agent(clause)
        if agent is not None:
            return agent
        if not self._naming.agreement:
            return self._unnamed.payer(clause, speech, memory)
        found = self.named_body(clause, speech, memory)
        others = [party for party in self._naming.parties if found is None or party not in found.referents]
        return Bearer((others[0],), "default") if len(others) == 1 and len(self._naming.parties) == 2 else None

    def those_who_speak(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Who "man" is in reported speech: who was spoken of last, else whoever the report is about."""
        if memory.subject:
            return Bearer(memory.subject, "pronoun")
        return self._unnamed.default(clause, speech, memory)

    def speaker(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """The person who is the subject, for himself; else whoever the subject is."""
        for named in self._naming.named(clause):
            if named.mention is not None and named.mention.label == "PER" and nominative(clause, named):
                return Bearer(named.referents, "named")
        return self.subjects.subject(clause, speech, memory)

    def _whose_payment(self, clause: Clause) -> Bearer | None:
        """ "Zahlungen der Stiftung werden ... geleistet": whose genitive follows a word for what is paid."""
        for named in self._naming.named(clause):
            article = named.start - 1
            genitive = article > clause.start and clause.words[article].low in ("der", "des")
            if genitive and named.end <= clause.verb and clause.words[article - 1].low.endswith(_PAID):
                return Bearer(named.referents, "named")
        return None

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
                return Bearer(self.subjects.with_coordinated(clause, [named], self._naming.named(clause)), "named")
        lows = {clause.words[i].low for i in clause.main_indexes()}
        gender = "f" if "ihr" in lows else "m" if "ihm" in lows else "p" if "ihnen" in lows else ""
        found = memory.by_gender.get(gender) or (memory.by_gender.get("n") if gender == "m" else None)
        return Bearer(found, "pronoun") if gender and found else None

    def _agent(self, clause: Clause) -> Bearer | None:
        """Who stands after "von", "vom", "durch", "seitens"."""
        named = self._naming.named(clause)
        found: list[int] = []
        for position, candidate in enumerate(named):
            if self._before(clause, candidate) in ("vom", "von", "durch", "seitens") and not _speaks_for(
                clause, candidate
            ):
                found.extend(self.subjects.with_coordinated(clause, named[position:], named))
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
                return self.subjects.we(speech, words[i].start)
            if words[i].low in ("sein", "seine", "ihr", "ihre") and memory.subject:
                return Bearer(memory.subject, "pronoun")
        for named in self._naming.named(clause):
            before = [words[j].low for j in range(max(clause.start, named.start - 3), named.start)]
            if {"des", "der", "von", "vom", "beider", "aller", "bei", "beim"} & set(before):
                return Bearer(self.subjects.with_coordinated(clause, [named], self._naming.named(clause)), "named")
        return None

    def _joint(self, clause: Clause) -> Bearer | None:
        lows = {clause.words[i].low for i in clause.main_indexes()}
        if self._naming.agreement and self._naming.parties and lows & _JOINT:
            return Bearer(self._naming.parties, "named")
        if "anderen" in lows and lows & _OTHER_SIDE and self._naming.agreement:
            return self._unnamed.everyone()
        between = any(word.low in lexicon().nouns["all_parties"] for word in clause.words[clause.start : clause.end])
        return (
            Bearer(self._naming.parties, "named")
            if between and self._naming.agreement and self._naming.parties
            else None
        )

    def remember(self, clause: Clause, speech: Speech | None, memory: Memory) -> None:
        """Keep the subject of the clause for pronouns that follow."""
        if speech is not None:
            return
        found = self.subjects.subject(clause, speech, memory)
        if found is None or found.source not in ("named", "we"):
            return
        if any(self._context.referents[r].type in ("place", "programme") for r in found.referents):
            return
        memory.subject = found.referents
        memory.by_gender[self._gender(clause, found.referents)] = found.referents

    def remember_bearer(self, bearer: Bearer, memory: Memory) -> None:
        """Keep who was bound by a clause whose subject is another word ("Ziel der Stadt ist es ...")."""
        if bearer.source in ("named", "section") and not memory.by_gender:
            memory.by_gender[self.subjects.gender_of(bearer.referents)] = bearer.referents

    def _gender(self, clause: Clause, referents: tuple[int, ...]) -> str:
        """ "p" for several, else gender as the clause shows it; "" where nothing tells."""
        if len(referents) > 1:
            return "p"
        subjects = [named for named in self._naming.named(clause) if nominative(clause, named)]
        return gender_here(clause, subjects[0]) if subjects else ""


def _speaks_for(clause: Clause, named: Named) -> bool:
    """Whether the name follows "vertreten durch"."""
    return any(clause.words[i].low == "vertreten" for i in range(max(clause.start, named.start - 4), named.start))
