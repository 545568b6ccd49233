"""The push of clonus: it stretches the muscle that will beat, and the grip lets go as it begins."""

import pytest

from sherrington.circuit.table import circuit_table
from sherrington.exam.clonus import BEGIN, JOINTS, clonus
from sherrington.foundation.errors import InputError
from sherrington.sign.clonus import joint_of


@pytest.mark.parametrize("joint", JOINTS)
def test_the_hand_lets_go_as_it_pushes_and_pushes_to_the_end(joint):
    (step,) = clonus(joint, "left")
    hand = next(hand for hand in step.command.hands if hand.dof == joint)
    assert hand.limit[1][0] == BEGIN and hand.limit[-1][1] == 0.0
    levels = [level for _, level in hand.torque]
    assert levels[0] == levels[1] == 0.0 and levels[2] != 0.0 and len(levels) == 3
    assert hand.torque[1][0] == BEGIN and hand.inertia > 0.0 and hand.weight == 0.0
    assert joint in circuit_table()[step.command.circuit].dofs


def test_ankle_and_wrist_are_pushed_toward_where_calf_and_wrist_flexors_are_long():
    ankle, wrist = clonus("ankle", "left")[0], clonus("wrist", "left")[0]
    assert ankle.command.hands[0].torque[-1][1] > 0.0 > wrist.command.hands[0].torque[-1][1]


def test_torque_and_inertia_may_be_said_and_make_another_trial():
    usual, other = clonus("ankle", "left")[0], clonus("ankle", "left", torque=3.0, inertia=0.0)[0]
    assert other.command.hands[0].torque[-1][1] == 3.0 and other.command.hands[0].inertia == 0.0
    assert usual.command.trial != other.command.trial
    assert len(clonus("ankle")) == 2


def test_what_records_the_push_knows_its_joint():
    class Trace:
        command = clonus("wrist", "left")[0].command

    assert joint_of(Trace) == "wrist"


def test_a_joint_without_a_test_is_refused():
    with pytest.raises(InputError, match=r"did you mean 'ankle'.*allowed: ankle, knee, wrist"):
        clonus("ankles")
