"""Will: bounded correction of force, a rhythm that finds its limit."""

import pytest

from sherrington.body.cortex.will import WillParams, step_rhythm, step_tracking
from sherrington.foundation import load

P = load(WillParams)


def test_tracking_corrects_toward_the_target_and_stays_bounded():
    assert step_tracking(0.0, 0.5, 0.3, P.tracking_rate, 0.1) == pytest.approx(0.02 * P.tracking_rate)
    integral = 0.0
    for _ in range(10_000):
        integral = step_tracking(integral, 1.0, 0.0, P.tracking_rate, 0.1)
    assert integral == 1.0
    for _ in range(20_000):
        integral = step_tracking(integral, 0.0, 1.0, P.tracking_rate, 0.1)
    assert integral == -1.0


def test_rhythm_quickens_after_success_and_slows_after_failure():
    start = P.rhythm_start
    assert step_rhythm(start, True, True, P) < start
    for lifted, touched in ((True, False), (False, True), (False, False)):
        assert step_rhythm(start, lifted, touched, P) > start


def test_rhythm_stays_within_its_bounds():
    fast = slow = P.rhythm_start
    for _ in range(300):
        fast, slow = step_rhythm(fast, True, True, P), step_rhythm(slow, False, False, P)
    assert fast == P.rhythm_shortest and slow == P.rhythm_longest


def test_rhythm_settles_where_the_limb_fails():
    period = P.rhythm_start
    seen = []
    for _ in range(200):
        ok = period > 75.0
        period = step_rhythm(period, ok, ok, P)
        seen.append(period)
    assert 70.0 < sum(seen[-60:]) / 60 < 85.0
