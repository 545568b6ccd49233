"""Efforts: what is meant to contract turns the joint the right way, and every muscle is asked once."""

import pytest

from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.exam.power import MOVEMENTS, START, movement_of, strength, turning
from sherrington.foundation.errors import InputError


@pytest.mark.parametrize("name", MOVEMENTS)
def test_pools_of_a_movement_turn_its_joints_its_way(name):
    move = MOVEMENTS[name]
    row = circuit_table()[move.circuit]
    assert set(move.dofs) <= set(row.dofs)
    for pool in move.pools:
        assert any(row.pools[pool].acts.get(dof) == move.direction for dof in move.dofs), pool


@pytest.mark.parametrize("name", MOVEMENTS)
def test_force_is_read_from_the_muscles_of_those_pools(name):
    move = MOVEMENTS[name]
    row = circuit_table()[move.circuit]
    owned = {muscle for pool in move.pools for muscle in row.pools[pool].muscles}
    assert {muscle.split(":")[0] for muscle in move.muscles} <= owned
    assert all((":" in muscle) == row.midline for muscle in move.muscles)


def test_every_muscle_of_the_body_is_asked_for_its_force():
    read = {muscle.split(":")[0] for move in MOVEMENTS.values() for muscle in move.muscles}
    assert read == set(simulated_muscles())


def test_no_two_movements_mean_the_same_pools():
    meant = [move.pools for move in MOVEMENTS.values()]
    assert len(set(meant)) == len(meant)
    for name in MOVEMENTS:
        assert movement_of(strength(*name.split())[0].command) == name


def test_an_effort_begins_from_rest_and_becomes_all():
    (step,) = strength("knee", "extension", "left")
    for effort in step.command.efforts:
        assert effort.level[0][1] == effort.level[1][1] == 0.0 and effort.level[1][0] == START
        assert effort.level[-1][1] == 1.0 and effort.level[-1][0] < step.command.duration


def test_what_turns_a_joint_one_way():
    assert turning("elbow", 1) == MOVEMENTS["elbow flexion"] and turning("ankle", -1) == MOVEMENTS["ankle extension"]
    with pytest.raises(InputError, match="no power test in extension of 'index_abduction'"):
        turning("index_abduction", -1)


def test_an_unknown_movement_names_the_nearest():
    with pytest.raises(InputError, match="did you mean 'knee flexion'"):
        strength("knee", "flection")
