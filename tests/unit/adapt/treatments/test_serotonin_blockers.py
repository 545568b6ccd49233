"""Blockers of 5-HT2 and alpha-1 receptors: both keep monoamines off, only the inverse agonist ends what needs none."""

from dataclasses import replace
from itertools import pairwise

import pytest

from sherrington.adapt.treatments.serotonin_blockers import ReceptorParams, chlorpromazine, cyproheptadine, occupying
from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.foundation import load

WHOLE = MuscleState()
CUT = MuscleState(mono=0.0, pic=0.9)


def on(drug, name, state, dose, age=7.0):
    """Return the state of a muscle under a drug."""
    body = Patient(muscles={("soleus", "left"): state})
    return drug(body, Treatment(name, dose, age=age)).muscles["soleus", "left"]


@pytest.mark.parametrize(("drug", "dose"), [(cyproheptadine, 12.0), (chlorpromazine, 75.0)])
def test_both_keep_off_the_monoamines_that_arrive(drug, dose):
    after = on(drug, drug.__name__, WHOLE, dose)
    assert 1.0 - load(ReceptorParams).reach < after.mono < 0.7
    assert replace(after, mono=1.0) == WHOLE


def test_only_the_inverse_agonist_ends_what_needs_no_monoamine():
    assert on(chlorpromazine, "chlorpromazine", CUT, 1000.0) == CUT
    after = on(cyproheptadine, "cyproheptadine", CUT, 12.0)
    assert 0.0 < after.pic < 0.5 * CUT.pic and replace(after, pic=CUT.pic) == CUT


def test_more_does_more_to_a_limit():
    left = [on(cyproheptadine, "cyproheptadine", CUT, dose).pic for dose in (0.0, 2.0, 8.0, 32.0, 1e6)]
    assert left[0] == CUT.pic and all(b < a for a, b in pairwise(left))
    assert left[-1] == pytest.approx((1.0 - load(ReceptorParams).reach) * CUT.pic, rel=1e-4)


def test_nothing_before_it_is_given():
    assert on(cyproheptadine, "cyproheptadine", CUT, 12.0, age=0.0) == CUT


def test_what_another_drug_has_taken_is_not_given_back():
    calmed = MuscleState(pic=-0.2)
    assert occupying(calmed, 1.0, 1.0).pic == calmed.pic
