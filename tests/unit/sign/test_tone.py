"""Stretches written by hand: elasticity, inertia and viscosity are no tone, and what is left is graded."""

import numpy as np
import pytest
from synthetic import by_measure, silent, twitch, with_potentials, with_torque

from sherrington.exam import stretch
from sherrington.sign import tone


def stretched(extra, sign=1.0, inertia=0.07, stiffness=1.5):
    """Return fast and slow elbow extension with an elastic limb, its inertia and ``extra`` torque."""
    traces = []
    for step in stretch("elbow", "left", "extension"):
        trace = silent(step)
        angle = np.radians(trace.angle[0])
        speed = np.gradient(angle, 1.0 / trace.rate)
        passive = stiffness * (angle - np.radians(60)) + inertia * np.gradient(speed, 1.0 / trace.rate)
        traces.append(with_torque(trace, "elbow", passive))
    fast, slow = traces
    added = twitch(fast, 0.2, extra, 0.2)
    fast = with_torque(fast, "elbow", fast.torque[0] - sign * added)
    return (with_potentials(fast, "biceps_brachii", [0.17, 0.2, 0.25]) if extra else fast), slow


def test_inertia_and_elasticity_are_not_tone():
    rows = by_measure(tone.grade(*stretched(0.0)))
    assert rows["mas"].value == 0 and not rows["mas"].flagged
    assert rows["catch_angle"].value is None
    assert rows["resistance_slow"].value == pytest.approx(1.5 * np.radians(45), rel=0.05)


def test_ashworth_grows_with_reflex_torque_and_the_catch_has_an_angle(monkeypatch):
    monkeypatch.setattr(tone, "band", lambda *_: (None, None))  # the scale itself, without what health shows
    grades = [by_measure(tone.grade(*stretched(extra)))["mas"].value for extra in (0.0, 1.5, 4.0, 9.0, 20.0)]
    assert grades == [0, 1, 2, 3, 4]
    rows = by_measure(tone.grade(*stretched(4.0)))
    assert 40 < rows["catch_angle"].value < 110
    assert rows["mas"].direction == "extension" and rows["mas"].to_dict()["hpo"] == "HP:0001257"


def test_torque_that_helps_the_hand_is_no_resistance():
    assert by_measure(tone.grade(*stretched(9.0, sign=-1.0)))["mas"].value == 0


@pytest.mark.parametrize("viscous", [0.02, 0.1, 0.2])
def test_a_viscous_limb_is_no_spastic_one(viscous):
    fast, slow = stretched(0.0)
    pair = []
    for trace in (fast, slow):
        speed = np.gradient(np.radians(trace.angle[0]), 1.0 / trace.rate)
        pair.append(with_torque(trace, "elbow", trace.torque[0] + viscous * speed))
    assert by_measure(tone.grade(*pair))["mas"].value == 0


def test_without_emg_there_is_no_reflex_torque():
    fast, slow = stretched(9.0)
    quiet = type(fast)(**{**fast.__dict__, "emg": np.zeros_like(fast.emg)})
    assert tone.reflex_torque(fast, slow).max() > 1.0 and tone.reflex_torque(quiet, slow).max() == 0.0


def test_the_moved_joint_and_its_way_are_told_from_the_hand():
    for direction, sign in (("extension", -1), ("flexion", 1)):
        assert tone.moved(silent(stretch("knee", "left", direction)[0])) == ("knee", sign)
