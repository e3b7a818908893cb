"""Ids that entities had before: whoever kept one finds the entity again."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from models.decision import Redirect
from models.entity import Entity
from pipeline.german.names_key import key

Line = TypeVar("Line", Redirect, Entity)
ENTITIES, REDIRECTS = "entities.jsonl", "redirects.jsonl"


def redirects(folder: Path, entities: Sequence[Entity]) -> tuple[Redirect, ...]:
    """What becomes of the ids that the knowledge base in `folder` gave before `entities`, in the order of ids.

    An id leads to the entities that have the name its entity had, or else one of its aliases. Files that cannot be read
    lead nowhere: a knowledge base of an older form is made anew.
    """
    current = {entity.id for entity in entities}
    by_name: dict[tuple[str, str], set[str]] = {}
    for entity in entities:
        for form in (entity.name, *entity.aliases):
            by_name.setdefault((entity.type, key(form)), set()).add(entity.id)
    found = {old.id: old.to for old in _read(folder / REDIRECTS, Redirect)}
    for before in _read(folder / ENTITIES, Entity):
        forms = [before.name, *before.aliases]
        owners = (by_name.get((before.type, key(form))) for form in forms)
        found[before.id] = sorted(next((ids for ids in owners if ids), set()))
    followed = {old: _through(to, found, current) for old, to in found.items() if old not in current}
    return tuple(Redirect(id=old, to=to) for old, to in sorted(followed.items()))


def _through(ids: Iterable[str], found: dict[str, list[str]], current: set[str]) -> list[str]:
    """The ids, with those that are gone too replaced by what they lead to."""
    return sorted({end for one in ids for end in ([one] if one in current else found.get(one, [])) if end in current})


def _read(path: Path, record: type[Line]) -> list[Line]:
    try:
        return [record.model_validate_json(line) for line in path.read_text("utf-8").split("\n") if line]
    except (OSError, ValidationError):
        return []
