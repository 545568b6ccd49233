"""Wiring: counts of contacts, composite strengths, arrays sorted by source."""

from statistics import NormalDist

import numpy as np
import pytest

from sherrington.body.cord import motoneuron as mn
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.model import IA, PSI
from sherrington.circuit.patient import Patient, Person
from sherrington.circuit.pool_numbers import number, wiring_numbers
from sherrington.circuit.wiring import Wiring
from sherrington.foundation import load

W = wiring_numbers()


def finish(wiring, n):
    return wiring.finish(np.zeros(n), np.zeros(n), np.ones(n))


def total(wires, size):
    """Return the summed conductance at each target if every source fired once."""
    out = np.zeros(size)
    for b in range(len(wires.gain)):
        np.add.at(out, wires.target[wires.start[b] : wires.stop[b]], wires.weight[wires.start[b] : wires.stop[b]])
    return out


def test_probability_and_composite_strength():
    wiring = Wiring(200, seed=5)
    weight = np.linspace(0.1, 1.0, 50)
    wiring.connect(20, 100, np.arange(50), weight, 0.3, gain=2, depress=1)
    wires = finish(wiring, 200)
    assert wiring.n_synapses == len(wires.target) == pytest.approx(0.3 * 100 * 50, rel=0.1)
    assert total(wires, 50) == pytest.approx(weight, rel=1e-5)
    assert set(wires.gain) == {2} and set(wires.depress) == {1}


def test_bundles_are_found_by_their_source():
    wiring = Wiring(30, seed=5)
    wiring.connect(10, 5, np.arange(8), np.ones(8), 1.0, gain=0)
    wiring.connect(0, 4, np.arange(8), np.ones(8), 1.0, gain=1)
    wiring.connect(10, 5, np.arange(8, 12), np.ones(4), 1.0, gain=2)
    wires = finish(wiring, 30)
    for source in range(30):
        gains = list(wires.gain[wires.first[source] : wires.first[source + 1]])
        assert gains == ([1] if source < 4 else [0, 2] if 10 <= source < 15 else [])
    at = wires.first[12] + 1
    assert list(wires.target[wires.start[at] : wires.stop[at]]) == [8, 9, 10, 11]


def test_nothing_to_connect_is_nothing():
    wiring = Wiring(4, seed=1)
    wiring.connect(0, 0, np.arange(3), np.ones(3), 0.5, 0)
    wiring.connect(0, 2, np.arange(3), np.zeros(3), 0.5, 0)
    assert wiring.n_synapses == 0 and len(finish(wiring, 4).target) == 0


def test_every_target_gets_its_whole_strength_however_rare_the_contacts():
    wiring = Wiring(64, seed=2)
    wiring.connect(0, 64, np.arange(400), np.ones(400), 0.05, 0)
    reached = total(finish(wiring, 64), 400)
    assert set(np.round(reached[reached > 0], 4)) == {1.0}
    assert np.mean(reached > 0) > 0.93


@pytest.fixture(scope="module")
def wrist():
    return compile_circuit(Patient(person=Person(30, "male", 1.72)), "wrist", "left")


def test_circuit_strengths_are_those_of_the_tables(wrist):
    wires, layout = wrist.model.wires, wrist.layout
    for index, plan in enumerate(layout.pools):
        population = next(q for q in layout.afferents if q.kind == IA and q.pool == index)
        first = layout.afferent_source + population.first
        rows = plan.first + np.arange(plan.n)
        address = rows // 16 * 256 + mn.GE * 16 + rows % 16
        out = np.zeros(layout.n_units * 16)
        contacts = 0
        for source in range(first, first + population.n):
            for b in range(wires.first[source], wires.first[source + 1]):
                if wires.gain[b] == PSI * len(layout.pools) + index:
                    np.add.at(
                        out, wires.target[wires.start[b] : wires.stop[b]], wires.weight[wires.start[b] : wires.stop[b]]
                    )
                    inside = np.isin(wires.target[wires.start[b] : wires.stop[b]], address)
                    contacts += inside.sum()
        table = mn.geometry(plan.z, load(mn.MotoneuronParams))
        epsp = out[address] / mn.epsp_conductance(table, plan.z, W.tau_excitation)
        # cells of equal size differ by a lognormal factor of mean 1
        draws = np.array([NormalDist().inv_cdf(u) for u in plan.rank[4]])
        uneven = np.exp(W.ia_spread * draws - 0.5 * W.ia_spread**2)
        assert epsp == pytest.approx(number("epsp", plan.name) * W.size_law**plan.z * uneven, rel=0.08)
        assert np.mean(uneven) == pytest.approx(1.0, abs=4.0 * W.ia_spread / np.sqrt(plan.n))
        assert contacts == pytest.approx(number("contact", plan.name) * population.n * plan.n, rel=0.05)


def test_counts_are_reported(wrist):
    assert wrist.n_synapses == len(wrist.model.wires.target) > 100_000
    assert wrist.n_cells > sum(p.n for p in wrist.layout.pools)


def test_same_seed_same_bytes(wrist):
    again = compile_circuit(Patient(person=Person(30, "male", 1.72)), "wrist", "left")
    other = compile_circuit(Patient(person=Person(30, "male", 1.72), seed=1), "wrist", "left")
    assert np.array_equal(again.model.wires.target, wrist.model.wires.target)
    assert not np.array_equal(other.model.wires.target[:1000], wrist.model.wires.target[:1000])
