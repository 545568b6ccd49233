"""Motoneuron with voltage-dependent gates: silent at rest, fires like a motoneuron, holds its gates in bounds."""

import numpy as np
import pytest

from sherrington.body.cord import motoneuron as mn
from sherrington.body.cord import motoneuron_hh as hh
from sherrington.foundation import load

P, Q = load(mn.MotoneuronParams), load(hh.MotoneuronHHParams)
F = np.float32


def run(factor, ms=400.0, dt=0.05):
    """Return spike times [ms] and the extremes of all gates at a multiple of rheobase, smallest cell."""
    rows, table = mn.constants(np.array([0.0]), np.zeros((mn.N_CONST, 1)), P, dt)
    c = rows[:, 0].copy()
    area = table["area_s"][0] * 1e3
    c[mn.C_NA], c[mn.C_KF] = Q.sodium_density * area, Q.fast_density * area
    k = hh.gates(P, Q, dt)
    state = [F(0), F(0), F(0), F(1), F(0), F(0), F(0), F(0), F(1e3)]
    times, gates = [], []
    zero, current = F(0), F(factor * table["rheobase"][0])
    for i in range(round(ms / dt)):
        out = hh.step_motoneuron(
            *state, zero, zero, zero, zero, current, zero, *c[:6], zero, *c[mn.C_DT_CD : mn.C_SIGMA], k
        )  # fmt: skip
        state = list(out[:9])
        gates.append(out[2:6])
        if out[9]:
            times.append((i + out[10]) * dt)
    return np.array(times), np.array(gates)


def test_silent_without_current():
    times, gates = run(0.0, 100.0)
    assert len(times) == 0 and np.isfinite(gates).all()


def test_fires_at_a_moderate_rate_with_gates_between_nought_and_one():
    times, gates = run(2.0)
    rate = 1e3 / np.diff(times[1:]).mean()
    assert 5.0 < rate < 60.0
    assert gates.min() >= -1e-6 and gates.max() <= 1.0 + 1e-6


def test_linoid_is_smooth_through_zero():
    x = np.linspace(-0.2, 0.2, 81, dtype=np.float32)
    values = np.array([hh.linoid(v) for v in x])
    assert values[40] == pytest.approx(1.0) and np.all(np.diff(values) < 0)


def test_relax_settles_on_its_equilibrium():
    gate = F(0.9)
    for _ in range(1000):
        gate = hh.relax(gate, F(1.0), F(3.0), F(0.05))
    assert gate == pytest.approx(0.25, rel=1e-4)
