"""How a limb is held and moved: sides, hands, random streams, and ramps that arrive."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherrington.circuit.table import circuit_table
from sherrington.exam.limb import BEDSIDE, CIRCUITS, POSTURE, free, hold, others, ramp, sides_of, trial_number


def test_sides_of_a_structure():
    assert sides_of(None) == ("left", "right") and sides_of("left") == ("left",)
    for name, row in circuit_table().items():
        assert sides_of(None, name) == (("midline",) if row.midline else ("left", "right"))
        assert sides_of("left", name) == (("midline",) if row.midline else ("left",))


def test_every_joint_has_a_resting_posture():
    assert {dof for dofs in CIRCUITS.values() for dof in dofs} <= set(POSTURE)
    assert set(BEDSIDE) <= set(CIRCUITS)


def test_a_hand_holds_without_limit_and_no_hand_holds_nothing():
    held, let = hold("ankle"), free("ankle")
    assert held.angle == let.angle == ((0.0, POSTURE["ankle"]),)
    assert held.limit[0][1] >= 1e9 and let.limit[0][1] == 0.0
    assert hold("ankle", 12.0, weight=1.0).angle == ((0.0, 12.0),) and hold("ankle", 0.0).angle == ((0.0, 0.0),)


@pytest.mark.parametrize("circuit", CIRCUITS)
def test_moved_joints_and_the_others_make_the_circuit(circuit):
    dofs = CIRCUITS[circuit]
    for moved in ((), dofs[:1], dofs):
        rest = {hand.dof for hand in others(circuit, *moved)}
        assert rest | set(moved) == set(dofs) and rest.isdisjoint(moved)


def test_a_trial_is_numbered_by_what_it_is():
    assert trial_number("tone", "elbow", 3.0) == trial_number("tone", "elbow", 3.0)
    some = {trial_number("tone", joint, speed) for joint in CIRCUITS for speed in range(50)}
    assert len(some) == 50 * len(CIRCUITS) and all(0 <= number < 2**24 for number in some)


@given(
    start=st.floats(-90.0, 140.0),
    way=st.floats(0.5, 150.0),
    speed=st.floats(1.0, 600.0),
    rise=st.floats(0.0, 0.3),
    back=st.booleans(),
)
def test_a_ramp_starts_arrives_never_turns_and_never_hurries(start, way, speed, rise, back):
    stop = start - way if back else start + way
    wave, end = ramp(start, stop, speed, 0.05, rise)
    times, angles = np.array(wave).T
    assert angles[0] == start and angles[-1] == stop and times[-1] == end
    steps = np.diff(angles) * (-1.0 if back else 1.0)
    assert (steps >= -1e-6).all() and (np.diff(times) > 0.0).all()
    assert max(a / b for a, b in zip(steps, np.diff(times), strict=True)) <= speed * 1.01
    # what is lost while it speeds up and slows down is half of each
    assert end - 0.05 == pytest.approx(way / speed + min(rise, way / speed), rel=1e-6)


def test_the_two_ends_of_a_ramp_mirror_each_other():
    wave, end = ramp(0.0, 60.0, 100.0, 0.0, 0.1)
    for time, angle in wave[1:]:
        mirrored = np.interp(end - time, *zip(*wave, strict=True))
        assert angle + mirrored == pytest.approx(60.0, abs=0.05)
    assert all(a[1] <= b[1] for a, b in pairwise(wave))


def test_the_speed_of_a_ramp_has_no_stairs():
    wave, end = ramp(100.0, 15.0, 150.0, begin=0.03, rise=0.08)
    grid = np.arange(0.0, end + 0.02, 0.0005)
    speed = np.diff(np.interp(grid, *np.array(wave).T)) / 0.0005
    assert abs(speed).max() == pytest.approx(150.0, rel=1e-3)
    assert abs(np.diff(speed)).max() < 0.02 * 150.0
