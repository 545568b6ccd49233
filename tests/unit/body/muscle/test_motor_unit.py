"""Motor units: a twitch of height 1 at its contraction time, exact between ticks, fused force and twitch."""

import numpy as np
import pytest

from sherrington.body.muscle.motor_unit import MotorUnitParams, add_spike, fused, relaxation, step_twitch, units
from sherrington.foundation import load

P = load(MotorUnitParams)
H = 0.5  # [ms]


def twitch(time, late=0.0, ticks=800):
    """Return the state after every tick of a spike that came ``late`` [ms] after tick 0."""
    relax, gain = (np.float32(x) for x in relaxation(np.float64(time), H))
    a, u = add_spike(np.float32(0), np.float32(0), np.float32(late), np.float32(1.0 / time))
    out = []
    for _ in range(ticks):
        a, u = step_twitch(a, u, relax, gain)
        out.append(a)
    return np.array(out)


@pytest.mark.parametrize("time", [28.0, 60.0, 110.0])
def test_peaks_at_its_time_with_height_one(time):
    course = twitch(time)
    assert course.max() == pytest.approx(1.0, abs=2e-4)
    assert (np.argmax(course) + 1) * H == pytest.approx(time, abs=1.0)


@pytest.mark.parametrize("late", [0.05, 0.2, 0.45])
def test_a_spike_between_ticks_is_placed_to_second_order(late):
    t = (np.arange(800) + 1) * H - late
    exact = np.e * t / 40.0 * np.exp(-t / 40.0)
    assert twitch(40.0, late) == pytest.approx(exact, abs=late**2 / 40.0**2 + 1e-5)


def test_fused_force_of_one_twitch_is_the_twitch_of_the_unit():
    unit = units(np.array([0.0, 0.5, 1.0]), 30.0, 90.0, 40.0, P)
    ratio = unit["size"] / unit["twitch"]
    for b, r in zip(unit["saturation"], ratio, strict=True):
        assert fused(np.float32(1.0), np.float32(b)) == pytest.approx(1.0 / r, rel=1e-4)
        assert fused(np.float32(1e3), np.float32(b)) == pytest.approx(1.0, abs=1e-4)
    assert ratio[0] == pytest.approx(P.ratio_low) and ratio[-1] == pytest.approx(P.ratio_low + P.ratio_span)


def test_sizes_and_times_along_the_pool():
    unit = units(np.linspace(0, 1, 20), 30.0, 90.0, 40.0, P)
    assert unit["twitch"][[0, -1]] == pytest.approx([1.0, 30.0])
    assert unit["time"][[0, -1]] == pytest.approx([90.0, 40.0])
    assert np.all(np.diff(unit["size"]) > 0) and np.all(np.diff(unit["time"]) < 0)


def half_rate(time, saturation):
    """Return the lowest rate at which a unit gives half of its tetanus [Hz]."""
    relax, gain = relaxation(np.float64(time), H)
    for rate in range(4, 60):
        a = u = 0.0
        clock, total, n = 0.0, 0.0, 0
        for tick in range(4000):
            clock += H * rate * 1e-3
            if clock >= 1.0:
                clock -= 1.0
                u += 1.0
            a, u = relax * (a + gain * u), relax * u
            if tick > 2000:
                total += a**3 / (saturation + a**3)
                n += 1
        if total / n > 0.5:
            return rate
    return 60


def test_slow_units_fuse_at_lower_rates():
    slow, fast = (units(np.array([z]), 30.0, 110.0, 40.0, P) for z in (0.0, 1.0))
    low, high = (half_rate(u["time"][0], u["saturation"][0]) for u in (slow, fast))
    assert 3 <= low <= 8 and 12 <= high <= 20
