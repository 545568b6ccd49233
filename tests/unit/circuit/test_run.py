"""Running: a fresh state is at rest, many trials come back in order whatever the threads, units of a record fit."""

import numpy as np
import pytest

from sherrington.body.cord import motoneuron as mn
from sherrington.circuit.command import Command, Effort, Hand
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.drive import command_arrays
from sherrington.circuit.patient import Patient
from sherrington.circuit.run import fresh_state, run, run_many, thread_count


@pytest.fixture(scope="module")
def ankle():
    return compile_circuit(Patient(), "ankle", "left")


def command(trial=0, angle=-15.0, duration=0.05, **more):
    hands = (Hand("ankle", ((0.0, angle),)),)
    return Command("ankle", "left", duration, trial=trial, hands=hands, settle=0.05, **more)


def state_of(c, **more):
    drive = command_arrays(c, command(**more))
    return drive, fresh_state(c, drive)


def test_a_fresh_state_has_nothing_on_its_way_and_everything_in_store(ankle):
    _, s = state_of(ankle)
    assert (s.ring.head == -1).all() and s.ring.n_free[0] == len(s.ring.free) and s.ring.fault[0] == 0
    assert sorted(s.ring.free) == list(range(len(s.ring.free)))
    assert (s.terminals.resource == 1.0).all() and (s.motor.share == 1.0).all()
    assert not s.motor.twitch.any() and not s.body.speed.any() and not s.mind.effort.any()
    # the ring holds at least a quarter of a second
    assert len(s.ring.head) * ankle.dt >= 250.0 and len(s.ring.head) & (len(s.ring.head) - 1) == 0


def test_cells_start_between_rest_and_threshold(ankle):
    _, s = state_of(ankle)
    cells = s.x[: ankle.layout.n_units * 16].reshape(-1, mn.N_STATE, 16)
    real = ankle.model.tonic.bias.reshape(-1, 16) > 0
    threshold = ankle.model.neurons.mn.reshape(-1, mn.N_CONST, 16)[:, mn.C_TH]
    assert (cells[:, mn.VS][real] > 0.0).all() and (cells[:, mn.VS][real] < threshold[real]).all()
    assert (cells[:, mn.VD] >= cells[:, mn.VS]).all() and not cells[:, mn.VS][~real].any()


def test_the_posture_of_the_first_moment_sets_the_length_of_the_muscles(ankle):
    up, down = state_of(ankle, angle=10.0)[1], state_of(ankle, angle=-30.0)[1]
    longer = up.body.length > down.body.length
    for i, pool in enumerate(ankle.layout.pools):
        assert longer[i] == (pool.acts["ankle"] < 0)
    assert np.degrees(up.body.angle[0]) == pytest.approx(10.0)


def test_another_trial_begins_at_another_phase_and_the_same_at_the_same(ankle):
    one, same, other = (state_of(ankle, trial=k)[1] for k in (1, 1, 2))
    assert np.array_equal(one.fibres.phase, same.fibres.phase)
    assert not np.array_equal(one.fibres.phase, other.fibres.phase)
    for counters in (one.fibres, one.generators):
        assert (counters.phase >= 0.0).all() and (counters.phase < counters.goal).all()
    assert np.array_equal(one.x, other.x)


def test_states_share_nothing(ankle):
    _, one = state_of(ankle)
    _, two = state_of(ankle)
    one.body.force[:] = 7.0
    one.levels.control[:] = 7.0
    assert not two.body.force.any() and two.levels.control == pytest.approx(ankle.model.pools.pi_rest)
    for a, b in ((one.body.force, one.body.ia_rate), (one.body.dynamic, one.body.static)):
        assert not np.shares_memory(a, b)


def test_a_record_is_as_long_as_its_command(ankle):
    trace = run(ankle, command(imaging=True))
    assert trace.angle.shape == (1, 50) and trace.emg.shape == (len(ankle.muscles), 500)
    assert trace.time[-1] == pytest.approx(0.049) and set(trace.bulk) == set(ankle.muscles)
    assert trace.units is None and trace.afferents is None and trace.potentials is None
    assert run(ankle, command()).bulk == {}


def test_many_trials_come_back_in_their_order_whatever_the_threads(ankle):
    jobs = [(ankle, command(trial=k, duration=d)) for k, d in enumerate((0.02, 0.06, 0.03))]
    told = []
    alone, together = run_many(jobs, 1, lambda done, of: told.append((done, of))), run_many(jobs, 3)
    assert [trace.command for trace in alone] == [job[1] for job in jobs]
    assert told == [(1, 3), (2, 3), (3, 3)] and run_many([], 1) == []
    for a, b in zip(alone, together, strict=True):
        assert np.array_equal(a.emg, b.emg) and np.array_equal(a.force, b.force)


def test_a_bad_name_stops_the_batch(ankle):
    with pytest.raises(ValueError, match="soleos"):
        run_many([(ankle, command(efforts=(Effort("soleos", ((0.0, 1.0),)),)))], 1)


@pytest.mark.parametrize(("text", "count"), [("3", 3), ("0", None), ("many", None), ("", None)])
def test_threads_as_said_else_as_the_machine_has(monkeypatch, text, count):
    monkeypatch.setenv("NUMBA_NUM_THREADS", text)
    assert thread_count(None) >= 1 and (count is None or thread_count(None) == count)
    assert thread_count(5) == 5 and thread_count(-2) == 1
