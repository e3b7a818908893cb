"""Bodies known beforehand: models/german/authorities/ and the user's own files beside the knowledge base.

One JSON object a line: `name`, `aliases`, `valid_from` and `valid_to` (EDTF or null), `predecessor` and `successor`
(names in the same file, or null), `identifiers` (by scheme: gnd, wikidata, ror). A body that was renamed has a line for
each of its names.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import models
from pipeline.errors import BadConfiguration
from pipeline.german.names_key import key
from pipeline.link.forms import Form
from pipeline.link.names import parse_name

SHIPPED = Path(models.__file__).parent / "german" / "authorities"


@dataclass(frozen=True, slots=True)
class Authority:
    """A body under one of its names; the fields are those of a line of the file."""

    name: str
    aliases: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    predecessor: str | None
    successor: str | None
    identifiers: dict[str, str]


@cache
def shipped() -> tuple[Authority, ...]:
    """The bodies that come with the program."""
    return tuple(body for path in sorted(SHIPPED.glob("*.jsonl")) for body in load_authorities(path))


def own_authorities(folder: Path) -> tuple[Authority, ...]:
    """The bodies in the user's files, those of `folder`/authorities."""
    return tuple(body for path in sorted((folder / "authorities").glob("*.jsonl")) for body in load_authorities(path))


def load_authorities(path: Path) -> tuple[Authority, ...]:
    """The bodies of one file; raises BadConfiguration for a line that is not as described above."""
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        bodies = tuple(authority_of(row) for row in rows)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _wrong(path, str(error)) from error
    names = {body.name for body in bodies}
    for body in bodies:
        for other in (body.predecessor, body.successor):
            if other is not None and other not in names:
                raise _wrong(path, f"{body.name}: {other} is not in the file")
    return bodies


def authority_of(row: dict[str, object]) -> Authority:
    """The body of one line; raises ValueError or TypeError where a field is wrong."""
    known = {field.name for field in fields(Authority)}
    if not isinstance(row, dict):
        raise TypeError(f"a line is no object: {row!r}")
    if set(row) - known or not isinstance(row.get("name"), str) or not row["name"]:
        raise ValueError(f"a line has other fields than {', '.join(sorted(known))}: {str(row)[:80]}")
    aliases, identifiers = row.get("aliases") or [], row.get("identifiers") or {}
    if not isinstance(aliases, list) or not isinstance(identifiers, dict):
        raise TypeError(f"{row['name']}: aliases are a list, identifiers an object")
    dates = {name: None if row.get(name) is None else str(row[name]) for name in known - {"aliases", "identifiers"}}
    return Authority(
        name=str(row["name"]),
        aliases=tuple(map(str, aliases)),
        valid_from=dates["valid_from"],
        valid_to=dates["valid_to"],
        predecessor=dates["predecessor"],
        successor=dates["successor"],
        identifiers={str(scheme): str(value) for scheme, value in identifiers.items()},
    )


def _wrong(path: Path, why: str) -> BadConfiguration:
    return BadConfiguration("authority", f"{path} is no authority file: {why}", "Correct the line or remove the file")


def authority_forms(bodies: Sequence[Authority]) -> list[Form]:
    """The bodies as forms without members, to be joined with what documents call them.

    A long alias is a form of its own, so that misreadings of it are met too, unless several bodies share it.
    """
    owners = Counter(alias for body in bodies for alias in {key(alias) for alias in body.aliases})
    forms: dict[str, Form] = {}
    for body in bodies:
        form = Form("organisation", key(body.name), "", parse_name(body.name), authority=body.name)
        form.aliases.update(body.aliases)
        forms.setdefault(form.key, form)
    for body in bodies:
        for alias in _long(body.aliases):
            form = Form("organisation", key(alias), "", parse_name(alias), authority=body.name)
            if owners[form.key] == 1:
                forms.setdefault(form.key, form)
    return list(forms.values())


def _long(aliases: Iterable[str]) -> list[str]:
    return [alias for alias in aliases if len(alias) > 12]
