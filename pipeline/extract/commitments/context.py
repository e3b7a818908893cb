"""Context: what is already known of a document when its commitments are looked for."""

from dataclasses import dataclass

from models.findings import Amount, DateItem, Mention, Party, Referent, Role


@dataclass(frozen=True, slots=True)
class Context:
    """`issuer` is the referent of the body that issued the document, None where unknown."""

    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    parties: tuple[Party, ...] = ()
    issuer: int | None = None
    roles: tuple[Role, ...] = ()
    dates: tuple[DateItem, ...] = ()
    amounts: tuple[Amount, ...] = ()
