"""The records of a knowledge base against the gold files of the same stem."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import KlauselwerkError
from pipeline.evaluate.pairing import (
    HEADING,
    NAME,
    QUOTE,
    Item,
    best_name,
    comparable,
    heading_likeness,
    name_likeness,
    paired,
    quote_likeness,
)

FULL = "commitments, actor and modality right"


@dataclass(slots=True)
class Figures:
    """Counts of one field over all documents; items that the gold calls optional neither count nor cost."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    """Confidence of each found item and whether it was right."""
    is_stricter: bool = False
    """Whether these are the items of another field once more, asked for more than their confidence promises."""

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def count(self, stem: str, golds: list[Item], found: list[Item], pairs: list[tuple[int, int]]) -> None:
        of_gold, of_found = {i for i, _ in pairs}, {j for _, j in pairs}
        free = {j for i, j in pairs if golds[i].get("optional")}
        self.hits += len(of_found) - len(free)
        self.gold += sum(not g.get("optional") for g in golds)
        self.found += len(found) - len(free)
        self.missed += [f"{stem}: {said(g)}" for i, g in enumerate(golds) if i not in of_gold and not g.get("optional")]
        self.spurious += [f"{stem}: {said(f)}" for j, f in enumerate(found) if j not in of_found]
        self.judged += [
            (f["confidence"], j in of_found) for j, f in enumerate(found) if j not in free and "confidence" in f
        ]


def said(item: Item) -> str:
    """An item in a few words."""
    for name in ("quote", "name", "title", "text"):
        if item.get(name):
            value = item.get("value")
            return " ".join(str(part) for part in (item.get("number"), item[name], value) if part)[:160]
    return str(item.get("value"))


def evaluate(gold_folder: Path, output: Path, only: frozenset[str] | None = None) -> dict[str, Figures]:
    """Figures per field. A gold file without a record counts as nothing found.

    Raises KlauselwerkError where there are no gold files.
    """
    golds = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(gold_folder.glob("*.json"))}
    golds = {stem: gold for stem, gold in golds.items() if only is None or stem in only}
    if not golds:
        raise KlauselwerkError("no_gold", f"there are no gold files in {gold_folder}", "Name the folder with --gold")
    records = _records(output)
    entities = _entities(output)
    figures: dict[str, Figures] = defaultdict(Figures)
    for stem, gold in golds.items():
        record = records.get(stem)
        for name, wanted, found, pairs in _fields(gold, record or {}, entities):
            figures[name].count(stem, wanted, found, pairs)
    figures[FULL].is_stricter = True
    return dict(figures)


def _records(output: Path) -> dict[str, dict[str, Any]]:
    records = (json.loads(path.read_text("utf-8")) for path in sorted((output / "documents").glob("d-*.json")))
    return {Path(record["source"]["path"]).name.split(".")[0]: record for record in records}


def _entities(output: Path) -> dict[str, Item]:
    path = output / "entities.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return {entity["id"]: entity for entity in map(json.loads, lines)}


Compared = tuple[str, list[Item], list[Item], list[tuple[int, int]]]


def _fields(gold: Item, record: dict[str, Any], entities: dict[str, Item]) -> Iterator[Compared]:
    yield _header(gold, record)
    parties = [{**p, "forms": _forms(entities, p["entity_id"])} for p in record.get("parties", [])]
    yield _named("parties", gold["parties"], parties)
    yield _signatories(gold["signatories"], record.get("signatories", []))
    yield _compared("sections", gold["sections"], record.get("sections", []), heading_likeness, HEADING)
    for name, kind in (("organisations", "organisation"), ("persons", "person"), ("programmes", "programme")):
        yield _named(name, gold[name], _mentioned(record, entities, kind))
    yield _compared("dates", gold["dates"], _distinct(record.get("dates", []), "value"), _same_value, 1.0)
    yield _compared(
        "amounts", gold["amounts"], _distinct(record.get("amounts", []), "value", "currency"), _same_sum, 1.0
    )
    yield from _commitments(gold, record, entities)


def _compared(name: str, golds: list[Item], found: list[Item], likeness: Any, threshold: float) -> Compared:
    return name, golds, found, paired(golds, found, likeness, threshold)


def _named(name: str, golds: list[Item], found: list[Item]) -> Compared:
    return _compared(name, golds, found, lambda g, f: best_name(_gold_forms(g), [f["name"], *f["forms"]]), NAME)


def _header(gold: Item, record: dict[str, Any]) -> Compared:
    issued, title, place = ((record.get(key) or {}) for key in ("issued", "title", "place"))
    values = {
        "kind": record.get("kind"),
        "title": title.get("text"),
        "issued": issued.get("value"),
        "place": place.get("text"),
    }
    golds = [{"name": key, "text": gold[key]} for key in values if gold[key]]
    found = [{"name": key, "text": value} for key, value in values.items() if value]

    def likeness(g: Item, f: Item) -> float:
        if g["name"] != f["name"]:
            return 0.0
        if g["name"] in ("kind", "issued"):
            return float(g["text"] == f["text"])
        return name_likeness(g["text"], f["text"]) if len(g["text"]) > 5 else float(g["text"] == f["text"])

    return (
        "header",
        golds,
        [{**f, "title": f"{f['name']} {f['text']}"} for f in found],
        paired(golds, found, likeness, HEADING),
    )


def _signatories(golds: list[Item], found: list[Item]) -> Compared:
    def likeness(g: Item, f: Item) -> float:
        name = name_likeness(g["name"], f["name"])
        wanted, given = comparable(g["function"]), comparable(f["function"])
        return min(name, name_likeness(wanted, given)) if wanted else name

    return _compared("signatories", golds, found, likeness, HEADING)


def _commitments(gold: Item, record: dict[str, Any], entities: dict[str, Item]) -> Iterator[Compared]:
    golds, found = gold["commitments"], record.get("commitments", [])
    pairs = paired(golds, found, quote_likeness, QUOTE)
    yield "commitments", golds, found, pairs
    forms = {g["name"]: _gold_forms(g) for group in ("organisations", "persons", "parties") for g in gold[group]}

    def right(g: Item, f: Item) -> bool:
        actors = [_forms(entities, actor) for actor in f["actors"]]
        named = all(any(best_name(forms.get(a, [a]), theirs) >= NAME for theirs in actors) for a in g["actors"])
        return len(actors) == len(g["actors"]) and named and g["modality"] == f["modality"]

    full = [(i, j) for i, j in pairs if golds[i].get("optional") or right(golds[i], found[j])]
    yield FULL, golds, [dict(f) for f in found], full


def _mentioned(record: dict[str, Any], entities: dict[str, Item], kind: str) -> list[Item]:
    """The entities of one kind that a record names, each once, with the confidence of its surest mention."""
    found: dict[str, Item] = {}
    for mention in record.get("mentions", []):
        entity = entities.get(mention["entity_id"] or "")
        if entity and entity["type"] == kind:
            item = found.setdefault(
                entity["id"], {"name": entity["name"], "forms": entity["aliases"], "confidence": 0.0}
            )
            item["confidence"] = max(item["confidence"], mention["confidence"])
    return list(found.values())


def _gold_forms(gold: Item) -> list[str]:
    return [gold["name"], *gold["variants"]]


def _forms(entities: dict[str, Item], entity_id: str) -> list[str]:
    entity = entities.get(entity_id)
    return [entity["name"], *entity["aliases"]] if entity else []


def _distinct(items: list[Item], *keys: str) -> list[Item]:
    return list({tuple(item[key] for key in keys): item for item in items}.values())


def _same_value(gold: Item, found: Item) -> float:
    return float(gold["value"] == found["value"])


def _same_sum(gold: Item, found: Item) -> float:
    close = abs(gold["value"] - found["value"]) <= 0.005 * abs(gold["value"])
    return float(close and gold["currency"] == found["currency"])
