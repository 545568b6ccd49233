"""Set-ups of the laboratory: every muscle lies somewhere, joints are held, repetitions are new noise only."""

from dataclasses import replace

import pytest

from sherrington.circuit.table import circuit_table, simulated_muscles
from sherrington.exam.laboratory import (
    LEAD,
    again,
    check_reflex,
    circuit_of,
    efforts,
    held,
    movers,
    moving,
    place_of,
    places,
    pulses,
    pushed,
)
from sherrington.exam.limb import CIRCUITS
from sherrington.foundation.errors import InputError


def test_every_simulated_muscle_and_pool_has_a_place():
    assert set(simulated_muscles()) <= set(places())
    assert {pool for row in circuit_table().values() for pool in row.pools} <= set(places())


@pytest.mark.parametrize("name", sorted(places()))
def test_a_place_is_true(name):
    place = place_of(name)
    pool = circuit_table()[place.circuit].pools[place.pool]
    assert place.muscle in pool.muscles and place.mates == pool.muscles
    assert place.dof in (*pool.acts, "") and pool.acts.get(place.dof, 1) == place.direction
    assert place.pool in movers(place)


def test_a_muscle_of_two_circuits_is_found_in_the_one_asked_for():
    for circuit, row in circuit_table().items():
        for muscle in row.muscles:
            assert place_of(muscle, circuit).circuit == circuit
    with pytest.raises(InputError, match="no muscle 'soleus'"):
        place_of("soleus", "jaw")


def test_what_is_unknown_names_the_nearest():
    for make, hint in ((lambda: place_of("soleos"), "soleus"), (lambda: circuit_of("ankel"), "ankle")):
        with pytest.raises(InputError, match=f"did you mean '{hint}'"):
            make()
    with pytest.raises(InputError, match="did you mean 'patellar'"):
        check_reflex("pateller")
    check_reflex("patellar")


@pytest.mark.parametrize("circuit", CIRCUITS)
def test_a_recording_at_rest_holds_every_joint(circuit):
    command = held(circuit, "left", 0.3, "x")
    assert {hand.dof for hand in command.hands} == set(CIRCUITS[circuit])
    assert all(len(hand.angle) == 1 and hand.limit[0][1] > 0.0 for hand in command.hands)
    assert all(circuit_of(dof) for dof in CIRCUITS[circuit])


def test_again_is_the_same_act_with_other_noise():
    command = held("ankle", "left", 0.3, "x")
    assert again(command, 0) is command
    trials = {again(command, k).trial for k in range(500)}
    assert len(trials) == 500
    assert replace(again(command, 7), trial=command.trial) == command


def test_another_content_is_another_trial_and_the_side_is_not():
    assert held("ankle", "left", 0.3, "x").trial == held("ankle", "right", 0.3, "x").trial
    assert held("ankle", "left", 0.3, "x").trial != held("ankle", "left", 0.3, "y").trial


def test_lists_of_pulses_and_efforts():
    assert [shock.time for shock in pulses("soleus", (0.1, 0.2), 1.5)] == [0.1, 0.2]
    level = ((0.0, 0.0), (0.3, 1.0))
    assert {effort.muscle: effort.level for effort in efforts(("a", "b"), level)} == {"a": level, "b": level}


@pytest.mark.parametrize(("start", "stop"), [(-10.0, 10.0), (10.0, -10.0)])
def test_a_moved_joint_waits_moves_and_is_held(start, stop):
    command = moving("ankle", "left", start, stop, 20.0, "x", wait=0.4, after=0.5)
    (hand,) = command.hands
    times = [time for time, _ in hand.angle]
    assert hand.angle[0] == (0.0, start) and hand.angle[-1][1] == stop
    assert times[1] == pytest.approx(0.4) and command.duration == pytest.approx(times[-1] + 0.5, abs=1e-3)


def test_a_pushed_joint_is_let_go_before_it_is_pushed():
    command = pushed("ankle", "left", -10.0, 12.0, 3.0, "x")
    hand = next(hand for hand in command.hands if hand.dof == "ankle")
    assert hand.limit[-1] == (LEAD + 0.001, 0.0) and hand.torque[-1][1] == 12.0
    assert hand.torque[1] == (LEAD, 0.0) and hand.torque[-1][0] <= command.duration
