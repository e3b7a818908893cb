from pathlib import Path

import pytest

from pipeline.german.words import WordList

LIST = Path(__file__).parents[2] / "models" / "german" / "words.txt.xz"


@pytest.fixture(scope="session")
def words() -> WordList:
    """The word list of the project."""
    return WordList.load(LIST)
