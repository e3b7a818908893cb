"""The records → JSON Schema (2020-12)."""

import json
from pathlib import Path
from typing import Any

from models.base import Record
from models.document import CommitmentLine, Document
from models.entity import Entity
from models.ledger import LedgerLine
from pipeline.publish.files import write_whole

PUBLISHED: dict[str, type[Record]] = {
    "document": Document,
    "entity": Entity,
    "commitment": CommitmentLine,
    "ledger": LedgerLine,
}


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of one kind of record: "document", "entity", "commitment" or "ledger"."""
    schema = PUBLISHED[name].model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"klauselwerk:{name}:1.0", **schema}


def write_schemas(folder: Path) -> None:
    """Write `<name>.schema.json` for every kind of record into `folder`."""
    for name in PUBLISHED:
        text = json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
        write_whole(folder / f"{name}.schema.json", text.encode())
