"""All figures of the card, on text that was never trained on: `python -m models.german.recipe.measure --data DIR`."""

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypedDict

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from models.german.load import load_german
from models.german.recipe import corpora
from models.german.recipe.commitments import marked_commitments, verdicts
from models.german.recipe.names import LABELS
from models.german.recipe.noise import damaged
from models.german.recipe.sentence import Sentence, documents
from models.german.recipe.sentences import read_blocks, splitting

_SYNTAX = ("token_acc", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
_RELATIONS = ("ROOT", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "aux", "mark", "conj", "xcomp", "ccomp", "acl")


class Share(TypedDict):
    """Precision, recall and their harmonic mean, in per cent."""

    p: float
    r: float
    f: float


class Reading(TypedDict):
    """Commitments of our own that were not trained on: how many of `total` were read rightly, part by part."""

    total: int
    subject: int
    predicate: int
    clause: int
    whole: int
    whole_unseen: int
    total_unseen: int


class Figures(TypedDict):
    """Everything measured; keys of the inner tables are test sets, "noised" ones included."""

    syntax: dict[str, dict[str, float]]
    relations: dict[str, float]
    names: dict[str, dict[str, Share]]
    commitments: Reading
    sentences: dict[str, float]
    words_per_second: int
    megabytes: int
    load_seconds: float


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder per corpus")
    parser.add_argument("--model", help="an installed spaCy pipeline instead of ours")
    arguments = parser.parse_args()
    sys.stdout.write(json.dumps(measure(arguments.data, arguments.model), ensure_ascii=False, indent=1) + "\n")


def measure(data: Path, model: str | None = None) -> Figures:
    """Measure our pipeline or the named one on the held-out parts of the corpora in `data`."""
    started = time.process_time()
    nlp = load_german(model)
    loaded = time.process_time() - started
    # Before the corpora are read: memory is counted at its highest.
    speed = words_per_second(nlp, corpora.columns(data, "bundestag-ner/pp_18181.conll", 1, 4))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    tree_tests, name_tests = corpora.tree_corpora(data).tests, corpora.name_corpora(data).tests
    trees = {name: syntax_scores(nlp, docs) for name, docs in _clean_and_noised(nlp, tree_tests)}
    names = {name: name_scores(nlp, docs) for name, docs in _clean_and_noised(nlp, name_tests)}
    relations = trees["GSD test"].pop("relations")
    for scores in trees.values():
        scores.pop("relations", None)
    return Figures(
        syntax=trees, relations=relations, names=names, commitments=commitment_scores(nlp),
        sentences=sentence_scores(nlp), words_per_second=speed, megabytes=megabytes, load_seconds=round(loaded, 2),
    )  # fmt: skip


def _clean_and_noised(nlp: Language, tests: dict[str, list[Sentence]]) -> Iterable[tuple[str, list[Doc]]]:
    for name, sentences in tests.items():
        if sentences:
            docs = documents(nlp.vocab, sentences, random.Random(0), most=6 if sentences[0].heads else 4, breaks=False)
            yield name, docs
            yield f"{name}, noised", damaged(nlp, docs)


def _examples(nlp: Language, docs: Sequence[Doc]) -> list[Example]:
    return [Example(nlp(doc.text), doc) for doc in docs]


def syntax_scores(nlp: Language, docs: Sequence[Doc]) -> dict[str, float | dict[str, float]]:
    """Token, tag, lemma, tree and sentence scores in per cent; `relations` holds F per relation."""
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    table: dict[str, float | dict[str, float]] = {key: round(100 * scores[key], 1) for key in _SYNTAX}
    found = {name.lower(): row["f"] for name, row in scores["dep_las_per_type"].items()}
    table["relations"] = {name: round(100 * found.get(name.lower(), 0.0), 1) for name in _RELATIONS}
    return table


def name_scores(nlp: Language, docs: Sequence[Doc]) -> dict[str, Share]:
    """Precision, recall, F over all labels ("all") and per label; labels that the test set never uses do not count."""
    used = {entity.label_ for doc in docs for entity in doc.ents} & set(LABELS)
    examples = _examples(nlp, docs)
    for doc in (side for example in examples for side in (example.predicted, example.reference)):
        doc.ents = [e for e in doc.ents if e.label_ in used]
    scores = Scorer.score_spans(examples, "ents")
    rows = {"all": {key: scores[f"ents_{key}"] for key in "prf"}, **scores["ents_per_type"]}
    return {label: Share(**{key: round(100 * row[key], 1) for key in "prf"}) for label, row in rows.items()}


def commitment_scores(nlp: Language) -> Reading:
    """How many of our held-out commitments are read rightly; every second one was never looked at ("unseen")."""
    judged = verdicts(nlp, marked_commitments(corpora.OWN_DATA / "commitments_test.jsonl"))
    parts = {part: sum(getattr(v, part) for v in judged) for part in ("subject", "predicate", "clause", "whole")}
    return Reading(
        total=len(judged), **parts, whole_unseen=sum(v.whole for v in judged[1::2]), total_unseen=len(judged[1::2])
    )  # fmt: skip


def sentence_scores(nlp: Language) -> dict[str, float]:
    """How well the papers of the sample corpus are split: number of sentences, F of sentences and of boundaries."""
    blocks = list(read_blocks(corpora.OWN_DATA / "sentences_test.txt"))
    split = splitting(nlp, blocks)
    return {
        "number": sum(len(block.starts) for block in blocks),
        "sentences": round(split.sentences, 1),
        "boundaries": round(split.boundaries, 1),
    }


def words_per_second(nlp: Language, sentences: Sequence[Sentence]) -> int:
    """Words a processor second through the whole pipeline, documents of up to 40 sentences."""
    texts = [doc.text for doc in documents(nlp.vocab, sentences, random.Random(0), most=40, breaks=False)]
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return int(words / (time.process_time() - started))


if __name__ == "__main__":
    main()
