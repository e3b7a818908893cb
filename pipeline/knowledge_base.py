"""All drafts → the knowledge base: linked, corrected, published, unless it stands there already."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from models.ledger import LedgerLine
from pipeline.publish import publish
from pipeline.publish.files import json_lines, write_whole
from pipeline.publish.outcomes import Outcomes
from pipeline.publish.stamp import current_stamp, made_of, write_stamp


class Counts(NamedTuple):
    """What a knowledge base holds."""

    documents: int
    entities: int
    commitments: int


def write_knowledge_base(output: Path, outcomes: Outcomes, lines: dict[str, LedgerLine]) -> Counts:
    """Link every document that any line of the ledger stands for, and write the knowledge base.

    Nothing is done where all it is made of is as it was and nobody has touched its files. Raises OutputUnusable where
    the disk refuses.
    """
    outcomes.keep_only({line.sha256 for line in lines.values() if line.sha256})
    made = made_of(output, _known(outcomes, lines.values()))
    stamp = current_stamp(output, made)
    if stamp:
        return Counts(stamp.documents, stamp.entities, stamp.commitments)
    counts = _link_and_publish(output, outcomes, lines)
    write_stamp(output, made, *counts)
    return counts


def _known(outcomes: Outcomes, lines: Iterable[LedgerLine]) -> Iterator[str]:
    """All of the ledger that linking and publishing go by, and the program."""
    yield outcomes.key
    for line in sorted(lines, key=lambda line: line.path):
        yield line.model_dump_json(exclude={"started", "seconds"})
        yield outcomes.name_of(line.sha256) if line.sha256 else ""


def _link_and_publish(output: Path, outcomes: Outcomes, lines: dict[str, LedgerLine]) -> Counts:
    from pipeline.link import link, own_authorities, read_decisions, redirects
    from pipeline.publish.resolved import resolve
    from pipeline.review import correct, in_order, value_decisions

    paths: dict[str, str] = {}
    for line in sorted(lines.values(), key=lambda line: line.path):
        if line.status == "done" and line.sha256:
            paths.setdefault(line.sha256, line.path)
    kept = {sha256: draft for sha256 in sorted(paths) if (draft := outcomes.draft(sha256))}
    linked = link(list(kept.values()), read_decisions(output), own_authorities(output))
    resolved = [resolve(draft, ids, paths[sha]) for (sha, draft), ids in zip(kept.items(), linked.ids, strict=True)]
    resolved.sort(key=lambda document: document.id)
    corrected = correct(resolved, value_decisions(output), linked.entities)
    documents = corrected.documents
    moved = redirects(output, linked.entities)
    publish(output, documents, linked.entities, lines.values())
    write_whole(output / "redirects.jsonl", json_lines(moved))
    write_whole(output / "merges.jsonl", json_lines(linked.merges))
    write_whole(output / "corrections.jsonl", json_lines(corrected.corrections))
    write_whole(output / "review.jsonl", json_lines(in_order([*linked.questions, *corrected.questions])))
    return Counts(len(documents), len(linked.entities), sum(len(document.commitments) for document in documents))
