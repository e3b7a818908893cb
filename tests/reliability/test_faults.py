"""What goes wrong around a run: it is killed, Tesseract is missing or broken, what it kept is damaged."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from models.draft import Outcome
from pipeline.publish.files import write_whole
from pipeline.publish.outcomes import TRANSIENT, Outcomes, encoded
from tests.test_run import AGREEMENT, contents, klauselwerk, lines

RUN = [sys.executable, "-m", "pipeline", "run"]
HANGING = '#!/bin/sh\ncase "$*" in *version*|*list-langs*) exec {tesseract} "$@";; esac\ntrap "" TERM\nsleep 1000\n'


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> Path:
    """A text and a picture with a few lines."""
    folder = tmp_path_factory.mktemp("in")
    (folder / "agreement.md").write_text(AGREEMENT, "utf-8")
    picture = Image.new("L", (1200, 400), 255)
    for row in range(5):
        ImageDraw.Draw(picture).text(
            (60, 40 + 60 * row), "Die Stadt Talheim zahlt dem Verein 500 Euro.", 0, font_size=40
        )
    picture.save(folder / "scan.png")
    return folder


@pytest.fixture
def stub(tmp_path):
    """A folder for PATH with a `tesseract` of our own making; the real one is at {tesseract}."""

    def made(script: str) -> dict[str, str]:
        real = shutil.which("tesseract")
        if not real:
            pytest.skip("Tesseract is not installed")
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "tesseract").write_text(script.replace("{tesseract}", real))
        (folder / "tesseract").chmod(0o755)
        return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}

    return made


def processes_of(folder: Path) -> list[str]:
    """The command lines of the processes whose command or environment names `folder`, but for our own."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            named = str(folder) in command or str(folder).encode() in (place / "environ").read_bytes()
        except OSError:
            continue
        if named and int(place.name) != os.getpid():
            found.append(command)
    return found


def waited_for(condition, seconds: float) -> bool:
    for _ in range(int(seconds * 10)):
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_kill_leaves_no_process_and_the_next_run_no_temporary_file(inputs, tmp_path, stub):
    (tmp_path / "tmp").mkdir()
    environment = stub(HANGING) | {"TMPDIR": str(tmp_path / "tmp")}
    running = subprocess.Popen(
        [*RUN, str(inputs), "--output", str(tmp_path / "out")], env=environment, stderr=subprocess.DEVNULL
    )
    assert waited_for(lambda: any("tesseract" in command for command in processes_of(tmp_path)), 60)
    running.kill()
    running.wait()
    assert waited_for(lambda: not processes_of(tmp_path), 10), processes_of(tmp_path)
    again = klauselwerk(
        "run", inputs, "--output", tmp_path / "out", env={**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    )
    assert again.returncode == 0, again.stderr
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("signal_sent", [signal.SIGINT, signal.SIGTERM])
def test_interruption_is_said_in_one_line(inputs, tmp_path, signal_sent, stub):
    running = subprocess.Popen(
        [*RUN, str(inputs), "--output", str(tmp_path / "out")],
        env=stub(HANGING),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A background job of a shell ignores the interrupt and hands that on to what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert waited_for(lambda: list((tmp_path / "out").glob(".state/outcomes/*")), 60)
    os.killpg(running.pid, signal_sent) if signal_sent == signal.SIGINT else running.send_signal(signal_sent)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert len(said.splitlines()) == 1
    ledger = {Path(line["path"]).name: line for line in lines(tmp_path / "out" / "ledger.jsonl")}
    assert ledger["agreement.md"]["status"] == "done"
    assert ledger["scan.png"]["error"]["code"] == "interrupted"


def test_a_missing_program_is_said_and_asked_for_again(inputs, tmp_path):
    (tmp_path / "empty").mkdir()
    first = klauselwerk(
        "run", inputs, "--output", tmp_path / "out", env={**os.environ, "PATH": str(tmp_path / "empty")}
    )
    assert first.returncode == 3
    assert "missing_tesseract" in first.stderr
    second = klauselwerk("run", inputs, "--output", tmp_path / "out", "--json")
    if second.returncode == 3:
        pytest.skip("Tesseract is not installed")
    assert (second.returncode, json.loads(second.stdout)["unchanged"]) == (0, 1)


def test_a_damaged_state_is_read_again(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(AGREEMENT, "utf-8")
    assert klauselwerk("run", tmp_path / "in", "--output", tmp_path / "out").returncode == 0
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    kept = next((tmp_path / "out" / ".state" / "outcomes").iterdir())
    kept.write_bytes(kept.read_bytes().replace("Förderverein".encode(), b"Forderverein"))
    again = klauselwerk("run", tmp_path / "in", "--output", tmp_path / "out", "--json")
    assert json.loads(again.stdout)["unchanged"] == 0
    assert contents(tmp_path / "out") == before | {"notes.txt": b"mine"}
    (tmp_path / "out" / "ledger.jsonl").write_bytes(b'{"path": 1}\n')
    refused = klauselwerk("run", tmp_path / "in", "--output", tmp_path / "out")
    assert refused.returncode == 5
    assert "ledger.jsonl, line 1" in refused.stderr


def outcome(**fields) -> Outcome:
    values = {"key": "k", "status": "failed", "document_id": None, "error": None, "started": "", "seconds": 0.0}
    return Outcome.model_validate(values | fields)


def test_every_damaged_byte_of_an_outcome_is_noticed(tmp_path):
    content = encoded(outcome(document_id="d-0123456789abcdef"), None)
    for place in range(len(content)):
        damaged = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        write_whole(tmp_path / "x.jsonl", damaged)
        assert Outcomes(tmp_path, "k").get("x") is None
        write_whole(tmp_path / "x.jsonl", content[:place])
        assert Outcomes(tmp_path, "k").get("x") is None
    write_whole(tmp_path / "x.jsonl", content)
    assert Outcomes(tmp_path, "k").get("x") is not None
    assert Outcomes(tmp_path, "other settings").get("x") is None


@pytest.mark.parametrize("code", sorted(TRANSIENT))
def test_what_lies_with_the_machine_is_tried_again(tmp_path, code):
    error = {"code": code, "message": "m", "remedy": "r"}
    outcomes = Outcomes(tmp_path, "k")
    outcomes.put("x", encoded(outcome(error=error), None))
    assert outcomes.get("x") is None


@pytest.mark.parametrize(
    ("read_by", "installed", "known"),
    [("5.3.0", "5.3.0", True), ("5.3.0", "5.5.0", False), ("5.3.0", None, True), (None, "5.5.0", True)],
)
def test_another_ocr_engine_reads_again_what_one_has_read(tmp_path, read_by, installed, known):
    outcomes = Outcomes(tmp_path, "k", lambda: installed)
    outcomes.put("x", encoded(outcome(engine=read_by), None))
    assert (outcomes.get("x") is not None) == known


def test_an_output_that_is_an_input_is_refused(tmp_path):
    (tmp_path / "a.md").write_text(AGREEMENT, "utf-8")
    refused = klauselwerk("run", tmp_path, "--output", f"{tmp_path}/")
    assert refused.returncode == 5
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [("schema > /dev/full", 5), ("schema | head -1", 0), ("schema >&-", 0), ("query \udcff --output {tmp}", 1)],
)
def test_results_that_cannot_be_written_end_quietly(tmp_path, arguments, status):
    (tmp_path / "knowledge.sqlite").write_bytes(b"")
    command = f"set -o pipefail; {sys.executable} -m pipeline {arguments.format(tmp=tmp_path)}"
    ended = subprocess.run(["bash", "-c", os.fsencode(command)], capture_output=True, check=False)
    assert ended.returncode == status
    assert b"Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == (1 if status else 0)
