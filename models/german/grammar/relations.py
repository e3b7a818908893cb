"""Relations after the parser: labels that a word's form, its tag and what stands beside it leave no choice about."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from models.german.grammar.lists import AUXILIARIES

COMPONENT = "german_relations"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
_NOMINATIVE = frozenset({"ich", "wir", "er", "man", "du"})
_DATIVE = frozenset({"mir", "dir", "ihm", "ihnen"})
_GIVES = frozenset({"gibt", "gab", "gäbe", "gebe", "geben", "gegeben"})
_NOUNS = frozenset({"NN", "NE", "PDS", "PIS", "PRELS"})
_DATIVE_ARTICLE = re.compile("dem|(?:ein|kein|mein|dein|sein|ihr|unser|jed|dies|jen)em")
_NOMINAL = frozenset({"NN", "NE", "CARD", "PIS", "ADJA"})


@Language.component(COMPONENT)
def mend_relations(doc: Doc) -> Doc:
    """Replace relations whose head is kept: subjects, objects in the dative, agents, comparisons."""
    for token in doc:
        token.dep_ = _pronoun(token) or _noun(token) or _comparison(token) or token.dep_
    for token in doc:
        token.dep_ = _in_passive(token) or token.dep_
    return doc


def _beside(token: Token) -> Iterator[Token]:
    return (other for other in token.head.children if other.i != token.i)


def _pronoun(token: Token) -> str | None:
    word, relation = token.lower_, token.dep_
    if token.tag_ not in {"PPER", "PRF", "PIS"}:
        return None
    beside = {other.dep_ for other in _beside(token)}
    if word == "es" and relation == "expl":
        needed = beside.isdisjoint(_SUBJECTS | {"ccomp", "xcomp"})
        return "nsubj" if needed and ("obj" not in beside or token.head.lower_ in _GIVES) else None
    if word in _NOMINATIVE and relation in {"obj", "obl"}:
        return "nsubj" if beside.isdisjoint(_SUBJECTS) else None
    return "obl" if relation == "obj" and (word in _DATIVE or (word == "uns" and "obj" in beside)) else None


def _noun(token: Token) -> str | None:
    """What an article in the dative, a subject "wir" or a predicative adjective says of a noun beside it."""
    relation = token.dep_
    if token.tag_ not in _NOUNS or relation not in {"nsubj", "nsubj:pass", "obj", "obl"}:
        return None
    governed = any(child.dep_ == "case" for child in token.children)
    if relation == "obl":
        predicate = token.head.tag_ == "ADJD" and any(other.dep_ == "cop" for other in _beside(token))
        return "nmod" if governed and predicate else None
    if not governed and any(_DATIVE_ARTICLE.fullmatch(child.lower_) for child in token.children):
        return "obl"
    named = relation == "nsubj" and any(o.dep_ == "nsubj" and o.lower_ in _NOMINATIVE for o in _beside(token))
    return "obj" if named and token.lower_ not in _NOMINATIVE else None


def _comparison(token: Token) -> str | None:
    """ "als" and "wie" before what is no part of an enumeration."""
    compared = token.tag_ == "KOKOM" and token.dep_ == "cc" and token.head.tag_ in _NOMINAL
    return "case" if compared and token.head.dep_ != "conj" else None


def _in_passive(token: Token) -> str | None:
    """Subject and agent of a passive verb."""
    if token.dep_ not in {"nsubj", "nsubj:pass", "obl"}:
        return None
    passive = any(o.dep_ == "aux:pass" and AUXILIARIES.get(o.lower_) == "werden" for o in token.head.children)
    if token.dep_ == "obl":
        by = passive and any(child.lower_ in {"von", "vom"} for child in token.children if child.dep_ == "case")
        return "obl:agent" if by else None
    if token.dep_ == "nsubj":
        return "nsubj:pass" if passive else None
    maybe = any(AUXILIARIES.get(o.lower_) in {"werden", "sein"} for o in token.head.children)
    return None if maybe else "nsubj"
