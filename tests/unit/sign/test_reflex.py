"""Tendon jerks written by hand: what is read from EMG and torque, and the grade made of it."""

import numpy as np
import pytest
from synthetic import beating, by_measure, silent, twitch, with_potentials, with_torque

from sherrington.exam import tap
from sherrington.exam.tendon_reflex import REFLEXES
from sherrington.sign import reflex
from sherrington.sign.norms import band

NORMAL = sum(band("tendon_reflex", "amplitude", "ankle")) / 4.0  # [V] half the peak-to-peak amplitude


def ankle_jerk(times=1.0, torque=5.0, late=0.031):
    """Return an ankle jerk ``times`` as large as normal."""
    step = tap("ankle", "left")[0]
    trace = with_potentials(silent(step), "soleus", [0.05 + late], times * NORMAL)
    return with_torque(trace, "ankle", twitch(trace, 0.05 + late + 0.01, torque))


def test_jerk_latency_and_amplitude_are_read_from_the_emg():
    rows = by_measure(reflex.grade(ankle_jerk()))
    assert rows["latency"].value == pytest.approx(0.031, abs=0.0005)
    assert rows["amplitude"].value == pytest.approx(2 * NORMAL, rel=0.02)
    assert rows["torque"].value == pytest.approx(5.0, rel=0.05)
    assert rows["grade"].value == 2 and not rows["grade"].flagged


def test_grades_grow_with_the_jerk():
    grades = [by_measure(reflex.grade(ankle_jerk(times, 5.0 * times)))["grade"].value for times in (0.0, 0.2, 1.0, 5.0)]
    assert grades == sorted(grades) and grades[0] == 0 and grades[-1] == 3


def test_a_jerk_the_wrong_way_is_no_jerk():
    assert by_measure(reflex.grade(ankle_jerk(1.0, -5.0)))["grade"].value == 0


def test_an_absent_reflex_has_no_latency_but_a_reason():
    rows = by_measure(reflex.grade(silent(tap("ankle", "left")[0])))
    assert rows["grade"].flag == "absent" and rows["grade"].to_dict()["hpo"] == "HP:0001284"
    assert rows["latency"].value is None and rows["latency"].to_dict()["reason"]
    assert rows["amplitude"].value == 0.0


def test_absent_hoffmann_and_jaw_jerk_are_normal():
    for name in ("hoffmann", "jaw_jerk", "finger_flexor"):
        assert not by_measure(reflex.grade(silent(tap(name)[0])))["grade"].flagged


def test_reinforcement_and_clonus_change_the_grade():
    quiet, brisk = silent(tap("ankle", "left")[0]), ankle_jerk(5.0)
    assert by_measure(reflex.grade(quiet, ankle_jerk()))["grade"].value == 1
    assert by_measure(reflex.grade(brisk, None, beating(5.0, 8)))["grade"].value == 4


def test_a_drifting_torque_is_no_jerk():
    trace = silent(tap("ankle", "left")[0])
    trace = with_torque(trace, "ankle", 3.0 * trace.time)
    assert reflex.jerk(trace, REFLEXES["ankle"]) == 0.0  # no EMG, no reflex


def test_the_jerk_does_not_depend_on_the_resting_torque():
    plain = ankle_jerk()
    lifted = with_torque(plain, "ankle", plain.torque[0] + 7.0)
    assert reflex.jerk(lifted, REFLEXES["ankle"]) == pytest.approx(reflex.jerk(plain, REFLEXES["ankle"]))


def test_a_large_answer_of_a_muscle_that_was_hardly_struck_is_spread():
    plan = REFLEXES["ankle"]
    sizes = (0.0, 1e-5, 2e-3)
    assert [reflex.spread(with_potentials(ankle_jerk(), "tibialis_anterior", [0.09], s), plan) for s in sizes] == [
        False,
        False,
        True,
    ]
    assert np.isfinite(reflex.amplitude(ankle_jerk(), plan))
