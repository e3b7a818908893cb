"""Who is bound where a clause names nobody: the section's party, the issuer, all parties, whom a role stands for."""

from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.cases import Named, nominative
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.offices import Offices
from pipeline.extract.commitments.speech import Speech
from pipeline.extract.commitments.subjects import Memory

_EVERYBODY = frozenset({"jeder", "jede", "beide", "alle"})


class Unnamed:
    """Finds who is meant by the document as a whole."""

    def __init__(self, naming: Naming, offices: Offices) -> None:
        self._naming = naming
        self._offices = offices

    def default(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """The section's party, the employer, who was bound before; in reports the speaker's body or the issuer."""
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
        if self._naming.parsed.outline.kind == "council_paper" and not memory.subject:
            town = self._naming.municipality
            if town is not None:
                return Bearer((town,), "default")
        if len(self._naming.partners) > 1:
            return Bearer(self._naming.partners, "default")
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

    def payer(self, clause: Clause, speech: Speech | None, memory: Memory) -> Bearer | None:
        """Who pays in a report where nobody is named: who issues it, not who happens to be spoken of."""
        known = self._naming.context.issuer is not None
        issuer = None if known else self._offices.politician
        issuer = self._offices.press_issuer() if issuer is None else issuer
        if self._naming.parsed.outline.kind == "council_paper":
            town = self._naming.municipality
            issuer = town if town is not None else issuer
        if speech is None and issuer is not None:
            return Bearer((issuer,), "default")
        return self.default(clause, speech, memory)

    def everybody(self, clause: Clause) -> Bearer | None:
        """ "Jeder trägt ...", "Beide weisen ... hin": each of the parties."""
        words = clause.words
        beside = [i for i in (clause.start, clause.verb - 1, clause.verb + 1) if 0 <= i < clause.end - 1]
        alone = any(
            words[i].low in _EVERYBODY and not words[i + 1].is_noun and words[i + 1].tag != "ADJA" for i in beside
        )
        return self.everyone() if alone and not self._naming.named(clause) else None

    def role(self, clause: Clause, memory: Memory) -> Bearer | None:
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

    def everyone(self) -> Bearer | None:
        """All parties of an agreement."""
        return Bearer(self._naming.parties, "default") if self._naming.agreement and self._naming.parties else None
