"""Tendon organ: logarithmic gain, adaptation, ceiling."""

from math import log

import pytest

from sherrington.body.receptor.tendon_organ import TendonOrganParams, step_tendon_organ
from sherrington.foundation import load

P = load(TendonOrganParams)


def course(force, seconds=30.0, dt=1e-3, limit=1e9):
    """Return rates of a step of force [N] at every millisecond [Hz]."""
    x1 = x2 = 0.0
    out = []
    for _ in range(round(seconds / dt)):
        x1, x2, rate = step_tendon_organ(x1, x2, force, P.force, P.gain, limit, dt)
        out.append(rate)
    return out


@pytest.mark.parametrize("force", [1.0, 20.0, 470.0])
def test_onset_and_steady_rate(force):
    rates = course(force)
    static = P.gain * log(force / P.force + 1.0)
    assert rates[0] == pytest.approx(1.7 * static, rel=1e-6)
    assert rates[-1] == pytest.approx(static, rel=0.02)
    assert max(rates) == rates[0]


def test_rises_with_force_and_stops_at_the_ceiling():
    ends = [course(f, 5.0)[-1] for f in (0.0, 5.0, 50.0, 500.0)]
    assert ends[0] == 0.0 and ends == sorted(ends)
    assert max(course(1e6, 0.1, limit=P.limit)) == P.limit
    assert course(-5.0, 0.1)[-1] == 0.0


def test_half_step():
    assert course(100.0, 2.0, 1e-3)[-1] == pytest.approx(course(100.0, 2.0, 5e-4)[-1], rel=1e-3)
