"""The act of a commitment in readable form: objects and infinitive, without the subject ("den Saal heizen")."""

import re
from collections.abc import Sequence

from pipeline.extract.commitments.cases import Named, near, nominative
from pipeline.extract.commitments.clauses import Clause
from pipeline.extract.commitments.facts import infinitive
from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.tags import ZU_INFINITIVE, is_infinitive_with_zu
from pipeline.extract.commitments.words import HABEN, MUST, PARTICLES, SEIN, SHALL, WERDEN, WILL, Word

_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt"})
_PREFIXES = "|".join(sorted(PARTICLES, key=len, reverse=True))
_ZU_INSIDE = re.compile(rf"((?:{_PREFIXES}|\w{{2,}}?))zu(\w{{3,}}n)$")
_DETERMINERS = frozenset({"ART", "ADJA", "PIAT", "PDAT", "PPOSAT", "PIDAT", "CARD", "TRUNC"})
_TIMES = frozenset({"jahr", "monat", "woche", "quartal", "mal", "tag", "schuljahr", "semester", "halbjahr"})
_MARKS = re.compile(r"[\s„“”»«\"‚‘()]{0,4}")
_PAIRS = {"„": "“”", "»": "«", "(": ")"}
_SIGNS = frozenset({".", "!", ",", ";", ":"})
_PRONOUNS = frozenset({"wir", "ich", "er", "man"})
_EMPTY = frozenset(
    {
        "künftig",
        "zudem",
        "ferner",
        "außerdem",
        "auch",
        "dazu",
        "dafür",
        "hierfür",
        "dabei",
        "darin",
        "daraus",
        "daneben",
    }
    | {"überdies", "hierzu", "ebenfalls", "weiter", "zugleich", "deshalb", "daher", "damit", "es", "bald", "noch"}
)
"""Words that lead over to the act or away from the sentence before, and say nothing of it."""


def act(text: str, clause: Clause, named: Sequence[Named]) -> str:
    """What is done, from the words of `clause` in `text`; `named` are the names in it, of which one may be the subject.

    An infinitive clause is the act where there is one; a that-clause closes it. Empty if nothing is left.
    """
    words = clause.words
    depends = _infinitive_clause(clause)
    if depends:
        return _text(text, _without_zu(words[depends.start : depends.stop]))
    if not clause.finite.is_finite:
        return _text(text, _without_zu(words[clause.start : clause.end]))
    done = [*_front(clause, named), *_behind(clause, named)]
    that = next((sub for sub in clause.subs if sub.opener in ("dass", "daß")), None)
    said = _text(text, done, lead=that is not None)
    return f"{said}, {_text(text, words[that.start : that.end])}".lstrip(" ,") if that is not None else said


def _infinitive_clause(clause: Clause) -> range:
    """Indexes of the infinitive clause with "zu" behind a comma; a clause of purpose is none."""
    words, main = clause.words, clause.main_indexes()
    commas = [i for i in main if i > clause.verb and words[i].text == "," and i + 1 < clause.end]
    for comma in commas:
        end = next((i for i in commas if i > comma), clause.end)
        marked = any(is_infinitive_with_zu(words, i) for i in range(comma + 1, end))
        if marked and words[comma + 1].low not in _PURPOSE:
            return range(comma + 1, _until_purpose(clause, comma + 1))
    return range(0)


def _until_purpose(clause: Clause, start: int) -> int:
    """Where a clause of purpose begins behind `start`, else where the clause ends."""
    words = clause.words
    opens = (i for i in range(start, clause.end - 1) if words[i].text == "," and words[i + 1].low in _PURPOSE)
    return next(opens, clause.end)


def _front(clause: Clause, named: Sequence[Named]) -> list[Word]:
    """The words before the verb, where they are an object or what a passive is about."""
    words = clause.words
    front = [i for i in clause.main_indexes() if i < clause.verb]
    nouns = [i for i in front if words[i].is_noun]
    passive = clause.finite.low in WERDEN | SEIN | SHALL and _has_participle(clause)
    subject = any(n.end <= clause.verb and nominative(clause, n) and n.referents for n in named)
    behind = _subject(clause, named)
    first = words[front[0]] if front else None
    if first is None or not nouns or first.tag.startswith(("APPR", "ADV", "PAV", "PPER", "KO")):
        return []
    if words[nouns[-1]].low in _TIMES or any(words[i].low in lexicon().nouns["aim"] for i in nouns):
        return []
    if passive or (behind and not subject):
        return _accusative([words[i] for i in front])
    return []


def _behind(clause: Clause, named: Sequence[Named]) -> list[Word]:
    """The words behind the verb without the subject, closed by the infinitive of what is done."""
    words, kept = clause.words, list[Word]()
    subject = set(_subject(clause, named))
    end = _until_purpose(clause, clause.verb + 1)
    main = [i for i in clause.main_indexes() if clause.verb < i < end and i not in subject]
    heads = [clause.verb, *(i for i in clause.more if i < end)]
    for head, following in zip(heads, [*heads[1:], end], strict=True):
        field = [i for i in main if head < i < following]
        joint = [words[field.pop()]] if field and words[field[-1]].low in ("und", "sowie") else []
        kept.extend(_field(clause, head, field))
        kept.extend(joint)
    return _without_zu(_closed(kept, clause))


def _field(clause: Clause, head: int, field: list[int]) -> list[Word]:
    """The words that depend on the verb at `head`, with its infinitive at their end."""
    words = clause.words
    while field and (words[field[-1]].is_break or words[field[-1]].low in _SIGNS):
        field.pop()
    kept = [words[i] for i in field if not (words[i].tag == "PPER" and words[i].low in _PRONOUNS)]
    if words[head].tag != "VVFIN":
        return kept
    last = kept[-1] if kept else None
    particle = last.low if last is not None and last.low in PARTICLES and last.text[0].islower() else ""
    verb = infinitive(particle + words[head].lemma)
    return [*(kept[:-1] if particle else kept), _as(words[head], verb)]


def _closed(kept: list[Word], clause: Clause) -> list[Word]:
    """With the infinitive in place of "... bereitgestellt werden" and of a participle behind "hat" or "wird"."""
    while kept and (kept[-1].is_break or kept[-1].low in ("werden", "worden", "können", "dürfen")):
        kept = kept[:-1]
    last = kept[-1] if kept else None
    formed = clause.finite.low in WERDEN | HABEN | SEIN | SHALL | WILL | MUST | {"sollen", "könnte"}
    if last is not None and formed and last.tag in ("VVPP", "ADJD") and _is_infinitive(last):
        kept = [*kept[:-1], _as(last, last.lemma)]
    return kept


def _is_infinitive(participle: Word) -> bool:
    """Whether its lemma is the infinitive and not the participle itself."""
    lemma = participle.lemma
    return lemma in lexicon().known_verbs or (lemma != participle.low and lemma.endswith(("en", "rn", "ln")))


def _subject(clause: Clause, named: Sequence[Named]) -> range:
    """Indexes of the subject behind the verb: a pronoun, or names with their determiners."""
    words = clause.words
    behind = [n for n in named if n.start > clause.verb and nominative(clause, n) and near(clause, n)]
    in_front = any(n.end <= clause.verb and nominative(clause, n) for n in named)
    if not behind or (in_front and not words[clause.start].tag.startswith(("APPR", "ADV", "PAV"))):
        pronoun = clause.verb + 1
        shown = pronoun < clause.end and words[pronoun].low in ("wir", "ich", "er", "sie", "es", "dieser", "diese")
        return range(pronoun, pronoun + 1) if shown else range(0)
    first, last = behind[0].start, behind[0].end
    while first - 1 > clause.verb and words[first - 1].tag in _DETERMINERS:
        first -= 1
    for other in behind[1:] + [n for n in named if n.start > last]:
        between = {words[i].low for i in range(last, other.start) if words[i].tag not in _DETERMINERS}
        if other.start >= last and between <= {"und", "sowie", ","} and between & {"und", "sowie"}:
            last = other.end
    return range(first, last)


def _has_participle(clause: Clause) -> bool:
    words, main = clause.words, clause.main_indexes()
    return any(words[i].tag == "VVPP" or (i > clause.verb and is_infinitive_with_zu(words, i)) for i in main)


def _accusative(front: list[Word]) -> list[Word]:
    """ "Der Bericht" → "den Bericht": what was the subject of a passive is the object of the act."""
    first = front[0]
    masculine = first.low == "der" and len(front) > 1 and front[1].is_noun
    low = "den" if masculine else first.text if first.is_noun else first.text[0].lower() + first.text[1:]
    return [_as(first, low), *front[1:]]


def _as(word: Word, text: str) -> Word:
    return Word(text, text.lower(), word.tag, word.lemma, word.start, word.end, False, None)


def _without_zu(words: Sequence[Word]) -> list[Word]:
    """ "vorzulegen" → "vorlegen", "zu heizen" → "heizen"."""
    kept: list[Word] = []
    for i, word in enumerate(words):
        if word.low == "zu" and i + 1 < len(words) and is_infinitive_with_zu(words, i + 1):
            continue
        inside = _ZU_INSIDE.match(word.text) if ZU_INFINITIVE.match(word.low) and word.text[0].islower() else None
        plain = inside is not None and is_infinitive_with_zu(words, i)
        kept.append(_as(word, inside.group(1) + inside.group(2)) if inside is not None and plain else word)
    return kept


def _text(text: str, words: Sequence[Word], *, lead: bool = False) -> str:
    """The words as they are written, with the marks of the text between them; `lead`: a that-clause follows."""
    kept = list(words)
    while kept and (kept[0].is_break or (kept[0].low in _EMPTY and not (lead and len(kept) < 3))):
        kept = kept[1:]
    while kept and kept[-1].is_break:
        kept = kept[:-1]
    written = ""
    for i, word in enumerate(kept):
        between = text[kept[i - 1].end : word.start] if i else ""
        follows = i > 0 and kept[i - 1].end <= word.start and _MARKS.fullmatch(between) is not None
        written += (between if follows else _closing(text, kept[i - 1], written) + " " if i else "") + word.text
    return " ".join((written + (_closing(text, kept[-1], written) if kept else "")).split())


def _closing(text: str, last: Word, written: str) -> str:
    """The mark behind `last` that closes what `written` has opened."""
    mark = text[last.end : last.end + 1]
    opened = next((opener for opener, closers in _PAIRS.items() if mark and mark in closers), "")
    open_still = opened and written.count(opened) > sum(written.count(closer) for closer in _PAIRS[opened])
    return mark if open_still else ""
