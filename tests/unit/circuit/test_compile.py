"""Compile: dead cells and fibres, options, refusals."""

import numpy as np
import pytest

from sherrington.circuit.command import Command, Effort
from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.compile_cells import NEVER, _grown
from sherrington.circuit.patient import Anatomy, MuscleState, Patient, Person, RouteState
from sherrington.circuit.run import run

HEALTHY = Patient()


def soleus(**state):
    route = RouteState(**{k: v for k, v in state.items() if k in RouteState.__dataclass_fields__})
    rest = {k: v for k, v in state.items() if k not in RouteState.__dataclass_fields__}
    return Patient(muscles={("soleus", "left"): MuscleState(routes=(route,), **rest)})


def linked(patient, side="left"):
    c = compile_circuit(patient, "ankle", side)
    plan = c.layout.pools[0]
    return c.model.axons.linked[plan.first : plan.first + plan.n]


@pytest.mark.parametrize("left", [0.0, 0.3, 0.7, 1.0])
def test_dead_cells_have_no_axon_and_losses_are_nested(left):
    assert linked(soleus(cell=left)).mean() == pytest.approx(left, abs=0.04)
    assert np.all(linked(soleus(cell=left)) <= linked(soleus(cell=min(1.0, left + 0.2))))
    assert linked(soleus(cell=left), "right").all()


def test_dead_afferents_never_fire():
    a = compile_circuit(soleus(ia=0.25), "ankle", "left").model.afferents
    own = slice(a.start[0], a.start[0] + 400)
    assert np.mean(a.threshold[own] < NEVER / 2) == pytest.approx(0.25, abs=0.06)


def test_units_share_the_force_of_the_pool():
    c = compile_circuit(HEALTHY, "ankle", "left")
    for plan in c.layout.pools:
        assert c.model.twitches.size[plan.first : plan.first + plan.n].sum() == pytest.approx(1.0, rel=1e-4)


def test_the_spindle_option():
    assert len(compile_circuit(HEALTHY, "wrist", "left").model.wires.delay) > 0
    with pytest.raises(ValueError, match=r"ful.*full"):
        compile_circuit(HEALTHY, "wrist", "left", spindle="ful")


def test_an_examiner_sees_age_sex_and_height_and_nothing_of_the_individual():
    seen = Person(70.0, "male", 1.8)
    one = Patient(person=Person(70.0, "male", 1.8, individual=7, anatomy=Anatomy(roots=4)))
    circuit = compile_circuit(one, "ankle", "left")
    assert circuit.person == seen and run(circuit, Command("ankle", "left", 0.05)).person == seen


def test_an_unknown_circuit_is_refused():
    with pytest.raises(KeyError):
        compile_circuit(HEALTHY, "hips", "left")


def test_only_units_of_ill_junctions_compute_transmission():
    healthy = compile_circuit(Patient(), "elbow", "right").model.junctions
    assert healthy.weak.sum() == 0 and (healthy.healthy == 1.0).all()
    ill = Patient(muscles={("brachialis", "right"): MuscleState(quantal=0.5)})
    circuit = compile_circuit(ill, "elbow", "right")
    index = circuit.muscles.index("brachialis")
    weak = circuit.model.junctions.weak == 1
    assert weak.any() and (circuit.model.axons.label[weak] == index).all()
    assert (circuit.model.junctions.healthy[0, weak] == 0.5).all()


def test_a_nearly_healthy_junction_is_nearly_health():
    command = Command("elbow", "right", 0.4, efforts=(Effort("biceps", ((0.0, 1.0),)),))
    traces = [
        run(compile_circuit(Patient(muscles={("biceps_brachii", "right"): state}), "elbow", "right"), command)
        for state in (MuscleState(), MuscleState(quantal=0.9999), MuscleState(quantal=0.4))
    ]
    index = traces[0].muscles.index("biceps_brachii")
    force = [trace.force[index, -100:].mean() for trace in traces]
    assert 0.97 < force[1] / force[0] < 1.0
    assert force[2] < 0.9 * force[1]


@pytest.mark.parametrize("lost", ["cell", "axon"])
def test_an_order_decides_which_units_are_lost_and_not_how_many(lost):
    place = np.arange(linked(HEALTHY).size) / linked(HEALTHY).size
    means = []
    for order in (-1.0, 0.0, 0.5, 1.0):
        left = linked(soleus(**{lost: 0.5}, order=order))
        assert left.mean() == pytest.approx(0.5, abs=0.04)
        means.append(place[left == 1].mean())
    assert means == sorted(means, reverse=True)
    assert means[0] == pytest.approx(0.75, abs=0.02) and means[3] == pytest.approx(0.25, abs=0.02)


def test_units_left_adopt_no_more_fibres_than_were_lost():
    size = np.array([1.0, 2.0, 3.0, 6.0])
    large, small = np.array([False, False, False, True]), np.array([True, False, False, False])
    assert _grown(4.0, size, large) == pytest.approx(2.0)  # a half is free
    assert _grown(2.0, size, large) == pytest.approx(1.5)  # a quarter of all fibres is adopted
    assert _grown(4.0, size, small) == pytest.approx(5.5)  # smaller units take half as much again, no more
    assert _grown(2.0, size, small, order=1.0) == pytest.approx(2.0)  # the largest are gone, as it was meant
    assert _grown(1.0, size, large) == _grown(1.0, size, small) == 1.0
