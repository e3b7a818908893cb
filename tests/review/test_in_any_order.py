"""Documents added one by one in any order, with decisions in force, give what all at once give, byte by byte."""

import io
import shutil

import pytest

from models.settings import Settings
from pipeline.review import read_queue, value_decisions
from pipeline.review.ask import ask
from pipeline.run import run

LETTERS = {
    "a.txt": "Pressemitteilung\nTornau, 3. Mai 2021\n\nDas Bildungswerk Altmühl e. V. wird im Herbst Kurse anbieten. "
    "Das teilte die Stadt Tornau mit. Die Stadt Tornau soll 500 Euro geben.\n",
    "b.txt": "Vereinbarung\nzwischen der Stadt Tornau und dem Bildungswerk Altmiihl e.V.\n\n§ 1 Kurse\n"
    "Das Bildungswerk Altmiihl e.V. stellt bis zum 30. Juni 2021 die Räume bereit.\n",
    "c.txt": "Newsletter\n\nDas Hessische Ministerium der Justiz und das Bildungswerk Altmühl e. V. wollen 2022 eine "
    "Ausstellung zeigen. Die Gemeinde Holm will sich beteiligen.\n",
}
WRITTEN = ("entities.jsonl", "merges.jsonl", "review.jsonl", "corrections.jsonl", "commitments.jsonl", "documents/*")


def content(output):
    return {p.name: p.read_bytes() for pattern in WRITTEN for p in sorted(output.glob(pattern))}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letters")
    for name, text in LETTERS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_one_by_one_in_another_order_is_as_all_at_once(inputs, tmp_path):
    settings = Settings(workers=1)
    whole, grown = tmp_path / "whole", tmp_path / "grown"
    run([inputs], whole, settings)
    asked = len(read_queue(whole))
    assert ask(whole, "Kuhn", ["r\n", "w\n", *["r\n"] * asked], io.StringIO()) == asked > 1
    run([inputs], whole, settings)
    assert read_queue(whole) == []
    grown.mkdir()
    shutil.copy(whole / "decisions.jsonl", grown)
    for name in ("c.txt", "a.txt", "b.txt"):
        run([inputs / name], grown, settings)
    assert content(whole) == content(grown)
    assert len(value_decisions(grown)) == asked
