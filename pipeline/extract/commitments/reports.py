"""What a report says of an agreement: whether it reports one, and who concludes it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from models.findings import Mention
from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.surroundings import Surroundings
from pipeline.extract.parse import Parsed, Sentence

_PAPER = re.compile(
    r"\b\w*(?:vertr[aä]g|vereinbarung|abkommen|absprache|übereinkunft|bündnis|abrede|kooperation)(?:e?[ns]|es?)?\b"
    r"|\b\w*pakt(?:e?s)?\b|\b(?:urkunden?|charta)\b",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(
    r"\b(?:unterzeichn\w+|unterschr\w+|besiegel\w+|(?:ab)?geschlossen|schl(?:ie|o)(?:ß|ss)\w*|verabred\w+"
    r"|(?:er|gegen|ge)?zeichne\w+|erneuer\w+|geeinigt|verständig\w+|vereinbar(?:t|en|te|ten)|zwischen|tausch\w+)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:geeinigt|einig(?:t|ten|en) sich|verständigt\w*|verständigen|verabrede\w+|vereinbarte?n?|besiegel\w+"
    r"|übereingekommen|kamen[^.]{0,40} überein)\b"
)
_WITNESSES = re.compile(r"\b(?:im Beisein|in Anwesenheit|begrüßt\w*|nicht beteiligt)\b")
_ASIDE = re.compile(r"(?:\(|\b(?:für (?:den|die|das)|im|in der|beim|aus de[rm])\s+)$")
_AND = re.compile(r"\s+und\s+(?:(?:der|die|das|dem|den)\s+)?(?:[\w-]+\s+){0,2}")
_PAID = re.compile(r"Euro|€|finanzier|förder|unterstütz", re.IGNORECASE)
_THOSE = re.compile(r"\b(?:beide|die (?:beiden|zwei|drei|vier|fünf|sechs))\s+[A-ZÄÖÜ]")
_KINDS = frozenset({"press_release", "newsletter", "other", "council_paper"})


def concluding(parsed: Parsed) -> Iterator[Sentence]:
    """The sentences of a report that tell of an agreement's conclusion, headlines included."""
    if parsed.outline.kind not in _KINDS:
        return
    for sentence in parsed.sentences:
        told = sentence.text
        if _AGREED.search(told) or (_PAPER.search(told) and _CONCLUDED.search(told)):
            yield sentence


def partners(parsed: Parsed, context: Context, around: Surroundings) -> tuple[int, ...]:
    """Who concludes the agreement that a report tells of: the bodies of the first sentence that names two or more.

    Sentences that name no persons tell it surest; else a person stands for the body whose office he holds.
    """
    sentences = sorted(concluding(parsed), key=lambda sentence: not sentence.is_body)
    told = [list(_concluders(parsed, _meant(parsed, sentence), around)) for sentence in sentences]
    impersonal = [mentions for mentions in told if all(mention.label == "ORG" for mention in mentions)]
    for mentions in (*impersonal, *told):
        found = (_body(mention, context) for mention in mentions)
        bodies = tuple(dict.fromkeys(body for body in found if body is not None))
        if len(bodies) > 1:
            return bodies
    return _first_named_together(parsed, around) if told else ()


def _first_named_together(parsed: Parsed, around: Surroundings) -> tuple[int, ...]:
    """The bodies that one of a report's first sentences joins by "und"."""
    for sentence in parsed.sentences:
        if sentence.start > 1200 or not sentence.is_body or _PAID.search(sentence.text):
            continue
        named = [m for m in _concluders(parsed, sentence, around) if m.label == "ORG" and m.referent is not None]
        for one, other in pairwise(named):
            between = parsed.text.text[one.end : other.start]
            if one.referent != other.referent and _AND.fullmatch(between) and one.referent is not None:
                return (one.referent, other.referent) if other.referent is not None else ()
    return ()


def _meant(parsed: Parsed, sentence: Sentence) -> Sentence:
    """The sentence before, where this one says "die vier Häuser" or "beide Seiten" instead of names."""
    if not _THOSE.search(sentence.text):
        return sentence
    index = bisect_left(parsed.sentences, sentence.start, key=lambda other: other.start)
    return parsed.sentences[max(0, index - 1)]


def _concluders(parsed: Parsed, sentence: Sentence, around: Surroundings) -> Iterator[Mention]:
    """The bodies and persons that the sentence names, without witnesses, places and what stands in brackets."""
    text = parsed.text.text
    between = re.search(r"\bzwischen\b", sentence.text)
    witnesses = _WITNESSES.search(sentence.text)
    start = sentence.start + (between.end() if between else 0)
    end = sentence.start + witnesses.start() if witnesses else sentence.end
    for mention in around.mentions(start, end):
        before = text[max(start, mention.start - 12) : mention.start]
        if mention.label in ("ORG", "PER") and not _ASIDE.search(before):
            yield mention


def _body(mention: Mention, context: Context) -> int | None:
    if mention.label == "ORG":
        return mention.referent
    if mention.label != "PER":
        return None
    return next((r.organisation for r in context.roles if r.person == mention.referent and r.organisation), None)
