"""Graders on traces written by hand, and on silence: what depends on spikes must vanish."""

import numpy as np
import pytest
from synthetic import silent, twitch, with_angle, with_force, with_potentials, with_torque

from sherrington.exam import (
    bedside,
    clonus,
    drop_leg,
    individuate,
    strength,
    stretch,
    stroke_sole,
    tap,
    tap_finger,
    track,
    watch,
)
from sherrington.sign import clonus as clonus_sign
from sherrington.sign import (
    individuation,
    inspection,
    pendulum,
    plantar,
    power,
    reflex,
    tapping,
    tone,
    tracking,
)
from sherrington.sign.examination import Recording, grade_all
from sherrington.sign.norms import band


def by_measure(rows):
    return {row.measure: row for row in rows}


# --- tendon reflexes


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


# --- clonus


def beating(frequency, n, seen=True):
    step = clonus("ankle", "left")[0]
    trace = silent(step)
    trace = with_angle(trace, "ankle", 5.0 * np.sin(2.0 * np.pi * frequency * trace.time))
    times = [0.1 + i / frequency for i in range(n + 1)]
    return with_potentials(trace, "soleus", times) if seen else trace


def test_clonus_counts_beats_and_frequency():
    rows = by_measure(clonus_sign.grade(beating(5.0, 8)))
    assert rows["beats"].value == 8 and rows["frequency"].value == pytest.approx(5.0, rel=0.05)
    assert rows["beats"].flag == "present" and rows["beats"].to_dict()["hpo"] == "HP:0002169"


def test_a_limb_that_rings_without_emg_has_no_clonus():
    rows = by_measure(clonus_sign.grade(beating(5.0, 8, seen=False)))
    assert rows["beats"].value == 0 and rows["frequency"].value is None


# --- tone


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


# --- power


def effort(force):
    trace = silent(strength("knee", "extension", "left")[0])
    return with_force(trace, "vastus_lateralis", 10.0 + np.interp(trace.time, [0.05, 0.4], [0.0, force]))


def test_power_is_the_share_of_own_healthy_force():
    row = next(r for r in power.grade(effort(500.0), effort(1000.0)) if r.structure == "vastus_lateralis")
    assert row.measure == "mrc" and row.value == 4 and row.to_dict()["hpo"] == "HP:0001324"
    rows = [r for r in power.grade(effort(500.0), effort(1000.0)) if r.structure == "vastus_lateralis"]
    assert by_measure(rows)["force_fraction"].value == pytest.approx(0.5)
    assert all(
        r.value is None and r.reason for r in power.grade(effort(1.0), effort(1.0)) if r.structure == "rectus_femoris"
    )


def test_jaw_power_is_told_by_side():
    trace = silent(strength("jaw", "flexion")[0])
    assert {(row.structure, row.side) for row in power.grade(trace, trace)} == {
        ("masseter", "left"),
        ("masseter", "right"),
    }


# --- the rest


@pytest.mark.parametrize(("way", "word"), [(5.0, "flexor"), (-5.0, "extensor"), (1.0, "none")])
def test_plantar_response_is_the_first_movement(way, word):
    trace = silent(stroke_sole("left")[0])
    trace = with_angle(trace, "hallux", way * (trace.time > 0.4) - 2.0 * way * (trace.time > 0.8))
    if word == "none":
        trace = with_angle(trace, "hallux", np.full(trace.time.size, way))
    assert plantar.grade(trace)[0].value == word


def test_pendulum_reads_first_swing_and_index():
    trace = silent(drop_leg("left")[0])
    t = np.clip(trace.time - 0.1, 0.0, None)
    trace = with_angle(trace, "knee", 10.0 + 80.0 * (1.0 - np.exp(-t) * np.cos(2.0 * np.pi * t / 1.2)))
    rows = by_measure(pendulum.grade(trace))
    assert rows["first_swing"].value == pytest.approx(80.0 * (1.0 + np.exp(-0.6)), rel=0.03)
    assert rows["relaxation_index"].value == pytest.approx(1.0 + np.exp(-0.6), rel=0.05)


def test_a_leg_that_does_not_fall_has_no_index():
    assert by_measure(pendulum.grade(silent(drop_leg("left")[0])))["relaxation_index"].value is None


def test_tapping_counts_contacts():
    trace = silent(tap_finger("left")[0])
    touch = ((trace.time - 0.13) % 0.2 < 0.08) & (trace.time > 0.13)
    trace = with_angle(trace, "index", np.where(touch, 35.0, 20.0))
    rows = by_measure(tapping.grade(type(trace)(**{**trace.__dict__, "contact": touch.astype(float)})))
    assert rows["rate"].value == pytest.approx(5.0, rel=0.02)
    assert rows["interval_cv"].value == pytest.approx(0.0, abs=0.02)
    none = by_measure(tapping.grade(trace))
    assert none["rate"].value == 0.0 and none["interval_cv"].value is None


def test_individuation_compares_the_fingers():
    trace = silent(individuate("left")[0])
    trace = with_angle(with_angle(trace, "index", 40.0 * (trace.time > 0.3)), "ring", 10.0 * (trace.time > 0.3))
    assert individuation.grade(trace)[0].value == pytest.approx(0.75)
    assert individuation.grade(silent(individuate("left")[0]))[0].value is None


def test_tracking_error_and_steadiness():
    trace = silent(track("left")[0])
    aim = trace.command.tracking
    target = aim.reference * np.interp(trace.time, *zip(*aim.target, strict=True))
    exact = by_measure(tracking.grade(with_force(trace, aim.muscle, target)))
    assert exact["error"].value == pytest.approx(0.0, abs=1e-9) and exact["force_cv"].value < 1e-9
    rough = target * (1.0 + 0.05 * np.sqrt(2.0) * np.sin(2.0 * np.pi * 9.0 * trace.time))
    assert by_measure(tracking.grade(with_force(trace, aim.muscle, rough)))["force_cv"].value == pytest.approx(
        0.05, rel=0.05
    )
    weak = by_measure(tracking.grade(trace))
    assert weak["error"].value == pytest.approx(1.0, rel=0.1) and weak["force_cv"].value is None


def test_single_discharges_at_rest_are_fasciculations_and_firing_is_not():
    step = watch("ankle", "left", duration=2.0)[0]
    trace = with_potentials(silent(step), "tibialis_anterior", [0.3, 1.0, 1.7])
    trace = with_potentials(trace, "soleus", list(np.arange(0.05, 1.95, 0.1)))
    rows = {(row.structure, row.measure): row for row in inspection.grade(trace)}
    assert rows["tibialis_anterior", "fasciculation"].value == pytest.approx(90.0)
    assert rows["tibialis_anterior", "fasciculation"].to_dict()["hpo"] == "HP:0002380"
    assert rows["soleus", "fasciculation"].value == 0.0
    assert rows["soleus", "bulk"].value == 1.0


def test_in_a_silent_body_everything_that_spikes_make_is_gone():
    steps = bedside()
    traces = [Recording(step, silent(step)) for step in steps]
    efforts = {r.trace.command: with_all_force(r.trace) for r in traces if r.step.test == "power"}
    for row in grade_all(traces, efforts):
        if row.measure == "grade":
            assert row.value == 0
        if row.measure in ("mas", "mrc", "beats", "force_fraction", "fasciculation", "amplitude", "rate"):
            assert row.value == 0, row
        if row.measure == "response":
            assert row.value == "none"
        assert row.to_dict()["value"] is not None or row.reason


def with_all_force(trace):
    for muscle in trace.muscles:
        trace = with_force(trace, muscle, np.interp(trace.time, [0.05, 0.4], [0.0, 100.0]))
    return trace


def test_order_of_steps_changes_no_finding():
    steps = bedside()
    traces = [Recording(step, silent(step)) for step in steps]
    efforts = {r.trace.command: with_all_force(r.trace) for r in traces if r.step.test == "power"}
    first, second = grade_all(traces, efforts), grade_all(traces[::-1], efforts)
    assert sorted(map(str, first)) == sorted(map(str, second))
    keys = [(r.test, r.structure, r.side, r.measure, r.direction) for r in first]
    assert len(keys) == len(set(keys))
