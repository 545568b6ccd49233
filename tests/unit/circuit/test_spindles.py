"""The full spindle inside a circuit: the same rates as alone, and nothing where it was not asked for."""

from types import SimpleNamespace

import numpy as np
import pytest

from sherrington.body.receptor.spindle_full import SpindleFullParams, full_response
from sherrington.circuit import spindles
from sherrington.foundation import load

P = load(SpindleFullParams)
intrafusal = getattr(spindles.intrafusal, "py_func", spindles.intrafusal)
DT, LIMIT, STILL = 0.25, 400.0, 400  # [ms, Hz, steps]


def body(n=2):
    zero = [np.zeros(n) for _ in range(7)]
    names = ("length", "stretch_speed", "ia_rate", "ii_rate", "dynamic", "static", "lagged")
    return SimpleNamespace(intrafusal=np.zeros((n, spindles.N_COLUMNS)), **dict(zip(names, zero, strict=True)))


def test_rates_are_those_of_the_spindle_alone():
    lengths = np.interp(np.arange(1200), [200, 600], [0.95, 1.08])
    effect = 70.0**2 / (70.0**2 + 60.0**2)
    alone = full_response(lengths, 70.0, 0.0, DT * 1e-3, P, settle=STILL * DT * 1e-3)
    b = body()
    b.dynamic[:] = effect
    b.intrafusal[:, 0], b.intrafusal[:, spindles.STARTED] = effect, 1.0
    rates = []
    for i in range(-STILL, 1200):
        b.length[:] = lengths[max(i, 0)]
        b.stretch_speed[:] = (lengths[max(i, 0)] - lengths[max(i - 1, 0)]) / (DT * 1e-3)
        intrafusal(P, b, DT, LIMIT)
        if i >= 0:
            rates.append((b.ia_rate[1], b.ii_rate[1]))
    found = np.array(rates).T
    assert found == pytest.approx(alone, rel=1e-6, abs=1e-6)


def test_starts_near_where_it_would_settle():
    b = body()
    b.length[:], b.dynamic[:], b.static[:] = 1.05, 0.15, 0.5
    intrafusal(P, b, DT, LIMIT)
    first = b.ia_rate[0]
    for _ in range(4000):
        intrafusal(P, b, DT, LIMIT)
    assert b.ia_rate[0] == pytest.approx(first, rel=0.02) and first > 5.0


def test_rates_stop_at_the_ceiling():
    b = body()
    b.length[:], b.static[:] = 1.6, 1.0
    for _ in range(500):
        intrafusal(P._replace(human=5.0), b, DT, LIMIT)
    assert b.ia_rate.max() == LIMIT


def test_nothing_happens_in_a_circuit_without_it():
    b = body()
    b.length[:], b.ia_rate[:] = 1.2, 33.0
    spindles.full_spindles((), b, DT, LIMIT)
    assert list(b.ia_rate) == [33.0, 33.0] and not b.intrafusal.any()
