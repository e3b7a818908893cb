import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadConfiguration
from pipeline.extract.confidence import calibrated, curves, fitted, on_curve

JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_between_two_points_lies_a_straight_line():
    assert on_curve([(0.2, 0.4), (0.6, 0.8)], 0.4) == pytest.approx(0.6)


@pytest.mark.parametrize(("raw", "share"), [(0.0, 0.4), (1.0, 0.8)])
def test_outside_the_points_the_curve_is_flat(raw, share):
    assert on_curve([(0.2, 0.4), (0.6, 0.8)], raw) == share


def test_an_unknown_kind_keeps_its_score():
    assert calibrated("riddles", 0.37) == 0.37


@given(JUDGED)
def test_a_fitted_curve_rises_and_stays_between_nothing_and_certainty(judged):
    points = fitted(judged)
    shares = [share for _, share in points]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_worth_less(first, second):
    low, high = sorted((first, second))
    assert calibrated("commitments", low) <= calibrated("commitments", high) + 1e-12


def test_much_evidence_outweighs_the_share_of_all():
    points = fitted([(0.2, False)] * 50 + [(0.9, True)] * 50)
    assert points[0][1] < 0.05 and points[-1][1] > 0.95


def test_a_falling_curve_is_refused(tmp_path):
    path = tmp_path / "confidence.toml"
    path.write_text("[points]\ndates = [[0.1, 0.9], [0.8, 0.3]]\n", "utf-8")
    with pytest.raises(BadConfiguration, match="dates"):
        curves(path)
