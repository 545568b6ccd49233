"""Where a patient differs from health."""

from dataclasses import replace

from sherrington.circuit.health import is_intact, muscles_of, state_of, touched
from sherrington.circuit.patient import JointState, MuscleState, Patient


def test_nothing_is_touched_in_health():
    assert touched(Patient()) == frozenset()
    assert touched(Patient(muscles={("soleus", "left"): MuscleState()})) == frozenset()


def test_one_muscle_touches_its_circuits_of_its_side():
    patient = Patient(muscles={("deltoid_middle", "left"): replace(MuscleState(), cst=0.5)})
    assert touched(patient) == {("shoulder", "left")}
    assert is_intact(patient, "shoulder", "right")


def test_a_circuit_on_the_midline_has_the_muscles_of_both_sides():
    assert {side for _, side in muscles_of("jaw", "midline")} == {"left", "right"}
    (muscle, _), *_ = muscles_of("jaw", "midline")
    assert touched(Patient(muscles={(muscle, "right"): replace(MuscleState(), cst=0.5)})) >= {("jaw", "midline")}


def test_a_stiff_joint_is_not_as_in_health():
    assert touched(Patient(joints={("elbow", "left"): JointState(stiffness=2.0)})) == {("elbow", "left")}


def test_a_circuit_is_told_by_its_own_states_only():
    hurt = replace(MuscleState(), cst=0.5)
    one, other = Patient(muscles={("soleus", "left"): hurt}), Patient(muscles={("deltoid_middle", "left"): hurt})
    assert state_of(one, "wrist", "left") == state_of(other, "wrist", "left") == state_of(Patient(), "wrist", "left")
    assert state_of(one, "ankle", "left") != state_of(other, "ankle", "left")
