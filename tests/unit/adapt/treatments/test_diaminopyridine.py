"""3,4-diaminopyridine: more calcium enters with the dose, and nothing else changes."""

from dataclasses import replace

import pytest

from sherrington.adapt.treatments.diaminopyridine import diaminopyridine
from sherrington.circuit.patient import MuscleState, Patient, Treatment

WEAK = MuscleState(calcium=0.2)


@pytest.mark.parametrize(
    ("dose", "age", "gain"), [(0.0, 7.0, 1.0), (60.0, 0.0, 1.0), (20.0, 7.0, 1.53), (60.0, 7.0, 1.96)]
)
def test_calcium_enters(dose, age, gain):
    body = Patient(muscles={("soleus", "left"): WEAK})
    after = diaminopyridine(body, Treatment("diaminopyridine", dose, age=age)).muscles["soleus", "left"]
    assert after.calcium == pytest.approx(0.2 * gain, rel=0.01)
    assert replace(after, calcium=WEAK.calcium) == WEAK
