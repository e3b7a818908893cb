"""Files are written whole or not at all."""

import os

import pytest

from pipeline.errors import OutputUnusable
from pipeline.publish.files import locked, write_whole


def test_unchanged_content_is_left_alone(tmp_path):
    path = tmp_path / "a" / "x.json"
    write_whole(path, b"one")
    os.utime(path, (1, 1))
    write_whole(path, b"one")
    assert path.stat().st_mtime == 1
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["x.json"]


def test_a_failed_write_leaves_the_old_file_and_no_trace(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    write_whole(path, b"old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputUnusable, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_folder_serves_one_run_at_a_time(tmp_path):
    with (
        locked(tmp_path / "out"),
        pytest.raises(OutputUnusable, match=f"in use by process {os.getpid()}"),
        locked(tmp_path / "out"),
    ):
        pass
    with locked(tmp_path / "out"):
        pass


def test_leftovers_of_a_killed_run_are_swept(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / ".new-abc").write_text("half")
    (tmp_path / "notes.txt").write_text("mine")
    with locked(tmp_path):
        assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [".lock", "notes.txt"]


def test_a_place_that_cannot_be_a_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(OutputUnusable, match="another folder"),
        locked(tmp_path / "file" / "out"),
    ):
        pass
