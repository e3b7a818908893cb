"""A user's list of bodies, or part of the GND or Wikidata, made an authority file.

Read are: CSV with a head line (`name`; `aliases` parted by "|"; `valid_from`, `valid_to`, `predecessor`, `successor`;
and a column for each of `gnd`, `wikidata`, `ror`); our own JSON Lines; GND as lobid's JSON Lines or as MARC 21 XML;
Wikidata's JSON dump, of which bodies in Germany with a German label are taken. Each may be packed with gzip. Only what
the file says is taken over; predecessors and successors only where the file holds them too.
"""

import csv
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from lxml import etree

from pipeline.errors import BadConfiguration, OutputUnusable
from pipeline.link.authorities import Authority
from pipeline.link.authority_formats import from_csv, from_json, from_marc, json_rows


def import_authority(path: Path, folder: Path) -> tuple[Path, int]:
    """Write the bodies in `path` into `folder`; returns the file written and how many there are.

    Raises BadConfiguration where the file cannot be read, or holds no body.
    """
    try:
        bodies = _closed(_read(path))
    except (OSError, ValueError, KeyError, TypeError, etree.XMLSyntaxError, csv.Error) as error:
        raise _wrong(path, str(error)) from error
    if not bodies:
        raise _wrong(path, "no body was found in it")
    target = folder / f"{path.name.split('.')[0]}.jsonl"
    lines = "".join(json.dumps(asdict(body), ensure_ascii=False) + "\n" for body in bodies)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.with_suffix(".new").write_text(lines, "utf-8")
        target.with_suffix(".new").replace(target)
    except OSError as error:
        raise OutputUnusable("output_unusable", f"cannot write {target}: {error}", "Choose another folder") from error
    return target, len(bodies)


def _read(path: Path) -> Iterator[Authority]:
    kind = path.name.removesuffix(".gz").rsplit(".", 1)[-1].lower()
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        if kind == "csv":
            yield from from_csv(line.decode("utf-8-sig") for line in file)
        elif kind == "xml":
            yield from from_marc(file)
        else:
            yield from (body for row in json_rows(file) if (body := from_json(row)))


def _closed(bodies: Iterable[Authority]) -> list[Authority]:
    """Each name once, in order; predecessors and successors that are not among them left out, ids put into names."""
    by_name: dict[str, Authority] = {}
    names: dict[str, str] = {}
    for body in bodies:
        by_name.setdefault(body.name, body)
        names.update({f"{scheme}:{value}": body.name for scheme, value in body.identifiers.items()})
    names.update({name: name for name in by_name})
    return [
        replace(b, predecessor=names.get(b.predecessor or ""), successor=names.get(b.successor or ""))
        for _, b in sorted(by_name.items())
    ]


def _wrong(path: Path, why: str) -> BadConfiguration:
    return BadConfiguration("authority", f"{path} cannot be imported: {why}", 'See README.md, "Authority files"')
