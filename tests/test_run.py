"""A run as its user sees it: files in, knowledge base, ledger and exit status out."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pikepdf
import pytest

from pipeline.publish.schema import schema_of

AGREEMENT = """# Vereinbarung über die Pflege des Stadtarchivs

zwischen

der Stadt Talheim, vertreten durch den Bürgermeister Jonas Winkler

und

dem Förderverein Talheimer Geschichte e. V.

## § 1 Gegenstand

Der Förderverein verpflichtet sich, die Bestände des Stadtarchivs bis zum 31. Dezember 2024 zu verzeichnen.

## § 2 Kosten

Die Stadt Talheim fördert das Vorhaben mit 12.500 Euro.

Talheim, den 4. März 2023
"""
RELEASE = """Presseinformation Nr. {number}/2022

Erfurt, {number}. Mai 2022

Land stärkt kleine Museen

Das Thüringer Ministerium für Kultur hat heute in Erfurt das Programm „Offene Vitrine“ vorgestellt. „Wir wollen
kleine Museen dauerhaft unterstützen“, sagte Ministerin Dr. Helga Brandner.
"""


def klauselwerk(*arguments: object, **options) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **options)


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    """Everything published, the ledger without its times."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and ".state" not in p.parts and p.name != ".lock"):
        content = path.read_bytes()
        if path.name == "ledger.jsonl":
            kept = [{k: v for k, v in line.items() if k not in ("started", "seconds")} for line in lines(path)]
            content = json.dumps(kept).encode()
        found[str(path.relative_to(folder))] = content
    return found


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    (folder / "agreement.md").write_text(AGREEMENT, "utf-8")
    (folder / "copy.md").write_text(AGREEMENT, "utf-8")
    for number in range(1, 9):
        (folder / f"release{number}.txt").write_text(RELEASE.format(number=number), "cp1252")
    return folder


@pytest.fixture(scope="module")
def output(inputs, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    ended = klauselwerk("run", inputs, "--output", folder)
    assert ended.returncode == 0, ended.stderr
    return folder


@pytest.mark.parametrize(
    ("name", "file"), [("entity", "entities"), ("commitment", "commitments"), ("ledger", "ledger"), ("document", None)]
)
def test_everything_written_is_valid_against_the_published_schema(output, name, file):
    if file is None:
        records = [json.loads(path.read_text("utf-8")) for path in (output / "documents").glob("*.json")]
    else:
        records = lines(output / f"{file}.jsonl")
    assert records
    published = json.loads((output / "schema" / f"{name}.schema.json").read_text("utf-8"))
    assert published == schema_of(name)
    for record in records:
        jsonschema.validate(record, published)


def test_every_input_has_one_line_and_equal_bytes_one_record(inputs, output):
    ledger = lines(output / "ledger.jsonl")
    assert [Path(line["path"]).name for line in ledger] == sorted(path.name for path in inputs.iterdir())
    by_name = {Path(line["path"]).name: line["document_id"] for line in ledger}
    assert by_name["agreement.md"] == by_name["copy.md"]
    assert len(list((output / "documents").glob("*.json"))) == 9


def test_the_record_says_what_the_page_says(output):
    records = [json.loads(path.read_text("utf-8")) for path in (output / "documents").glob("*.json")]
    record = next(r for r in records if r["kind"] == "agreement")
    assert record["title"]["text"] == "Vereinbarung über die Pflege des Stadtarchivs"
    assert record["issued"]["value"] == "2023-03-04"
    assert [s["number"] for s in record["sections"]] == ["§ 1", "§ 2"]
    assert [a["value"] for a in record["amounts"]] == [12500]
    assert {c["modality"] for c in record["commitments"]} == {"obligation", "funding"}
    assert [p["name"] for p in record["parties"]] == ["Stadt Talheim", "Förderverein Talheimer Geschichte e. V."]


def test_running_again_changes_nothing_and_reads_nothing(inputs, output):
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file() and path.name != ".lock"}
    ended = klauselwerk("run", inputs, "--output", output, "--json")
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["unchanged"] == 10
    assert {p: p.stat().st_mtime_ns for p in output.rglob("*") if p.is_file() and p.name != ".lock"} == before


def test_a_killed_run_is_taken_up_where_it_stopped(inputs, output, tmp_path):
    command = [sys.executable, "-m", "pipeline", "run", str(inputs), "--output", str(tmp_path)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        if list(tmp_path.glob(".state/outcomes/*.jsonl")) or running.poll() is not None:
            break
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert klauselwerk("run", inputs, "--output", tmp_path).returncode == 0
    assert contents(tmp_path) == contents(output)


def test_what_cannot_be_read_is_accounted_for_and_harms_nobody(output, inputs, tmp_path):
    sick, out = tmp_path / "in", tmp_path / "out"
    sick.mkdir()
    (sick / "a.md").write_text(AGREEMENT, "utf-8")
    (sick / "empty.pdf").write_bytes(b"")
    (sick / "text.pdf").write_text("Das ist nur Text.", "utf-8")
    (sick / "truncated.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    locked = pikepdf.new()
    locked.add_blank_page()
    locked.save(sick / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    ended = klauselwerk("run", sick, "--output", out)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr + ended.stdout
    ledger = {Path(line["path"]).name: line for line in lines(out / "ledger.jsonl")}
    assert ledger["a.md"]["status"] == "done"
    codes = {name: line["error"]["code"] for name, line in ledger.items() if line["error"]}
    assert codes == {
        "empty.pdf": "empty_file",
        "text.pdf": "type_mismatch",
        "truncated.pdf": "damaged_pdf",
        "locked.pdf": "encrypted_pdf",
    }
    assert all(line["error"]["remedy"] for line in ledger.values() if line["error"])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["run"], 2),
        (["run", "x", "--output", "/dev/null/out"], 5),
        (["run", "x", "--output", "{tmp}/o", "--workers", "0"], 9),
        (["run", "x", "--output", "{tmp}/o", "--config", "/nowhere.toml"], 9),
        (["run", "{tmp}", "--output", "{tmp}/o", "--pages", "1-x"], 9),
        (["run", __file__, "--output", "{tmp}/o", "--model", "xx_no_such_model"], 9),
        (["run", "{tmp}/nothing-there", "--output", "{tmp}/o"], 1),
        (["query", "x", "--output", "{tmp}/nowhere"], 1),
        (["schema"], 0),
        (["--help"], 0),
    ],
)
def test_exit_status_and_one_line_that_helps(arguments, status, tmp_path):
    ended = klauselwerk(*(argument.format(tmp=tmp_path) for argument in arguments))
    assert ended.returncode == status, ended.stderr
    assert "Traceback" not in ended.stderr
    if status in (5, 9):
        assert len(ended.stderr.strip().splitlines()) == 1


def test_asking_for_help_loads_nothing_heavy():
    code = "import sys, pipeline.cli; print([m for m in ('spacy', 'numpy', 'pdfplumber', 'rich') if m in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_a_second_run_on_the_same_folder_is_refused(tmp_path):
    from pipeline.publish.files import locked

    with locked(tmp_path):
        ended = klauselwerk("run", "x", "--output", tmp_path)
    assert ended.returncode == 5
    assert str(os.getpid()) in ended.stderr
