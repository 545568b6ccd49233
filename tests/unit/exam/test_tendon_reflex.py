"""Blows: the tendon belongs to the muscle that is seen, the jerk goes its way, antagonists do not."""

import pytest

from sherrington.circuit.pool_numbers import joint_number
from sherrington.circuit.table import circuit_table
from sherrington.exam.laboratory import place_of
from sherrington.exam.tendon_reflex import REFLEXES, TAP_TIME, reflex_of, tap
from sherrington.foundation.anatomy import reflexes


def acts(muscle, plan):
    """Return the direction in which a muscle turns the joint of a reflex; 0 if it does not."""
    place = place_of(muscle.split(":")[0], plan.circuit)
    return circuit_table()[plan.circuit].pools[place.pool].acts.get(plan.joint, 0)


@pytest.mark.parametrize("name", REFLEXES)
def test_a_reflex_is_one_of_the_anatomy(name):
    plan = REFLEXES[name]
    assert set(plan.tapped) & {m for m in reflexes()[name].muscles} or name not in reflexes()
    assert plan.joint in circuit_table()[plan.circuit].dofs
    assert joint_number("low", plan.joint) < plan.posture < joint_number("high", plan.joint)


@pytest.mark.parametrize("name", REFLEXES)
def test_the_muscle_that_is_seen_jerks_and_antagonists_pull_back(name):
    plan = REFLEXES[name]
    assert acts(plan.seen, plan) == plan.direction
    assert plan.seen.split(":")[0] in {mate for muscle in plan.tapped for mate in place_of(muscle).mates}
    assert all(acts(muscle, plan) == -plan.direction for muscle in plan.antagonists)


@pytest.mark.parametrize("name", REFLEXES)
def test_reinforcement_where_it_is_customary_and_during_the_blow(name):
    steps = tap(name)
    sides = 1 if circuit_table()[REFLEXES[name].circuit].midline else 2
    assert len(steps) == sides * (2 if REFLEXES[name].reinforce else 1)
    for step in steps:
        helped = max(level for _, level in step.command.reinforcement) > 0.0
        assert helped == (step.role == "reinforced") == ("hooked fingers" in step.sentence)
        assert {blow.time for blow in step.command.taps} == {TAP_TIME}


def test_tendons_tell_reflexes_apart():
    first = [plan.tapped[0] for plan in REFLEXES.values()]
    assert len(set(first)) == len(first)


def test_a_stated_blow_is_as_large_as_said_and_the_same_reflex():
    small, usual = tap("ankle", "left", 0.4)[0], tap("ankle", "left")[0]
    assert {blow.stretch for blow in small.command.taps} == {0.4}
    assert {blow.stretch for blow in usual.command.taps} == {REFLEXES["ankle"].stretch}
    assert reflex_of(small.command) == reflex_of(usual.command) == "ankle"
