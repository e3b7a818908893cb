"""Why mentions are one entity, and why a value is what it is: from the page to the rule, in plain words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.correction import FIELD_NAMES
from pipeline.errors import KlauselwerkError
from pipeline.query.explain_decisions import about_decision, about_question, decided
from pipeline.query.written import documents, lines

MOST_PLACES = 40
GROUPS = ("mentions", "clauses", "sections", "commitments")
HEAD = ("title", "issued", "place")
NUMBERED = ("dates", "amounts")
"""Items without ids of their own: they are asked for by document, group and number, counted from 0."""


def explain(folder: Path, wanted: str) -> list[str]:
    """Lines about the entity, document, item, question or decision with the id `wanted`.

    A value without an id has an address such as "d-6f1ed002ab559585/dates/2" or "d-6f1ed002ab559585/title". Raises
    KlauselwerkError where the knowledge base in `folder` knows none.
    """
    if not (folder / "entities.jsonl").is_file():
        raise KlauselwerkError("no_knowledge_base", f"there is none in {folder}", "Make one with klauselwerk run")
    entities = {entity["id"]: entity for entity in lines(folder / "entities.jsonl")}
    if wanted in entities:
        return [*_about_entity(entities[wanted]), *_joints(folder, wanted), *_places(folder, wanted)]
    for document in documents(folder):
        if document["id"] == wanted:
            return [*_about_document(document), *decided(folder, document)]
        item = _item(document, wanted)
        if item:
            return [*_about_item(*item, document, entities), *decided(folder, document, item[1])]
    for name, about in (("review.jsonl", about_question), ("decisions.jsonl", about_decision)):
        for line in lines(folder / name):
            if line["id"] == wanted:
                return list(about(folder, line))
    raise KlauselwerkError("unknown_id", f"nothing in {folder} has the id {wanted}", "See klauselwerk query --json")


def _item(document: dict[str, Any], wanted: str) -> tuple[str, dict[str, Any]] | None:
    """The group and the item that `wanted` names in a document."""
    for group in GROUPS:
        for item in document[group]:
            if item.get("id") == wanted:
                return group, item
    home, _, rest = wanted.partition("/")
    group, _, number = rest.partition("/")
    if home != document["id"]:
        return None
    if group in HEAD and not number and document[group]:
        return group, {"id": wanted, **document[group]}
    if group in NUMBERED and number.isdecimal() and int(number) < len(document[group]):
        return group, {"id": wanted, **document[group][int(number)]}
    return None


def _about_entity(entity: dict[str, Any]) -> Iterator[str]:
    yield f"{entity['name']} ({entity['type']}, {entity['id']})"
    if entity["origin"] == "authority":
        yield "  Its name comes from an authority file."
    else:
        yield "  Its name is the one that most documents use, misreadings aside; no authority file has it."
    if entity["aliases"]:
        yield f"  Also called: {'; '.join(entity['aliases'])}"
    for scheme, value in entity["identifiers"].items():
        yield f"  {scheme}: {value}"
    yield f"  Named {_counted(entity['mentions'], 'time')} in {_counted(len(entity['documents']), 'document')}."


def _joints(folder: Path, wanted: str) -> Iterator[str]:
    merges = [merge for merge in lines(folder / "merges.jsonl") if merge["entity_id"] == wanted]
    yield "  Names that were joined:" if merges else "  Every document writes its name alike; nothing had to be joined."
    for merge in merges:
        decided = f", decision {merge['decision_id']}" if merge["decision_id"] else ""
        yield f"    “{merge['form']}” = “{merge['joined_to']}” ({merge['probability']:.1%}{decided})"
        for reason in merge["reasons"]:
            yield f"        {reason}"


def _places(folder: Path, wanted: str) -> Iterator[str]:
    places = [line for document in documents(folder) for line in _mentions(document, wanted)]
    yield "  Places:"
    yield from places[:MOST_PLACES]
    if len(places) > MOST_PLACES:
        yield f"    and {len(places) - MOST_PLACES} more"


def _mentions(document: dict[str, Any], wanted: str) -> Iterator[str]:
    for mention in document["mentions"]:
        if mention["entity_id"] == wanted:
            yield f"    {document['source']['path']}{_page(mention)}: “{_shown(mention, document)}”, {mention['id']}"


def _about_document(document: dict[str, Any]) -> Iterator[str]:
    extraction = document["extraction"]
    title = document["title"]["text"] if document["title"] else "without title"
    yield f"{title} ({document['kind']}, {document['id']})"
    yield f"  {document['source']['path']}, SHA-256 {document['source']['sha256']}"
    yield f"  Read by {extraction['engine']} ({extraction['method']}), confidence {extraction['confidence']:.0%}."
    yield f"  Kind of document: {document['kind']} ({document['kind_confidence']:.0%})"
    for warning in extraction["warnings"]:
        yield f"  Warning: {warning}"
    yield "  Its values, each with its address:"
    for name in HEAD:
        if document[name]:
            yield f"    {_valued(name, document[name])}, {document['id']}/{name}"
    for group in NUMBERED:
        for number, item in enumerate(document[group]):
            yield f"    {_valued(group, item)}, {document['id']}/{group}/{number}"
    for item in document["commitments"]:
        yield f"    {_valued('commitments', item)}, {item['id']}"


def _valued(group: str, item: dict[str, Any]) -> str:
    value = item.get("value", item.get("modality", item.get("text", "")))
    shown = f"{value:.2f} {item['currency']}" if group == "amounts" else str(value)
    return f"{FIELD_NAMES[group]}: {' '.join(shown.split())} ({item['confidence']:.0%}{_page(item)})"


def _about_item(
    group: str, item: dict[str, Any], document: dict[str, Any], entities: dict[str, dict[str, Any]]
) -> Iterator[str]:
    yield f"{item['id']}, one of the {group} of {document['source']['path']} ({document['id']})"
    yield f"  “{_shown(item, document)}”"
    boxes = f", {_counted(len(item['boxes']), 'line')} there" if item["boxes"] else ""
    yield f"  characters {item['start']} to {item['end']} of the text{_page(item)}{boxes}"
    yield f"  confidence {item['confidence']:.0%}; read by {document['extraction']['engine']}"
    if item.get("source_text"):
        yield f"  before repair it read: “{item['source_text']}”"
    for name, value in item.items():
        if name not in _EVIDENCE and value not in (None, [], False):
            yield f"  {name}: {_named(value, entities)}"


_EVIDENCE = frozenset(
    ("id", "start", "end", "page", "boxes", "box_pages", "confidence", "source_text", "text", "quote", "section_end")
)


def _named(value: Any, entities: dict[str, dict[str, Any]]) -> str:
    if isinstance(value, list):
        return "; ".join(_named(part, entities) for part in value)
    return f"{entities[value]['name']} ({value})" if value in entities else str(value)


def _shown(item: dict[str, Any], document: dict[str, Any]) -> str:
    return " ".join(document["text"][item["start"] : item["end"]].split())


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _page(item: dict[str, Any]) -> str:
    return f", page {item['page']}" if item["page"] else ""
