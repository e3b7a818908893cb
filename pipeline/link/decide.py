"""Why names were joined, and what is left for a person to decide."""

from collections.abc import Mapping, Sequence

from models.base import content_id
from models.decision import Decision, Merge, Question
from models.draft import Draft
from pipeline.link.clusters import Clusters
from pipeline.link.decisions import Applied, anchor_of, by_entity, pair_of


def merges_of(
    clusters: Clusters, applied: Applied, entity_ids: Mapping[int, str], drafts: Sequence[Draft]
) -> tuple[Merge, ...]:
    """Every joint of two names, in the order of entities and names; `entity_ids` by the root of the cluster."""
    found = [
        Merge(
            entity_id=entity_ids[clusters.root(joint.a)],
            form=clusters.forms[joint.a].name,
            joined_to=clusters.forms[joint.b].name,
            documents=sorted({drafts[number].document.id for number, _ in clusters.forms[joint.a].members}),
            probability=joint.judgement.probability,
            reasons=list(joint.judgement.reasons),
            decision_id=by_entity(applied.by_pair, joint.a, joint.b),
        )
        for joint in clusters.joints
        if clusters.root(joint.a) in entity_ids
    ]
    return tuple(sorted(found, key=lambda merge: (merge.entity_id, merge.form, merge.joined_to)))


def questions_of(clusters: Clusters, applied: Applied, drafts: Sequence[Draft]) -> tuple[Question, ...]:
    """What a person should decide, the most worth first: decisions that lost their hold, then undecided pairs."""
    lost = [_about(d, "orphan") for d in applied.orphans] + [_about(d, "conflict") for d in applied.conflicts]
    best: dict[tuple[int, int], Question] = {}
    for (a, b), judgement in clusters.undecided.items():
        roots = sorted((clusters.root(a), clusters.root(b)))
        if roots[0] == roots[1] or clusters.are_apart(*roots) or not any(_documents(clusters, r) for r in roots):
            continue
        first, second = anchor_of(clusters.forms[a], drafts), anchor_of(clusters.forms[b], drafts)
        question = Question(
            id=content_id("q", *pair_of(first, second)),
            kind="pair",
            worth=round(_doubt(judgement.probability) * max(1, min(_documents(clusters, root) for root in roots)), 3),
            probability=judgement.probability,
            reasons=list(judgement.reasons),
            first=first,
            second=second,
        )
        known = best.get((roots[0], roots[1]))
        if known is None or (question.probability, question.id) > (known.probability, known.id):
            best[roots[0], roots[1]] = question
    return (*lost, *sorted(best.values(), key=lambda q: (-q.worth, -q.probability, q.id)))


def _doubt(probability: float) -> float:
    return 1 - abs(2 * probability - 1)


def _documents(clusters: Clusters, root: int) -> int:
    return len({number for i in clusters.of(root) for number, _ in clusters.forms[i].members})


def _about(decision: Decision, kind: str) -> Question:
    why = "a name it is about is not found any more" if kind == "orphan" else "another decision forbids it"
    return Question.model_validate(
        {
            "id": content_id("q", kind, decision.id),
            "kind": kind,
            "worth": 1000.0,
            "probability": 1.0 if decision.verdict == "same" else 0.0,
            "reasons": [why, f"{decision.verdict}, {decision.by}, {decision.made[:10]}: {decision.why}"],
            "first": decision.first,
            "second": decision.second,
            "decision_id": decision.id,
        }
    )
