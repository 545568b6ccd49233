"""Presynaptic control: exact in time, fast up and slowly down."""

from math import exp

import pytest

from sherrington.body.cord.presynaptic import PresynapticParams, step_presynaptic
from sherrington.foundation import load

P = load(PresynapticParams)


@pytest.mark.parametrize("target", [0.0, 0.9])
def test_two_half_steps_equal_one(target):
    half = step_presynaptic(0.35, target, 5.0, P.rise, P.fall)
    assert step_presynaptic(half, target, 5.0, P.rise, P.fall) == pytest.approx(
        step_presynaptic(0.35, target, 10.0, P.rise, P.fall), rel=1e-12
    )


def test_rise_and_fall():
    assert step_presynaptic(0.0, 1.0, P.rise, P.rise, P.fall) == pytest.approx(1 - exp(-1))
    assert step_presynaptic(1.0, 0.0, P.fall, P.rise, P.fall) == pytest.approx(exp(-1))
    assert P.rise < P.fall


def test_task_levels_are_ordered():
    assert P.homonymous < P.rest < P.antagonist <= P.stance
