"""The Ashworth grade as a measure: the worst of what was asked, and no slow stretch where nothing resists."""

import pytest
from made_records import blank, play

from sherrington.exam.tone import JOINTS
from sherrington.foundation.errors import InputError
from sherrington.sign.measures import find


def test_a_limb_that_does_nothing_has_grade_0_and_is_not_stretched_slowly():
    value, trials = play("mas", "elbow", lambda trial: blank(trial.command))
    assert value == 0.0 and len(trials) == 2  # one fast stretch each way


@pytest.mark.parametrize(("direction", "sign"), [(1, 1.0), (-1, -1.0)])
def test_one_direction_may_be_asked_for(direction, sign):
    _, trials = play("mas", "elbow", lambda trial: blank(trial.command), direction=direction)
    (trial,) = trials
    angles = [angle for _, angle in trial.command.hands[0].angle]
    assert sign * (angles[-1] - angles[0]) > 0.0


def test_everywhere_is_every_joint_of_the_side():
    _, trials = play("mas", "elbow", lambda trial: blank(trial.command), everywhere=1)
    assert len(trials) == 2 * len(JOINTS) and {trial.command.side for trial in trials} == {"right"}


def test_a_joint_that_nobody_stretches_is_refused():
    for joint in ("hallux", "ring", "index_abduction"):
        with pytest.raises(InputError, match="defined at: elbow"):
            find("mas").check(joint, "left", {})
