"""Botulinum toxin: dose by size, days to set in, weeks at the height, months to wear off."""

from itertools import pairwise

import pytest

from sherrington.adapt.treatments.botulinum import BotulinumParams, blocked, botulinum, usual, volume
from sherrington.circuit.patient import MuscleState, Patient, Treatment
from sherrington.circuit.table import simulated_muscles
from sherrington.foundation import load

P = load(BotulinumParams)


def test_it_sets_in_within_a_week_and_peaks_from_two_to_six():
    course = {age: blocked(100.0, 300.0, age, P) for age in (0.0, 2.0, 4.0, 7.0, 14.0, 28.0, 42.0, 90.0, 180.0, 270.0)}
    height = max(course.values())
    assert course[0.0] == course[2.0] == 0.0 and 0.1 * height < course[4.0] < course[7.0] < 0.8 * height
    assert min(course[14.0], course[28.0], course[42.0]) > 0.9 * height
    assert course[90.0] == pytest.approx(0.5 * height, rel=0.1) and course[270.0] < 0.01


def test_more_toxin_blocks_more_and_a_larger_muscle_needs_more():
    doses = [blocked(dose, 300.0, 28.0, P) for dose in (0.0, 25.0, 50.0, 100.0, 400.0)]
    assert doses[0] == 0.0 and all(a < b for a, b in pairwise(doses)) and doses[-1] < 1.0
    assert blocked(100.0, 50.0, 28.0, P) > blocked(100.0, 300.0, 28.0, P)


def test_every_muscle_has_a_size_and_a_usual_dose():
    sizes = {name: volume(name, P) for name in simulated_muscles()}
    assert all(0.05 < size < 2000.0 for size in sizes.values())
    assert 200.0 < sizes["soleus"] < 600.0 and sizes["first_dorsal_interosseous"] < 20.0
    assert usual("first_dorsal_interosseous") == 5.0 < usual("biceps_brachii") < 200.0


def test_only_the_muscle_injected_changes():
    before = Patient(
        muscles={(name, side): MuscleState() for name in ("soleus", "biceps_brachii") for side in ("left", "right")}
    )
    after = botulinum(before, Treatment("botulinum", 100.0, ("soleus",), "right", 28.0))
    changed = {key for key in before.muscles if before.muscles[key] != after.muscles[key]}
    assert changed == {("soleus", "right")}
    hit = after.muscles["soleus", "right"]
    assert hit.junction < 0.7 and hit.gamma < 0.8 and 0.7 < hit.bulk < 1.0
