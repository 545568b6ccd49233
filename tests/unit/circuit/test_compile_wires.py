"""Synapses of a circuit: addresses do not meet, charge does not depend on the step, paths go where they go."""

from itertools import combinations
from statistics import NormalDist

import numpy as np
import pytest

from sherrington.body.cord import interneuron as inn
from sherrington.body.cord import motoneuron as mn
from sherrington.circuit.compile_wires import (
    CALIBRATED,
    _Addresses,
    _inverse_error,
    _relay_weight,
    _uneven,
    charge_factors,
)
from sherrington.circuit.layout import lay_out
from sherrington.circuit.patient import Person
from sherrington.circuit.person import build
from sherrington.circuit.pool_numbers import wiring_numbers
from sherrington.circuit.table import circuit_table
from sherrington.foundation import load

W, P = wiring_numbers(), load(inn.InterneuronParams)
LAYOUT = lay_out(circuit_table()["ankle"], "left", build(Person(30, "male", 1.72)), 1)


def test_the_inverse_error_function():
    x = np.linspace(-0.995, 0.995, 200)
    exact = [NormalDist().inv_cdf(0.5 * (1.0 + v)) / 2.0**0.5 for v in x]
    assert _inverse_error(x) == pytest.approx(np.array(exact), rel=3e-3, abs=1e-3)
    assert np.array_equal(_inverse_error(-x), -_inverse_error(x))


@pytest.mark.parametrize("spread", [0.0, 0.3, 0.6])
def test_unequal_cells_have_the_same_mean(spread):
    factors = np.concatenate([_uneven(pool, spread) for pool in LAYOUT.pools])
    assert factors.mean() == pytest.approx(1.0, abs=0.06) and (factors > 0.0).all()
    assert np.log(factors).std() == pytest.approx(spread, abs=0.04)


def test_no_two_addresses_are_one():
    a = _Addresses(LAYOUT)
    ranges = [a.unit(pool, row) for pool in range(len(LAYOUT.pools)) for row in (mn.GE, mn.GX, mn.GI, mn.GJ)]
    ranges += [a.inter(g, k, row) for g in range(len(LAYOUT.groups)) for k in range(4) for row in (inn.GE, inn.GI)]
    for one, other in combinations(ranges, 2):
        assert np.intersect1d(one, other).size == 0
    size = (LAYOUT.n_units + LAYOUT.n_inter // 2) * 16
    every = np.concatenate(ranges)
    assert every.min() >= 0 and every.max() < size
    gains = {a.gain(kind, pool) for kind in range(6) for pool in range(len(LAYOUT.pools))}
    assert gains == set(range(6 * len(LAYOUT.pools)))


def test_the_charge_of_a_spike_does_not_depend_on_the_step():
    assert charge_factors(LAYOUT, CALIBRATED) is None

    def carried(tau, dt):
        return dt / (1.0 - np.exp(-dt / tau))

    a = _Addresses(LAYOUT)
    for dt in (0.0125, 0.025, 0.1):
        factors = charge_factors(LAYOUT, dt)
        for row, tau in ((mn.GE, W.tau_excitation), (mn.GI, W.tau_reciprocal), (mn.GJ, W.tau_recurrent)):
            scaled = factors[a.unit(0, row)] * carried(tau, dt)
            assert scaled == pytest.approx(np.full(scaled.size, carried(tau, CALIBRATED)))
        for kind in range(4):
            scaled = factors[a.inter(0, kind, inn.GE)] * carried(P.excitation[kind], dt)
            assert scaled == pytest.approx(np.full(scaled.size, carried(P.excitation[kind], CALIBRATED)))


def test_what_is_no_conductance_is_not_scaled():
    factors = charge_factors(LAYOUT, 0.1)
    units = factors[: LAYOUT.n_units * mn.N_STATE].reshape(-1, mn.N_STATE, 16)
    rest = [row for row in range(mn.N_STATE) if row not in (mn.GE, mn.GX, mn.GI, mn.GJ)]
    assert (units[:, rest] == 1.0).all() and factors.size == (LAYOUT.n_units + LAYOUT.n_inter // 2) * 16


def test_a_relay_that_answers_a_smaller_volley_has_the_larger_synapse():
    weights = [_relay_weight(inn.IB, share) for share in (0.1, 0.3, 0.9)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] * 0.1 == pytest.approx(weights[2] * 0.9)
