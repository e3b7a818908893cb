"""CoNLL-U treebanks as sentences: contracted words merged, relations and lemmas brought to one convention."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.german.recipe.sentence import Sentence

# Subtypes that only some treebanks draw, and the older release's iobj, are merged.
_RELATION = {
    "obl:tmod": "obl", "obl:arg": "obl", "iobj": "obl", "flat:name": "flat", "expl:pv": "expl", "nmod:poss": "nmod",
    "cc:preconj": "cc", "nsubj:outer": "nsubj", "csubj:pass": "csubj", "advcl:relcl": "advcl", "acl:relcl": "acl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    form: str
    lemma: str
    part: str
    tag: str
    features: str
    head: int
    relation: str
    space: bool


def read_trees(lines: Iterator[str]) -> Iterator[Sentence]:
    """Every tree of a CoNLL-U file; "zum" is one word: APPRART, its article's features, its preposition's place."""
    rows: list[_Row] = []
    ranges: dict[int, tuple[int, str, bool]] = {}
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != 10:
            if rows and not line.strip():
                yield _sentence(rows, ranges)
                rows, ranges = [], {}
        elif "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            ranges[first - 1] = (last, cells[1], "SpaceAfter=No" not in cells[9])
        elif "." not in cells[0]:
            rows.append(_row(cells))
    if rows:
        yield _sentence(rows, ranges)


def _row(cells: list[str]) -> _Row:
    return _Row(
        form=cells[1], lemma=cells[2], part=cells[3], tag=cells[4], features="" if cells[5] == "_" else cells[5],
        head=int(cells[6]) - 1, relation=_RELATION.get(cells[7], cells[7]), space="SpaceAfter=No" not in cells[9],
    )  # fmt: skip


def _sentence(rows: list[_Row], ranges: dict[int, tuple[int, str, bool]]) -> Sentence:
    kept, place, index = [], {}, 0
    while index < len(rows):
        end = ranges[index][0] if index in ranges else index + 1
        for part in range(index, end):
            place[part] = len(kept)
        kept.append(_merged(rows, index, *ranges[index]) if index in ranges else rows[index])
        index = end
    heads = tuple(own if row.head < 0 else place[row.head] for own, row in enumerate(kept))
    return Sentence(
        words=tuple(r.form for r in kept), spaces=tuple(r.space for r in kept), tags=tuple(r.tag for r in kept),
        parts=tuple(r.part for r in kept), features=tuple(r.features for r in kept),
        lemmas=tuple(r.lemma for r in kept), heads=heads,
        relations=tuple("ROOT" if r.head < 0 else r.relation for r in kept),
    )  # fmt: skip


def _merged(rows: list[_Row], start: int, end: int, form: str, space: bool) -> _Row:
    parts = rows[start:end]
    outward = next(p for p in parts if not start <= p.head < end)
    if [p.part for p in parts] != ["ADP", "DET"]:
        return replace(outward, form=form, space=space)
    return replace(
        parts[0], form=form, space=space, tag="APPRART", features=parts[1].features, head=outward.head,
        relation=outward.relation,
    )  # fmt: skip


def without_tags(sentence: Sentence) -> Sentence:
    """The sentence without its XPOS column, for treebanks whose tags are not STTS."""
    return replace(sentence, tags=None)


def with_lemmas_of(pattern: dict[tuple[str, str], str], sentence: Sentence) -> Sentence:
    """The sentence with lemmas in the convention of `pattern`: (form in lower case, part of speech) -> lemma.

    Lemmas with alternatives ("Weste|Westen") that the pattern does not know are dropped, old spellings renewed.
    """
    assert sentence.lemmas is not None and sentence.parts is not None
    rows = zip(sentence.words, sentence.parts, sentence.lemmas, strict=True)
    return replace(sentence, lemmas=tuple(_renewed(pattern, *row) for row in rows))


def _renewed(pattern: dict[tuple[str, str], str], form: str, part: str, lemma: str) -> str:
    known = pattern.get((form.lower(), part))
    if known and (part in {"DET", "PRON"} or "|" in lemma or "ß" in lemma):
        return known
    if "|" in lemma:
        return ""
    return lemma.replace("ß", "ss") if "ß" in lemma and "ss" in form and "ß" not in form else lemma
