"""What tests share: a small text made into the stages' types, and the place of material that is not in the project."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real documents beside a developer's checkout; tests that need it are skipped elsewhere."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("../shared/seeds is not here: these real documents are not part of the project")
    return folder
