"""Draft + entity ids → the record that others read."""

import re
from collections.abc import Mapping
from typing import Any

from models.document import Document
from models.draft import Draft


def resolve(draft: Draft, entity_ids: Mapping[int, str], path: str) -> Document:
    """The record with entity ids in place of local ones, and the path the bytes are known under."""

    def replaced(value: Any) -> Any:
        if isinstance(value, str):
            local = re.fullmatch(r"r(\d+)", value)
            return entity_ids[int(local[1])] if local else value
        return [replaced(part) for part in value] if isinstance(value, list) else value

    data = draft.document.model_dump()
    data["issuer_id"] = replaced(data["issuer_id"])
    for group, fields in _ENTITY_FIELDS.items():
        for item in data[group]:
            item.update({field: replaced(item[field]) for field in fields})
    data["source"]["path"] = path
    return Document.model_validate(data)


_ENTITY_FIELDS = {
    "mentions": ("entity_id",),
    "roles": ("person_id", "organisation_id"),
    "parties": ("entity_id",),
    "signatories": ("person_id", "organisation_id"),
    "commitments": ("actors", "beneficiaries", "programmes"),
}
