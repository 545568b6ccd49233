"""Joint, hand and records: a held joint rests where the moments balance, receptors speak for their group."""

from types import SimpleNamespace

import numpy as np
import pytest

from sherrington.body.muscle.contraction import ContractionParams
from sherrington.circuit import plant
from sherrington.circuit.command import Command, Hand
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.drive import command_arrays
from sherrington.circuit.model import FEMORAL, IA, IB, II, SKIN
from sherrington.circuit.patient import Patient
from sherrington.circuit.run import fresh_state
from sherrington.foundation import load

PASSIVE = load(ContractionParams)


@pytest.fixture(scope="module")
def knee():
    return compile_circuit(Patient(), "knee", "left")


def settle(c, command, torque=0.0, ticks=4000):
    """Return angle [rad] and hand torque [N m] after some seconds without spikes or muscles."""
    drive = command_arrays(c, command)
    state = fresh_state(c, drive)
    k = c.model.constants.numbers._replace(dt=0.5)
    thick = c.model.plant._replace(damping=20.0 * c.model.plant.damping)  # comes to rest sooner, at the same angle
    hand = np.zeros(1)
    for t in range(min(ticks, drive.ticks - 1)):
        plant.step_dof(thick, state.body, drive.handling, np.array([torque]), hand, k, t, 0.0)
    return state.body, hand, drive


def held(angle, **more):
    return Command("knee", "left", 2.0, settle=0.1, hands=(Hand("knee", ((0.0, angle),), **more),))


def test_a_hand_that_holds_carries_the_weight_the_spring_and_the_pull(plain, knee):
    plain(plant)
    p = knee.model.plant
    for pull in (-20.0, 0.0, 30.0):
        body, hand, _ = settle(knee, held(70.0), pull)
        passive = -p.joint_stiffness[0] * (body.angle[0] - p.rest[0])
        weight = -p.gravity[0] * np.sin(body.angle[0] - p.hanging[0])
        assert body.speed[0] == pytest.approx(0.0, abs=1e-6)
        assert hand[0] + passive + weight + pull == pytest.approx(0.0, abs=1e-3)
        assert np.degrees(body.angle[0]) == pytest.approx(70.0, abs=1.0)


def test_without_a_hand_the_shank_comes_to_rest_where_nothing_turns_it(plain, knee):
    plain(plant)
    p = knee.model.plant
    body, hand, _ = settle(knee, held(40.0, limit=((0.0, 0.0),)))
    assert hand[0] == 0.0
    moment = -p.joint_stiffness[0] * (body.angle[0] - p.rest[0]) - p.gravity[0] * np.sin(body.angle[0] - p.hanging[0])
    assert moment == pytest.approx(0.0, abs=0.05)


def test_a_weak_hand_pushes_no_harder_than_it_can(plain, knee):
    plain(plant)
    _, hand, _ = settle(knee, held(100.0, limit=((0.0, 3.0),)), -60.0, ticks=300)
    assert hand[0] == pytest.approx(3.0)


def test_the_range_ends_in_a_wall(plain, knee):
    plain(plant)
    body, _, _ = settle(knee, held(100.0, limit=((0.0, 0.0),)), 80.0)
    over = np.degrees(body.angle[0] - knee.model.plant.high[0])
    assert 0.0 < over < 15.0


def test_each_class_of_afferent_hears_its_own_receptor(plain):
    plain(plant)
    kinds = [IA, II, IB, SKIN, FEMORAL]
    a = SimpleNamespace(start=np.zeros(10), kind=np.array(kinds * 2), pool=np.array([0] * 5 + [1] * 5))
    body = SimpleNamespace(
        ia_rate=np.array([10.0, 20.0]), ii_rate=np.array([3.0, 4.0]), organ=np.array([[0, 0, 7.0], [0, 0, 8.0]])
    )
    rates = np.full(10, np.nan)
    plant.receptor_rates(a, body, np.array([0.0, 0.5]), 40.0, rates, 1)
    assert rates.tolist() == [10.0, 3.0, 7.0, 20.0, 0.0, 20.0, 4.0, 8.0, 20.0, 0.0]


def test_forces_of_the_muscles_of_a_pool_sum_to_that_of_the_pool(plain, knee):
    plain(plant)
    n = len(knee.muscles)
    drive = command_arrays(knee, held(60.0))
    state = fresh_state(knee, drive)
    m = SimpleNamespace(
        angle=np.zeros((1, 5)), torque=np.zeros((1, 5)), force=np.zeros((n, 5)), contact=np.zeros(5)
    )  # fmt: skip
    state.body.force[:] = [100.0, 40.0][: len(state.body.force)] + [5.0] * (len(state.body.force) - 2)
    pools = knee.model.plant.label_pool
    for active in (np.zeros(n), np.arange(1.0, n + 1.0)):
        state.motor.active[:] = active
        state.motor.pool_active[:] = np.bincount(pools, active, len(state.motor.pool_active))
        plant.sample(state.body, state.motor, knee.model.plant, m, drive.handling, 2, np.array([1.5]), PASSIVE)
        assert np.bincount(pools, m.force[:, 2]) == pytest.approx(state.body.force)
    assert m.angle[0, 2] == pytest.approx(np.degrees(state.body.angle[0])) and m.torque[0, 2] == 1.5
    plant.sample(state.body, state.motor, knee.model.plant, m, drive.handling, 99, np.array([1.5]), PASSIVE)  # full


def test_a_probe_reads_the_soma_of_its_unit(plain):
    plain(plant)
    x = np.arange(3 * 256, dtype=float)
    potential = np.zeros((2, 4))
    for step in range(8):
        plant.probe(x, potential, np.array([0, 37]), 0.05, step)
    # the soma is the second row of a block of 16 cells
    assert potential[0].tolist() == [16.0] * 4 and potential[1].tolist() == [2 * 256 + 16 + 5] * 4
