"""Treatments as such: registered once, applied at their turn and in order, aimed where they are aimed."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from sherrington.circuit import treatment as module
from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.circuit.treatment import (
    aimed_at,
    dose_effect,
    muscles_aimed_at,
    refuse_unknown,
    registered,
    remedy,
    split,
    treated,
    with_field_raised,
    with_muscles,
)

SICK = Patient(
    muscles={(name, side): MuscleState(cst=0.4) for name in ("soleus", "tibialis_anterior") for side in "ab"}
)
SIDED = Patient(muscles={("soleus", side): MuscleState(force=0.5) for side in ("left", "right")})


class MadeParams(NamedTuple):
    """Nothing."""


@pytest.fixture
def shelf(monkeypatch):
    """Return an empty shelf of treatments."""
    monkeypatch.setattr(module, "_REMEDIES", {})
    return module


def add(name, acts_on, seed):
    """Register a made treatment that writes a digit into the seed, so that the order can be read."""

    @remedy(name, "Made up.", table=MadeParams, acts_on=acts_on)
    def act(patient, given):
        return replace(patient, seed=patient.seed * 10 + seed)

    return act


def test_treatments_act_at_their_stage_in_the_order_of_the_file(shelf):
    add("one", "lesion", 1)
    add("two", "body", 2)
    add("three", "body", 3)
    patient = Patient(treatments=(Treatment("three"), Treatment("one"), Treatment("two"), Treatment("unheard of")))
    assert treated(patient, "lesion").seed == 1 and treated(patient, "body").seed == 32
    assert list(registered()) == ["one", "three", "two"]


def test_who_takes_nothing_stays_who_he_is(shelf):
    add("one", "body", 1)
    assert treated(Patient(), "body") == Patient()


def test_an_unknown_treatment_names_the_nearest(shelf):
    add("aspirin", "body", 1)
    refuse_unknown([Treatment("aspirin")])
    with pytest.raises(ValueError, match=r"no treatment 'asprin' \(did you mean 'aspirin'\?\)"):
        refuse_unknown([Treatment("aspirin"), Treatment("asprin")])


def test_what_is_not_dosed_has_no_dose(shelf):
    add("one", "body", 1)
    known = registered()["one"]
    assert known.dose is None


def test_every_dose_of_the_package_lies_within_its_bounds():
    import sherrington.adapt  # noqa: F401  registers its own

    for known in registered().values():
        if known.dose is not None:
            assert known.dose.low <= known.dose.usual <= known.dose.high and known.dose.unit


def test_half_of_the_effect_at_the_dose_of_half_effect():
    assert dose_effect(0.0, 7.0) == 0.0 and dose_effect(7.0, 7.0) == 0.5
    effects = [dose_effect(10.0**k, 7.0) for k in range(-3, 9)]
    assert effects == sorted(effects) and effects[-1] == pytest.approx(1.0, abs=1e-6)
    assert dose_effect(3.0, 7.0) == pytest.approx(dose_effect(6.0, 14.0))  # the ratio alone counts


@pytest.mark.parametrize(
    ("targets", "side", "left", "right"),
    [
        ((), "", True, True),
        (("soleus",), "both", True, True),
        (("soleus",), "left", True, False),
        (("gastrocnemius_medial",), "", False, False),
        ((), "right", False, True),
    ],
)
def test_aim(targets, side, left, right):
    given = Treatment("x", targets=targets, side=side)
    assert (aimed_at(given, "soleus", "left"), aimed_at(given, "soleus", "right")) == (left, right)
    assert {key[1] for key, _ in muscles_aimed_at(SIDED, given)} == {
        name for name, hit in (("left", left), ("right", right)) if hit
    }


def test_the_midline_has_no_side_to_miss():
    assert aimed_at(Treatment("x", side="left"), "masseter", "midline")


def test_only_the_muscles_that_are_aimed_at_change_and_only_by_the_field():
    given = Treatment("x", targets=("soleus",), side="left")
    after = with_field_raised(SIDED, given, "force", 0.2)
    assert after.muscles["soleus", "left"] == replace(SIDED.muscles["soleus", "left"], force=pytest.approx(0.6))
    assert after.muscles["soleus", "right"] == SIDED.muscles["soleus", "right"]
    assert replace(after, muscles=SIDED.muscles) == SIDED
    assert with_field_raised(SIDED, given, "force", 0.0) == SIDED


def test_replacing_muscles_leaves_the_others_and_the_old_patient():
    changed = with_muscles(SICK, {("soleus", "a"): MuscleState()})
    assert changed.muscles["soleus", "a"] == MuscleState() and changed.muscles["soleus", "b"].cst == 0.4
    assert SICK.muscles["soleus", "a"].cst == 0.4 and len(changed.muscles) == len(SICK.muscles)


def test_a_case_and_its_treatments():
    assert split("a.yaml+baclofen+stretching:ankle@1e+2 min/day") == (
        "a.yaml",
        ("baclofen", "stretching:ankle@1e+2 min/day"),
    )
    assert split("umn") == ("umn", ())
