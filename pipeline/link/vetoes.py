"""What two names must not differ in, however alike they look."""

from pipeline.german.vocabulary import first_names
from pipeline.link.names import Name, PersonName
from pipeline.link.noise import cost

UMLAUT = 0.6
"""The cost of an umlaut that was lost or written out."""
_ONES = str.maketrans("I", "1")


def body_veto(a: Name, b: Name) -> str | None:
    """Why two names of bodies, places or programmes cannot mean the same; None where nothing forbids it."""
    if a.numbers != b.numbers and not numbers_may_agree(a.numbers, b.numbers) and not _club_misread(a, b):
        return f"other numbers: {_listed(a.numbers)} and {_listed(b.numbers)}"
    if a.states and b.states and not (a.states <= b.states or b.states <= a.states):
        return f"other states: {_listed(a.states)} and {_listed(b.states)}"
    if a.legal_form and b.legal_form and a.legal_form != b.legal_form:
        return f"other legal forms: {a.legal_form} and {b.legal_form}"
    return None


def _club_misread(a: Name, b: Name) -> bool:
    """Whether the V of a misread "e. V." was taken for a number."""
    if a.legal_form and not b.legal_form:
        a, b = b, a
    return b.legal_form == "e. V." and a.legal_form is None and a.numbers == tuple(sorted((*b.numbers, "V")))


def numbers_may_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the numbers differ only in what readers of print confuse ("II" and "11")."""
    return len(a) == len(b) and sorted(n.translate(_ONES) for n in a) == sorted(n.translate(_ONES) for n in b)


def person_veto(a: PersonName, b: PersonName) -> str | None:
    """Why two names cannot be one person's; None where nothing forbids it."""
    if a.sex and b.sex and a.sex != b.sex:
        return "given names of other sexes"
    if a.given and b.given:
        one, other = a.given[0], b.given[0]
        if len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
            return None if one[0] == other[0] else "other initials"
        if cost(one, other) > UMLAUT and _is_given_name(one) and _is_given_name(other):
            return f"other given names: {one.capitalize()} and {other.capitalize()}"
    return None


def _is_given_name(name: str) -> bool:
    return name.capitalize() in first_names()


def _listed(values: frozenset[str] | tuple[str, ...]) -> str:
    return ", ".join(sorted(values)) or "none"
