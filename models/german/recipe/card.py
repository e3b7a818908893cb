"""Write the card: `python -m models.german.recipe.card --figures FILE`, FILE holding what measure.py printed."""

import argparse
import json
import tomllib
from importlib.metadata import version
from pathlib import Path

from models.german.recipe.measure import Figures, Share
from models.german.recipe.sources import read_sources, sha256

_GERMAN = Path(__file__).parents[1]
_TEXTS = Path(__file__).with_name("card.toml")
_COLUMNS = {
    "tag_acc": "STTS tag", "pos_acc": "part of speech", "morph_acc": "morphology", "lemma_acc": "lemma",
    "dep_uas": "UAS", "dep_las": "LAS", "sents_f": "sentences F",
}  # fmt: skip


def main() -> None:
    """Read the figures, write card.md beside the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=Path, required=True)
    figures: Figures = json.loads(parser.parse_args().figures.read_text(encoding="utf-8"))
    (_GERMAN / "card.md").write_text(card(figures), encoding="utf-8")


def card(figures: Figures) -> str:
    """The card as Markdown: purpose, figures, data, weaknesses, checksums."""
    texts: dict[str, str] = tomllib.loads(_TEXTS.read_text(encoding="utf-8"))
    parts = [
        texts["head"], texts["trees"], _syntax(figures), _relations(figures), texts["own"], _own(figures),
        texts["names"], _names(figures["names"]), _cost(figures), texts["gain"], texts["tried"], texts["weak"],
        texts["data"], _data(), texts["licence"], _versions(), _files(),
    ]  # fmt: skip
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _syntax(figures: Figures) -> str:
    rows = [[name, *(f"{scores[key]:.1f}" for key in _COLUMNS)] for name, scores in figures["syntax"].items()]
    return _table(["test", *_COLUMNS.values()], rows)


def _relations(figures: Figures) -> str:
    listed = ", ".join(f"{name} {score:.0f}" for name, score in figures["relations"].items())
    return f"F of single relations on GSD test, head and label right: {listed}."


def _own(figures: Figures) -> str:
    read, split = figures["commitments"], figures["sentences"]
    counts = [
        ("subject", read["subject"], read["total"]),
        ("finite verb of the predicate", read["predicate"], read["total"]),
        ("what is committed", read["clause"], read["total"]),
        ("all three", read["whole"], read["total"]),
        ("all three, errors never looked at", read["whole_unseen"], read["total_unseen"]),
    ]
    rows = [[part, f"{right} of {total}", f"{100 * right / total:.1f}"] for part, right, total in counts]
    return (
        _table(["commitments", "right", "%"], rows)
        + f"\n\nSentences of the sample papers, {split['number']:.0f} of them: F {split['sentences']:.1f} of whole "
        f"sentences, {split['boundaries']:.1f} of the boundaries between them."
    )


def _names(tests: dict[str, dict[str, Share]]) -> str:
    rows = [
        [name if label == "all" else "", label, *(f"{share[key]:.1f}" for key in ("p", "r", "f"))]
        for name, shares in tests.items()
        for label, share in shares.items()
        if label == "all" or not name.endswith("noised")
    ]
    return _table(["test", "label", "precision", "recall", "F"], rows)


def _cost(figures: Figures) -> str:
    size = sum(p.stat().st_size for p in (_GERMAN / "pipeline").rglob("*") if p.is_file()) / 1e6
    return (
        f"Cost: {figures['words_per_second']:,} words a second on one core for the whole pipeline, "
        f"{figures['megabytes']} MB of memory while measuring, {figures['load_seconds']} s of processor time to load, "
        f"{size:.1f} MB on disk."
    )


def _data() -> str:
    rows = [[s.name, s.licence, s.origin, s.used_for] for s in read_sources()]
    return (
        _table(["data", "licence", "origin", "used for"], rows)
        + "\n\n"
        + ("SHA-256 of every file trained from: `recipe/sources.toml`, checked before each training.")
    )


def _versions() -> str:
    named = ", ".join(f"{package} {version(package)}" for package in ("spacy", "thinc", "numpy", "floret"))
    return f"## Versions\n\nTrained and measured with {named}."


def _files() -> str:
    files = sorted(p for p in (_GERMAN / "pipeline").rglob("*") if p.is_file())
    rows = [[str(p.relative_to(_GERMAN)), f"`{sha256(p)}`"] for p in [*files, _GERMAN / "words.txt.xz"]]
    return "## Files\n\n" + _table(["file", "SHA-256"], rows)


if __name__ == "__main__":
    main()
