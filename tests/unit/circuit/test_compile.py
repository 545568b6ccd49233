"""Compile: dead cells and fibres, options, refusals."""

import numpy as np
import pytest

from sherrington.circuit.compile import compile_circuit
from sherrington.circuit.compile_cells import NEVER
from sherrington.circuit.patient import MuscleState, Patient, RouteState

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


def test_an_unknown_circuit_is_refused():
    with pytest.raises(KeyError):
        compile_circuit(HEALTHY, "hips", "left")
