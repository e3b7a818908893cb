"""Fit the weights of the comparison on the tuning half of pairs.tsv: `python -m tests.link.fit` prints weights.toml.

Logistic regression by projected gradients; hand-set weights are the prior (with a variance of 4), so that a feature
that few pairs have keeps its weight; no difference may speak for two names meaning the same. Pairs that a veto or a
word of its own decides take no part.
"""

import numpy as np

from pipeline.link.align import align
from pipeline.link.compare import body_features, person_features
from pipeline.link.known import is_known
from pipeline.link.names import parse_name, parse_person
from pipeline.link.vetoes import body_veto, person_veto
from tests.link.measure_pairs import Pair, judged, read_pairs

VARIANCE = 4.0
STEPS = 20000
PRIOR = {
    "bodies": {
        "bias": 6.5,
        "noise": -1.5,
        "worst": -4.0,
        "misread_share": -1.0,
        "both_known": -5.0,
        "neither_known": -1.0,
        "sound_alike": -4.0,
        "one_known_alike": -1.0,
        "alone": -5.0,
        "state_unknown": -5.0,
        "inflected": -0.3,
        "shortened": -0.8,
        "moved": -1.0,
        "parted": -0.5,
        "legal_form": -0.5,
        "numbers": -3.0,
        "few_letters": -1.0,
        "no_words": -6.0,
    },
    "persons": {
        "bias": 7.0,
        "noise": -2.5,
        "worst": -4.0,
        "both_known": -4.0,
        "neither_known": -1.0,
        "sound_alike": -4.0,
        "one_known_alike": -1.0,
        "given_misread": -0.5,
        "other_ending": -5.0,
        "initial": -4.5,
        "given_missing": -6.0,
        "family_only": -6.0,
        "further_given": -2.0,
        "other_given": -8.0,
    },
}


def features_of(pair: Pair) -> dict[str, float] | None:
    """The features of a pair; None where something else than the weights decides it."""
    if judged(pair).probability in (0.001, 0.01):
        return None
    if pair.kind == "person":
        one, other = parse_person(pair.first), parse_person(pair.second)
        return None if person_veto(one, other) else person_features(one, other, is_known)
    a, b = parse_name(pair.first), parse_name(pair.second)
    return None if body_veto(a, b) else body_features(a, b, align(a, b), is_known)


def fitted(table: np.ndarray, labels: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The weights that make `labels` likeliest given the prior; rows of `table` are pairs, its first column ones."""
    weights = prior.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (chance - labels) + (weights - prior) / VARIANCE
        weights -= 0.5 * slope / ((table**2).sum(axis=0) / 4 + 1 / VARIANCE)
        weights[1:] = np.minimum(weights[1:], 0.0)
    return weights


def main() -> None:
    pairs = read_pairs("tune")
    for kind, wanted in (("bodies", False), ("persons", True)):
        chosen = [
            (pair, f) for pair in pairs if (pair.kind == "person") == wanted and (f := features_of(pair)) is not None
        ]
        prior = PRIOR[kind]
        names = [name for name in prior if name != "bias"]
        table = np.array([[1.0, *(f[name] for name in names)] for _, f in chosen])
        labels = np.array([float(pair.label) for pair, _ in chosen])
        weights = fitted(table, labels, np.array([prior["bias"], *(prior[name] for name in names)]))
        print(f"[{kind}]")
        for name, weight in zip(["bias", *names], weights, strict=True):
            print(f"{name} = {weight + 0.0:.2f}")
        print()


if __name__ == "__main__":
    main()
