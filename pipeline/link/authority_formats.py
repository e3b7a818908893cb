"""Bodies as other people's files have them: CSV, GND (lobid's JSON, MARC 21 XML), Wikidata.

A predecessor or successor that a file gives by its id is handed on as "gnd:..." or "wikidata:...".
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from pipeline.link.authorities import Authority, authority_of

SCHEMES = ("gnd", "wikidata", "ror")
MARC = "{http://www.loc.gov/MARC21/slim}"
GERMANY = "Q183"
BODIES = frozenset({"CorporateBody", "TerritorialCorporateBodyOrAdministrativeUnit"})
GONE = ("d", "s", "x")
"""Status in the leader of MARC records that were deleted, split or led to others."""
SAME_AS = {
    "https://www.wikidata.org/entity/": "wikidata",
    "http://www.wikidata.org/entity/": "wikidata",
    "https://ror.org/": "ror",
}


def from_csv(lines: Iterable[str]) -> Iterator[Authority]:
    """The bodies of a CSV file with a head line; raises KeyError where it has no column "name"."""
    head, *rest = list(lines)
    delimiter = max(";,\t", key=head.count)
    for row in csv.DictReader([head, *rest], delimiter=delimiter):
        values = {(column or "").strip().lower(): (value or "").strip() for column, value in row.items() if column}
        yield Authority(
            name=values["name"],
            aliases=tuple(alias.strip() for alias in values.get("aliases", "").split("|") if alias.strip()),
            valid_from=values.get("valid_from") or None,
            valid_to=values.get("valid_to") or None,
            predecessor=values.get("predecessor") or None,
            successor=values.get("successor") or None,
            identifiers={scheme: values[scheme] for scheme in SCHEMES if values.get(scheme)},
        )


def json_rows(file: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The objects of JSON Lines, or of a dump that is one array with an object a line."""
    for line in file:
        text = line.decode("utf-8").strip().rstrip(",")
        if text and text not in "[]":
            yield json.loads(text)


def from_json(row: dict[str, Any]) -> Authority | None:
    """The body of one JSON object in whichever form; None for one of another country, or for what is no body."""
    if "labels" in row:
        return _from_wikidata(row)
    if "preferredName" not in row:
        return authority_of(row)
    return _from_lobid(row) if BODIES & set(row.get("type", BODIES)) else None


def _from_lobid(row: dict[str, Any]) -> Authority:
    identifiers = {"gnd": str(row["gndIdentifier"])}
    for other in row.get("sameAs", ()):
        for start, scheme in SAME_AS.items():
            if str(other.get("id", "")).startswith(start):
                identifiers[scheme] = other["id"].removeprefix(start)
    variants = [*row.get("variantName", ()), *row.get("abbreviatedNameForTheCorporateBody", ())]
    name, aliases = natural(str(row["preferredName"]), [str(variant) for variant in variants])
    return Authority(
        name=name,
        aliases=aliases,
        valid_from=next(iter(row.get("dateOfEstablishment", ())), None),
        valid_to=next(iter(row.get("dateOfTermination", ())), None),
        predecessor=_gnd(row.get("precedingCorporateBody")),
        successor=_gnd(row.get("succeedingCorporateBody")),
        identifiers=identifiers,
    )


def natural(heading: str, variants: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Name and aliases of a body that catalogues put under another ("Hessen. Ministerium der Justiz").

    Its name is the shortest variant that has all words of the part behind the point and is under nothing itself; where
    the file gives none, the heading stays its name.
    """
    part = set(heading.rpartition(". ")[2].lower().split())
    plain = [
        v for v in variants if ". " not in v and part <= set(v.lower().replace("(", " ").replace(")", " ").split())
    ]
    name = min(plain, key=lambda v: (len(v), v)) if ". " in heading and plain else heading
    return name, tuple(dict.fromkeys(form for form in (heading, *variants) if form != name))


def _gnd(others: list[dict[str, Any]] | None) -> str | None:
    """The first of the bodies that come before or after, as the key that `_closed` puts into a name."""
    return "gnd:" + str(others[0]["id"]).rsplit("/", 1)[-1] if others else None


def _from_wikidata(row: dict[str, Any]) -> Authority | None:
    label = row.get("labels", {}).get("de", {}).get("value")
    claims = row.get("claims", {})
    if not label or GERMANY not in _values(claims, "P17"):
        return None
    found = {"wikidata": [row["id"]], "gnd": _values(claims, "P227"), "ror": _values(claims, "P6782")}
    before, after = _values(claims, "P1365"), _values(claims, "P1366")
    return Authority(
        name=str(label),
        aliases=tuple(alias["value"] for alias in row.get("aliases", {}).get("de", ())),
        valid_from=next(iter(_values(claims, "P571")), None),
        valid_to=next(iter(_values(claims, "P576")), None),
        predecessor=f"wikidata:{before[0]}" if before else None,
        successor=f"wikidata:{after[0]}" if after else None,
        identifiers={scheme: values[0] for scheme, values in found.items() if values},
    )


def _values(claims: dict[str, Any], prop: str) -> list[str]:
    """The values of a property: item ids, strings, and dates as far as they are known (precision 9: year, 11: day)."""
    valid = [claim["mainsnak"] for claim in claims.get(prop, ()) if claim.get("rank") != "deprecated"]
    return [_value(snak["datavalue"]["value"]) for snak in valid if "datavalue" in snak]


def _value(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    if "time" not in value:
        return str(value["id"])
    day = value["time"].lstrip("+").split("T")[0]
    return str(day[: {9: 4, 10: 7}.get(value["precision"], 10)])


def from_marc(file: Any) -> Iterator[Authority]:
    """The corporate bodies of a MARC 21 XML file of the GND."""
    for _, record in etree.iterparse(file, tag=f"{MARC}record"):
        heading = _subfields(record, "110")
        if heading and (record.findtext(f"{MARC}leader") or "     n")[5:6] not in GONE:
            variants = [_heading(variant) for variant in _subfields(record, "410")]
            name, aliases = natural(_heading(heading[0]), variants)
            yield Authority(
                name=name,
                aliases=aliases,
                valid_from=_period(record, 0),
                valid_to=_period(record, 1),
                predecessor=_related(record, "vorg"),
                successor=_related(record, "nach"),
                identifiers={"gnd": next(iter(_ids(record, "035")), "")},
            )
        record.clear()


def _subfields(record: Any, tag: str) -> list[dict[str, list[str]]]:
    """The fields with that tag, each as its subfields by code."""
    fields = []
    for field in record.iterfind(f"{MARC}datafield[@tag='{tag}']"):
        codes: dict[str, list[str]] = {}
        for part in field.iterfind(f"{MARC}subfield"):
            codes.setdefault(part.get("code"), []).append((part.text or "").replace("\x98", "").replace("\x9c", ""))
        fields.append(codes)
    return fields


def _heading(field: dict[str, list[str]]) -> str:
    """The name with its subordinate bodies and its place: "Hessen. Ministerium der Justiz", "Bauamt (Kassel)"."""
    place = f" ({', '.join(field['g'])})" if field.get("g") else ""
    return ". ".join([*field.get("a", ()), *field.get("b", ())]) + place


def _ids(record: Any, tag: str) -> list[str]:
    values = [value for field in _subfields(record, tag) for value in field.get("a", ())]
    return [value.removeprefix("(DE-588)") for value in values if value.startswith("(DE-588)")]


def _period(record: Any, end: int) -> str | None:
    """Beginning (0) or end (1) of the body's life, from field 548 such as "1949-1998"."""
    spans = [value for field in _subfields(record, "548") for value in field.get("a", ())]
    parts = spans[0].split("-") if spans else []
    return parts[end].strip() or None if len(parts) == 2 else None


def _related(record: Any, code: str) -> str | None:
    for field in _subfields(record, "510"):
        if code in field.get("4", ()):
            ids = [value.removeprefix("(DE-588)") for value in field.get("0", ()) if value.startswith("(DE-588)")]
            return f"gnd:{ids[0]}" if ids else _heading(field)
    return None
