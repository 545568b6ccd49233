"""Contraction: curves, isometric balance, and a stable step for every pool of the body."""

import numpy as np
import pytest

from sherrington.body.muscle.contraction import (
    ContractionParams,
    force_length,
    force_velocity,
    passive,
    path_at,
    step_contraction,
    stretch_bridges,
    tendon,
)
from sherrington.circuit.pool_numbers import number
from sherrington.circuit.table import circuit_table
from sherrington.foundation import load

P = load(ContractionParams)
POOLS = sorted({name for row in circuit_table().values() for name in row.pools})


def muscle(name):
    """Return optimal length, slack [m], cosine and rest length of a pool."""
    return (
        number("optimal", name),
        number("slack", name),
        float(np.cos(number("pennation", name))),
        number("length", name),
    )


def hold(name, active, ms, dt=0.05, shift=0.0, length=None):
    """Return length, speed and force after a time at a fixed path, ``shift`` [m] longer than at rest."""
    optimal, slack, cosine, rest = muscle(name)
    path = path_at(rest, 0.002, optimal, slack, cosine, P) + shift
    state, speed, forces = rest if length is None else length, 0.0, []
    for _ in range(round(ms / dt)):
        state, speed, force = step_contraction(
            state, speed, path, active, 0.0, 1.0, optimal, slack, cosine, dt * 1e-3, P
        )
        forces.append(force)
    return state, speed, np.array(forces)


def test_force_length_peaks_at_optimum():
    lengths = np.linspace(0.4, 1.7, 131)
    curve = [force_length(x, P) for x in lengths]
    assert force_length(1.0, P) == 1.0 and lengths[np.argmax(curve)] == pytest.approx(1.0, abs=0.01)
    assert force_length(0.5, P) < 0.6 and force_length(1.6, P) < 0.5


def test_force_velocity():
    speeds = np.linspace(-P.speed, P.speed, 161)
    values = np.array([force_velocity(v, P) for v in speeds])
    assert force_velocity(0.0, P)[0] == 1.0 and force_velocity(-P.speed, P)[0] == 0.0
    assert np.all(np.diff(values[:, 0]) > 0) and values[-1, 0] < P.eccentric
    for v in (-6.0, -2.0, -0.1, 0.1, 3.0):
        slope = (force_velocity(v + 1e-6, P)[0] - force_velocity(v - 1e-6, P)[0]) / 2e-6
        assert force_velocity(v, P)[1] == pytest.approx(slope, rel=1e-4)


def test_a_third_of_maximal_force_shortens_at_a_quarter_of_maximal_speed():
    speeds = np.linspace(-P.speed, 0, 1000)
    power = [-v * force_velocity(v, P)[0] for v in speeds]
    assert -speeds[np.argmax(power)] / P.speed == pytest.approx(0.3, abs=0.06)


def test_passive_force():
    assert passive(1.0, 1.0, P) == 0.0 and passive(0.7, 1.0, P) == 0.0
    assert passive(1.6, 1.0, P) == pytest.approx(P.parallel, rel=0.01)
    assert passive(1.3, 2.0, P) == pytest.approx(2 * passive(1.3, 1.0, P))


def test_tendon_force_and_stiffness():
    for x in (0.95, 1.0, 1.03, 1.06, 1.1):
        slope = (tendon(x + 1e-7, 1.0, P)[0] - tendon(x - 1e-7, 1.0, P)[0]) / 2e-7 * P.tendon_rest
        assert tendon(x, 1.0, P)[1] == pytest.approx(slope, rel=1e-3, abs=1e-6)
    assert tendon(0.8, 1.0, P)[0] < 1e-6
    assert tendon(P.tendon_rest, 1.0, P)[0] == pytest.approx(1.0, abs=0.01)  # full force at optimal length


@pytest.mark.parametrize("name", POOLS)
def test_the_implicit_step_is_stable(name):
    # from far off balance, at rest and at full activation, with the tendon long and slack
    for active in (0.0, 1.0):
        for start in (0.8, 1.2):
            length, speed, forces = hold(name, active, 250.0, length=start)
            assert np.isfinite(forces).all() and P.shortest <= length < 1.6
            assert abs(speed) < 0.5
            late = forces[-400:]
            assert np.ptp(late) < 0.02  # no ringing


@pytest.mark.parametrize("name", POOLS)
def test_isometric_force_balances_the_fascicle(name):
    length, speed, forces = hold(name, 1.0, 1500.0, 0.1)
    cosine = muscle(name)[2]
    expected = (force_length(length, P) * force_velocity(speed, P)[0] + passive(length, 1.0, P)) * cosine
    assert forces[-1] == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize("name", ["soleus", "biceps", "fdi"])
def test_half_the_time_step(name):
    a, b = (hold(name, 0.6, 100.0, dt, shift=2e-3)[2][-1] for dt in (0.05, 0.025))
    assert a == pytest.approx(b, rel=5e-3)


def test_path_at_is_where_the_tendon_carries_the_force():
    optimal, slack, cosine, _ = muscle("soleus")
    path = path_at(1.0, 0.3, optimal, slack, cosine, P)
    assert tendon(path - optimal * cosine, slack, P)[0] == pytest.approx(0.3, rel=1e-6)


def test_cross_bridges_follow_give_way_and_let_go():
    dt, stretch = 5e-5, 0.0
    for _ in range(200):  # 10 ms at 0.3 L0/s stay within reach
        stretch = stretch_bridges(stretch, 0.3, dt, P)
    assert stretch == pytest.approx(0.003, rel=0.05)
    for _ in range(2000):
        stretch = stretch_bridges(stretch, 0.3, dt, P)
    assert stretch == P.bridge_reach
    assert stretch_bridges(stretch, -200.0, dt, P) == 0.0


def test_stretched_bridges_add_to_active_force_only():
    optimal, slack, cosine, rest = muscle("soleus")
    path = path_at(rest, 0.05, optimal, slack, cosine, P)
    speeds = [
        step_contraction(rest, 0.0, path, active, bridge, 1.0, optimal, slack, cosine, 5e-5, P)[1]
        for active in (0.0, 0.3)
        for bridge in (0.0, 0.006)
    ]
    assert speeds[0] == speeds[1] and speeds[3] < speeds[2]
