"""Subject, predicate and clause of commitments, read from trees and compared with those marked by hand.

Reads the tree of one sentence with a few rules of German word order: what stands before the finite verb is one
constituent, a pronoun in the nominative is the subject, what is committed stands in the clause that depends on the verb
or, if there is none, behind it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from models.german.own_data.commitments import Commitment

Words = frozenset[int]
_LEAST = 0.75  # share of common words from which a clause counts as found
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "advcl", "acl", "parataxis", "dep"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_CONDITIONS = frozenset({"damit", "wenn", "sofern", "solange", "um", "bevor", "falls"})
_NOMINATIVE = frozenset({"wir", "ich", "er", "man", "wer"})
_OBLIQUE = frozenset({"den", "dem", "einen", "einem", "des"})
_MASCULINE = frozenset({"der", "ein", "kein", "jeder"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a tree says: the finite verb's token index, the words of subject and clause."""

    finite: int
    subject: Words
    clause: Words


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which parts of a commitment were found rightly."""

    subject: bool
    predicate: bool
    clause: bool

    @property
    def whole(self) -> bool:
        return self.subject and self.predicate and self.clause


def marked_commitments(path: Path) -> list[Commitment]:
    """The sentences of a commitments*.jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def verdicts(nlp: Language, commitments: Iterable[Commitment]) -> list[Verdict]:
    """One verdict a sentence.

    The subject must have the same words (nine in ten of them), the finite verb must belong to the predicate, the clause
    share three words in four with the one marked (harmonic mean of both shares). Where no subject is marked, "es" or
    what the clause holds may be read as one.
    """
    marked = list(commitments)
    docs = nlp.pipe(commitment["text"] for commitment in marked)
    return [_verdict(doc, commitment) for doc, commitment in zip(docs, marked, strict=True)]


def _verdict(doc: Doc, marked: Commitment) -> Verdict:
    subject, predicate, clause = (_within(doc, marked["spans"][name]) for name in ("subject", "predicate", "clause"))
    read = read_commitment(doc)
    if read is None:
        return Verdict(False, False, False)
    found = read.clause if subject else read.clause | (read.subject & clause)
    impersonal = {doc[i].lower_ for i in read.subject} <= {"es"} or read.subject <= clause or read.subject & predicate
    return Verdict(
        subject=_overlap(read.subject, subject) >= 0.9 if subject else bool(impersonal),
        predicate=read.finite in predicate,
        clause=_overlap(found - predicate, clause - predicate) >= _LEAST,
    )


def _within(doc: Doc, spans: Sequence[tuple[int, int]]) -> Words:
    return _words(t for t in doc if any(start <= t.idx < end for start, end in spans))


def _overlap(one: Words, other: Words) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _words(tokens: Iterable[Token]) -> Words:
    return frozenset(t.i for t in tokens if not t.is_punct and not t.is_space)


# ---- reading a tree


def read_commitment(doc: Doc) -> Reading | None:
    """The first main clause, or what a verb of saying behind it introduces; None without a verb."""
    found = next(_main_verbs(doc), None)
    if found is None:
        return None
    root, finite = found
    said = next((c for c in root.children if c.dep_ == "ccomp" and c.i < root.i and _is_main(c)), None)
    scope = list(said.subtree) if said else list(root.sent)
    if said:
        root, finite = said, _finite(said) or said
    head, subject = _subject(root, finite)
    inner = next(_inner_clauses(root, finite), None)
    clause = _words(inner.subtree) if inner else _rest(root, finite, head, scope) - subject
    return Reading(finite.i, subject, clause)


def _main_verbs(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Per sentence the root and the finite verb of its clause."""
    for sentence in doc.sents:
        root = sentence.root
        finite = _finite(root) or next(
            (t for t in root.subtree if t.tag_.endswith("FIN") and not _is_subordinate(t)), None
        )
        if finite is not None:
            yield root, finite
        elif root.tag_ in {"VVPP", "VVINF", "ADJD"}:
            yield root, root


def _finite(head: Token) -> Token | None:
    auxiliary = next((c for c in head.children if c.tag_.endswith("FIN") and c.dep_ in _AUXILIARIES), None)
    if head.tag_.endswith("FIN"):
        return auxiliary if auxiliary is not None and auxiliary.i < head.i else head
    return auxiliary


def _is_subordinate(verb: Token) -> bool:
    return any(c.dep_ == "mark" or c.tag_ == "PRELS" for c in (*verb.children, *verb.head.children))


def _is_main(head: Token) -> bool:
    return _finite(head) is not None and not any(c.dep_ == "mark" for c in head.children)


def _subject(root: Token, finite: Token) -> tuple[Token | None, Words]:
    """The subject's head and its words."""
    near = [c for head in (root, finite) for c in head.children if c.dep_ in _SUBJECTS]
    near = near or [t for t in root.subtree if t.dep_ in _SUBJECTS and t.head.head == root and t.i < t.head.i]
    if not near and root.tag_ == "VVPP" and finite.lemma_ in {"sein", "werden"}:
        near = [c for c in root.children if c.dep_ == "obj"]
    if not near:
        return None, frozenset()
    head = min(near, key=lambda subject: _unlikely(subject, finite))
    words, doc = _words(head.subtree), root.doc
    if head.i < finite.i:
        return head, words | _words(doc[min(words) : finite.i])
    while doc[min(words) - 1].tag_ in {"ART", "ADJA", "CARD"}:
        words |= {min(words) - 1}
    beside = (_words(other.subtree) for other in near if other != head)
    return head, words.union(*(other for other in beside if min(other) == max(words) + 1))


def _unlikely(subject: Token, finite: Token) -> tuple[bool, bool, bool, bool, int]:
    """Orders the candidates for the subject: by pronoun, by article, by place."""
    first = next(iter(subject.subtree)).lower_
    masculine = "Masc" in subject.morph.get("Gender") and first in _MASCULINE
    distance = abs(subject.i - finite.i)
    return subject.lower_ not in _NOMINATIVE, first in _OBLIQUE, not masculine, subject.i > finite.i, distance


def _inner_clauses(root: Token, finite: Token) -> Iterator[Token]:
    """Infinitives with "zu" and clauses with a conjunction that depend on the verb or on what depends on it."""
    for head in (root, finite, *root.children):
        for clause in head.children:
            if clause.dep_ in _CLAUSES and clause.i > finite.i and clause != root and _is_opened(clause):
                yield clause


def _is_opened(clause: Token) -> bool:
    marks = [c.lower_ for c in clause.children if c.dep_ == "mark" or c.tag_ == "PTKZU"]
    joined = clause.tag_ == "VVIZU" or ("zu" in clause.text[1:-3] and clause.dep_ in {"xcomp", "ccomp", "csubj"})
    return (bool(marks) or joined) and not _CONDITIONS & set(marks)


def _rest(root: Token, finite: Token, subject: Token | None, scope: Sequence[Token]) -> Words:
    """What stands behind the finite verb, and an object before it."""
    fronted = [c for c in root.children if c.i < finite.i and c != subject and c.dep_ in {*_SUBJECTS, "obj"}]
    particles = {c.i for c in root.children if c.dep_ == "compound:prt"}
    behind = _words(t for t in scope if t.i > finite.i)
    return behind.union(*(_words(c.subtree) for c in fronted)) - particles
