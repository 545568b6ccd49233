"""Baclofen: by mouth alike everywhere, by pump according to the segment; more dose, more effect."""

from itertools import pairwise

import pytest

from sherrington.adapt.treatments.baclofen import IntrathecalParams, intrathecal, oral, reached, subdued
from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.foundation import load

BODY = Patient(muscles={(name, "left"): MuscleState() for name in ("soleus", "biceps_brachii", "masseter")})


def control(patient, muscle):
    """Return what was added to presynaptic control of one muscle."""
    return -patient.muscles[muscle, "left"].presynaptic


def test_by_mouth_every_muscle_gets_the_same():
    after = oral(BODY, Treatment("baclofen", 60.0, age=28.0))
    assert len(set(after.muscles.values())) == 1 and control(after, "masseter") > 0.1


def test_by_pump_the_leg_gets_most_and_the_face_least():
    after = intrathecal(BODY, Treatment("intrathecal-baclofen", 0.3, age=28.0))
    leg, arm, face = (control(after, muscle) for muscle in ("soleus", "biceps_brachii", "masseter"))
    assert leg > 2.0 * arm > 2.0 * face > 0.0


def test_effect_grows_with_dose_to_a_limit():
    doses = [reached("soleus", dose, load(IntrathecalParams)) for dose in (0.0, 0.05, 0.1, 0.3, 1.0, 100.0)]
    assert doses[0] == 0.0 and all(a < b for a, b in pairwise(doses)) and doses[-1] == pytest.approx(1.0, abs=1e-3)


def test_nothing_on_the_first_day_and_all_in_a_month():
    days = [control(oral(BODY, Treatment("baclofen", 60.0, age=age)), "soleus") for age in (0.0, 7.0, 28.0, 280.0)]
    assert days[0] == 0.0 and days[2] > 0.95 * days[3]


def test_no_effect_is_no_change():
    assert subdued(MuscleState(), 0.0) == MuscleState()
    assert subdued(MuscleState(), 1.0).bias < 0.0 and subdued(MuscleState(), 1.0).pic < 0.0
