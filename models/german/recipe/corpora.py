"""What is trained on, what is stopped by, what is measured on: the corpora cut into parts that never mix."""

import hashlib
import json
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.language import Language

from models.german.own_data.build import Example
from models.german.own_data.generate import generate
from models.german.own_data.generate_trees import generate_trees
from models.german.recipe import names, trees
from models.german.recipe.sentence import Sentence
from models.german.recipe.stts import tags_from_parts
from models.german.tokenizer import with_german_rules

OWN_DATA = Path(__file__).parents[1] / "own_data"
_GENERATED = 5000
_GENERATED_TREES = 400
# Words that hint at a programme or event: corpora without those labels say nothing about the words around them.
_UNSAID = re.compile(
    r".*(?:programm|initiative|aktionsplan|kampagne|offensive|projekt|strategie|konferenz|gipfel|kongress|messe|festival"
    r"|forum|woche|tag|wettbewerb|preis|pakt|fonds|bündnis)[se]?s?", re.IGNORECASE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corpora:
    """Parts by use. `tests` holds one entry per test set of the card."""

    train: list[list[Sentence]]
    develop: list[list[Sentence]]
    tests: dict[str, list[Sentence]]


def blank() -> Language:
    """An untrained German pipeline with our tokeniser."""
    return with_german_rules(spacy.blank("de"))


def _lines(data: Path, name: str) -> list[str]:
    return lzma.decompress((data / f"{name}.xz").read_bytes()).decode("utf-8").splitlines(keepends=True)


def held_out(text: str, share: int = 5) -> bool:
    """True for one in `share` texts, always the same ones."""
    return hashlib.sha256(text.encode()).digest()[0] % share == 0


# ---- trees


def tree_corpora(data: Path, own: Path = OWN_DATA) -> Corpora:
    """GSD develop and sample, PUD and our own trees train; GSD test and a fifth of our own trees are held out."""
    develop = _trees(data, "ud-german-gsd/de_gsd-ud-dev.conllu")
    test = _trees(data, "ud-german-gsd/de_gsd-ud-test.conllu")
    pud = [_with_stts(s) for s in _trees(data, "ud-german-pud/de_pud-ud-test.conllu")]
    pattern = _lemma_pattern([*develop, *pud])
    seen = {s.text for s in test}
    sample = [s for s in _trees(data, "ud-german-gsd/gsd26_train.conllu") if s.text not in seen]
    sample = [trees.with_lemmas_of(pattern, s) for s in sample]
    pud = [trees.with_lemmas_of(pattern, s) for s in pud]
    random.Random(1).shuffle(develop)
    ours = own_trees(own)
    made = [s for block in generate_trees(_GENERATED_TREES, seed=0) for s in trees.read_trees(iter(block.splitlines()))]
    return Corpora(
        train=[develop[80:], sample, pud, *[[s for s in ours if not held_out(s.text)]] * 2, made],
        develop=[develop[:80]],
        tests={"GSD test": test, "own trees": [s for s in ours if held_out(s.text)]},
    )


def _trees(data: Path, name: str) -> list[Sentence]:
    return list(trees.read_trees(iter(_lines(data, name))))


def own_trees(folder: Path) -> list[Sentence]:
    """Every tree in our own *.conllu files."""
    return [s for path in sorted(folder.glob("*.conllu")) for s in trees.read_trees(path.open(encoding="utf-8"))]


def _with_stts(sentence: Sentence) -> Sentence:
    return replace(sentence, tags=tags_from_parts(sentence))


def _lemma_pattern(sentences: Sequence[Sentence]) -> dict[tuple[str, str], str]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for form, part, lemma in zip(s.words, s.parts or (), s.lemmas or (), strict=True):
            counts[form.lower(), part][lemma] += 1
    return {key: found.most_common(1)[0][0] for key, found in counts.items()}


# ---- names


def name_corpora(data: Path, own: Path = OWN_DATA) -> Corpora:
    """Every second sentence of GermEval's test, Bundestag 18/181, a part of LER's test and of our own are held out."""
    chance, nlp = random.Random(3), blank()
    germ_dev = columns(data, "germeval-2014/ge_dev.tsv", 1, 2)
    germ_test = columns(data, "germeval-2014/ge_test.tsv", 1, 2)
    protocols = {n: columns(data, f"bundestag-ner/pp_{n}.conll", 1, 4) for n in ("01143", "09036", "18181")}
    legal_dev, legal_test = (legal(data, part) for part in ("dev", "test"))
    courts = legal_training(data, {s.words for s in [*legal_dev, *legal_test]})
    chance.shuffle(courts)
    ours = own_names(own, nlp)
    own_train = [s for s in ours if not held_out(s.text)]
    # What is nearest to our texts, or scarce, is seen three times an epoch.
    near = [germ_dev[300:], germ_test[::2], protocols["01143"], protocols["09036"][150:]]
    far = [smartdata(data, nlp), _uner(data), courts[:3000], _europeana(data)[:1000], _mobie(data)[:1000]]
    return Corpora(
        train=[*[[_unsaid(s) for s in part] for part in [*near * 3, *far]], *[own_train] * 3, made_names(nlp)],
        develop=[germ_dev[:300], legal_dev[:200], protocols["09036"][:150], [s for s in ours if held_out(s.text, 10)]],
        tests={
            "GermEval test, held-out half": germ_test[1::2],
            "Bundestag 18/181": protocols["18181"],
            "LER test": chance.sample(legal_test, 1500),
            "own sentences": [s for s in ours if held_out(s.text) and not held_out(s.text, 10)],
        },
    )


def _unsaid(sentence: Sentence) -> Sentence:
    """The sentence with "not said" instead of "no name" around words that may belong to a programme or event."""
    assert sentence.entities is not None
    hints = [i for i, w in enumerate(sentence.words) if w[0].isupper() and _UNSAID.fullmatch(w)]
    near = {i for hint in hints for i in range(hint - 2, hint + 5)}
    rows = enumerate(zip(sentence.words, sentence.entities, strict=True))
    return replace(
        sentence,
        entities=tuple("" if tag == "O" and i in near and not word[0].islower() else tag for i, (word, tag) in rows),
    )


def columns(data: Path, name: str, word: int, label: int) -> list[Sentence]:
    """Sentences of a column file with PER, ORG and LOC."""
    return list(names.read_columns(_lines(data, name), word, label, names.plain))


def legal(data: Path, part: str) -> list[Sentence]:
    """Sentences of one file of German LER."""
    return list(names.read_columns(_lines(data, f"german-ler/ler_{part}.conll"), 0, 1, names.legal, tabs=False))


def legal_training(data: Path, seen: set[tuple[str, ...]]) -> list[Sentence]:
    """German LER without the sentences in `seen`: its court files contain its develop and test parts."""
    courts = ("bag", "bfh", "bgh", "bpatg", "bsg", "bverfg", "bverwg")
    return [s for court in courts for s in legal(data, court) if s.words not in seen]


def _uner(data: Path) -> list[Sentence]:
    return columns(data, "uner-german-pud/uner_pud.iob2", 1, 2)


def _mobie(data: Path) -> list[Sentence]:
    return list(names.read_columns(_lines(data, "mobie/train.conll2003"), 0, 3, names.fine))


def smartdata(data: Path, nlp: Language) -> list[Sentence]:
    """Both parts of SmartData: it is not measured on."""
    files = ("smartdata/smartdata_v1_train.json", "smartdata/smartdata_v1_test.json")
    return [s for f in files for s in names.read_smartdata("".join(_lines(data, f)), nlp)]


def _europeana(data: Path) -> list[Sentence]:
    pages = [
        page
        for part in ("onb", "sbb", "lft")
        for page in names.read_columns(_lines(data, f"europeana-ner-de/enp_{part}.bio"), 0, 1, names.plain, tabs=False)
    ]
    pieces = [piece for page in pages for piece in names.in_sentences(page)]
    random.Random(5).shuffle(pieces)
    return pieces


def own_names(folder: Path, nlp: Language) -> list[Sentence]:
    """Every text in our own entities*.jsonl files."""
    return [s for path in sorted(folder.glob("entities*.jsonl")) for s in _own(path, nlp)]


def made_names(nlp: Language) -> list[Sentence]:
    """Texts made by our generator, always the same."""
    return [_from_record(record, nlp) for record in generate(_GENERATED, seed=0)]


def _own(path: Path, nlp: Language) -> Iterator[Sentence]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield _from_record(json.loads(line), nlp)


def _from_record(record: Example, nlp: Language) -> Sentence:
    return names.from_spans(record["text"], [(start, end, label) for start, end, label in record["entities"]], nlp)
