"""Decisions of persons: read from an append-only file, found again in what was read now, kept in force.

A decision names two anchors (models/decision.py). An anchor means the form with its name in its documents. Is there
none, because a new reading spelt it otherwise, it means the likeliest form of its documents that stands between the
same words; else the form with its name in other documents. Is there none either, the decision is an orphan: it is
reported, kept in the file, and tried again at the next run.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz import fuzz

from models.decision import Anchor, Context, Decision
from models.draft import Draft
from pipeline.errors import BadConfiguration
from pipeline.german.names_key import key
from pipeline.link.clusters import Clusters, judge
from pipeline.link.compare import Judgement
from pipeline.link.forms import Form
from pipeline.link.names import parse_name, parse_person

FILE = "decisions.jsonl"
AROUND = 40
"""Code points of context on either side of a name."""
SAME_CONTEXT = 75.0
"""Of a hundred: likeness of name and context together of what may be one place read twice; below, of the names."""
SAME_NAME = 60.0
MOST_CONTEXTS = 3


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions about names in force, in the order they were made; of two about the same names the later counts.

    Lines that have `about` are decisions about values, which others read. Raises BadConfiguration where the file holds
    a line that is no decision: none may be lost silently.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        lines = path.read_text("utf-8").split("\n")  # strings may hold other line separators
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfiguration("decisions", f"{path} cannot be read: {error}", "It must be readable UTF-8") from error
    read = (_decision(line, f"{path}, line {number}") for number, line in enumerate(lines, start=1) if line.strip())
    made = [decision for decision in read if decision]
    undone = {decision.undoes for decision in made}
    latest = {pair_of(d.first, d.second): d for d in made if d.verdict != "undone" and d.id not in undone}
    return tuple(sorted(latest.values(), key=lambda d: (d.made, d.id)))


def _decision(line: str, place: str) -> Decision | None:
    """The decision about names in a line; None for one about a value."""
    try:
        row = json.loads(line)
        return None if "about" in row else Decision.model_validate(row)
    except (ValueError, TypeError) as error:
        why = str(error).splitlines()[0]
        raise BadConfiguration("decisions", f"{place} is no decision: {why}", "Correct the line") from error


def pair_of(first: Anchor, second: Anchor) -> tuple[tuple[str, ...], ...]:
    """What makes two decisions be about the same: kind, names and documents, in any order."""
    return tuple(sorted((a.type, key(a.name), *sorted(c.document_id for c in a.contexts)) for a in (first, second)))


@dataclass(slots=True)
class Applied:
    """`by_pair`: the decision that joined two forms. `orphans` and `conflicts` were not applied."""

    by_pair: dict[tuple[int, int], Decision] = field(default_factory=dict)
    orphans: list[Decision] = field(default_factory=list)
    conflicts: list[Decision] = field(default_factory=list)


def parted(forms: Sequence[Form], decisions: Iterable[Decision], drafts: Sequence[Draft]) -> list[Form]:
    """`forms`, where a decision says that one name means two things in two documents, as a form for each."""
    found = list(forms)
    for decision in decisions:
        if decision.verdict != "different":
            continue
        one, other = (find(anchor, found, drafts) for anchor in (decision.first, decision.second))
        if one is not None and one == other:
            documents = {context.document_id for context in decision.second.contexts}
            moved = [m for m in found[one].members if drafts[m[0]].document.id in documents]
            kept = [m for m in found[one].members if m not in moved]
            if moved and kept:
                scope = f"d-parted {min(documents)}"
                found.append(replace(found[one], members=moved, scope=scope, aliases=set(found[one].aliases)))
                found[one] = replace(found[one], members=kept)
    return sorted(found, key=lambda form: form.order)


def apply(clusters: Clusters, decisions: Sequence[Decision], drafts: Sequence[Draft]) -> Applied:
    """Put `decisions` in force before anything else is joined."""
    applied = Applied()
    for decision in sorted(decisions, key=lambda d: d.verdict):  # what is different first: it bounds what may be joined
        one, other = (find(anchor, clusters.forms, drafts) for anchor in (decision.first, decision.second))
        if one is None or other is None:
            applied.orphans.append(decision)
        elif decision.verdict == "different":
            if one == other:
                applied.conflicts.append(decision)
            else:
                clusters.keep_apart(one, other)
        elif clusters.join(one, other, _as_judgement(decision), decided=True):
            applied.by_pair[min(one, other), max(one, other)] = decision
            _join_in_each_document(clusters, decision, drafts)
        else:
            applied.conflicts.append(decision)
    return applied


def _join_in_each_document(clusters: Clusters, decision: Decision, drafts: Sequence[Draft]) -> None:
    """Join the name with itself as each of its documents spells it now: each was read anew in its own way."""
    for anchor in (decision.first, decision.second):
        single = (anchor.model_copy(update={"contexts": [context]}) for context in anchor.contexts)
        forms = [form for one in single if (form := find(one, clusters.forms, drafts)) is not None]
        for form in forms[1:]:
            clusters.join(forms[0], form, _as_judgement(decision), decided=True)


def _as_judgement(decision: Decision) -> Judgement:
    return Judgement("same", 1.0, (f"{decision.by} decided so on {decision.made[:10]}: {decision.why}",))


def find(anchor: Anchor, forms: Sequence[Form], drafts: Sequence[Draft]) -> int | None:
    """The index of the form that `anchor` means now; None where there is none."""
    documents = {context.document_id for context in anchor.contexts}
    numbers = {number for number, draft in enumerate(drafts) if draft.document.id in documents}
    same = [i for i, form in enumerate(forms) if form.type == anchor.type and form.key == key(anchor.name)]
    here = [i for i in same if any(number in numbers for number, _ in forms[i].members)]
    if here:
        return here[0]
    near = [
        (_likeness(anchor, forms[i], drafts), i)
        for i, form in enumerate(forms)
        if form.type == anchor.type and any(number in numbers for number, _ in form.members)
    ]
    best = max(near, default=(0.0, -1), key=lambda pair: (pair[0], -pair[1]))
    if best[0] >= SAME_CONTEXT:
        return best[1]
    return same[0] if same else None


def _likeness(anchor: Anchor, form: Form, drafts: Sequence[Draft]) -> float:
    """How alike the words around an anchor and around a form of its documents are; 0 where the names rule it out."""
    name = fuzz.ratio(key(anchor.name), form.key)
    if name < SAME_NAME or judge(_as_form(anchor, form), form, lambda word: False).veto:
        return 0.0
    now = contexts(form, drafts, most=None)
    around = (fuzz.ratio(a.quote, b.quote) for a in anchor.contexts for b in now if a.document_id == b.document_id)
    return (name + max(around, default=0.0)) / 2


def _as_form(anchor: Anchor, like: Form) -> Form:
    parts = parse_person(anchor.name) if anchor.type == "person" else parse_name(anchor.name)
    return Form(anchor.type, key(anchor.name), like.scope, parts)


def anchor_of(form: Form, drafts: Sequence[Draft]) -> Anchor:
    """The anchor by which a decision about `form` finds it again."""
    return Anchor(type=form.type, name=form.name, contexts=contexts(form, drafts, MOST_CONTEXTS))


def contexts(form: Form, drafts: Sequence[Draft], most: int | None) -> list[Context]:
    """The places where the documents name `form`: the first of each document, at most so many; all of them for None."""
    found: list[Context] = []
    for number, index in sorted(form.members, key=lambda member: drafts[member[0]].document.id):
        document = drafts[number].document
        places = [m for m in document.mentions if m.entity_id == f"r{index}"]
        for mention in places if most is None else places[:1]:
            quote = document.text[max(0, mention.start - AROUND) : mention.end + AROUND]
            found.append(Context(document_id=document.id, quote=" ".join(quote.split())))
    return found[:most]


def by_entity(decisions: Mapping[tuple[int, int], Decision], a: int, b: int) -> str | None:
    """The id of the decision that joined two forms, if one did."""
    decision = decisions.get((min(a, b), max(a, b)))
    return decision.id if decision else None
