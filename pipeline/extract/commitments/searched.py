"""Which sentences of a document may hold commitments."""

import re

from pipeline.extract.commitments.context import Context
from pipeline.extract.commitments.words import SHALL, WERDEN, WILL
from pipeline.extract.parse import Parsed, Sentence

_SKIPPED_ZONES = frozenset({"letterhead", "parties", "signatures", "contact", "imprint", "boilerplate"})


def searched_sentences(parsed: Parsed, context: Context) -> list[Sentence]:
    """The sentences of the body, and headings that a list goes on with, in order."""
    last_party = max((party.end for party in context.parties), default=len(parsed.text.text))
    return [sentence for sentence in parsed.sentences if _is_searched(parsed, sentence, last_party)]


def _is_searched(parsed: Parsed, sentence: Sentence, last_party: int) -> bool:
    zone = parsed.outline.zone_at(sentence.start)
    if zone == "parties" and sentence.start > last_party and sentence.text.rstrip().endswith("."):
        return sentence.is_body
    searched = sentence.is_body and not _is_headline(parsed, sentence)
    return (searched or _heads_list(parsed, sentence)) and zone not in _SKIPPED_ZONES


def _is_headline(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a line at the head of a report ends without any mark, as the second line of a headline does."""
    whole = sentence.start <= sentence.block.start + 1 and sentence.end >= sentence.block.end - 1
    opens = sentence.start < 600 and parsed.outline.kind != "agreement" and sentence.block.kind == "paragraph"
    return opens and whole and sentence.text.rstrip()[-1:].isalpha()


def _heads_list(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a heading is the beginning of a sentence that a list goes on with: "Beide Städte wollen"."""
    last = sentence.text.split()[-1:] or [""]
    after = parsed.text.text[sentence.end : sentence.end + 12]
    return last[0] in WILL | SHALL | WERDEN or re.match(r"\s+(?:[-–•]|\(?\w{1,2}[.)])\s+[a-zäöü]", after) is not None
