"""Measures of loss made good, on forces written by hand."""

import numpy as np
import pytest

from sherrington.circuit.trace import Trace
from sherrington.sign.measures import Subject, UnableError, find

DAY = 86400.0  # [s]


def record(command, force, units=0):
    """Return a record in which soleus pulls with a force from the nerve pulse on, by so many units."""
    n = round(command.duration * 1000.0)
    pulls = np.zeros((1, n))
    pulls[0, n // 4 :] = force
    fired = np.array([[command.shocks[0].time + 0.005, 0.0, i] for i in range(units)]) if command.shocks else None
    flat = np.zeros((1, n))
    return Trace(command, 1e3, 1e4, ("ankle",), ("soleus",), flat, flat, pulls, flat, flat[0], units=fired)


def play(name, body, **settings):
    """Return what a measure makes of a person whose records are a function of the Trial."""
    known = find(name)
    plan = known.plan(Subject("soleus", "right", {**known.defaults, **settings}))
    asked = next(plan)
    with pytest.raises(StopIteration) as done:
        while True:
            asked = plan.send([record(trial.command, *body(trial)) for trial in asked])
    return done.value.value


def test_the_time_constant_of_a_return_of_force():
    def body(trial):
        return (100.0 * max(0.0, 1.0 - np.exp(-(trial.day - 70.0) / 45.0)),)

    assert play("recovery_time_constant", body) == pytest.approx(45.0 * DAY, rel=0.05)


def test_the_window_ends_where_too_little_comes_back():
    def body(trial):
        if trial.healthy:
            return (200.0,)
        if not trial.treatment:
            return (0.0,)
        assert trial.treatment == "nerve-repair" and trial.day == trial.treated + 700.0
        return (200.0 * (1.0 - trial.treated / 1000.0),)

    window = play("repair_window", body, delays=[100, 500, 900], later=700, share=0.3)
    assert window == pytest.approx(700.0 * DAY)


@pytest.mark.parametrize(("share", "says"), [(0.01, "still gives back"), (1.0, "gives back 0.90 of the force")])
def test_a_window_beyond_the_delays_is_not_made_up(share, says):
    known = find("repair_window")
    plan = known.plan(Subject("soleus", "right", {**known.defaults, "delays": [100, 500], "share": share}))
    asked = next(plan)
    repaired = [200.0 * (1.0 - trial.treated / 1000.0) if trial.treatment else 0.0 for trial in asked]
    force = [200.0 if trial.healthy else pull for trial, pull in zip(asked, repaired, strict=True)]
    with pytest.raises(UnableError, match=says):
        plan.send([record(trial.command, pull) for trial, pull in zip(asked, force, strict=True)])


def test_a_repair_that_changes_nothing_has_no_window():
    with pytest.raises(UnableError, match="none of its axons is cut"):
        play("repair_window", lambda trial: (200.0 if trial.healthy else 90.0,))


def test_units_grow_until_too_few_are_left():
    def body(trial):
        left = 100 if trial.healthy else round(100 * (1.0 - trial.loss))
        return min(100.0, 4.0 * left), left

    assert play("greatest_enlargement", body, losses=[0.5, 0.75, 0.9]) == pytest.approx(4.0)
    with pytest.raises(UnableError, match="none of this muscle's cells"):
        play("greatest_enlargement", lambda trial: (100.0, 50), losses=[0.5, 0.75, 0.9])
    assert play("unit_force", lambda trial: (50.0, 10)) == pytest.approx(5.0)
