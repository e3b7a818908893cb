"""Drafts + entities → the output folder: records, entities, commitments, ledger, database, schemas."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from models.document import CommitmentLine, Document
from models.entity import Entity
from models.ledger import LedgerLine
from pipeline.publish.database import write_database
from pipeline.publish.files import json_bytes, json_lines, write_whole
from pipeline.publish.ledger import write_ledger
from pipeline.publish.schema import write_schemas


def publish(
    folder: Path, documents: Sequence[Document], entities: Sequence[Entity], ledger: Iterable[LedgerLine]
) -> None:
    """Write the knowledge base; files that would not change are left alone, records of gone inputs are removed.

    Raises OutputUnusable where the disk refuses.
    """
    lines = list(ledger)
    for document in documents:
        write_whole(folder / "documents" / f"{document.id}.json", json_bytes(document, indent=1))
    write_whole(folder / "entities.jsonl", json_lines(entities))
    names = {entity.id: entity.name for entity in entities}
    write_whole(folder / "commitments.jsonl", json_lines(_commitment_lines(documents, names)))
    write_schemas(folder / "schema")
    write_database(folder / "knowledge.sqlite", documents, entities, lines)
    write_ledger(folder, lines)
    _remove_others(folder / "documents", {document.id for document in documents})


def _commitment_lines(documents: Iterable[Document], names: Mapping[str, str]) -> Iterable[CommitmentLine]:
    for document in documents:
        sections = {s.id: " ".join(filter(None, (s.number, s.title))) for s in document.sections}
        for commitment in document.commitments:
            yield CommitmentLine(
                document_id=document.id,
                document_title=document.title.text if document.title else None,
                commitment=commitment,
                actor_names=[names[i] for i in commitment.actors],
                beneficiary_names=[names[i] for i in commitment.beneficiaries],
                programme_names=[names[i] for i in commitment.programmes],
                section=sections.get(commitment.section_id or ""),
            )


def _remove_others(folder: Path, kept: set[str]) -> None:
    """Remove records of our own making whose inputs are gone; foreign files stay."""
    for path in folder.glob("d-????????????????.json"):
        if path.stem not in kept:
            path.unlink(missing_ok=True)
