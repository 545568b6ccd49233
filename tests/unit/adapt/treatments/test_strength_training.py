"""Strength training: slow gains, drive first, none where neither will nor nerve arrives."""

from itertools import pairwise

from sherrington.adapt.treatments.strength_training import StrengthTrainingParams, strength_training, trained
from sherrington.circuit.patient import MuscleState, Patient, RouteState, Treatment
from sherrington.foundation import load

P = load(StrengthTrainingParams)


def test_drive_comes_before_force():
    weeks = [trained(MuscleState(), 0.75, 7.0 * week, P) for week in (0, 2, 6, 12, 52)]
    assert weeks[0] == MuscleState()
    assert all(a.force < b.force and a.reticulospinal < b.reticulospinal for a, b in pairwise(weeks))
    early = (weeks[1].reticulospinal - 1.0) / (weeks[-1].reticulospinal - 1.0)
    assert early > (weeks[1].force - 1.0) / (weeks[-1].force - 1.0) + 0.1
    assert 1.05 < weeks[3].force < 1.25


def test_disuse_is_made_good():
    idle = MuscleState(force=0.7, bulk=0.8)
    after = trained(idle, 0.75, 84.0, P)
    assert after.force - idle.force > trained(MuscleState(), 0.75, 84.0, P).force - 1.0 and after.bulk > 0.85


def test_neither_without_will_nor_without_nerve():
    paralysed = MuscleState(cst=0.0, mrst=0.0)
    assert trained(paralysed, 1.0, 200.0, P) == paralysed
    denervated = MuscleState(routes=(RouteState(axon=0.0),), bulk=0.3)
    assert trained(denervated, 1.0, 200.0, P) == denervated


def test_only_the_muscles_named():
    body = Patient(muscles={(name, "left"): MuscleState() for name in ("soleus", "biceps_brachii")})
    after = strength_training(body, Treatment("strength-training", 3.0, ("soleus",), age=84.0)).muscles
    assert after["biceps_brachii", "left"] == MuscleState() != after["soleus", "left"]
