"""Names that several bodies had one after the other ("BMU"): the date of the document tells which one is meant."""

from collections.abc import Mapping, Sequence

from models.document import Document
from models.draft import Draft, DraftReferent
from pipeline.german.names_key import key
from pipeline.link.authorities import Authority

EVER = 9999


def shared_names(bodies: Sequence[Authority]) -> dict[str, list[Authority]]:
    """The names that more than one of `bodies` goes by, as keys."""
    owners: dict[str, list[Authority]] = {}
    for body in bodies:
        for name in sorted({key(alias) for alias in body.aliases}):
            owners.setdefault(name, []).append(body)
    return {name: several for name, several in owners.items() if len(several) > 1}


def referents_in_force(draft: Draft, shared: Mapping[str, Sequence[Authority]]) -> list[DraftReferent]:
    """The referents of a document, those with a shared name called as the body was called then."""
    year = year_of(draft.document)
    return [_called_then(referent, shared.get(key(referent.name), ()), year) for referent in draft.referents]


def _called_then(referent: DraftReferent, bodies: Sequence[Authority], year: int | None) -> DraftReferent:
    body = body_in(year, bodies) if year and referent.type == "organisation" else None
    if body is None:
        return referent
    return referent.model_copy(update={"name": body.name, "aliases": [*referent.aliases, referent.name]})


def body_in(year: int, bodies: Sequence[Authority]) -> Authority | None:
    """The one of `bodies` that there was in `year`; of several the one that lasted the shortest time.

    None in a year in which one followed another, and where two are left.
    """
    spans = [(_year(body.valid_from, 0), _year(body.valid_to, EVER), body) for body in bodies]
    there = sorted(((end - start, body.name) for start, end, body in spans if start < year < end))
    at_the_edge = [body for start, end, body in spans if year in (start, end)]
    if not there or at_the_edge or (len(there) > 1 and there[0][0] == there[1][0]):
        return at_the_edge[0] if len(at_the_edge) == 1 and not there else None
    return next(body for body in bodies if body.name == there[0][1])


def year_of(document: Document) -> int | None:
    """The year in which a document was issued or signed, as far as it is known."""
    signed = [date for date in document.dates if date.role == "signed"]
    date = document.issued or (signed[0] if signed else None)
    return int(date.value[:4]) if date and date.value[:4].isdecimal() else None


def _year(value: str | None, otherwise: int) -> int:
    return int(value[:4]) if value and value[:4].isdecimal() else otherwise
