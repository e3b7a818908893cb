"""A main clause → the frame in which it binds somebody, if it does."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.facts import Facts, facts_of
from pipeline.extract.commitments.frame import Frame
from pipeline.extract.commitments.frames_of_money import funding
from pipeline.extract.commitments.frames_of_verbs import future, happens, modal, passive, prepared, present, to_do
from pipeline.extract.commitments.frames_of_words import aim, announce, council, pledge, prospect, task
from pipeline.extract.commitments.lexicon import Lexicon, lexicon

FrameRule = Callable[[Facts, Lexicon], Frame | None]
RULES: tuple[FrameRule, ...] = (
    council,
    prospect,
    aim,
    task,
    pledge,
    funding,
    announce,
    modal,
    to_do,
    future,
    prepared,
    happens,
    passive,
    present,
)
"""Asked in this order: the surer the words, the earlier."""

_ASKS = frozenset({"wie", "was", "wer", "wo", "wozu", "warum", "womit", "wofür"})


def _spends(facts: Facts, known: Lexicon) -> bool:
    """Whether money is to be given: "sagt zu, ... 5.000 Euro zu zahlen", "will ... bauen und dafür ... aufwenden"."""
    spending = (known.verbs["fund"] | known.verbs["fund_with_money"]) - known.verbs["receive"] - known.verbs["no_money"]
    own = [facts.clause.words[i] for i in facts.clause.main_indexes()]
    lemmas = {word.lemma for word in own if word.tag[0] == "V" and not word.past}
    if not facts.setting.money:
        costs = any(low.endswith("kosten") for low in facts.lows)
        return facts.content and bool((costs and lemmas & {"tragen", "übernehmen"}) or "bezahlen" in lemmas)
    fund = any(low.endswith("fonds") for low in facts.lows)
    return bool(lemmas & spending) or (fund and bool((lemmas | {facts.verb}) & {"einrichten", "auflegen"}))


def frame_of(facts: Facts) -> Frame | None:
    """The first frame that fits, strongest first; coordinated verbs of the same subject are asked after the first."""
    if facts.clause.words[-1].text == "?":
        return None
    if facts.low_main[0] in _ASKS and facts.clause.verb >= facts.clause.end - 2:
        return None
    known = lexicon()
    found = next((frame for rule in RULES if (frame := rule(facts, known)) is not None), None)
    if found is not None and found.modality == "intention" and _spends(facts, known):
        return replace(found, modality="funding")
    if found is None and facts.clause.more:
        clause = facts.clause
        later = Clause(clause.words, clause.start, clause.end, clause.more[0], clause.more[1:], clause.subs)
        return frame_of(facts_of(later, facts.setting))
    return found
