"""How much of a muscle's supply is gone, in one number."""

import pytest

from sherrington.circuit.patient import Lesion, Patient
from sherrington.lesion.shares import taken


def test_the_worst_hit_supply_counts():
    shares = taken(Patient(lesions=(Lesion(("ulnar_n_elbow",), "left", loss=0.5, block=0.5),)))
    assert shares["first_dorsal_interosseous", "left"] == pytest.approx(0.75)
    assert shares["first_dorsal_interosseous", "right"] == shares["soleus", "left"] == 0.0


def test_slowing_counts_over_the_whole_path():
    shares = taken(Patient(lesions=(Lesion(("ulnar_n_elbow",), "left", slow=0.5),)))
    assert 0.0 < shares["first_dorsal_interosseous", "left"] < 0.5
