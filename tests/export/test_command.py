"""`klauselwerk export`: files and ids, what is written where, what cannot be exported."""

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.capture.making import paragraph, pdf


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "vertrag.pdf"
    file.write_bytes(pdf([paragraph()]))
    return file


def _known(output: Path, file: Path, sha256: str | None = None) -> str:
    """Note `file` in a knowledge base as the source of a document; its id."""
    digest = sha256 or hashlib.sha256(file.read_bytes()).hexdigest()
    name = "d-0123456789abcdef"
    (output / "documents").mkdir(parents=True)
    record = {"source": {"path": str(file), "sha256": digest}}
    (output / "documents" / f"{name}.json").write_text(json.dumps(record), "utf-8")
    return name


def test_files_and_ids(document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    output, target = tmp_path / "kb", tmp_path / "made"
    known = _known(output, document)
    status = main(["export", known, str(document), "--output", str(output), "--format", "alto", "--to", str(target)])
    written = capsys.readouterr().out.splitlines()
    assert status == 0 and written[0] == str(target / "vertrag.alto.xml")
    assert sorted(map(str, target.iterdir())) == sorted(written) and len(written) == 2
    assert "Schulhaus" in (target / "vertrag.alto.xml").read_text("utf-8")


def test_a_pdf_goes_in_and_a_pdf_comes_out(document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", str(document), "--format", "pdf", "--to", str(tmp_path)]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "vertrag.searchable.pdf")
    assert (tmp_path / "vertrag.searchable.pdf").read_bytes().startswith(b"%PDF")


def test_what_cannot_be_exported_is_told_and_the_rest_is_done(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    letter = tmp_path / "brief.txt"
    letter.write_text("Sehr geehrte Damen und Herren,\n\nwir danken für Ihr Schreiben.\n", "utf-8")
    asked = [str(letter), str(tmp_path / "fehlt.pdf"), "d-ffffffffffffffff", str(document)]
    assert main(["export", *asked, "--format", "alto", "--to", str(tmp_path / "made")]) == 1
    told = capsys.readouterr()
    assert [line.split(":")[1].strip() for line in told.err.splitlines()] == [
        "no_layout",
        "file_vanished",
        "unknown_document",
    ]
    assert told.out.strip().endswith("vertrag.alto.xml")


@pytest.mark.parametrize("what", ["gone", "changed"])
def test_an_input_that_is_not_what_was_read(
    document: Path, tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
):
    known = _known(tmp_path / "kb", document, "00" * 32 if what == "changed" else None)
    if what == "gone":
        document.unlink()
    assert main(["export", known, "--output", str(tmp_path / "kb"), "--format", "pdf", "--to", str(tmp_path)]) == 1
    assert {"gone": "file_vanished", "changed": "changed_input"}[what] in capsys.readouterr().err


def test_words_without_their_pictures_make_no_pdf(document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", str(document), "--format", "alto", "--to", str(tmp_path)]) == 0
    assert main(["export", str(tmp_path / "vertrag.alto.xml"), "--format", "pdf", "--to", str(tmp_path)]) == 1
    assert "no_picture" in capsys.readouterr().err
