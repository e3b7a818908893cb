"""Commitments as they are kept: with act, sums, programmes and terms, each once a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.findings import Commitment
from pipeline.extract.commitments import details
from pipeline.extract.commitments.acts import act
from pipeline.extract.commitments.bearer import Bearer
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.naming import Naming
from pipeline.extract.commitments.surroundings import Surroundings

_SOURCE = {"named": 1.0, "we": 0.95, "section": 0.9, "pronoun": 0.85, "carried": 0.7, "guess": 0.6, "default": 0.7}


class Making:
    """Makes commitments of one document."""

    def __init__(self, text: str, around: Surroundings, naming: Naming) -> None:
        self._text = text
        self._around = around
        self._naming = naming

    def commitment(
        self, clause: Clause, start: int, end: int, frame: Frame, bearer: Bearer, lows: frozenset[str]
    ) -> Commitment:
        """The commitment that `frame` finds in `text[start:end]`, with what stands around it; `lows` are its words."""
        start, end = details.trimmed(self._text, start, end)
        quote = self._text[start:end]
        confidence = min(0.99, frame.strength * _SOURCE[bearer.source])
        return Commitment(
            start, end, confidence, bearer.referents, frame.modality,
            self._act(clause, frame, quote),
            self._around.others(start, end, bearer.referents),
            self._around.programmes(start, end), self._around.amounts(start, end),
            self._around.due(start, end), details.recurrence(quote),
            details.is_negated(lows), details.condition(quote), frame.rule,
        )  # fmt: skip

    def _act(self, clause: Clause, frame: Frame, quote: str) -> str:
        """What is done; where the subject receives, the sentence itself, for the act is the giver's."""
        said = "" if frame.rule == "receives" else act(self._text, clause, self._naming.named(clause))
        return said or quote.rstrip(" .!,;")


def joined(last: Commitment | None, made: Commitment, text: str) -> Commitment | None:
    """One commitment a sentence: the last one with what the same actors bind themselves to right after it."""
    if last is None or last.actors != made.actors:
        return None
    if not re.fullmatch(r"[\s,;–]*(?:und|sowie|oder)?[\s,;–]*(?:\w+\s)?", text[last.end : made.start]):
        return last
    return replace(
        last, end=max(last.end, made.end), due=last.due or made.due, recurrence=last.recurrence or made.recurrence,
        amounts=tuple(dict.fromkeys(last.amounts + made.amounts)),
    )  # fmt: skip


def distinct(found: Sequence[Commitment]) -> list[Commitment]:
    """Without those that say again what another one holds."""
    kept: list[Commitment] = []
    for commitment in sorted(found, key=lambda c: (-(c.end - c.start), c.start)):
        if not any(k.start <= commitment.start and commitment.end <= k.end for k in kept):
            kept.append(commitment)
    return kept
