"""What is dear to make: made once per process and handed to the stages."""

import functools
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.german.grammar import relations
from models.german.load import ModelError, load_german
from pipeline.errors import BadConfiguration
from pipeline.german.words import WordList

if TYPE_CHECKING:
    from spacy.language import Language  # at run time our door to spaCy comes first, which spares its command line

WORDS = Path(__file__).parents[1] / "models" / "german" / "words.txt.xz"
UNUSED = ("morphologizer", relations.COMPONENT)
"""Components of our model that nothing here asks: morphology, and the mending of relations."""
MODEL_VARIABLE = "KLAUSELWERK_MODEL"
SEVERAL_VARIABLE = "KLAUSELWERK_SEVERAL"


@dataclass(frozen=True, slots=True)
class Tools:
    """The German language model and the German word list."""

    german: "Language"
    words: WordList


@functools.cache
def load_tools(model: str | None) -> Tools:
    """The tools with our own model, or with the installed spaCy pipeline `model`.

    Raises BadConfiguration where that is not an installed German pipeline with a parser.
    """
    try:
        return Tools(load_german(model, UNUSED), WordList.load(WORDS))
    except ModelError as error:
        raise BadConfiguration(
            "model", str(error), "Choose another with --model, or leave it out for our own"
        ) from error


def says_several() -> bool:
    """Whether the parent process has several documents to read."""
    return SEVERAL_VARIABLE in os.environ


def chosen_model() -> str | None:
    """The model that the parent process chose for its children."""
    return os.environ.get(MODEL_VARIABLE) or None
