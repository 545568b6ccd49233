"""Stretching: contracture gives way slowly, with the minutes; a slack joint stays as it is."""

from itertools import pairwise

from sherrington.adapt.treatments.stretching import StretchingParams, looser_joint, looser_muscle, stretching, undone
from sherrington.circuit.patient import JointState, MuscleState, Patient, Treatment
from sherrington.foundation import load

P = load(StretchingParams)


def test_longer_and_later_undo_more():
    assert undone(30.0, 0.0, P) == undone(0.0, 90.0, P) == 0.0
    assert all(a < b for a, b in pairwise(undone(30.0, age, P) for age in (0.0, 30.0, 90.0, 365.0)))
    assert all(a < b for a, b in pairwise(undone(dose, 90.0, P) for dose in (0.0, 10.0, 60.0, 480.0)))
    assert undone(1440.0, 3650.0, P) < 1.0


def test_what_is_not_stiff_does_not_change():
    assert looser_joint(JointState(), 0.5) == JointState()
    assert looser_muscle(MuscleState(stiffness=0.7), 0.5) == MuscleState(stiffness=0.7)
    assert looser_joint(JointState(1.4, 0.1), 0.5) == JointState(1.2, 0.05)


def test_only_the_joint_named_and_its_muscles():
    stiff = MuscleState(stiffness=1.5)
    body = Patient(
        muscles={(name, "left"): stiff for name in ("soleus", "biceps_brachii")},
        joints={(name, "left"): JointState(1.4, 0.1) for name in ("ankle", "elbow")},
    )
    after = stretching(body, Treatment("stretching", 60.0, ("ankle",), "left", 90.0))
    assert after.joints["elbow", "left"] == JointState(1.4, 0.1) and after.joints["ankle", "left"].range_loss < 0.1
    assert after.muscles["biceps_brachii", "left"] == stiff and after.muscles["soleus", "left"].stiffness < 1.5
    other = stretching(body, Treatment("stretching", 60.0, ("ankle",), "right", 90.0))
    assert other == body
