"""Pyridostigmine: the response to a quantum grows with the dose, and nothing else changes."""

from dataclasses import replace

import pytest

from sherrington.adapt.treatments.pyridostigmine import pyridostigmine
from sherrington.circuit.patient import MuscleState, Patient, Treatment

WEAK = MuscleState(quantal=0.3)


@pytest.mark.parametrize(
    ("dose", "age", "gain"), [(0.0, 7.0, 1.0), (240.0, 0.0, 1.0), (60.0, 7.0, 1.15), (240.0, 7.0, 1.34)]
)
def test_quanta_do_more(dose, age, gain):
    body = Patient(muscles={("soleus", "left"): WEAK})
    after = pyridostigmine(body, Treatment("pyridostigmine", dose, age=age)).muscles["soleus", "left"]
    assert after.quantal == pytest.approx(0.3 * gain, rel=0.01)
    assert replace(after, quantal=WEAK.quantal) == WEAK
