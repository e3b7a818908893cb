"""Find commitments, documents and entities in knowledge.sqlite."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import KlauselwerkError


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked: words that must occur and conditions that must all hold. Names match in part, dates as EDTF."""

    words: tuple[str, ...] = ()
    find: Literal["commitments", "documents", "entities"] = "commitments"
    kind: str | None = None
    party: str | None = None
    programme: str | None = None
    actor: str | None = None
    place: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 50


_NAMED = "(e.name LIKE ? ESCAPE '!' OR e.aliases LIKE ? ESCAPE '!')"
_COMMITMENTS = """
SELECT c.id, c.document_id, d.title AS document, d.issued, c.modality,
  (SELECT group_concat(name, '; ') FROM (SELECT e.name FROM commitment_entities ce
     JOIN entities e ON e.id = ce.entity_id WHERE ce.commitment_id = c.id AND ce.role = 'actor'
     ORDER BY e.name)) AS actors,
  c.quote, c.due, c.page, d.path, c.start, c.end
FROM commitments c JOIN documents d ON d.id = c.document_id"""
_DOCUMENTS = """
SELECT d.id, d.kind, d.title, d.issued, d.place,
  (SELECT group_concat(name, '; ') FROM parties p WHERE p.document_id = d.id) AS parties, d.path
FROM documents d"""
_ENTITIES = "SELECT e.id, e.type, e.name, e.aliases, e.documents, e.mentions FROM entities e"


def search(database: Path, filters: Filters) -> list[dict[str, Any]]:
    """The rows that fulfil `filters`, in a fixed order.

    Raises KlauselwerkError where there is no database or the question cannot be understood.
    """
    if not database.is_file():
        raise KlauselwerkError("no_knowledge_base", f"there is no {database}", "Make one with klauselwerk run")
    question, order = {
        "commitments": (_COMMITMENTS, "d.issued, d.path, c.start"),
        "documents": (_DOCUMENTS, "d.issued, d.path"),
        "entities": (_ENTITIES, "e.mentions DESC, e.name"),
    }[filters.find]
    conditions = list(_conditions(filters))
    where = " WHERE " + " AND ".join(text for text, _ in conditions) if conditions else ""
    values = [value for _, group in conditions for value in group]
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        rows = connection.execute(f"{question}{where} ORDER BY {order} LIMIT ?", [*values, filters.limit])
        return [dict(row) for row in rows]
    except (UnicodeEncodeError, OverflowError) as error:
        raise KlauselwerkError("bad_question", f"that cannot be asked: {error}", "Ask in other words") from error
    except sqlite3.DatabaseError as error:
        raise KlauselwerkError("bad_database", f"{database}: {error}", "Make it anew with klauselwerk run") from error
    finally:
        connection.close()


def _conditions(filters: Filters) -> Iterator[tuple[str, list[str]]]:
    """Each condition as SQL with its values."""
    if filters.find == "entities":
        for word in filters.words:
            yield _NAMED, [_like(word)] * 2
        return
    if filters.words:
        yield _full_text(filters)
    for column, value in (("d.kind", filters.kind), ("c.modality", filters.modality)):
        if value and (column != "c.modality" or filters.find == "commitments"):
            yield f"{column} = ?", [value]
    if filters.place:
        yield "d.place LIKE ? ESCAPE '!'", [_like(filters.place)]
    if filters.since:
        yield "d.issued >= ?", [filters.since]
    if filters.until:
        yield "substr(d.issued, 1, ?) <= ?", [str(len(filters.until)), filters.until]
    yield from _entity_conditions(filters)


def _entity_conditions(filters: Filters) -> Iterator[tuple[str, list[str]]]:
    if filters.party:
        inner = f"SELECT p.document_id FROM parties p JOIN entities e ON e.id = p.entity_id WHERE {_NAMED}"
        yield f"d.id IN ({inner})", [_like(filters.party)] * 2
    for role, name in (("actor", filters.actor), ("programme", filters.programme)):
        if name:
            yield _named_in(filters.find, role), [_like(name)] * 2


def _named_in(find: str, role: str) -> str:
    if find == "documents" and role == "programme":
        return (
            "d.id IN (SELECT m.document_id FROM mentions m JOIN entities e ON e.id = m.entity_id "
            f"WHERE e.type = 'programme' AND {_NAMED})"
        )
    inner = (
        "SELECT ce.commitment_id FROM commitment_entities ce JOIN entities e ON e.id = ce.entity_id "
        f"WHERE ce.role = '{role}' AND {_NAMED}"
    )
    if find == "commitments":
        return f"c.id IN ({inner})"
    return f"d.id IN (SELECT document_id FROM commitments WHERE id IN ({inner}))"


def _full_text(filters: Filters) -> tuple[str, list[str]]:
    """Every word must occur; a word is taken literally but for a trailing *."""
    terms = " ".join(
        '"' + word.rstrip("*").replace('"', '""') + '"' + ("*" if word.endswith("*") else "") for word in filters.words
    )
    if filters.find == "commitments":
        return "c.id IN (SELECT commitment_id FROM commitment_text WHERE commitment_text MATCH ?)", [terms]
    return "d.id IN (SELECT document_id FROM document_text WHERE document_text MATCH ?)", [terms]


def _like(text: str) -> str:
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
