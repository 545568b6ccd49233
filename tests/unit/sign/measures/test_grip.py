"""How hard to try: the effort for a share of the own greatest force, in a body whose force follows its effort."""

import numpy as np
import pytest
from made_records import blank, pulling, strong

from sherrington.sign.measures import Subject, Trial, UnableError
from sherrington.sign.measures.grip import LAG, RAMP, calibrate, own_grip

WHO = Subject("soleus", "right", {})


def calibrated(body):
    plan = calibrate(WHO, "ankle", "right", ("soleus",), ("soleus",))
    (trial,) = next(plan)
    with pytest.raises(StopIteration) as done:
        plan.send([body(trial)])
    return done.value.value


@pytest.mark.parametrize("share", [0.05, 0.25, 0.5, 0.9])
def test_where_force_is_proportional_the_share_is_the_effort(share):
    effort_for = calibrated(lambda trial: strong(trial, "soleus", 800.0, LAG))
    assert effort_for(share) == pytest.approx(share, abs=0.02)


def test_the_answer_does_not_depend_on_the_size_of_the_person():
    large, small = (calibrated(lambda t, most=most: strong(t, "soleus", most, LAG)) for most in (900.0, 3.0))
    assert [large(s) for s in (0.1, 0.6)] == pytest.approx([small(s) for s in (0.1, 0.6)])


def test_more_force_takes_more_effort_and_all_of_it_all():
    def bent(trial: Trial):
        return pulling(blank(trial.command), "soleus", lambda t: 100.0 * np.clip(t / RAMP, 0, 1) ** 2)

    effort_for = calibrated(bent)
    efforts = [effort_for(share) for share in np.linspace(0.05, 1.0, 12)]
    assert efforts == sorted(efforts) and efforts[-1] == effort_for(1.5) == 1.0


def test_a_paralysed_muscle_cannot_be_graded():
    with pytest.raises(UnableError, match="no voluntary force"):
        plan = own_grip(WHO)
        (trial,) = next(plan)
        plan.send([blank(trial.command)])
