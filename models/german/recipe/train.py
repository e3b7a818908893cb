"""Train the German pipeline from the public corpora: `python -m models.german.recipe.train --data DIR`.

DIR holds one folder per corpus with its xz-packed files, as named in the card. Takes one core; writes the pipeline and
the list of word forms into models/german.
"""

import argparse
import random
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
import srsly
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.util import load_config

from models.german.recipe import corpora, noise, silver, text, vectors
from models.german.recipe.corpora import Corpora
from models.german.recipe.sentence import Sentence, documents
from models.german.recipe.sources import check_sources

GERMAN = Path(__file__).parents[1]
_CONFIGS = Path(__file__).with_name("configs")
_BRIEFLY = {"training.max_steps": 2000}
_META = {
    "name": "klauselwerk",
    "version": "1.0.0",
    "description": "German administrative and political text: tags, lemmas, trees, sentences, names. See card.md.",
    "author": "klauselwerk",
    "license": "CC BY-SA 4.0",
    "performance": {},
}
AUGMENTER = noise.create_noise  # the configurations name it: importing it registers it


def main() -> None:
    """Read the command line, train, and put the results in place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder per corpus")
    parser.add_argument("--work", type=Path, help="folder for what is made on the way; a temporary one if absent")
    parser.add_argument("--out", type=Path, default=GERMAN / "pipeline")
    arguments = parser.parse_args()
    check_sources(arguments.data)
    with tempfile.TemporaryDirectory() as scratch:
        work = arguments.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        text.write_word_forms(text.word_forms(arguments.data), GERMAN / "words.txt.xz")
        text.write_text(arguments.data, work / "text.txt")
        table = vectors.make_vectors(work / "text.txt", work)
        syntax = train_syntax(arguments.data, table, work)
        entities = train_part("names", corpora.name_corpora(arguments.data), table, work / "names", most=4)
        assemble(syntax, entities, arguments.out)


def train_syntax(data: Path, table: Path, work: Path) -> Path:
    """Train two parsers on the treebanks, then train the first one on with trees that both agree on."""
    gold = corpora.tree_corpora(data)
    first, second = (
        train_part("syntax", gold, table, work / f"seed{seed}", most=6, settings={"training.seed": seed, **_BRIEFLY})
        for seed in (1, 2)
    )
    agreed = silver.agreed_trees(silver.sentences_without_trees(data), first, second)
    both = replace(gold, train=[*gold.train, *gold.train, agreed])
    return train_part("syntax", both, table, work / "syntax", most=6, start=first)


def train_part(
    config: str,
    parts: Corpora,
    table: Path,
    folder: Path,
    most: int,
    settings: Mapping[str, object] | None = None,
    start: Path | None = None,
) -> Path:
    """Train one configuration in `folder`; return its best model.

    Documents hold one to `most` sentences. `start`: a model of the same configuration whose components are trained on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    save_documents(parts.train, folder / "train.spacy", most)
    save_documents(parts.develop, folder / "dev.spacy", most)
    filled = load_config(_CONFIGS / f"{config}.cfg")
    if start:
        _start_from(start, filled["components"])
    filled.to_disk(folder / "config.cfg")
    paths = {f"paths.{use}": str(folder / f"{use}.spacy") for use in ("train", "dev")}
    overrides = {**paths, "paths.vectors": str(table), **(settings or {})}
    spacy_train(folder / "config.cfg", folder, overrides=overrides)
    return folder / "model-best"


def _start_from(model: Path, components: dict[str, dict]) -> None:
    """Take all components from `model` but the lemmatizer: spaCy forgets which label stands for which edit."""
    width = components["tok2vec"]["model"]["encode"]["width"]
    for name in components:
        if name != "trainable_lemmatizer":
            components[name] = {"source": str(model)}
    components["trainable_lemmatizer"]["model"]["tok2vec"]["width"] = width


def save_documents(parts: Sequence[Sequence[Sentence]], target: Path, most: int) -> None:
    """Sentences of one part stay together in documents; the documents of all parts are mixed."""
    chance, vocab = random.Random(2), corpora.blank().vocab
    docs = [doc for part in parts for doc in documents(vocab, part, chance, most)]
    chance.shuffle(docs)
    DocBin(docs=docs).to_disk(target)


def assemble(syntax: Path, entities: Path, target: Path) -> None:
    """Put both trained parts into one pipeline that needs nothing of ours to be loaded."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(entities))
    for section in ("corpora", "training", "pretraining", "paths"):
        nlp.config[section] = {}
    nlp.config["initialize"] = {"components": {}, "tokenizer": {}}
    nlp.meta.update(_META)
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    forget_words(nlp, target)


def forget_words(nlp: Language, folder: Path) -> None:
    """Keep only the strings that components need in the stored vocabulary; the training's words are a third of it."""
    strings = nlp.vocab.strings
    edits = srsly.read_msgpack(folder / "trainable_lemmatizer" / "trees")["trees"]
    kept = {strings[tree[side]] for tree in edits for side in ("orig", "subst") if tree.get(side)}
    kept |= {label for labels in nlp.pipe_labels.values() for label in labels}
    kept |= {text for text in strings if "=" in text or (text.isascii() and text.isupper())}
    srsly.write_json(folder / "vocab" / "strings.json", sorted(kept))


if __name__ == "__main__":
    main()
