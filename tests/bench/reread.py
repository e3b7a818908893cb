"""A hundred decisions laid on what was read at 300 dpi, and what becomes of them when all is read again at 200 dpi.

Run with `python -m tests.bench.reread [FOLDER ...]`; each FOLDER holds PDFs (default: corpus/documents), every page is
read by OCR. Boxes on the page tell whether a decision is where it was: they do not depend on how words were read.
"""

import itertools
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from models.base import content_id
from models.correction import ValueDecision
from models.decision import Context, Decision
from models.document import Document, Evidence
from models.draft import Draft
from models.entity import Entity
from models.settings import Settings
from pipeline.link import link
from pipeline.link.decisions import anchor_of as name_anchor
from pipeline.link.decisions import contexts
from pipeline.link.forms import Form, forms_of
from pipeline.publish.ledger import read_ledger
from pipeline.publish.outcomes import Outcomes
from pipeline.publish.resolved import resolve
from pipeline.review import correct
from pipeline.review.values import Value, anchor_of, values_of
from pipeline.run import reading_key, run

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
VALUES, JOINED, PARTED = 60, 30, 10
ABOUT = {"made": "2024-05-01T10:00:00.000+00:00", "by": "bench", "why": "to see whether it lasts"}
Boxes = list[tuple[int, tuple[float, float, float, float]]]
Member = tuple[int, int]


def drafts(files: Sequence[Path], dpi: int) -> list[Draft]:
    """What is read of `files`, in the order of their hashes."""
    settings = Settings(ocr="force", dpi=dpi)
    with tempfile.TemporaryDirectory() as folder:
        run(files, Path(folder), settings)
        outcomes = Outcomes(Path(folder) / ".state" / "outcomes", reading_key(settings))
        found = (outcomes.draft(line.sha256 or "") for line in read_ledger(Path(folder)).values())
        return sorted((draft for draft in found if draft), key=lambda draft: draft.document.id)


def boxes(items: Sequence[Evidence]) -> Boxes:
    return [pair for item in items for pair in zip(item.box_pages, item.boxes, strict=True)]


def at_one_place(one: Boxes, other: Boxes) -> bool:
    """Whether two items share a good part of the paper."""
    return any(p == q and _overlap(a, b) > 0.4 for p, a in one for q, b in other)


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return width * height / smaller if width > 0 and height > 0 and smaller else 0.0


def item_of(document: Document, value: Value) -> Evidence | None:
    found = None if value.field == "kind" else getattr(document, value.field)
    return found[value.index] if isinstance(found, list) else found


def known(all_drafts: Sequence[Draft]) -> tuple[list[Document], tuple[Entity, ...]]:
    """The records with their entities."""
    linked = link(all_drafts)
    paths = (draft.document.source.path for draft in all_drafts)
    return [resolve(*row) for row in zip(all_drafts, linked.ids, paths, strict=True)], linked.entities


def decided_values(before: Sequence[Draft], source: random.Random) -> dict[str, tuple[ValueDecision, Boxes]]:
    """Decisions about values of all kinds, with the places on the paper."""
    records, entities = known(before)
    names = {entity.id: entity.name for entity in entities}
    every = [(document, value) for document in records for value in values_of(document, names)]
    made = {}
    for number, (document, value) in enumerate(source.sample(every, min(VALUES, len(every)))):
        verdict = ("right", "corrected", "wrong")[number % 3]
        about = anchor_of(value, document)
        decision = ValueDecision(id=f"x-{number}", verdict=verdict, about=about, value=_another(value), **ABOUT)
        item = item_of(document, value)
        made[decision.id] = decision, boxes([item] if item else [])
    return made


def _another(value: Value) -> str:
    return {"kind": "other", "amounts": "90001.00 EUR", "commitments": "intention, due 2999"}.get(value.field, "2999")


def kept_values(before: Sequence[Draft], after: Sequence[Draft], source: random.Random) -> Counter[str]:
    made = decided_values(before, source)
    records, entities = known(after)
    documents = {document.id: document for document in records}
    done = correct(records, [decision for decision, _ in made.values()], entities)
    told = Counter({"orphaned": sum(question.kind == "orphan" for question in done.questions)})
    for correction in done.corrections:
        document = documents[correction.document_id]
        place = (correction.field, correction.start, correction.end)
        values = [v for v in values_of(document) if (v.field, v.start, v.end) == place]
        now = boxes([item for value in values if (item := item_of(document, value))])
        same = correction.field == "kind" or at_one_place(now, made[correction.decision_id][1])
        told["kept" if same else "moved"] += 1
    return told


def forms(all_drafts: Sequence[Draft]) -> list[Form]:
    return forms_of([draft.referents for draft in all_drafts], [draft.document.id for draft in all_drafts])


def places(all_drafts: Sequence[Draft], member: Member) -> Boxes:
    document = all_drafts[member[0]].document
    return boxes([mention for mention in document.mentions if mention.entity_id == f"r{member[1]}"])


def decided_names(before: Sequence[Draft], source: random.Random) -> list[tuple[Decision, Member, Member]]:
    """Bodies of one document said to be the same, and names that mean two bodies in two documents."""
    bodies = [form for form in forms(before) if form.type == "organisation" and not form.aliases]
    alone = [form for form in bodies if len(form.members) == 1 and places(before, form.members[0])]
    at_home = [(a, b) for a, b in itertools.combinations(alone, 2) if a.members[0][0] == b.members[0][0]]
    shared = [form for form in forms(before) if len(form.members) > 1 and not form.scope.startswith("d-")]
    source.shuffle(at_home)
    source.shuffle(shared)
    made = []
    used: set[Member] = set()
    for a, b in at_home:
        if len(made) < JOINED and used.isdisjoint({a.members[0], b.members[0]}):
            used |= {a.members[0], b.members[0]}
            anchors = {"first": name_anchor(a, before), "second": name_anchor(b, before)}
            about = Decision(id=content_id("x", a.key, b.key), verdict="same", **anchors, **ABOUT)
            made.append((about, a.members[0], b.members[0]))
    for form in shared[:PARTED]:
        one, other = form.members[:2]
        whole = name_anchor(form, before)
        single = [whole.model_copy(update={"contexts": [c]}) for c in _places(form, before, (one, other))]
        about = Decision(id=content_id("x", form.key), verdict="different", first=single[0], second=single[1], **ABOUT)
        made.append((about, one, other))
    return made


def _places(form: Form, before: Sequence[Draft], members: tuple[Member, Member]) -> list[Context]:
    """The first place of the name in each of two documents."""
    every = contexts(form, before, most=None)
    return [next(c for c in every if c.document_id == before[number].document.id) for number, _ in members]


def kept_names(before: Sequence[Draft], after: Sequence[Draft], source: random.Random) -> Counter[str]:
    made = decided_names(before, source)
    linked = link(after, [decision for decision, _, _ in made])
    lost = {question.decision_id for question in linked.questions if question.decision_id}
    told: Counter[str] = Counter()
    for decision, one, other in made:
        ids = [_entities(before, after, linked.ids, member) for member in (one, other)]
        together = bool(ids[0] & ids[1])
        holds = all(ids) and together == (decision.verdict == "same")
        told["orphaned" if decision.id in lost else "kept" if holds else "moved"] += 1
    return told


def _entities(
    before: Sequence[Draft], after: Sequence[Draft], ids: Sequence[dict[int, str]], member: Member
) -> set[str]:
    """The entities that are named now where the referent was named before."""
    old = places(before, member)
    number = next(n for n, d in enumerate(after) if d.document.id == before[member[0]].document.id)
    return {
        ids[number][index]
        for index, referent in enumerate(after[number].referents)
        if referent.type == before[member[0]].referents[member[1]].type
        and at_one_place(old, places(after, (number, index)))
    }


def main(folders: Sequence[Path]) -> None:
    files = sorted(path for folder in folders for path in folder.glob("*.pdf"))
    before, after = drafts(files, 300), drafts(files, 200)
    print(f"{len(before)} documents read at 300 dpi, {len(after)} at 200 dpi")
    for what, told in (("values", kept_values), ("names", kept_names)):
        print(what, dict(told(before, after, random.Random(3))))


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]] or [CORPUS])
