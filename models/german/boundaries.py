"""Sentence boundaries that German administrative text gives away, fixed before the parser decides on the rest."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

COMPONENT = "german_boundaries"
JOINING_COMPONENT = "german_joining"
_ABBREVIATION = re.compile(
    r"(?:.*[Ss]tr|.+-Nrn?|Flst|Dr\.-[A-Z]\w*"
    r"|[A-Za-zÄÖÜäöü]|Abb|Abg|Abs|Abschn|Abt|Anh|Anl|Anm|Art|Az|Bd|Betr|Bl|Buchst|Dipl|Doz|Dr|Drs|Drucks|Fa"
    r"|Fr|Gem|Gr|Hr|Hrn|Hrsg|Ing|Kap|Kfm|Lit|Mag|Nr|Nrn|Prof|Rdnr|Rn|Ref|S|Sg|St|Str|Tab|Tel|Ziff|Ziffn|abzgl|allg|begl"
    r"|betr|bspw|bzgl|bzw|ca|d|dgl|d\.h|ehem|einschl|entspr|evtl|exkl|geb|gegr|gem|gez|ggf|ggfs|i\.V\.m|incl|inkl|insb"
    r"|insbes|jew|kath|lfd|lit|lt|max|mind|min|o\.g|phil|rd|rer|sog|sogen|stellv|ungef|usw|vgl|vorl|z\.B|z\.T|zit|zzgl"
    r"|zz|Br|Chr|Inh|Jur|Med|Mio|Mrd|Pfr|Std|Tsd|dipl|geb|habil|jur|med|nat|oec|pol|soz|theol)\.",
)
_ORDINAL = re.compile(r"[0-9]{1,3}\.")
_MONTH = re.compile(
    r"(?:Jan(?:uar|\.)?|Jänner|Feb(?:ruar|\.)?|März|Mär\.|April|Apr\.|Mai|Juni|Jun\.|Juli|Jul\.|August|Aug\."
    r"|Sept?(?:ember|\.)?|Okt(?:ober|\.)?|Nov(?:ember|\.)?|Dez(?:ember|\.)?)"
)
# The number or sign of a clause or list item at a paragraph's start belongs to the sentence behind it.
_MARK = re.compile(r"[()\[\].–—•●▪*§-]|\(?(?:[0-9]+(?:\.[0-9]+)*|[A-Za-z]|[IVX]+)[.)]?")
# Words with a full stop that may be a sentence's last; a capital letter behind some of them says little.
_EITHER_WAY = frozenset(
    {"...", "…", "V.", "usw.", "etc.", "ff.", "f.", "a.", "m.", "B.", "Br.", "Chr.", "GmbH.", "mbH.", "AG.", "KG."}
)
_OPENING_TAGS = frozenset({"ART", "PPER", "PDS", "PDAT", "PPOSAT", "PIS", "APPR", "APPRART", "KOUS", "PAV", "PWAV"})
_LINE_OPENERS = frozenset({"gez", "Tel", "Telefon", "Fax", "Telefax", "E-Mail", "Mail", "Internet"})
_CLOSING_NUMBER = re.compile(r"[0-9.]*,[0-9]+\.")
_CLOSING = frozenset(["“", "”", '"', "'", "''", "«", "»", "‘", "’", ")", "]", "›", "‹"])
_OPENING = frozenset(["„", "“", '"', "'", "``", "«", "»", "‚", "(", "[", "›", "‹"])
_FINAL = frozenset(".!?…")
_CONTINUING = frozenset({",", ";", ":", "...", *_FINAL})


@Language.component(COMPONENT)
def mark_boundaries(doc: Doc) -> Doc:
    """Before the parser: start a sentence where one must start, forbid one where none can, leave the rest open."""
    for token, known in zip(doc, _known_starts(doc), strict=True):
        if known is not None:
            token.is_sent_start = known
    return doc


@Language.component(JOINING_COMPONENT)
def join_sentences(doc: Doc) -> Doc:
    """After the parser: join what it left in two trees although no sentence starts between them.

    A number or sign at the start hangs on what follows, all else on what stands before.
    """
    forbidden = [token for token, known in zip(doc, _known_starts(doc), strict=True) if known is False]
    for token in forbidden:
        if not token.is_sent_start:
            continue
        before, behind = token.nbor(-1).sent, token.sent
        lone = all(_MARK.fullmatch(t.text) for t in before)
        moved, head = (before.root, behind.root) if lone else (behind.root, before.root)
        moved.head, moved.dep_ = head, "dep"
    return doc


def _known_starts(doc: Doc) -> Iterator[bool | None]:
    """For each token whether a sentence starts there; None where only a parser can tell."""
    behind_marks, line_start = False, True
    for token in doc:
        known = _starts_sentence(token) if token.i else None
        yield False if known is None and behind_marks else known
        is_mark = _MARK.fullmatch(token.text) is not None
        behind_marks, line_start = is_mark and (behind_marks or line_start), "\n" in token.text


def _starts_sentence(token: Token) -> bool | None:
    before = token.nbor(-1)
    if token.is_space or token.text in _CONTINUING:
        return False
    if before.is_space:
        return _starts_after(before, token)
    if token.text[0].islower() and before.text not in _FINAL:
        return False
    if before.text in _FINAL and before.whitespace_ and _opens(token) and not token.whitespace_:
        return True
    if _numbers_sentence(token) or _numbers_sentence(before):
        return before.text in _FINAL
    if not before.whitespace_ and (token.text in _CLOSING or _opens(before)):
        return False
    if _closes_sentence(before) and before.whitespace_ and _may_open_sentence(token):
        return True
    if _ORDINAL.fullmatch(before.text) and (token.text[0].islower() or _MONTH.fullmatch(token.text)):
        return False
    return _starts_after_abbreviation(before, token)


def _starts_after_abbreviation(before: Token, token: Token) -> bool | None:
    """After a word that keeps its full stop: never, except where such a word may close a sentence as well."""
    word = before.text
    if word == "." and before.i and not before.nbor(-1).whitespace_ and len(before.nbor(-1)) > 1:
        word = before.nbor(-1).text + word
    if _CLOSING_NUMBER.fullmatch(word) or word in _EITHER_WAY:
        if token.text[0].isupper() and (word not in _EITHER_WAY or token.tag_ in _OPENING_TAGS):
            return True
        return None
    return False if _ABBREVIATION.fullmatch(word) else None


def _starts_after(space: Token, token: Token) -> bool | None:
    """After a blank line, and after a line end with a full stop or the like before it; else the parser decides.

    A line that begins with a small letter goes on with the one before it, unless it is an item ("a)") or "gez.".
    """
    ended = space.i > 0 and (space.nbor(-1).text in _FINAL or _closes_sentence(space.nbor(-1)))
    if space.text.count("\n") >= 2 or ("\n" in space.text and ended):
        return True
    if "\n" in space.text and token.text.rstrip(".:") in _LINE_OPENERS:
        return True
    return False if token.text[0].islower() and len(token) > 2 else None


def _closes_sentence(token: Token) -> bool:
    """A closing mark right after a full stop: “, ) and the like belong to the sentence before them."""
    if token.i == 0 or token.text not in _CLOSING:
        return False
    before = token.nbor(-1)
    return not before.whitespace_ and before.text in _FINAL


def _opens(token: Token) -> bool:
    return token.text in _OPENING and (token.i == 0 or bool(token.nbor(-1).whitespace_))


def _numbers_sentence(token: Token) -> bool:
    """ "2." between a full stop and a capital letter counts the sentence that follows."""
    if _ORDINAL.fullmatch(token.text) is None or not 0 < token.i < len(token.doc) - 1:
        return False
    following = token.nbor()
    return token.nbor(-1).text in _FINAL and following.text[0].isupper() and not _MONTH.fullmatch(following.text)


def _may_open_sentence(token: Token) -> bool:
    return token.text[0].isupper() or token.text in _OPENING
