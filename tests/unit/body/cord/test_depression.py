"""Depression: exact at any interval, and the paired reflexes it was fitted to."""

from math import exp

import pytest

from sherrington.body.cord.depression import DepressionParams, release
from sherrington.foundation import load

P = load(DepressionParams)


def test_waiting_in_two_parts_is_waiting_once():
    _, left = release(1.0, 0.0, P.loss, P.recovery, P.floor)
    whole, _ = release(left, 1500.0, P.loss, P.recovery, 0.0)
    part, _ = release(left, 600.0, 0.0, P.recovery, 0.0)
    parts, _ = release(part, 900.0, P.loss, P.recovery, 0.0)
    assert parts == pytest.approx(whole, rel=1e-12)


def test_first_spike_releases_all_and_the_second_less():
    first, left = release(1.0, 1e9, P.loss, P.recovery, P.floor)
    second, _ = release(left, 0.0, P.loss, P.recovery, P.floor)
    assert first == 1.0
    assert second == pytest.approx(P.floor + (1 - P.floor) * (1 - P.loss))


def test_recovers_monotonically_to_nine_tenths_in_ten_seconds():
    _, left = release(1.0, 1e9, P.loss, P.recovery, P.floor)
    shares = [release(left, t, P.loss, P.recovery, P.floor)[0] for t in (100, 1000, 2000, 5000, 10_000)]
    assert shares == sorted(shares) and shares[-1] > 0.9


@pytest.mark.parametrize("rate", [0.5, 1.0, 5.0, 50.0])
def test_steady_level(rate):
    resource = 1.0
    for _ in range(400):
        share, resource = release(resource, 1e3 / rate, P.loss, P.recovery, 0.0)
    keep = exp(-1e3 / rate / P.recovery)
    assert share == pytest.approx((1 - keep) / (1 - keep * (1 - P.loss)), rel=1e-6)
    assert release(resource, 0.0, P.loss, P.recovery, P.floor)[0] >= P.floor
