"""The first layer of the model's networks, asked once for each word: what it makes of one depends on nothing else."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

KEPT = 20_000
"""Words whose rows are kept, 384 bytes each; when more have been met, all are forgotten."""
_BEGINS, _ENDS = "extract_features>>", ">>ragged2list"


def keep_words(nlp: Language) -> int:
    """Let every embedding layer in `nlp` keep the rows it has made; returns how many layers there are.

    The rows stay the same bit by bit. Only layers that go by the words' attributes alone are changed.
    """
    found = 0
    for _, pipe in nlp.pipeline:
        for parent in list(getattr(pipe, "model", _NOTHING).walk()):
            for i, layer in enumerate(parent.layers):
                if layer.name.startswith(_BEGINS) and layer.name.endswith(_ENDS):
                    parent.layers[i] = _kept(layer)
                    found += 1
    return found


def _kept(embedding: Model[Any, Any]) -> Model[Any, Any]:
    """`embedding` behind a table of the rows it has made."""
    return Model("kept_words", _forward, layers=[embedding], attrs={"rows": {}}, dims={"nO": None})


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Any]:
    embedding, rows = model.layers[0], model.attrs["rows"]
    if is_train:
        return embedding(docs, is_train)
    keys = [list(map(tuple, doc.to_array([ORTH, NORM]).tolist())) for doc in docs]
    new = list({key for some in keys for key in some if key not in rows})
    if len(rows) + len(new) > KEPT:
        rows.clear()
        new = list({key for some in keys for key in some})
    if new:
        rows.update(zip(new, embedding.predict([_as_doc(docs[0], new)])[0]))
    width = embedding.get_dim("nO") if not rows else len(next(iter(rows.values())))
    made = [np.array([rows[key] for key in some], dtype="float32").reshape(len(some), width) for some in keys]
    return made, None


def _as_doc(pattern: Doc, keys: Sequence[tuple[int, int]]) -> Doc:
    """A document of the words with these keys, in the vocabulary of `pattern`."""
    strings = pattern.vocab.strings
    doc = Doc(pattern.vocab, words=[strings[orth] for orth, _ in keys])
    for token, (_, norm) in zip(doc, keys, strict=True):
        if token.norm != norm:
            token.norm_ = strings[norm]
    return doc


_NOTHING: Model[Any, Any] = Model("nothing", lambda model, x, is_train: (x, None))
