"""An examiner's hand: blows vary about their size, stretches about their speed, and nothing else does."""

from dataclasses import replace

import numpy as np
import pytest

from sherrington.exam import Examiner, stretch, tap
from sherrington.exam.examiner import by_hand, draws

USUAL = Examiner.usual()
TAP, STRETCH = tap("ankle", "left")[0], stretch("elbow", "left", "extension", 100.0)[0]


def blows(examiner, n=400):
    """Return the size of a blow in many examinations, over the wanted one [1]."""
    wanted = TAP.command.taps[0].stretch
    return np.array([by_hand([TAP], examiner, seed)[0].command.taps[0].stretch / wanted for seed in range(n)])


@pytest.mark.parametrize("spread", [0.05, 0.2])
def test_blows_are_right_on_average_and_vary_as_stated(spread):
    sizes = blows(USUAL._replace(hammer=spread))
    assert sizes.mean() == pytest.approx(1.0, abs=3.0 * spread / 20.0)
    assert sizes.std() == pytest.approx(spread, rel=0.15) and sizes.min() > 0.0


def test_a_steady_hand_changes_nothing():
    steady = USUAL._replace(hammer=0.0, speed=0.0)
    for step in (TAP, STRETCH):
        (done,) = by_hand([step], steady, 3)
        assert done.command.duration == pytest.approx(step.command.duration, abs=1e-3)
        for hand, wanted in zip(done.command.hands, step.command.hands, strict=True):
            assert np.array(hand.angle) == pytest.approx(np.array(wanted.angle))
        assert done.command.taps == step.command.taps


def test_a_slow_hand_takes_longer_over_the_same_way_and_looks_on_as_long():
    for seed in range(20):
        (done,) = by_hand([STRETCH], USUAL._replace(speed=0.3), seed)
        old, new = STRETCH.command, done.command
        ends = [(c.hands[0].angle[0][1], c.hands[0].angle[-1][1]) for c in (old, new)]
        assert ends[0] == ends[1]
        moving = [c.hands[0].angle[-1][0] - c.hands[0].angle[1][0] for c in (old, new)]
        after = [c.duration - c.hands[0].angle[-1][0] for c in (old, new)]
        assert after[0] == pytest.approx(after[1], abs=2e-3) and moving[0] != pytest.approx(moving[1])


def test_a_draw_belongs_to_what_is_done_and_to_the_seed():
    assert draws(1, "a", "b").random() == draws(1, "a", "b").random()
    some = {draws(seed, word).random() for seed in range(20) for word in ("a", "b", "ab")}
    assert len(some) == 60


def test_left_and_right_are_struck_by_different_blows():
    other = replace(TAP, side="right")
    left, right = by_hand([TAP, other], USUAL, 5)
    assert left.command.taps[0].stretch != right.command.taps[0].stretch
