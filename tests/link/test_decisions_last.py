"""A hundred decisions survive that all documents are read anew, with other misreadings in names and around them."""

import random

from models.decision import Decision
from models.draft import Draft
from pipeline.link import link
from pipeline.link.clusters import Clusters
from pipeline.link.decisions import anchor_of, find
from pipeline.link.forms import Form, forms_of
from tests.link.make_pairs import Maker
from tests.link.making import draft
from tests.link.noise_maker import misread

COUNT, BODIES = 100, 4


def collection(seed: int | None) -> list[Draft]:
    """Documents of four bodies each, read cleanly (None) or with misreadings."""
    source = random.Random(7)
    maker = Maker("held_out", source)
    noise = random.Random(seed)
    made = []
    for number in range(COUNT):
        names = [f"{maker.club()}" for _ in range(BODIES)]
        made.append(draft(number, *dict.fromkeys(names)))
    return made if seed is None else [read_anew(one, noise) for one in made]


def read_anew(one: Draft, noise: random.Random) -> Draft:
    names = [misread(referent.name, 0.02, noise) for referent in one.referents]
    number = int(one.document.id[2:])
    return draft(number, *names)


def forms(drafts: list[Draft]) -> list[Form]:
    return forms_of([d.referents for d in drafts], [d.document.id for d in drafts])


def test_decisions_are_found_again_and_none_moves_silently():
    before, after = collection(None), collection(3)
    old, new = forms(before), forms(after)
    kept = moved = 0
    for number in range(COUNT):
        index = next(i for i, form in enumerate(old) if (number, 1) in form.members)
        found = find(anchor_of(old[index], before), new, after)
        right = {m for form in [old[index]] for m in form.members}
        kept += found is not None and bool(set(new[found].members) & right)
        moved += found is not None and not set(new[found].members) & right
    assert kept >= 98
    assert moved == 0


def test_decided_pairs_are_joined_after_reading_anew():
    before, after = collection(None), collection(5)
    clusters = Clusters(forms(before), lambda word: False)
    anchors = {member: anchor_of(form, before) for form in clusters.forms for member in form.members}
    decisions = [
        Decision(id=f"x-{n}", made="2024", by="M", why="", verdict="same", first=anchors[n, 0], second=anchors[n, 1])
        for n in range(COUNT)
        if (n, 0) in anchors and (n, 1) in anchors
    ]
    linked = link(after, decisions)
    joined = sum(linked.ids[n][0] == linked.ids[n][1] for n in range(COUNT) if (n, 0) in anchors and (n, 1) in anchors)
    orphans = [q for q in linked.questions if q.kind == "orphan"]
    assert joined >= 0.98 * len(decisions)
    assert joined + len(orphans) >= len(decisions) - len([q for q in linked.questions if q.kind == "conflict"])
