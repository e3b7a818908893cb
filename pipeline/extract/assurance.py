"""Findings with raw scores → findings with calibrated confidences, for all kinds whose finders do not calibrate."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from models.findings import Amount, DateItem, Findings, Mention, Party, Signatory
from pipeline.extract.confidence import calibrated

KINDS = {"ORG": "organisations", "PER": "persons", "PROGRAMME": "programmes"}
"""The curve of each label of a mention; other mentions keep their raw score."""
_Found = TypeVar("_Found", Amount, DateItem, Party, Signatory)


def assured(findings: Findings) -> Findings:
    """The same findings, each as sure as the share of its like that is right."""
    return replace(
        findings,
        mentions=tuple(_mentions(findings.mentions)),
        parties=tuple(_of_kind("parties", findings.parties)),
        signatories=tuple(_of_kind("signatories", findings.signatories)),
        dates=tuple(_of_kind("dates", findings.dates)),
        amounts=tuple(_of_kind("amounts", findings.amounts)),
        issued=next(_of_kind("dates", [findings.issued] if findings.issued else []), None),
    )


def _of_kind(kind: str, found: Iterable[_Found]) -> Iterator[_Found]:
    return (replace(item, confidence=calibrated(kind, item.confidence)) for item in found)


def _mentions(found: Iterable[Mention]) -> Iterator[Mention]:
    for mention in found:
        kind = KINDS.get(mention.label)
        yield replace(mention, confidence=calibrated(kind, mention.confidence)) if kind else mention
