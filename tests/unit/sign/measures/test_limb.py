"""Moved limbs: springs, pendulums and taps of known stiffness, period and rate."""

from dataclasses import replace

import numpy as np
import pytest
from made_records import blank, play, pulling, strong, waves, with_torque

from sherrington.exam.laboratory import LEAD, moving
from sherrington.exam.pendulum import BEGIN
from sherrington.exam.tapping import START
from sherrington.sign.measures import Subject, UnableError, find
from sherrington.sign.measures.limb import _turns, stiffness, stretch_of
from sherrington.sign.signal import FLOOR


def spring(stiff, viscous=0.0, at=-10.0):
    """Return a body whose joint is a spring [N m/deg] with a viscosity [N m s/deg] that the hand must overcome."""

    def answer(trial):
        trace = blank(trial.command)
        speed = np.gradient(trace.angle[0], 1.0 / trace.rate)
        return with_torque(trace, trace.dofs[0], stiff * (trace.angle[0] - at) + viscous * speed)

    return answer


@pytest.mark.parametrize("stiff", [0.2, 1.5])
def test_a_spring_gives_back_its_torque_and_its_slope(stiff):
    assert play("passive_torque_at", "ankle", spring(stiff), angle=10.0)[0] == pytest.approx(20.0 * stiff, rel=0.01)
    assert play("passive_stiffness_at", "ankle", spring(stiff), angle=5.0)[0] == pytest.approx(stiff, rel=0.01)
    assert play("stretch_stiffness", "ankle", spring(stiff))[0] == pytest.approx(stiff, rel=0.12)


def test_a_held_angle_feels_no_viscosity():
    assert play("passive_torque_at", "ankle", spring(1.0, 0.5), angle=10.0)[0] == pytest.approx(20.0, rel=0.01)
    still, moved = (play("stretch_stiffness", "ankle", spring(1.0, v))[0] for v in (0.0, 0.1))
    assert moved > still


def test_resistance_that_health_has_too_is_no_reflex():
    def limb(extra):
        return lambda trial: spring(0.0, 1e-2 * (1.0 if trial.healthy else 1.0 + extra))(trial)

    assert play("reflex_share", "elbow", limb(0.0))[0] == pytest.approx(0.0, abs=0.02)
    assert play("reflex_share", "elbow", limb(3.0))[0] == pytest.approx(0.75, abs=0.05)
    with pytest.raises(UnableError, match="does not grow"):
        play("reflex_share", "elbow", lambda trial: blank(trial.command))


def test_a_stretch_may_be_done_in_a_contraction():
    def body(trial):
        trace = strong(trial, "soleus", 1000.0)
        return with_torque(trace, "ankle", 0.5 * (trace.angle[0] + 10.0))

    _, trials = play("stretch_stiffness", "ankle", body, force=0.2)
    levels = [max(level for _, level in t.command.efforts[0].level) for t in trials]
    assert levels[0] == 1.0 and 0.1 < levels[1] < 0.35


def test_stiffness_is_read_along_the_movement_in_both_directions():
    for start, stop in ((-10.0, 10.0), (10.0, -10.0)):
        trace = blank(moving("ankle", "right", start, stop, 60.0, "x"))
        trace = with_torque(trace, "ankle", 0.7 * (trace.angle[0] - start))
        assert stiffness(trace, "ankle") == pytest.approx(0.7, rel=0.12)


@pytest.mark.parametrize("slowest", [20.0, 120.0])
def test_the_threshold_of_a_stretch_reflex_is_bracketed(slowest):
    def body(trial):
        trace = blank(trial.command)
        times, angles = np.array(trial.command.hands[0].angle).T
        fast = np.abs(np.diff(angles) / np.diff(times)).max() > slowest
        return waves(trace, "biceps_brachii", [(LEAD + 0.05, 2e-3 * fast)])

    value, _ = play("reflex_threshold_speed", "elbow", body, halvings=8)
    assert value == pytest.approx(slowest, rel=0.05)


def reflexive(threshold, slope):
    """Return an elbow whose flexors answer an extension beyond an angle [deg] by a torque per degree [N m/deg].

    Both depend on the speed [deg/s]; the slowest stretch meets no reflex.
    """

    def body(trial):
        trace = blank(trial.command)
        times, angles = np.array(trial.command.hands[0].angle).T
        speed = float(np.abs(np.diff(angles) / np.diff(times)).max())
        beyond = np.clip(threshold(speed) - trace.angle[0], 0.0, None) * (speed > 10.0)
        emg = np.array(trace.emg)
        # twice the floor, so that smoothing moves no crossing
        fine = np.interp(np.arange(emg.shape[1]) / trace.emg_rate, trace.time, beyond)
        emg[trace.muscles.index("biceps_brachii")] = 2.0 * FLOOR * (fine > 0.0)
        return replace(with_torque(trace, "elbow", -slope(speed) * beyond), emg=emg)

    return body


@pytest.mark.parametrize(
    ("threshold", "slope", "share"),
    [
        (lambda v: 80.0, lambda v: 0.05 + 1e-3 * v, 1.0),
        (lambda v: 50.0 + 0.2 * v, lambda v: 0.1, 0.0),
        # way 14 + 0.2 v at the reading point: integral of way over slope, over the whole growth
        (lambda v: 50.0 + 0.2 * v, lambda v: 0.05 + 1e-3 * v, 4.1175 / 7.695),
    ],
)
def test_growth_of_a_reflex_by_slope_is_told_from_growth_by_threshold(threshold, slope, share):
    value, _ = play("reflex_stiffness_share", "elbow", reflexive(threshold, slope))
    assert value == pytest.approx(share, abs=0.03)


def test_a_reflex_that_does_not_grow_with_speed_has_no_share():
    with pytest.raises(UnableError, match="grows with speed"):
        play("reflex_stiffness_share", "elbow", reflexive(lambda v: 80.0, lambda v: 0.2 - 1e-3 * v))
    with pytest.raises(UnableError, match="grows with speed"):
        play("reflex_stiffness_share", "elbow", lambda trial: blank(trial.command))


def test_a_limb_that_never_answers_has_no_threshold():
    with pytest.raises(UnableError, match="no EMG at the fastest"):
        play("reflex_threshold_speed", "elbow", lambda trial: blank(trial.command))


def test_no_effort_lengthens_what_no_effort_moves():
    known = find("stretch_stiffness")
    with pytest.raises(UnableError, match="no power test"):
        stretch_of(Subject("index_abduction", "right", {**known.defaults, "from": 0.0, "to": 9.0}), 30.0, 0.5)


def test_the_angle_that_a_torque_reaches():
    def body(trial):
        return replace(blank(trial.command), angle=np.full_like(blank(trial.command).angle, 17.0))

    assert play("range_at_torque", "ankle", body)[0] == pytest.approx(17.0)
    assert play("range_at_torque", "ankle", body, torque=-10.0)[0] == pytest.approx(-17.0)


def pendulum(decay, rest=70.0, period=1.1):
    """Return a body whose dropped shank swings about its resting angle."""

    def answer(trial):
        trace = blank(trial.command)
        t = np.clip(trace.time - BEGIN, 0.0, None)
        swing = trace.angle[0, 0] + rest * (1.0 - np.exp(-t * decay) * np.cos(2.0 * np.pi * t / period))
        return replace(trace, angle=swing[None])

    return answer


def test_the_pendulum_of_a_free_leg_swings_longer_and_further():
    index = [play("relaxation_index", "knee", pendulum(decay))[0] for decay in (0.8, 2.0, 5.0)]
    assert index == sorted(index, reverse=True) and 1.0 < index[-1] < index[0] < 2.0
    assert index[0] == pytest.approx(1.0 + np.exp(-0.8 * 0.55), rel=0.05)
    counts = [play("swings", "knee", pendulum(decay))[0] for decay in (0.8, 2.0, 5.0)]
    assert counts == sorted(counts, reverse=True) and counts[-1] >= 1.0
    with pytest.raises(UnableError, match="did not fall"):
        play("relaxation_index", "knee", lambda trial: blank(trial.command))


def test_turns_of_a_wave_alternate_and_small_ones_do_not_count():
    t = np.arange(0.0, 3.0, 1e-3)
    assert _turns(10.0 * np.sin(2.0 * np.pi * t), 3.0) == pytest.approx([10, -10] * 3, abs=0.01)
    assert _turns(1.0 * np.sin(2.0 * np.pi * t), 3.0) == []


def test_a_limb_at_rest_has_no_clonus():
    assert play("clonus_beats", "ankle", lambda trial: blank(trial.command))[0] == 0.0
    with pytest.raises(UnableError, match="no clonus"):
        play("clonus_frequency", "ankle", lambda trial: blank(trial.command))


def test_the_push_of_clonus_may_be_another_than_the_customary_one():
    _, trials = play("clonus_beats", "ankle", lambda trial: blank(trial.command), torque=3.0, inertia=0.02, duration=1)
    (hand,) = trials[0].command.hands
    assert hand.torque[-1][1] == 3.0 and hand.inertia == 0.02 and trials[0].command.duration == 1


@pytest.mark.parametrize("rate", [2.0, 5.0])
def test_taps_per_second(rate):
    def body(trial):
        trace = pulling(blank(trial.command), "flexor_digitorum_superficialis", lambda t: 0.0 * t)
        down = (trace.time > START) & ((trace.time - START) % (1.0 / rate) < 0.4 / rate)
        angle = np.array(trace.angle)
        angle[trace.dofs.index("index")] = np.where(down, trial.command.tapping.down, trial.command.tapping.up)
        return replace(trace, angle=angle, contact=down.astype(float))

    assert play("tapping_rate", "index", body)[0] == pytest.approx(rate, rel=0.02)


@pytest.mark.parametrize(("ring", "index"), [(0.0, 1.0), (20.0, 0.6), (90.0, 0.0)])
def test_a_finger_that_goes_along_takes_from_individuation(ring, index):
    def body(trial):
        trace = blank(trial.command)
        angle = np.array(trace.angle)
        late = trace.time > 0.5 * trace.time[-1]
        angle[trace.dofs.index("index")] += 50.0 * late
        angle[trace.dofs.index("ring")] += ring * late
        return replace(trace, angle=angle)

    assert play("individuation_index", "index", body)[0] == pytest.approx(index, abs=0.01)
    with pytest.raises(UnableError, match="hardly moves"):
        play("individuation_index", "index", lambda trial: blank(trial.command))


def test_a_torque_that_no_joint_holds_is_refused():
    def body(reached):
        return lambda trial: replace(blank(trial.command), angle=np.full_like(blank(trial.command).angle, reached))

    assert play("range_at_torque", "ankle", body(20.0))[0] == 20.0
    assert play("range_at_torque", "ankle", body(-30.0), torque=-5.0)[0] == 30.0
    with pytest.raises(UnableError, match="no joint holds"):
        play("range_at_torque", "ankle", body(90.0))
