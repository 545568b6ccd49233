"""Motor items of the stroke scale: 0 in health, grow as the limb that is held up weakens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_findings import changed, healthy, one, value, without

from sherrington.sign.scale import MRC
from sherrington.sign.scores.nihss import score
from sherrington.sign.scores.strength import MOVEMENTS

LIMBS = {"motor_arm": ["shoulder flexion"], "motor_leg": ["hip flexion", "knee extension"]}
POINTS = {5: 0, 4.33: 1, 4: 1, 3.67: 1, 3: 2, 2: 3, 1: 4, 0: 4}
NAMES = sorted(muscle for names in LIMBS.values() for name in names for muscle in MOVEMENTS[name])


def weak(rows, movement, side, grade):
    """Return rows with one movement weakened."""
    for muscle in MOVEMENTS[movement]:
        rows = changed(rows, grade, "power", muscle, side, "mrc") if grade < 5 else rows
    return rows


def test_bounds():
    assert {row.value for row in score(healthy())} == {0}
    rows = score(changed(healthy(), 0, "power", measure="mrc"))
    assert value(rows, "motor_sum") == 19 and value(rows, "motor_limbs") == 16 and value(rows, "motor_face") == 3


@pytest.mark.parametrize(("grade", "points"), POINTS.items())
@pytest.mark.parametrize("limb", LIMBS)
def test_each_grade(limb, grade, points):
    for movement in LIMBS[limb]:
        rows = score(weak(healthy(), movement, "right", grade))
        assert value(rows, limb, "right") == points and value(rows, limb, "left") == 0
        assert value(rows, "motor_sum") == value(rows, "motor_limbs") == points


def test_a_weak_hand_scores_nothing():
    rows = healthy()
    for muscle in ("first_dorsal_interosseous", "flexor_digitorum_profundus_radial", "extensor_carpi_radialis_longus"):
        rows = changed(rows, 0, "power", muscle, "left", "mrc")
    assert value(score(rows), "motor_sum") == 0


def test_face():
    lower = weak(healthy(), "lower face", "left", 4)
    assert value(score(lower), "motor_face") == 1
    still = weak(healthy(), "lower face", "left", 0)
    assert value(score(still), "motor_face") == 2
    assert value(score(weak(still, "upper face", "left", 4)), "motor_face") == 2
    assert value(score(weak(still, "upper face", "left", 0)), "motor_face") == 3
    assert value(score(weak(still, "upper face", "right", 0)), "motor_face") == 2


@given(st.sampled_from(NAMES), st.lists(st.sampled_from(MRC[:-1]), min_size=2, max_size=2))
def test_antitone(muscle, grades):
    sums = [value(score(changed(healthy(), g, "power", muscle, "left", "mrc")), "motor_sum") for g in sorted(grades)]
    assert 19 >= sums[0] >= sums[1] >= 0


def test_missing_input_never_gives_a_number():
    rows = score(without(healthy(), "deltoid_anterior", "left"))
    assert {row.measure for row in rows if row.value is None} == {"motor_arm", "motor_limbs", "motor_sum"}
    assert value(rows, "motor_arm", "right") == 0 and "deltoid_anterior" in one(rows, "motor_sum").reason
    rows = score(without(healthy(), "frontalis", "left"))
    assert value(rows, "motor_face") is None and value(rows, "motor_limbs") == 0
