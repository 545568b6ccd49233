"""Joint: walls beyond the range, a hand with a limit, a step that keeps its energy."""

import numpy as np
import pytest

from sherrington.body.joint.mechanics import MechanicsParams, hand_torque, limit_torque, step_joint
from sherrington.foundation import load

P = load(MechanicsParams)


def test_no_limit_torque_inside_the_range_and_a_wall_outside():
    assert limit_torque(0.3, -0.5, 1.0, 2.0, P.wall) == 0.0
    for over in (0.01, 0.05):
        assert limit_torque(1.0 + over, -0.5, 1.0, 2.0, P.wall) == pytest.approx(-2.0 * (np.exp(over / P.wall) - 1))
        assert limit_torque(-0.5 - over, -0.5, 1.0, 2.0, P.wall) == pytest.approx(2.0 * (np.exp(over / P.wall) - 1))
    assert np.isfinite(limit_torque(50.0, -0.5, 1.0, 2.0, P.wall))


def test_hand_never_exceeds_its_limit():
    for angle in (-3.0, -0.01, 0.01, 3.0):
        assert abs(hand_torque(angle, 5.0, 0.0, 0.0, 4.0, 100.0, 3.0)) <= 4.0
    assert hand_torque(0.0, 0.0, 0.1, 0.0, 1e9, 100.0, 3.0) == pytest.approx(10.0)


def test_a_free_joint_swings_at_its_frequency():
    inertia, stiffness, dt = 0.02, 12.0, 5e-5
    angle, speed, crossings = 0.2, 0.0, []
    for i in range(40_000):
        before = angle
        angle, speed = step_joint(angle, speed, -stiffness * angle, inertia, 0.0, dt)
        if before < 0 <= angle:
            crossings.append(i * dt)
    assert np.diff(crossings).mean() == pytest.approx(2 * np.pi * np.sqrt(inertia / stiffness), rel=1e-3)
    assert 0.5 * stiffness * angle**2 + 0.5 * inertia * speed**2 == pytest.approx(0.5 * stiffness * 0.04, rel=0.01)


def test_any_damping_is_stable():
    angle, speed = step_joint(0.0, 10.0, 0.0, 1e-4, 50.0, 5e-5)
    assert 0.0 < speed < 10.0 and abs(angle) < 1e-3
