"""Passive stretches: two ways of one joint mirror each other, the slow one covers the end of the fast one."""

import pytest

from sherrington.circuit.pool_numbers import joint_number
from sherrington.exam.power import MOVEMENTS
from sherrington.exam.tone import DIRECTIONS, JOINTS, SLOW, stretch
from sherrington.foundation.errors import InputError


def wave(step):
    """Return times and angles of the moving hand."""
    hand = next(hand for hand in step.command.hands if hand.dof == step.structure)
    return zip(*hand.angle, strict=True)


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_fast_over_the_whole_way_and_slow_over_its_end(joint, direction):
    fast, slow = stretch(joint, "left", direction)
    (_, quick), (_, late) = wave(fast), wave(slow)
    sign = 1.0 if direction == "flexion" else -1.0
    assert sign * (quick[-1] - quick[0]) > 0.0
    assert quick[-1] == late[-1] and abs(late[-1] - late[0]) < abs(quick[-1] - quick[0])
    # the way lies inside the range of the joint
    assert all(joint_number("low", joint) <= angle <= joint_number("high", joint) for angle in (quick[0], quick[-1]))
    assert (fast.role, slow.role) == (f"fast {direction}", f"slow {direction}")


@pytest.mark.parametrize("joint", JOINTS)
def test_the_stretched_muscles_can_be_named(joint):
    assert {f"{joint} {direction}" for direction in DIRECTIONS} <= set(MOVEMENTS)


def test_a_stated_speed_is_kept_and_said():
    (step,) = stretch("elbow", "left", "extension", 77.0)
    times, angles = (list(row) for row in wave(step))
    speeds = [abs((b - a) / (t - s)) for s, t, a, b in zip(times, times[1:], angles, angles[1:], strict=False)]
    assert max(speeds) == pytest.approx(77.0, rel=0.01) and "evenly (77 deg/s)" in step.sentence
    assert step.role == "stretch extension"


def test_slow_is_slow_and_the_ankle_has_words_of_its_own():
    steps = stretch("ankle", "left")
    assert {step.sentence.split()[0] for step in steps} == {"Plantarflex", "Dorsiflex"}
    assert all(f"({SLOW:g} deg/s)" in step.sentence for step in steps if step.role.startswith("slow"))


def test_a_joint_that_nobody_stretches_is_refused():
    with pytest.raises(InputError, match="did you mean 'elbow'"):
        stretch("elbo")
