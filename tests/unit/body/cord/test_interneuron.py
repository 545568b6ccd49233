"""Interneurons: the size of an input, threshold and refractory time, rate limit."""

import numpy as np
import pytest

from sherrington.body.cord import interneuron as inn
from sherrington.foundation import load

P = load(inn.InterneuronParams)
ROW = np.float32


def run(kind, excitation, ms=300.0, dt=0.05, tonic=0.0, threshold=None):
    """Return spike times [ms] and potentials [mV] after one input at time 0 [leak units]."""
    c = inn.constants(kind, 3, P, dt)[:, 1]
    v_th = c[inn.C_TH] if threshold is None else ROW(threshold)
    state = (ROW(0), ROW(excitation), ROW(0), ROW(0), ROW(1e3), ROW(tonic))
    spikes, trace = [], []
    for i in range(round(ms / dt)):
        v, ge, gi, gk, since, fired = inn.step_interneuron(
            *state,
            c[inn.C_DT],
            v_th,
            c[inn.C_REF],
            c[inn.C_EE],
            c[inn.C_EI],
            c[inn.C_EK],
            c[inn.C_STEP],
            ROW(dt),
            ROW(-16),
        )
        state = (v, ge, gi, gk, since, ROW(tonic))
        trace.append(v)
        if fired:
            spikes.append(i * dt)
    return np.array(spikes), np.array(trace)


@pytest.mark.parametrize("kind", [inn.RENSHAW, inn.IA, inn.IB, inn.II])
def test_peak_of_a_small_input(kind):
    small = 0.005
    _, trace = run(kind, small, ms=30.0, dt=0.02, threshold=1e3)
    exact = small * inn.peak_per_step(P.membrane[kind], P.excitation[kind])
    assert trace.max() == pytest.approx(exact, rel=0.03)


def test_peak_at_equal_time_constants_is_continuous():
    assert inn.peak_per_step(3.0, 3.0) == pytest.approx(inn.peak_per_step(3.0, 3.0001), rel=1e-3)


def test_peak_grows_with_the_length_of_the_input():
    assert inn.peak_per_step(6.28, 3.0) > inn.peak_per_step(6.28, 1.5)


@pytest.mark.parametrize("kind", [inn.IA, inn.IB, inn.II])
def test_rate_is_limited(kind):
    spikes, _ = run(kind, 0.0, tonic=20.0)
    rate = 1e3 / np.diff(spikes[-5:]).mean()
    assert np.diff(spikes).min() >= P.refractory[kind]
    assert 60.0 < rate < 200.0


def test_more_drive_more_spikes():
    counts = [len(run(inn.IA, 0.0, tonic=g)[0]) for g in (0.0, 0.3, 0.6, 2.0)]
    assert counts[0] == 0 and counts == sorted(counts) and counts[-1] > counts[1]


def test_thresholds_span_the_population():
    rows = inn.constants(inn.RENSHAW, 50, P, 0.05)
    assert rows[inn.C_TH, 0] == P.threshold_low[0] and rows[inn.C_TH, -1] == P.threshold_high[0]
