"""Tests that are one step a side: pendulum, sole, tapping, individuation, tracking, inspection."""

import pytest

from sherrington.circuit.table import circuit_table
from sherrington.exam import drop_leg, individuate, pendulum, plantar, stroke_sole, tap_finger, tapping, track, watch
from sherrington.exam.limb import CIRCUITS
from sherrington.exam.tracking import JUDGED
from sherrington.foundation.errors import InputError

ONCE = (drop_leg, stroke_sole, tap_finger, individuate, track)


def hand_of(step, dof):
    return next(hand for hand in step.command.hands if hand.dof == dof)


@pytest.mark.parametrize("make", ONCE, ids=lambda make: make.__name__)
def test_both_sides_are_examined_alike(make):
    left, right = make()
    assert (left.side, right.side) == ("left", "right") and left.command.trial == right.command.trial
    assert left.sentence.replace("left", "right") == right.sentence
    assert make("right") == (right,)


@pytest.mark.parametrize("make", ONCE, ids=lambda make: make.__name__)
def test_every_joint_is_in_somebodys_hands(make):
    (step,) = make("left")
    assert sorted(hand.dof for hand in step.command.hands) == sorted(CIRCUITS[step.command.circuit])


def test_a_dropped_leg_is_held_up_hangs_and_is_let_go():
    (step,) = drop_leg("left")
    hand = hand_of(step, "knee")
    assert hand.weight == 1.0 and hand.limit[0][1] > 0.0 and hand.limit[-1] == (pendulum.BEGIN + 0.001, 0.0)


def test_the_sole_is_stroked_once_while_nobody_holds_the_toe():
    (step,) = stroke_sole("left")
    levels = [level for _, level in step.command.skin]
    assert levels[0] == levels[-1] == 0.0 < max(levels) <= 1.0
    assert step.command.skin[1][0] == plantar.BEGIN and step.command.skin[-1][0] <= step.command.duration
    assert hand_of(step, "hallux").limit == ((0.0, 0.0),)


def test_a_tapping_finger_lifts_off_the_table():
    (step,) = tap_finger("left")
    bout = step.command.tapping
    assert bout.up < bout.down and bout.start == tapping.START
    acts = circuit_table()["index"].pools
    assert acts[bout.flexor].acts["index"] == 1 and acts[bout.extensor].acts["index"] == -1
    assert hand_of(step, "index").limit == ((0.0, 0.0),) and hand_of(step, "ring").limit[0][1] > 0.0


def test_both_fingers_are_free_where_one_is_asked_to_move():
    (step,) = individuate("left")
    assert all(hand_of(step, dof).limit == ((0.0, 0.0),) for dof in ("index", "ring"))
    (effort,) = step.command.efforts
    assert circuit_table()["index"].pools[effort.muscle].acts == {"index": 1}


def test_the_target_climbs_while_it_is_judged():
    (step,) = track("left")
    target = step.command.tracking.target
    times, levels = zip(*target, strict=True)
    assert list(times) == sorted(times) and list(levels) == sorted(levels)
    assert times[-2:] == JUDGED and times[-1] < step.command.duration
    assert all(hand.limit[0][1] > 0.0 for hand in step.command.hands)


@pytest.mark.parametrize("circuit", CIRCUITS)
def test_resting_muscles_are_watched_and_imaged(circuit):
    steps = watch(circuit)
    assert [step.side for step in steps] == (["midline"] if circuit_table()[circuit].midline else ["left", "right"])
    for step in steps:
        assert step.command.imaging and not step.command.efforts and step.structure == circuit
    assert watch(circuit, duration=7.0)[0].command.duration == 7.0


def test_an_unknown_circuit_is_refused():
    with pytest.raises(InputError, match="did you mean 'ankle'"):
        watch("anckle")
