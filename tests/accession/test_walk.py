"""What is found under the inputs: each file once, in a fixed order, and nothing lost."""

import os
import socket
from pathlib import Path

import pytest

from pipeline.accession import path_text, walk


def _codes(entries):
    return {entry.path.name: entry.error.code for entry in entries if entry.error}


def test_each_file_comes_once_and_in_order(tmp_path: Path):
    for name in ("b.txt", "a.txt", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text")
    entries = walk([tmp_path, tmp_path / "a.txt", tmp_path / "c" / ".." / "a.txt"])
    assert [entry.path.relative_to(tmp_path).as_posix() for entry in entries] == ["a.txt", "b.txt", "c/d.txt"]
    assert not any(entry.error for entry in entries)


def test_the_output_folder_is_not_read(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "record.txt").write_text("Text")
    (tmp_path / "in.txt").write_text("Text")
    assert [entry.path.name for entry in walk([tmp_path], exclude=tmp_path / "out")] == ["in.txt"]


def test_what_is_no_file_is_said_and_left_out(tmp_path: Path):
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "file.txt").write_text("Text")
    (root / "inner").symlink_to(root / "file.txt")
    (root / "outer").symlink_to(outside)
    (root / "broken").symlink_to(root / "nothing")
    (root / "circle").symlink_to(root)
    os.mkfifo(root / "pipe")
    (root / ".hidden").write_text("Text")
    (root / "~$brief.docx").write_text("Text")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(root / "socket"))
        entries = walk([root])
    assert _codes(entries) == {
        "inner": "link",
        "outer": "link_outside",
        "broken": "broken_link",
        "circle": "link",
        "pipe": "not_a_file",
        "socket": "not_a_file",
        ".hidden": "hidden_file",
        "~$brief.docx": "temporary_file",
    }
    assert all(entry.left_out for entry in entries if entry.error)
    assert [entry.path.name for entry in entries if not entry.error] == ["file.txt"]


def test_what_is_named_by_the_user_is_read(tmp_path: Path):
    (tmp_path / ".hidden.txt").write_text("Text")
    (tmp_path / "link.txt").symlink_to(tmp_path / ".hidden.txt")
    assert [entry.error for entry in walk([tmp_path / ".hidden.txt"])] == [None]
    assert [entry.path.name for entry in walk([tmp_path / "link.txt"])] == [".hidden.txt"]


def test_an_input_that_is_not_there_has_an_entry(tmp_path: Path):
    (entry,) = walk([tmp_path / "nothing.txt"])
    assert entry.error is not None and entry.error.code == "file_vanished" and not entry.left_out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_has_an_entry(tmp_path: Path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    assert _codes(walk([tmp_path])) == {"closed": "permission_denied"}
    closed.chmod(0o700)


def test_names_that_are_no_text_can_be_written(tmp_path: Path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xfcr \\ alle.txt"))
    path.write_text("Text")
    (entry,) = walk([tmp_path])
    assert path_text(entry.path).endswith("f\\xfcr \\\\ alle.txt")
    path_text(entry.path).encode("utf-8")
    assert path_text(Path("über.txt")) == "über.txt"
