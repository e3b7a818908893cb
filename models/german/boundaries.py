"""Sentence boundaries that German administrative text gives away, fixed before the parser decides on the rest."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

COMPONENT = "german_boundaries"
_ABBREVIATION = re.compile(
    r"(?:.+-Str|[A-Za-zÄÖÜäöü]|Abb|Abg|Abs|Abschn|Abt|Anh|Anl|Anm|Art|Az|Bd|Betr|Bl|Buchst|Dipl|Doz|Dr|Drs|Drucks|Fa"
    r"|Fr|Gem|Gr|Hr|Hrn|Hrsg|Ing|Kap|Kfm|Lit|Mag|Nr|Nrn|Prof|Rdnr|Rn|Ref|S|Sg|St|Str|Tab|Tel|Ziff|Ziffn|abzgl|allg|begl"
    r"|betr|bspw|bzgl|bzw|ca|d|dgl|d\.h|ehem|einschl|entspr|evtl|exkl|geb|gegr|gem|gez|ggf|ggfs|i\.V\.m|incl|inkl|insb"
    r"|insbes|jew|kath|lfd|lit|lt|max|mind|min|o\.g|phil|rd|rer|sog|sogen|stellv|ungef|usw|vgl|vorl|z\.B|z\.T|zit|zzgl"
    r"|zz)\.",
)
_ORDINAL = re.compile(r"[0-9]{1,3}\.")
_MONTH = re.compile(
    r"(?:Jan(?:uar|\.)?|Jänner|Feb(?:ruar|\.)?|März|Mär\.|April|Apr\.|Mai|Juni|Jun\.|Juli|Jul\.|August|Aug\."
    r"|Sept?(?:ember|\.)?|Okt(?:ober|\.)?|Nov(?:ember|\.)?|Dez(?:ember|\.)?)"
)
_CLOSING = frozenset(["“", "”", '"', "'", "''", "«", "»", "‘", "’", ")", "]", "›", "‹"])
_OPENING = frozenset(["„", "“", '"', "'", "``", "«", "»", "‚", "(", "[", "›", "‹"])
_FINAL = frozenset(".!?…")


@Language.component(COMPONENT)
def mark_boundaries(doc: Doc) -> Doc:
    """Start a sentence after every blank line and forbid one where no German sentence starts; leave the rest open."""
    for token in doc[1:]:
        known = _starts_sentence(token)
        if known is not None:
            token.is_sent_start = known
    return doc


def _starts_sentence(token: Token) -> bool | None:
    before = token.nbor(-1)
    if token.is_space:
        return False
    if before.is_space:
        return True if before.text.count("\n") >= 2 else None
    if not before.whitespace_ and (token.text in _CLOSING or _opens(before)):
        return False
    if _closes_sentence(before) and before.whitespace_ and _may_open_sentence(token):
        return True
    if _ORDINAL.fullmatch(before.text) and (token.text[0].islower() or _MONTH.fullmatch(token.text)):
        return False
    if _ABBREVIATION.fullmatch(before.text) and not _ends_sentence_too(before, token):
        return False
    return None


def _closes_sentence(token: Token) -> bool:
    """A closing mark right after a full stop: “, ) and the like belong to the sentence before them."""
    if token.i == 0 or token.text not in _CLOSING:
        return False
    before = token.nbor(-1)
    return not before.whitespace_ and before.text in _FINAL


def _opens(token: Token) -> bool:
    return token.text in _OPENING and (token.i == 0 or bool(token.nbor(-1).whitespace_))


def _may_open_sentence(token: Token) -> bool:
    return token.text[0].isupper() or token.text in _OPENING


def _ends_sentence_too(abbreviation: Token, token: Token) -> bool:
    """ "usw.", "e. V." and the like may end a sentence as well: before a capital letter the parser decides."""
    return token.text[0].isupper() and abbreviation.text in {"V.", "usw.", "etc.", "ff.", "f.", "a.", "m.", "B."}
