"""Tissue: stiff where spastic, lax where denervated, neither where nothing is lost."""

import pytest

from sherrington.adapt import adapt
from sherrington.circuit.patient import JointState, Patient


def test_spastic_muscle_stiffens_over_months(make):
    course = [make.now(make.capsule(0.8, age)).stiffness for age in (0.0, 30.0, 90.0, 500.0)]
    assert course == sorted(course) and course[0] == 1.0
    assert course[-1] == pytest.approx(1.5, abs=0.1)


def test_denervated_muscle_slackens_then_fibroses(make):
    early, late = (make.now(make.fibres(age, cell=1.0)).stiffness for age in (60.0, 1000.0))
    assert early == pytest.approx(0.7, abs=0.05)
    assert early < late <= 1.0


def test_joint_of_a_spastic_limb(make, params):
    muscles = ("soleus", "gastrocnemius_medial", "gastrocnemius_lateral", "tibialis_anterior")
    supply = {(muscle, "left"): make.capsule(0.9, 600.0) for muscle in muscles}
    joints = adapt(Patient(supply=supply)).joints
    assert joints["ankle", "left"].stiffness == pytest.approx(1.0 + params.tissue.joint_gain, abs=0.05)
    assert joints["ankle", "left"].range_loss == pytest.approx(params.tissue.range_most, abs=0.02)
    assert joints["ankle", "right"] == JointState()
    assert joints["knee", "left"] == JointState()


def test_a_flaccid_limb_stiffens_less(make):
    flaccid = adapt(Patient(supply={("soleus", "left"): make.fibres(600.0, cell=1.0)}))
    spastic = adapt(Patient(supply={("soleus", "left"): make.cord(1.0, 600.0)}))
    assert 1.0 < flaccid.joints["ankle", "left"].stiffness < spastic.joints["ankle", "left"].stiffness


def test_the_jaw_is_one_joint_of_two_sides(make):
    patient = adapt(Patient(supply={("masseter", "left"): make.cord(1.0, 600.0)}))
    assert 1.0 < patient.joints["jaw", "midline"].stiffness < 1.3
