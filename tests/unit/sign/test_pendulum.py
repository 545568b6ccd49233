"""The dropped shank: how far it swings first, over where it comes to rest."""

import numpy as np
import pytest
from synthetic import by_measure, silent, with_angle

from sherrington.exam import drop_leg
from sherrington.sign import pendulum


def test_pendulum_reads_first_swing_and_index():
    trace = silent(drop_leg("left")[0])
    t = np.clip(trace.time - 0.1, 0.0, None)
    trace = with_angle(trace, "knee", 10.0 + 80.0 * (1.0 - np.exp(-t) * np.cos(2.0 * np.pi * t / 1.2)))
    rows = by_measure(pendulum.grade(trace))
    assert rows["first_swing"].value == pytest.approx(80.0 * (1.0 + np.exp(-0.6)), rel=0.03)
    assert rows["relaxation_index"].value == pytest.approx(1.0 + np.exp(-0.6), rel=0.05)


def test_a_leg_that_does_not_fall_has_no_index():
    assert by_measure(pendulum.grade(silent(drop_leg("left")[0])))["relaxation_index"].value is None


def swinging(decay):
    trace = silent(drop_leg("left")[0])
    t = np.clip(trace.time - 0.05, 0.0, None)
    return with_angle(trace, "knee", 10.0 + 80.0 * (1.0 - np.exp(-decay * t) * np.cos(2.0 * np.pi * t / 1.2)))


def test_the_stiffer_the_leg_the_shorter_the_first_swing():
    found = [pendulum.swings(swinging(decay))[0] for decay in (0.3, 1.0, 3.0, 9.0)]
    assert found == sorted(found, reverse=True) and 60.0 < found[-1] < 90.0 < found[0] < 160.0
