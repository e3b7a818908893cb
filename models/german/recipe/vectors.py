"""Word vectors in few bytes (floret): hashed character n-grams, so that damaged words still have a neighbour."""

import random
from pathlib import Path

import floret
import spacy
from spacy.training.initialize import convert_vectors
from spacy.vectors import Mode

_BUCKETS, _WIDTH = 12_000, 64


def make_vectors(text: Path, folder: Path) -> Path:
    """Train vectors on `text` (a sentence a line); return the folder of an empty spaCy pipeline that holds them."""
    lines = text.read_text(encoding="utf-8").splitlines()
    random.Random(0).shuffle(lines)
    mixed = folder / "mixed.txt"
    mixed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    model = floret.train_unsupervised(
        str(mixed), model="cbow", mode="floret", hashCount=2, bucket=_BUCKETS, minn=4, maxn=5, minCount=5, dim=_WIDTH,
        epoch=8, lr=0.05, neg=5, thread=1,
    )  # fmt: skip
    table = folder / "vectors.floret"
    model.save_floret_vectors(str(table))
    target = folder / "vectors"
    nlp = spacy.blank("de")
    convert_vectors(nlp, table, truncate=0, prune=-1, mode=Mode.floret)
    nlp.to_disk(target)
    return target
