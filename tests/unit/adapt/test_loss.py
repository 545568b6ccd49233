"""Loss: amounts add up, build up evenly, and remember their day."""

import pytest

from sherrington.adapt.loss import (
    amount,
    chain,
    destroyed,
    felt,
    history,
    mean,
    progress,
    rise,
    silenced,
    slowing,
    speed,
)
from sherrington.circuit.patient import Insult, Route


def test_insults_in_series_multiply_and_routes_in_parallel_add():
    bundle = (
        Route(0.75, (Insult(loss=0.5, age=9.0), Insult(loss=0.4, age=3.0))),
        Route(0.25, (Insult(loss=1.0, age=1.0),)),
    )
    assert amount(history(bundle)) == pytest.approx(0.75 * (1 - 0.5 * 0.6) + 0.25)


def test_a_block_is_lost_function_but_nothing_destroyed():
    bundle = (Route(1.0, (Insult(block=0.7, age=5.0),)),)
    assert amount(history(bundle, silenced)) == pytest.approx(0.7)
    assert amount(history(bundle, destroyed)) == 0.0


def test_the_oldest_insult_takes_first():
    young, old = Insult(loss=1.0, age=1.0), Insult(loss=1.0, age=100.0)
    (piece,) = chain((young, old), 1.0, destroyed)
    assert piece.first == 100.0


def test_loss_builds_up_linearly_and_then_stands():
    assert [progress(age, 100.0) for age in (0.0, 25.0, 100.0, 900.0)] == [0.0, 0.25, 1.0, 1.0]
    assert progress(0.0, 0.0) == 1.0


def test_a_gradual_loss_is_felt_as_the_mean_over_its_days(make):
    slow = history(make.one(0.6, age=300.0, over=200.0))
    assert felt(slow, lambda age: age) == pytest.approx(0.6 * 200.0)
    assert mean(slow, lambda age: age) == pytest.approx(200.0)
    assert mean((), lambda age: age) == 0.0


def test_a_short_build_up_is_felt_as_a_sudden_one(make):
    def kernel(age):
        return rise(age, 30.0, 5.0)

    sudden, quick = history(make.one(age=20.0)), history(make.one(age=20.0, over=1e-3))
    assert felt(quick, kernel) == pytest.approx(felt(sudden, kernel), abs=1e-4)


def test_speed_falls_smoothly_from_one_to_nothing(params):
    speeds = [speed(over, params.loss) for over in (0.0, 1.0, 3.0, 14.0, 90.0)]
    assert speeds[:2] == [1.0, 1.0]
    assert speeds == sorted(speeds, reverse=True)
    assert speeds[-1] < 1e-4


def test_slowing_is_that_of_the_fibres_left():
    gone = Route(0.5, (Insult(loss=1.0, slow=0.8, age=1.0),))
    left = Route(0.5, (Insult(slow=0.2, age=1.0), Insult(slow=0.5, age=1.0)))
    assert slowing((gone, left)) == pytest.approx(1 - 0.8 * 0.5)
    assert slowing((gone,)) == pytest.approx(0.8)
    assert slowing(()) == 0.0
