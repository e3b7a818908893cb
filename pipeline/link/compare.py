"""Two names → how likely they mean the same, and why. "Undecided" is an answer."""

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pipeline.link.align import Alignment, align
from pipeline.link.names import Name, PersonName
from pipeline.link.noise import cost
from pipeline.link.plausible import is_spoiled, sounds_alike
from pipeline.link.vetoes import body_veto, numbers_may_agree, person_veto
from pipeline.link.wording import wording

WEIGHTS = Path(__file__).with_name("weights.toml")
SAME, DIFFERENT = 0.9, 0.1
"""From the first probability on two names are taken for one, up to the second for two; between, a person decides."""
EASY = 1.7
"""Up to this cost only the commonest misreadings differ (umlauts, ß, rn and m): they make no word of its own."""
Verdict = Literal["same", "different", "undecided"]
Known = Callable[[str], bool]
"""Whether a word in small letters is a word or name of the language: what is known was hardly misread."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`probability` (0 to 1) is calibrated: of the pairs given 0.8, four in five mean the same. `reasons` are in plain
    English, the weightiest first; `veto` tells that something forbids the merge."""

    verdict: Verdict
    probability: float
    reasons: tuple[str, ...]
    veto: bool = False


EQUAL = Judgement("same", 0.999, ("the same name",))


def judge_bodies(a: Name, b: Name, known: Known) -> Judgement:
    """Whether two names of bodies, places or programmes mean the same one."""
    veto = body_veto(a, b)
    if veto:
        return Judgement("different", 0.001, (veto,), veto=True)
    words = align(a, b)
    if words.alone_a and words.alone_b:
        return Judgement("different", 0.01, (f"other words: {words.alone_a[0]} and {words.alone_b[0]}",))
    return _judgement("bodies", body_features(a, b, words, known), _body_reasons(a, b, words))


def body_features(a: Name, b: Name, words: Alignment, known: Known) -> dict[str, float]:
    """What speaks for or against two names of bodies, as numbers about 0 to 3; the weights stand in weights.toml."""
    alone = words.alone_a + words.alone_b
    misread = [(min(price, 12.0), min(len(one), len(other))) for one, other, price in words.misread]
    return {
        "noise": sum(price for price, _ in misread) / 4,
        "worst": max((price / length for price, length in misread), default=0.0),
        "misread_share": len(misread) / max(1, len(a.words), len(b.words)),
        **_looks([(one, other) for one, other, price in words.misread if price > EASY], known),
        "alone": float(len(alone)),
        "state_unknown": float(_state_unknown(a, b, words)),
        "inflected": float(len(words.inflected)),
        "shortened": float(len(words.shortened)),
        "moved": float(words.moved),
        "parted": float(words.parted),
        "legal_form": float(a.legal_form != b.legal_form),
        "numbers": float(a.numbers != b.numbers and numbers_may_agree(a.numbers, b.numbers)),
        "few_letters": 10 / (5 + min(sum(map(len, a.words)), sum(map(len, b.words)))),
        "no_words": float(not a.words or not b.words),
    }


def _looks(pairs: Sequence[tuple[str, str]], known: Known) -> dict[str, float]:
    """How far unlike words look like words of their own: both known, or both unknown and written like German names."""
    both = sum(known(one) and known(other) for one, other in pairs)
    unknown = [p for p in pairs if not (known(p[0]) or known(p[1]) or is_spoiled(p[0]) or is_spoiled(p[1]))]
    alike = sum(sounds_alike(one, other) for one, other in unknown)
    one = [p for p in pairs if known(p[0]) != known(p[1]) and not (is_spoiled(p[0]) or is_spoiled(p[1]))]
    return {
        "both_known": float(both),
        "neither_known": float(len(unknown) - alike),
        "sound_alike": float(alike),
        "one_known_alike": float(sum(sounds_alike(*pair) for pair in one)),
    }


def _state_unknown(a: Name, b: Name, words: Alignment) -> bool:
    """Whether one name leaves the state out that the other gives; a misread state is none."""
    pairs = [(one, other) for one, other, _ in words.misread] + words.inflected
    return a.states != b.states and not any(wording().is_of_state(word) for pair in pairs for word in pair)


def _body_reasons(a: Name, b: Name, words: Alignment) -> tuple[str, ...]:
    reasons = [f"misread: {one} and {other}" for one, other, _ in words.misread]
    reasons += [f"only in one: {word}" for word in words.alone_a + words.alone_b]
    reasons += [f"inflected: {one} and {other}" for one, other in words.inflected]
    reasons += [f"written short: {one} and {other}" for one, other in words.shortened]
    if _state_unknown(a, b, words):
        reasons.append(f"state {', '.join(sorted(a.states ^ b.states))} in one only")
    if words.moved:
        reasons.append("words in another order")
    if a.legal_form != b.legal_form:
        reasons.append(f"legal form {a.legal_form or b.legal_form} in one only")
    if a.numbers != b.numbers:
        reasons.append(f"numbers that are easily confused: {', '.join(a.numbers)} and {', '.join(b.numbers)}")
    return tuple(reasons) or ("the same words",)


def judge_persons(a: PersonName, b: PersonName, known: Known) -> Judgement:
    """Whether two names of persons are one person's."""
    veto = person_veto(a, b)
    if veto:
        return Judgement("different", 0.001, (veto,), veto=True)
    family = cost(a.family, b.family)
    if family > 0.6 * min(len(a.family), len(b.family)):
        return Judgement("different", 0.01, (f"other family names: {a.family.title()} and {b.family.title()}",))
    return _judgement("persons", person_features(a, b, known), _person_reasons(a, b))


def person_features(a: PersonName, b: PersonName, known: Known) -> dict[str, float]:
    """What speaks for or against two names of persons, as numbers about 0 to 3."""
    one, other = (a.given or ("",))[0], (b.given or ("",))[0]
    initial = bool(one and other) and 1 in (len(one.rstrip(".")), len(other.rstrip(".")))
    family = cost(a.family, b.family)
    given = cost(one, other) if one and other and not initial else 0.0
    further = _further(a.given[1:], b.given[1:])
    return {
        "noise": min(12.0, family + given) / 4,
        "worst": max(family / len(a.family or "x"), given / max(1, min(len(one), len(other)))),
        **_looks([(a.family, b.family)] if family > EASY else [], known),
        "given_misread": float(given > 0),
        "other_ending": float(_other_ending(a.family, b.family)),
        "initial": float(initial),
        "given_missing": float((not one) != (not other)),
        "family_only": float(not one and not other),
        "further_given": float(further == "missing"),
        "other_given": float(further == "other"),
    }


def _other_ending(a: str, b: str) -> bool:
    """Whether two family names differ by what is put behind one: "schulz" and "schulze", "peters" and "petersen"."""
    return a != b and (a.startswith(b) or b.startswith(a))


def _further(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if a == b:
        return "same"
    if not a or not b:
        return "missing"
    alike = a[0][0] == b[0][0] if 1 in (len(a[0].rstrip(".")), len(b[0].rstrip("."))) else cost(a[0], b[0]) < 3
    return "same" if alike else "other"


def _person_reasons(a: PersonName, b: PersonName) -> tuple[str, ...]:
    reasons = []
    if a.family != b.family:
        reasons.append(f"misread family name: {a.family.title()} and {b.family.title()}")
    if a.given != b.given:
        reasons.append(f"given names: {' '.join(a.given) or 'none'} and {' '.join(b.given) or 'none'}")
    return tuple(reasons) or ("the same name",)


def _judgement(kind: str, features: Mapping[str, float], reasons: tuple[str, ...]) -> Judgement:
    weights = load_weights()[kind]
    total = weights["bias"] + sum(weights[name] * value for name, value in features.items() if value)
    probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    verdict: Verdict = "same" if probability >= SAME else "different" if probability <= DIFFERENT else "undecided"
    return Judgement(verdict, round(probability, 4), reasons)


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """The weights of the features by kind of name, fitted on tests/link/pairs.tsv."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))
