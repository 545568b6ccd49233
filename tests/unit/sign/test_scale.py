"""Scales: monotone in everything they are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherrington.sign.scale import DTR, MAS, MRC, medical_research_council, modified_ashworth, reflex_grade

fraction = st.floats(0.0, 1.5)
volt = st.floats(0.0, 50.0)


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


@given(volt, volt, st.booleans(), st.booleans(), st.integers(0, 12), st.booleans())
def test_reflex_grade_grows(a, b, seen, reinforced, beats, spread):
    low, high = sorted((a, b))
    band = (1.0, 10.0)
    plain = reflex_grade(seen, reinforced, high, band)
    assert reflex_grade(seen, reinforced, low, band) <= plain
    assert plain <= reflex_grade(True, reinforced, high, band) <= reflex_grade(True, True, high, band)
    assert plain <= reflex_grade(seen, reinforced, high, band, spread, beats)
    assert reflex_grade(seen, reinforced, high, band, spread, beats) in DTR


@pytest.mark.parametrize(
    ("seen", "reinforced", "answer", "beats", "grade"),
    [
        (False, False, 0.0, 0, 0),
        (False, True, 0.0, 0, 1),
        (True, True, 0.5, 0, 1),
        (True, True, 3.0, 5, 4),
        (True, True, 0.5, 5, 1),
        (True, True, 12.0, 0, 3),
        (True, True, 12.0, 5, 4),
    ],
)
def test_reflex_cuts(seen, reinforced, answer, beats, grade):
    assert reflex_grade(seen, reinforced, answer, (1.0, 10.0), beats=beats) == grade
