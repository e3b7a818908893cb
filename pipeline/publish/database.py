"""The files → SQLite, for SQL, full-text search and Datasette."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from models.document import Document
from models.entity import Entity
from models.ledger import LedgerLine
from pipeline.publish.files import new_file, unusable

TABLES = (Path(__file__).parent / "tables.sql").read_text("utf-8")


def write_database(
    path: Path, documents: Iterable[Document], entities: Iterable[Entity], ledger: Iterable[LedgerLine]
) -> None:
    """Make the database anew; the same records give the same bytes (times stay in the ledger file).

    Raises OutputUnusable where the disk refuses.
    """
    try:
        with new_file(path) as scratch, contextlib.closing(sqlite3.connect(scratch)) as connection:
            connection.executescript(TABLES)
            _insert(connection, "entities", map(_entity_row, entities))
            _insert(connection, "inputs", map(_input_row, ledger))
            for document in documents:
                for table, rows in _document_rows(document):
                    _insert(connection, table, rows)
            connection.execute("INSERT INTO document_text(document_text) VALUES ('optimize')")
            connection.commit()
            connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        raise unusable(path, OSError(str(error))) from error


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    for row in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _entity_row(entity: Entity) -> tuple[Any, ...]:
    return entity.id, entity.type, entity.name, " | ".join(entity.aliases), len(entity.documents), entity.mentions


def _input_row(line: LedgerLine) -> tuple[Any, ...]:
    error = line.error
    return line.path, line.sha256, line.status, line.document_id, error and error.code, error and error.message


def _document_rows(d: Document) -> Iterator[tuple[str, Iterable[tuple[Any, ...]]]]:
    title = d.title.text if d.title else None
    issued = d.issued.value if d.issued else None
    place = d.place.text if d.place else None
    yield (
        "documents",
        [(d.id, d.source.path, d.kind, title, issued, place, d.extraction.method, d.extraction.confidence)],
    )
    yield "document_text", [(d.id, title, d.text)]
    yield "sections", [(s.id, d.id, s.parent, s.level, s.number, s.title, s.page, s.start, s.end) for s in d.sections]
    yield "mentions", [(m.id, d.id, m.entity_id, m.label, m.text, m.page, m.start, m.end) for m in d.mentions]
    yield "roles", [(d.id, r.person_id, r.function, r.organisation_id, r.page, r.start, r.end) for r in d.roles]
    yield "parties", [(d.id, p.entity_id, p.name, p.page, p.start, p.end) for p in d.parties]
    yield (
        "signatories",
        [
            (d.id, s.person_id, s.name, s.function, s.organisation_id, s.organisation, s.page, s.start, s.end)
            for s in d.signatories
        ],
    )
    yield "dates", [(d.id, x.value, x.precision, x.role, x.text, x.page, x.start, x.end) for x in d.dates]
    yield (
        "amounts",
        [
            (d.id, i, a.value, a.currency, a.approximate, a.text, a.page, a.start, a.end)
            for i, a in enumerate(d.amounts)
        ],
    )
    yield (
        "commitments",
        [
            (
                c.id,
                d.id,
                c.modality,
                c.action,
                c.quote,
                c.section_id,
                c.due,
                c.recurrence,
                c.negated,
                c.confidence,
                c.page,
                c.start,
                c.end,
            )
            for c in d.commitments
        ],
    )
    yield "commitment_text", [(c.id, c.quote) for c in d.commitments]
    yield (
        "commitment_entities",
        [
            (c.id, entity, role)
            for c in d.commitments
            for role, ids in (("actor", c.actors), ("beneficiary", c.beneficiaries), ("programme", c.programmes))
            for entity in ids
        ],
    )
