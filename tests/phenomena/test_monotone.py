"""Grades follow a loss: as it goes from 0 to 100 % none moves back by more than one step of its scale.

The usual grid is coarse (one seed, two ages, steps of 20 %); ``-m long`` runs the full one.
"""

from itertools import pairwise

import pytest

from sherrington.exam import strength, stretch, tap, watch
from sherrington.sign.scale import DTR, MAS, MRC

COARSE = tuple(round(0.2 * i, 1) for i in range(6))
FINE = tuple(round(0.1 * i, 1) for i in range(11))
GRIDS = [
    *(pytest.param(age, 0, COARSE, id=f"{age:g} days") for age in (3.0, 120.0)),
    *(
        pytest.param(age, seed, FINE, id=f"{age:g} days, seed {seed}, fine", marks=pytest.mark.long)
        for age in (3.0, 30.0, 365.0)
        for seed in (0, 1, 2)
    ),
]


def steps_back(scale, values, sign):
    """Return the largest number of grades by which a course moves against its direction."""
    places = [sign * scale.index(value) for value in values]
    best, worst = places[0], 0
    for place in places:
        best = max(best, place)
        worst = max(worst, best - place)
    return worst


def course(lab, cases, steps, seed):
    """Return every measure along the losses."""
    examined = [lab.examine(case, steps, seed=seed) for case in cases]
    return lambda *row: [each.find(*row).value for each in examined]


@pytest.mark.parametrize(("age", "seed", "losses"), GRIDS)
def test_loss_of_the_capsule(lab, age, seed, losses):
    """Tone and jerk go one way (up when old, down when fresh), power goes down, bulk hardly moves."""
    steps = [*tap("ankle", "right"), *stretch("ankle", "right", "flexion"), *strength("ankle", "flexion", "right")]
    of = course(lab, [(lab.capsule(loss, age),) for loss in losses], [*steps, *watch("ankle", "right", 0.05)], seed)
    jerk = of("tendon_reflex", "grade", "ankle", "right")
    tone = of("tone", "mas", "ankle", "right", "flexion")
    power = of("power", "mrc", "tibialis_anterior", "right")
    bulk = of("inspection", "bulk", "tibialis_anterior", "right")
    print("loss", losses, "\njerk", jerk, "\ntone", tone, "\npower", power, "\nbulk", bulk)
    direction = 1 if age > 14.0 else -1
    assert steps_back(DTR, jerk, direction) <= 1
    assert steps_back(MAS, tone, direction) <= 1
    assert steps_back(MRC, power, -1) <= 1
    assert bulk == sorted(bulk, reverse=True) and bulk[-1] > 0.7


@pytest.mark.parametrize(("age", "seed", "losses"), GRIDS)
def test_loss_of_motor_cells(lab, age, seed, losses):
    """Jerk, power and bulk of the calf only go down."""
    steps = [*tap("ankle", "right"), *strength("ankle", "extension", "right"), *watch("ankle", "right", 0.05)]
    of = course(lab, [(lab.horn(loss, age),) for loss in losses], steps, seed)
    jerk = of("tendon_reflex", "grade", "ankle", "right")
    power = of("power", "mrc", "soleus", "right")
    bulk = of("inspection", "bulk", "soleus", "right")
    print("loss", losses, "\njerk", jerk, "\npower", power, "\nbulk", bulk)
    assert steps_back(DTR, jerk, -1) <= 1 and jerk[-1] == 0
    assert steps_back(MRC, power, -1) <= 1 and power[-1] == 0
    assert all(after <= before + 1e-9 for before, after in pairwise(bulk))
