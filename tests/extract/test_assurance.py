"""Confidences of findings are what their scores are worth; nothing else about them changes."""

from dataclasses import replace

import pytest

from models.findings import Findings, Mention, Party
from pipeline.extract.assurance import KINDS, assured
from pipeline.extract.confidence import calibrated, curves

PARTY = Party(0, 9, 0.95, 0, "Stadt Ulm", ())


def test_only_the_confidence_changes():
    party = assured(Findings(parties=(PARTY,))).parties[0]
    assert party == replace(PARTY, confidence=calibrated("parties", 0.95))


@pytest.mark.parametrize(("label", "kind"), KINDS.items())
def test_mentions_have_the_curve_of_their_label(label, kind):
    assert kind in curves()
    mention = assured(Findings(mentions=(Mention(0, 4, 0.6, label, 0),))).mentions[0]
    assert mention.confidence == calibrated(kind, 0.6) != 0.6


def test_other_mentions_keep_their_score():
    mention = Mention(0, 4, 0.61, "LAW", None)
    assert assured(Findings(mentions=(mention,))).mentions == (mention,)


@pytest.mark.parametrize("kind", ["parties", "signatories", "dates", "amounts"])
def test_a_surer_score_is_never_worth_less(kind):
    worth = [calibrated(kind, raw / 20) for raw in range(21)]
    assert worth == sorted(worth)
