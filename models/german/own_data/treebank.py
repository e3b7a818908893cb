"""Turn trees.txt into trees.conllu, in the conventions of UD German GSD as training reads them (see README.md)."""

import sys
from pathlib import Path

from models.german.own_data.brackets import Leaf, parse_brackets, words
from models.german.own_data.features import Features
from models.german.own_data.lexicon import Lexicon
from models.german.own_data.tagging import Tagger

HERE = Path(__file__).parent
_PARTS = {
    "NN": "NOUN", "NE": "PROPN", "ART": "DET", "PPOSAT": "DET", "PIAT": "DET", "PDAT": "DET", "PWAT": "DET",
    "PIS": "PRON", "PDS": "PRON", "PPER": "PRON", "PRF": "PRON", "PRELS": "PRON", "PWS": "PRON", "APPR": "ADP",
    "APPRART": "ADP", "APZR": "ADP", "KOKOM": "ADP", "KOUI": "ADP", "KOUS": "SCONJ", "KON": "CCONJ", "ADV": "ADV",
    "PAV": "ADV", "PWAV": "ADV", "ADJD": "ADJ", "ADJA": "ADJ", "CARD": "NUM", "PTKZU": "PART", "PTKNEG": "PART",
    "TRUNC": "NOUN", "$,": "PUNCT", "$.": "PUNCT", "$(": "PUNCT",
}  # fmt: skip
_PREPOSITION_PARTICLES = {"ab", "an", "auf", "aus", "bei", "mit", "nach", "um", "vor", "zu"}


def conllu(line: str, lexicon: Lexicon, number: int) -> str:
    """One bracketed sentence as a CoNLL-U block; ValueError with the sentence if it cannot be read."""
    try:
        root = parse_brackets(line)
        tagger = Tagger(lexicon)
        tags, heads, relations = tagger.read(root)
        features = Features(lexicon, tagger, tags, relations)
        features.read(root)
    except (ValueError, KeyError) as error:
        raise ValueError(f"{line}: {error}") from error
    order = words(root)
    spaces = [_space_after(leaf, after) for leaf, after in zip(order, [*order[1:], None], strict=True)]
    text = "".join(leaf.form + (" " if space else "") for leaf, space in zip(order, spaces, strict=True)).strip()
    rows = [f"# sent_id = own-{number}", f"# text = {text}"]
    for place, (leaf, space) in enumerate(zip(order, spaces, strict=True), 1):
        head = heads[leaf]
        lemma = lexicon.lemma(leaf.form, tags[leaf])
        cells = [
            str(place), leaf.form, lemma, _part(leaf, tags), tags[leaf], features.found[leaf] or "_",
            str(order.index(head) + 1 if head else 0), relations[leaf], "_", "_" if space else "SpaceAfter=No",
        ]  # fmt: skip
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n\n"


def _space_after(leaf: Leaf, after: Leaf | None) -> bool:
    return after is not None and after.form not in {",", ".", ":", ";", "“", ")"} and leaf.form not in {"„", "("}


def _part(leaf: Leaf, tags: dict[Leaf, str]) -> str:
    tag = tags[leaf]
    if tag == "PTKVZ":
        return "ADP" if leaf.form in _PREPOSITION_PARTICLES else "ADV"
    if tag.startswith("V"):
        return "AUX" if tag[1] in "AM" and not leaf.marked else "VERB"
    return _PARTS[tag]


def main() -> None:
    """Build trees.conllu; all sentences that cannot be read are told before giving up."""
    lexicon = Lexicon(HERE / "words.toml")
    source = (HERE / "trees.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in source if line and not line.startswith("#")]
    blocks, problems = [], []
    for number, line in enumerate(lines, 1):
        try:
            blocks.append(conllu(line, lexicon, number))
        except ValueError as error:
            problems.append(str(error))
    sys.stdout.write("\n".join([*problems, f"{len(blocks)} trees, {len(problems)} sentences not read"]) + "\n")
    if problems:
        sys.exit(1)
    (HERE / "trees.conllu").write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
