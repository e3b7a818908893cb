import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.german.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Verein e. V., Dr.-Ing. Roth", ["Verein", "e. V.", ",", "Dr.-Ing.", "Roth"]),
        ("Industrie- und Handelskammer", ["Industrie-", "und", "Handelskammer"]),
        ("Theodor W. Sand kam.", ["Theodor", "W.", "Sand", "kam", "."]),
        ("Bürger*innen\n2015/16", ["Bürger*innen", "\n", "2015/16"]),
    ],
)
def test_names_stay_whole(text, words):
    assert [token.text for token in tokens(text).items] == words


@given(st.text(max_size=60), st.integers(0, 1000))
def test_every_token_stands_where_it_says(text, offset):
    assert all(text[t.start - offset : t.end - offset] == t.text for t in tokens(text, offset).items)
