"""Corticospinal generators: rate law, mean rate, resonator."""

import numpy as np
import pytest

from sherrington.body.tract.corticospinal import CorticospinalParams, mean_rate, rate, step_resonator
from sherrington.foundation import load

P = load(CorticospinalParams)


def test_rate_law():
    assert rate(0.2, 0.5, P.gain, 0.0, P.ceiling) == 0.0
    assert rate(0.7, 0.5, P.gain, 0.0, P.ceiling) == pytest.approx(0.2 * P.gain)
    assert rate(9.0, 0.5, P.gain, 0.0, P.ceiling) == P.ceiling


@pytest.mark.parametrize("effort", [0.1, 0.3, 0.6, 1.0])
def test_mean_rate_is_the_mean_over_uniform_thresholds(effort):
    top = min(effort, P.threshold)
    exact = P.gain * (effort * top - 0.5 * top * top) / P.threshold
    assert mean_rate(effort, P) == pytest.approx(exact, rel=2e-3)


def test_mean_rate_rises():
    rates = [mean_rate(e, P) for e in np.linspace(0, 1, 11)]
    assert rates[0] == 0.0 and rates == sorted(rates)


@pytest.mark.parametrize(("frequency", "width"), [(10.0, 4.0), (P.beta_frequency, P.beta_frequency / 4)])
def test_resonator_has_unit_variance_at_its_frequency(frequency, width):
    h, omega, damping = 0.5e-3, 2 * np.pi * frequency, 2 * np.pi * width
    kicks = np.random.default_rng(3).standard_normal(400_000) * np.sqrt(2 * damping / h) * omega
    x, y, out = 0.0, 0.0, []
    step = getattr(step_resonator, "py_func", step_resonator)
    for kick in kicks:
        x, y = step(x, y, kick, omega, damping, h)
        out.append(x)
    trace = np.array(out[2000:])
    assert trace.std() == pytest.approx(1.0, rel=0.08)
    crossings = np.sum((trace[1:] > 0) & (trace[:-1] <= 0)) / (len(trace) * h)
    assert crossings == pytest.approx(frequency, rel=0.1)


def test_shares_and_classes():
    assert sum(P.share) == pytest.approx(1.0)
    assert all(a > b for a, b in zip(P.velocity_low, P.velocity_low[1:], strict=False))
