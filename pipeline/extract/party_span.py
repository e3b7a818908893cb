"""PartySpan: a party of an agreement as printed."""

from dataclasses import dataclass

from models.findings import NameSpan


@dataclass(frozen=True, slots=True)
class PartySpan(NameSpan):
    """A party as printed. `defined_as`: names the document gives it alone; `collective`: names it shares with others
    ("Vertragsparteien"); `represented`: what stands behind "vertreten durch"."""

    defined_as: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    represented: str = ""
