"""The body a person acts or speaks for, by the offices the person holds."""

import re
from functools import cached_property

from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.naming import Naming

_POLITICIAN = re.compile(
    r"minister|staatssekret|senator|bevollmächtigt|beauftragte|ministerpräsident|kanzler|staatsrat|staatsrät",
    re.IGNORECASE,
)
_MINISTER = re.compile(r"(\w{3,}?)s?minister", re.IGNORECASE)
_PUBLIC = re.compile(
    r"ministerium|regierung|senat|kanzlei|behörde|amt\b|^Land\b|^Freistaat|^Stadt\b|kreis\b", re.IGNORECASE
)
_OFFICER = re.compile(
    r"vorsteher|vorsitzend|geschäftsführ|vorstand|vorständin|präsident|direktor|bürgermeister|landrat|landrätin|rektor|sprecher|intendant|leiter",
    re.IGNORECASE,
)


class Offices:
    """Offices of the document's persons."""

    def __init__(self, naming: Naming) -> None:
        self._naming, self._context = naming, naming.context

    def body_of(self, person: int, speaks: bool = False) -> int:
        """The body a person speaks or acts for; the person where none is known."""
        if self._context.referents[person].type != "person":
            return person
        roles = [role for role in self._context.roles if role.person == person]
        functions = self.offices(person)
        politician = any(_POLITICIAN.search(function) for function in functions)
        government = self._naming.government()
        if politician and speaks and government is not None:
            return government
        body = next((role.organisation for role in roles if role.organisation is not None), None)
        if body is not None and (not politician or speaks or _PUBLIC.search(self._context.referents[body].name)):
            return body
        owner = next((self._owner(role.start) for role in roles if self._owner(role.start) is not None), None)
        if owner is not None:
            return owner
        officer = any(_OFFICER.search(function) for function in functions)
        ministry = self._ministry(functions)
        if ministry is not None:
            return ministry
        if self._context.issuer is not None and (speaks or (officer and not politician)):
            return self._context.issuer
        return person

    def _ministry(self, functions: list[str]) -> int | None:
        """The ministry that a minister's title names: "Justizministerin" for the Staatsministerium der Justiz."""
        fields = [match.group(1)[:6].lower() for f in functions if (match := _MINISTER.search(f))]
        bodies = [
            i
            for i, referent in enumerate(self._context.referents)
            if referent.type == "organisation" and "minister" in referent.name.lower()
            if any(field in referent.name.lower() for field in fields)
        ]
        return bodies[0] if len(bodies) == 1 else None

    @cached_property
    def politician(self) -> int | None:
        """For whom the politician acts whom a report names first."""
        for mention in self._naming.mentions:
            person = mention.referent if mention.label == "PER" else None
            if person is not None and any(_POLITICIAN.search(office) for office in self.offices(person)):
                return self.body_of(person, speaks=True)
        return None

    def offices(self, person: int) -> list[str]:
        """What offices the document gives the person."""
        roles = [role.function for role in self._context.roles if role.person == person]
        return roles + list(self._context.referents[person].functions)

    def _owner(self, position: int) -> int | None:
        """The body that "deren" or "dessen" before an office means: the one named last before."""
        if not re.search(
            r"\b(?:[Dd]eren|[Dd]essen|[Ii]hre?|[Ss]ein|[Ss]eine)\s+$",
            self._naming.parsed.text.text[max(0, position - 9) : position],
        ):
            return None
        before = (m for m in self._naming.backwards(position) if m.label == "ORG")
        nearest = next(before, None)
        return nearest.referent if nearest is not None and position - nearest.end < 250 else None

    def author(self, position: int) -> Bearer | None:
        """Who signs the editorial: the next person named under it."""
        following = [m for m in self._naming.near(position, position + 600) if m.label == "PER"]
        return Bearer((following[0].referent,), "we") if following and following[0].referent is not None else None

    def press_issuer(self) -> int | None:
        """Who speaks in a press release; the government where a politician speaks and no public body issues it."""
        issuer, government = self._naming.issuer, self._naming.government()
        if issuer is not None and (government is None or _PUBLIC.search(self._context.referents[issuer].name)):
            return issuer
        politician = any(_POLITICIAN.search(role.function) for role in self._context.roles)
        return government if politician and government is not None else issuer
