"""Bearer: who is bound, and how that was found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bearer:
    """Referents that are bound and how they were found: named, pronoun, we, section, carried, default."""

    referents: tuple[int, ...]
    source: str
