"""A knowledge base is written again where anything of it or beneath it has changed, and only then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publish.stamp import current_stamp, made_of, write_stamp

KNOWN = ["program", "line 1"]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "d-0123456789abcdef.json").write_text("{}")
    (tmp_path / "entities.jsonl").write_text("{}\n")
    (tmp_path / "authorities").mkdir()
    (tmp_path / "decisions.jsonl").write_text("{}\n")
    write_stamp(tmp_path, made_of(tmp_path, KNOWN), 1, 2, 3)
    return tmp_path


def test_what_is_untouched_is_current(base: Path) -> None:
    stamp = current_stamp(base, made_of(base, KNOWN))
    assert stamp is not None
    assert (stamp.documents, stamp.entities, stamp.commitments) == (1, 2, 3)


@pytest.mark.parametrize(
    "change",
    [
        lambda base: (base / "documents" / "d-0123456789abcdef.json").unlink(),
        lambda base: (base / "documents" / "d-0123456789abcdef.json").write_text("{ }"),
        lambda base: (base / "entities.jsonl").write_text(""),
        lambda base: (base / "decisions.jsonl").write_text("{}\n{}\n"),
        lambda base: (base / "authorities" / "own.jsonl").write_text("{}\n"),
        lambda base: (base / ".state" / "published.json").write_text("torn"),
    ],
    ids=["record gone", "record touched", "entities touched", "decided", "body added", "stamp torn"],
)
def test_what_was_touched_is_not_current(base: Path, change: Callable[[Path], object]) -> None:
    change(base)
    assert current_stamp(base, made_of(base, KNOWN)) is None


def test_other_inputs_make_another_base(base: Path) -> None:
    assert current_stamp(base, made_of(base, ["program", "line 2"])) is None
