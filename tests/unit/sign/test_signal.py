"""Reading a record: windows tile it, smoothing keeps the mean, onsets and bursts are where they were put."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic import silent, with_potentials

from sherrington.exam import tap, watch
from sherrington.sign.signal import (
    FLOOR,
    bursts,
    by_muscle,
    channel,
    envelope,
    mean,
    onset,
    smooth,
    span,
    window,
)

QUIET = silent(watch("ankle", "left", duration=2.0)[0])
JAW = silent(tap("jaw_jerk")[0])


def test_windows_that_follow_each_other_tile_the_record():
    values = np.arange(1000.0)
    parts = [window(values, 1e3, a, a + 0.125) for a in np.arange(0.0, 1.0, 0.125)]
    assert np.array_equal(np.concatenate(parts), values)


@given(start=st.floats(-2.0, 3.0), length=st.floats(-1.0, 3.0))
def test_a_window_is_never_empty_and_never_beyond_the_record(start, length):
    values = np.arange(500.0)
    part = window(values, 1e3, start, start + length)
    assert 1 <= part.size <= 500 and part[0] >= 0.0 and part[-1] <= 499.0


@pytest.mark.parametrize("width", [0.0, 0.005, 0.02, 0.3])
def test_smoothing_keeps_length_constants_and_ramps(width):
    flat, ramp = np.full(400, 3.0), np.arange(400.0)
    assert smooth(flat, 1e3, width) == pytest.approx(flat)
    soft = smooth(ramp, 1e3, width)
    edge = round(width * 1e3)
    inner = slice(edge, 400 - edge)
    assert soft.size == 400 and soft[inner] == pytest.approx(ramp[inner], abs=0.51)


def test_a_mean_is_that_of_its_window():
    values = np.r_[np.zeros(100), np.ones(100)]
    assert mean(values, 100.0, 0.0, 1.0) == 0.0 and mean(values, 100.0, 1.0, 9.0) == 1.0
    assert mean(values, 100.0, 0.5, 1.5) == pytest.approx(0.5)


@pytest.mark.parametrize("late", [0.006, 0.03, 0.2])
def test_an_onset_is_found_where_it_is(late):
    trace = with_potentials(QUIET, "soleus", [0.5 + late])
    assert onset(trace, "soleus", 0.5, 1.0) == pytest.approx(late, abs=5e-4)
    assert onset(trace, "tibialis_anterior", 0.5, 1.0) is None
    assert onset(trace, "soleus", 0.5, 0.5 + 0.5 * late) is None or late < 0.01


def test_the_first_milliseconds_belong_to_the_blow_and_noise_hides_what_is_small():
    artefact = with_potentials(QUIET, "soleus", [0.491], 1.0)  # a wave of 10 ms that ends with the blank
    assert onset(artefact, "soleus", 0.5, 1.0) is None
    small = with_potentials(QUIET, "soleus", [0.53], 0.9 * FLOOR)
    assert onset(small, "soleus", 0.5, 1.0) is None
    noise = QUIET.emg.copy()
    noise[channel(QUIET, "soleus")] = 1e-3 * np.random.default_rng(1).standard_normal(noise.shape[1])
    loud = type(QUIET)(**{**QUIET.__dict__, "emg": noise})
    assert onset(with_potentials(loud, "soleus", [0.53], 1e-3), "soleus", 0.5, 0.6) is None
    assert onset(with_potentials(loud, "soleus", [0.53], 50e-3), "soleus", 0.5, 0.6) is not None


def test_span_is_from_peak_to_peak():
    trace = with_potentials(QUIET, "soleus", [0.5], 3e-3)
    assert span(trace, "soleus", 0.49, 0.52) == pytest.approx(6e-3, rel=0.01)
    assert span(trace, "soleus", 0.6, 0.7) == 0.0


@pytest.mark.parametrize("n", [1, 3, 7])
def test_separate_bursts_are_counted_and_placed(n):
    at = [0.3 + 0.2 * k for k in range(n)]
    found = bursts(with_potentials(QUIET, "soleus", at), "soleus", 0.1)
    assert found == pytest.approx([t + 0.005 for t in at], abs=0.01)
    assert bursts(QUIET, "soleus", 0.1) == []


def test_what_is_small_beside_the_largest_or_not_apart_is_no_burst():
    trace = with_potentials(QUIET, "soleus", [0.3, 1.0])
    trace = with_potentials(trace, "soleus", [0.6], 0.05e-3)
    assert len(bursts(trace, "soleus", 0.1)) == 2
    assert len(bursts(with_potentials(QUIET, "soleus", [0.5, 0.508]), "soleus", 0.1)) == 1


def test_an_envelope_is_sampled_like_the_angle_and_holds_the_rectified_emg():
    trace = with_potentials(QUIET, "soleus", [0.5, 0.9])
    shape = envelope(trace, "soleus")
    assert shape.size == trace.angle.shape[1] and shape.min() >= 0.0
    raw = np.abs(trace.emg[channel(trace, "soleus")])
    assert shape.mean() == pytest.approx(raw.mean(), rel=0.02)


def test_a_jaw_muscle_may_be_asked_for_without_its_side():
    assert channel(JAW, "masseter") == channel(JAW, "masseter:left") != channel(JAW, "masseter:right")


def test_labels_go_to_their_side_and_unpaired_muscles_to_the_midline():
    assert by_muscle(["soleus"], "left") == {("soleus", "left"): ["soleus"]}
    found = by_muscle(JAW.muscles, "midline")
    assert found["masseter", "left"] == ["masseter:left"] and found["masseter", "right"] == ["masseter:right"]
    assert sum(len(labels) for labels in found.values()) == len(JAW.muscles)
