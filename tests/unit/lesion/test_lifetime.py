"""One life along time: the clock, and what moves with it."""

import pytest

from sherrington.circuit.patient import Disease, Lesion, MuscleState, Patient, Person, Treatment
from sherrington.foundation.errors import InputError
from sherrington.lesion.lifetime import at_time, onset

PATIENT = Patient(
    person=Person(age=50.0),
    lesions=(Lesion(("ic_leg",), "left", loss=0.5, age=100.0), Lesion(("root_L5",), "left", loss=0.5, age=40.0)),
    diseases=(Disease("b12", 700.0, settings={"treated": 30.0}),),
    treatments=(Treatment("baclofen", 60.0, age=10.0),),
)


def test_the_clock_starts_with_the_newest():
    assert onset(PATIENT) == 40.0
    assert at_time(PATIENT, 40.0) == PATIENT


def test_all_move_together_and_treatments_begin_when_they_begin():
    early, late = at_time(PATIENT, 5.0), at_time(PATIENT, 400.0)
    assert [one.age for one in early.lesions] == [65.0, 5.0]
    assert early.diseases[0].age == 665.0 and "treated" not in early.diseases[0].settings
    assert early.treatments == () and late.treatments[0].age == 370.0
    assert late.diseases[0].settings["treated"] == 390.0
    assert (early.person.age, late.person.age, at_time(PATIENT, 800.0).person.age) == (50.0, 50.0, 52.0)


def test_a_clock_needs_an_onset_before_time_has_passed():
    with pytest.raises(InputError, match="nothing has happened"):
        onset(Patient())
    with pytest.raises(InputError, match="time has passed already"):
        onset(Patient(muscles={("soleus", "left"): MuscleState()}, lesions=PATIENT.lesions))
