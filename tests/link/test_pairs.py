"""The comparison told by two thousand labelled pairs: nothing it is sure of may get worse unseen."""

import itertools
from functools import cache

import pytest

from models.draft import DraftReferent
from pipeline.link.clusters import vetoed
from pipeline.link.forms import forms_of
from pipeline.link.known import is_known
from pipeline.link.merge import joined
from tests.link.measure_pairs import PRECISIONS, WAYS, Pair, best_f1, calibration_error, judged, read_pairs, recall_at


@cache
def figures(half: str) -> tuple[list[Pair], list[float], list[bool]]:
    pairs = read_pairs(half)
    return pairs, [judged(pair).probability for pair in pairs], [pair.label for pair in pairs]


@pytest.mark.parametrize("half", ["tune", "held_out"])
def test_pairs_are_told_apart(half):
    pairs, scores, labels = figures(half)
    assert len(pairs) >= (1500 if half == "held_out" else 1000)
    assert best_f1(scores, labels) >= 0.95
    assert recall_at(0.99, scores, labels) >= 0.9
    assert calibration_error(scores, labels) <= 0.03


@pytest.mark.parametrize("half", ["tune", "held_out"])
def test_no_veto_hits_more_than_a_few_true_pairs(half):
    pairs, _, _ = figures(half)
    hit = [pair for pair in pairs if pair.label and judged(pair).veto]
    assert len(hit) <= 10, hit


@pytest.mark.parametrize(
    "done", ["other number", "other ordinal", "other state", "other legal form", "other given name"]
)
def test_what_a_veto_is_for_is_vetoed(done):
    of_kind = [pair for half in ("tune", "held_out") for pair in figures(half)[0] if pair.done == done]
    assert of_kind
    assert all(judged(pair).verdict == "different" for pair in of_kind)


def test_no_cluster_of_all_names_together_holds_two_that_a_veto_parts():
    named = {
        (pair.kind, name)
        for half in ("tune", "held_out")
        for pair in read_pairs(half)
        for name in (pair.first, pair.second)
    }
    referents = [[DraftReferent(type=k, name=name, aliases=[], functions=[])] for k, name in sorted(named)]
    clusters = joined(forms_of(referents, [f"d-{n}" for n in range(len(referents))]), is_known)
    for members in clusters.all():
        for a, b in itertools.combinations(members, 2):
            assert not vetoed(clusters.forms[a], clusters.forms[b]), (clusters.forms[a].name, clusters.forms[b].name)


@pytest.mark.parametrize("precision", PRECISIONS)
def test_string_ratios_find_fewer_pairs_at_every_precision(precision):
    pairs, scores, labels = figures("held_out")
    ours = recall_at(precision, scores, labels)
    for name, way in WAYS.items():
        if name != "ours":
            assert ours > recall_at(precision, [way(pair) for pair in pairs], labels), name
