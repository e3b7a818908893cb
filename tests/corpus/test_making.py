"""The maker of the sample documents: markup, plain text and the noise of an old reading."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "corpus"))
markup = pytest.importorskip("making.markup")
plain = pytest.importorskip("making.plain")

SIGNED = """::: signatures
Anklam, 3. Mai 2020

Jörg Wendt
+++
Usedom, 4. Mai 2020

Ilse Wendt
:::
"""


def test_a_fence_holds_columns_of_blocks() -> None:
    (fence,) = markup.parse(SIGNED)
    assert (fence.kind, fence.name) == ("fence", "signatures")
    assert [[block.text for block in column] for column in fence.columns] == [
        ["Anklam, 3. Mai 2020", "Jörg Wendt"],
        ["Usedom, 4. Mai 2020", "Ilse Wendt"],
    ]


def test_a_fence_left_open_is_refused() -> None:
    with pytest.raises(ValueError, match="parties"):
        markup.parse("::: parties\nzwischen dem Amt")


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("## § 2 Kosten", "h2", "§ 2 Kosten"),
        ("**Fettes** und *Schräges*", "p", "Fettes und Schräges"),
        ("5 * 3 * 2", "p", "5 * 3 * 2"),
        ("***", "rule", ""),
    ],
)
def test_a_line_is_read_as_its_kind(line: str, kind: str, text: str) -> None:
    (block,) = markup.parse(line)
    assert (block.kind, block.text) == (kind, text)


def test_signatures_stand_side_by_side_in_plain_text() -> None:
    assert plain.to_plain(SIGNED, {}).splitlines()[0].split("   ")[0] == "Anklam, 3. Mai 2020"
    assert plain.to_plain(SIGNED, {}).splitlines()[0].endswith("Usedom, 4. Mai 2020")


def test_misreading_is_the_same_for_the_same_seed_and_harms_umlauts_only_when_share_is_zero() -> None:
    text = "Die Bürgschaft über 5 € gewährt „Möwe“ gern."
    read = [plain.misread(text, 0.0, np.random.default_rng(7)) for _ in range(2)]
    assert read[0] == read[1] != text
    assert "gern." in read[0]
    assert "Die B" in read[0]
