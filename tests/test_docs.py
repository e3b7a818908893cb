"""What the documentation must name: commands, settings, error codes, record fields, stages."""

import re
from pathlib import Path

import pytest

from models.document import Document
from models.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def error_codes() -> set[str]:
    """Codes given to errors about inputs anywhere in the program."""
    raised = re.compile(r'(?:UnreadableInput|MissingProgram|_passed_over|InputError)\(\s*(?:\w+, )?(?:code=)?"(\w+)"')
    texts = [path.read_text("utf-8") for path in (ROOT / "pipeline").rglob("*.py")]
    return {code for text in texts for code in raised.findall(text)}


def test_every_error_code_is_explained():
    assert len(error_codes()) > 20
    assert {code for code in error_codes() if f"`{code}`" not in README} == set()


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_explained(name):
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", sorted(set(Document.model_fields) - {"schema_version", "id", "source", "text"}))
def test_every_group_of_the_record_is_explained(name):
    assert name.removesuffix("_confidence") in (ROOT / "models" / "README.md").read_text("utf-8")


def test_every_stage_is_on_the_map():
    pages = (ROOT / "pipeline" / "README.md").read_text("utf-8")
    stages = {path.parent.name for path in (ROOT / "pipeline").glob("*/__init__.py")} - {"evaluate"}
    assert {stage for stage in stages if f"`{stage}/`" not in pages} == set()
