"""Stimulation: velocities, counts and sizes of a muscle whose units are known one by one."""

from dataclasses import replace

import numpy as np
import pytest
from made_records import blank, effort_at, firing, play, pulling, strong, waves

from sherrington.exam.laboratory import LEAD, held
from sherrington.sign.measures import Subject, UnableError, find
from sherrington.sign.measures.nerve import m_wave

MUSCLE = "first_dorsal_interosseous"
SPEEDS = (41.0, 48.0, 55.0, 60.0, 66.0)  # [m/s] of the units of the made muscle


def answering(trial, speeds=SPEEDS, path=1.0, size=1e-4):
    """Return the record of a pulse: each unit after its conduction, the M wave as large as all together."""
    trace = blank(trial.command)
    (pulse,) = trial.command.shocks
    at = {(MUSCLE, i): [pulse.time + 0.002 + pulse.site * path / v] for i, v in enumerate(speeds)}
    return waves(firing(trace, at), MUSCLE, [(pulse.time + 0.006, size * len(speeds))])


def test_velocity_is_way_over_difference_of_latencies():
    value, trials = play("axon_velocity", MUSCLE, answering)
    assert value == pytest.approx(np.median(SPEEDS))
    assert [trial.command.shocks[0].site for trial in trials] == [0.15, 0.55]


def test_a_longer_nerve_measured_with_a_longer_tape_is_as_fast():
    known = find("axon_velocity")
    for length in (0.5, 1.3):
        plan = known.plan(Subject(MUSCLE, "right", known.defaults, tape=lambda pool, length=length: length))
        asked = next(plan)
        with pytest.raises(StopIteration) as done:
            plan.send([answering(trial, path=length) for trial in asked])
        assert done.value.value == pytest.approx(np.median(SPEEDS))


def test_units_are_counted_and_share_the_m_wave():
    assert play("unit_count", MUSCLE, answering)[0] == len(SPEEDS)
    assert play("m_max", MUSCLE, answering)[0] == pytest.approx(1e-4 * len(SPEEDS), rel=0.01)
    assert play("unit_size", MUSCLE, answering)[0] == pytest.approx(1e-4, rel=0.01)


def test_what_comes_after_a_silence_is_no_m_wave():
    trace = waves(blank(held("ankle", "right", 0.3, "late")), "soleus", [(LEAD + 0.005, 1e-3), (LEAD + 0.03, 9e-3)])
    assert m_wave(trace, "soleus") == pytest.approx(1e-3, rel=0.01)


@pytest.mark.parametrize("late", [0.004, 0.035, 0.08])
def test_a_slow_nerve_has_its_m_wave_and_its_units_too(late):
    def body(trial):
        at = LEAD + late
        return waves(firing(blank(trial.command), {(MUSCLE, i): [at] for i in range(7)}), MUSCLE, [(at, 7e-4)])

    assert play("m_max", MUSCLE, body)[0] == pytest.approx(7e-4, rel=0.02)
    assert play("unit_count", MUSCLE, body)[0] == 7.0


def test_a_nerve_that_answers_nothing_has_no_units_and_no_m_wave():
    silent = lambda trial: replace(blank(trial.command), units=np.zeros((0, 3)))  # noqa: E731
    assert play("unit_count", MUSCLE, silent)[0] == play("m_max", MUSCLE, silent)[0] == 0.0
    with pytest.raises(UnableError, match="no unit"):
        play("unit_size", MUSCLE, silent)


def test_no_answer_has_no_velocity():
    with pytest.raises(UnableError):
        play("axon_velocity", MUSCLE, lambda trial: answering(trial, speeds=()))


@pytest.mark.parametrize("units", [6, 30])
def test_the_estimate_of_equal_units_is_their_count(units):
    def body(trial):
        if trial.command.shocks:
            return waves(blank(trial.command), MUSCLE, [(LEAD + 0.005, 2e-4 * units)])
        if trial.command.duration > 3.7:  # the ramp before the experiment
            return strong(trial, MUSCLE, 20.0)
        trains = {(MUSCLE, i): 0.4 + 0.013 * i + np.arange(16) * 0.17 for i in range(4)}
        spikes = [(t, 2e-4) for times in trains.values() for t in times]
        return waves(firing(blank(trial.command), trains), MUSCLE, spikes, 0.004)

    assert play("unit_count_estimate", MUSCLE, body)[0] == pytest.approx(units, rel=0.15)


@pytest.mark.parametrize("lacking", [0.0, 0.2, 0.7])
def test_what_a_doublet_adds_is_what_the_will_lacks(lacking):
    def body(trial):
        hard = bool(trial.command.efforts)
        added = 10.0 * (lacking if hard else 1.0)

        def force(t):
            level = np.array([effort_at(trial.command, x) for x in t]) if hard else 0.0 * t
            pulses = sum(added * ((t > at + 0.05) & (t < at + 0.15)) for at in (1.0, 1.4, 1.8))
            return 50.0 * level + pulses

        return pulling(blank(trial.command), "soleus", force)

    assert play("voluntary_activation", "soleus", body)[0] == pytest.approx(1.0 - lacking, abs=1e-6)


def test_forces_are_read_above_rest():
    doublet = lambda trial: pulling(blank(trial.command), "soleus", lambda t: 7.0 + 30.0 * (t > 0.2))  # noqa: E731
    assert play("stimulated_force", "soleus", doublet)[0] == pytest.approx(30.0)
    value, _ = play("voluntary_force", "soleus", lambda trial: strong(trial, "soleus", 640.0))
    assert value == pytest.approx(640.0)


@pytest.mark.parametrize(
    ("name", "late"), [("tms_latency", 0.0215), ("tract_latency", 0.0125), ("tms_latency", 0.0915)]
)
def test_a_pulse_to_cortex_or_tract_is_answered_where_the_units_gather(name, late):
    source = np.random.default_rng(3)

    def body(trial):
        if not trial.command.coils:
            return strong(trial, MUSCLE, 20.0)
        pulses = [coil.time for coil in trial.command.coils]
        ground = {(MUSCLE, i): np.sort(source.uniform(0.5, trial.command.duration, 40)) for i in range(10)}
        answer = {(MUSCLE, 20 + i): np.array(pulses) + late + 1e-4 for i in range(3)}
        return firing(blank(trial.command), ground | answer)

    assert play(name, MUSCLE, body)[0] == pytest.approx(late, abs=6e-4)


def test_without_facilitation_there_is_no_latency():
    def body(trial):
        if not trial.command.coils:
            return strong(trial, MUSCLE, 20.0)
        even = np.arange(0.5, trial.command.duration, 0.013)
        return firing(blank(trial.command), {(MUSCLE, 1): even})

    with pytest.raises(UnableError, match="does not facilitate"):
        play("tms_latency", MUSCLE, body)


def test_bulk_is_what_the_image_says():
    value, _ = play("muscle_bulk", "soleus", lambda trial: replace(blank(trial.command), bulk={"soleus": 0.73}))
    assert value == 0.73
