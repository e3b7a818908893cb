"""Questions to a small knowledge base and the forms of the answers."""

import csv
import io
import json
import sqlite3

import pytest

from pipeline.errors import KlauselwerkError
from pipeline.publish.database import TABLES
from pipeline.query import Filters, search, write_rows


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("kb") / "knowledge.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, 'text', 1.0)",
        [
            ("d-1", "a.txt", "agreement", "Vertrag über Wasser", "2019-06-03", "Ulm"),
            ("d-2", "b.txt", "press_release", "Land fördert Brücken", "2021", "Kiel"),
        ],
    )
    connection.executemany(
        "INSERT INTO document_text VALUES (?, ?, ?)",
        [("d-1", "Vertrag über Wasser", "Der Zweckverband liefert Wasser."), ("d-2", "Land", "Brücken werden gebaut.")],
    )
    connection.executemany(
        "INSERT INTO entities VALUES (?, ?, ?, ?, 1, ?)",
        [
            ("e-1", "organisation", "Zweckverband Oberland", "ZVO", 5),
            ("e-2", "organisation", "Land Holstein", "", 2),
            ("e-3", "programme", "Brückenpakt 100%", "", 1),
        ],
    )
    connection.execute("INSERT INTO parties VALUES ('d-1', 'e-1', 'Zweckverband Oberland', NULL, 0, 5)")
    connection.executemany(
        "INSERT INTO commitments VALUES (?, ?, ?, ?, ?, NULL, ?, NULL, 0, 0.9, NULL, 0, 5)",
        [
            ("c-1", "d-1", "obligation", "liefert Wasser", "Der Zweckverband liefert Wasser.", "2024-12-31"),
            ("c-2", "d-2", "funding", "fördert", "=Das Land fördert Brücken.", None),
        ],
    )
    connection.executemany(
        "INSERT INTO commitment_text VALUES (?, ?)",
        [("c-1", "Der Zweckverband liefert Wasser."), ("c-2", "=Das Land fördert Brücken.")],
    )
    connection.executemany(
        "INSERT INTO commitment_entities VALUES (?, ?, ?)",
        [("c-1", "e-1", "actor"), ("c-2", "e-2", "actor"), ("c-2", "e-3", "programme")],
    )
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), ["c-1", "c-2"]),
        (Filters(words=("wasser",)), ["c-1"]),
        (Filters(words=("brucken",)), ["c-2"]),
        (Filters(words=("zweck*",)), ["c-1"]),
        (Filters(words=('"; DROP TABLE documents; --',)), []),
        (Filters(kind="press_release"), ["c-2"]),
        (Filters(modality="obligation"), ["c-1"]),
        (Filters(party="oberland"), ["c-1"]),
        (Filters(party="ZVO"), ["c-1"]),
        (Filters(actor="Holstein"), ["c-2"]),
        (Filters(programme="100%"), ["c-2"]),
        (Filters(programme="1_0"), []),
        (Filters(since="2020"), ["c-2"]),
        (Filters(until="2019"), ["c-1"]),
        (Filters(until="2019-06-02"), []),
        (Filters(place="Kiel", words=("brücken",)), ["c-2"]),
        (Filters(find="documents", words=("liefert",)), ["d-1"]),
        (Filters(find="documents", actor="Holstein"), ["d-2"]),
        (Filters(find="documents", modality="funding"), ["d-1", "d-2"]),
        (Filters(find="entities"), ["e-1", "e-2", "e-3"]),
        (Filters(find="entities", words=("zvo",)), ["e-1"]),
        (Filters(limit=1), ["c-1"]),
    ],
)
def test_filters(database, filters, ids):
    assert [row["id"] for row in search(database, filters)] == ids


def test_forms_of_the_answer(database):
    rows = search(database, Filters())
    as_json, as_csv, as_table = io.StringIO(), io.StringIO(), io.StringIO()
    write_rows(rows, as_json, "json")
    write_rows(rows, as_csv, "csv")
    write_rows(rows, as_table, "table")
    assert json.loads(as_json.getvalue()) == rows
    assert [row["quote"] for row in csv.DictReader(io.StringIO(as_csv.getvalue()))][1].startswith("'=")
    assert "Zweckverband Oberland" in as_table.getvalue()


def test_escapes_from_documents_do_not_reach_the_terminal():
    stream = io.StringIO()
    write_rows([{"quote": "rot\x1b[31m und \u202egedreht"}], stream, "table")
    assert "\x1b" not in stream.getvalue()
    assert "\u202e" not in stream.getvalue()


def test_no_knowledge_base_is_said(tmp_path):
    with pytest.raises(KlauselwerkError, match="klauselwerk run"):
        search(tmp_path / "none.sqlite", Filters())
