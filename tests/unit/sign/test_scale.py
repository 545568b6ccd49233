"""Scales: monotone in everything they are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherrington.sign.scale import DTR, MAS, MRC, medical_research_council, modified_ashworth, reflex_grade

fraction = st.floats(0.0, 1.5)
torque = st.floats(0.0, 50.0)


@given(fraction, fraction, st.floats(0.0, 0.1), st.booleans())
def test_mrc_grows_with_force(a, b, weight, active):
    low, high = sorted((a, b))
    assert medical_research_council(low, weight, active) <= medical_research_council(high, weight, active)
    assert medical_research_council(high, weight, active) in MRC


@pytest.mark.parametrize(
    ("force", "grade"),
    [(0.0, 0), (0.01, 1), (0.03, 2), (0.06, 3), (0.2, 3.67), (0.4, 4), (0.7, 4.33), (0.9, 5)],
)
def test_mrc_cuts(force, grade):
    assert medical_research_council(force, 0.04) == grade


def test_a_flicker_in_the_emg_is_grade_one():
    assert medical_research_council(0.0, 0.04, active=True) == 1


@given(fraction, fraction, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_ashworth_grows_with_torque_and_range(a, b, c, d):
    (low, high), (less, more) = sorted((a, b)), sorted((c, d))
    assert modified_ashworth(low, less) <= modified_ashworth(high, less) <= modified_ashworth(high, more)
    assert modified_ashworth(high, more) in MAS


def test_ashworth_of_a_limb_that_cannot_be_moved_is_four():
    assert modified_ashworth(0.0, 0.0, moved=0.05) == 4


@given(torque, torque, torque, torque, st.integers(0, 12), st.booleans())
def test_reflex_grade_grows(a, b, c, d, beats, spread):
    (low, high), (less, more) = sorted((a, b)), sorted((c, d))
    band = (1.0, 10.0)
    assert reflex_grade(low, less, 0.2, band) <= reflex_grade(high, more, 0.2, band)
    assert reflex_grade(high, more, 0.2, band) <= reflex_grade(high, more, 0.2, band, spread, beats)
    assert reflex_grade(high, more, 0.2, band, spread, beats) in DTR


@pytest.mark.parametrize(
    ("jerk", "reinforced", "beats", "grade"),
    [
        (0.0, 0.0, 0, 0),
        (0.0, 2.0, 0, 1),
        (0.5, 2.0, 0, 1),
        (3.0, 3.0, 5, 2),
        (12.0, 12.0, 0, 3),
        (12.0, 12.0, 5, 4),
    ],
)
def test_reflex_cuts(jerk, reinforced, beats, grade):
    assert reflex_grade(jerk, reinforced, 0.2, (1.0, 10.0), beats=beats) == grade
