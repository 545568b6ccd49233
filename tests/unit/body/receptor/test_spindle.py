"""Clinical spindle: monotone in speed, length and fusimotor drive; silent when slack."""

import numpy as np
import pytest

from sherrington.body.receptor.spindle import SpindleParams, fusimotor, spindle_rates
from sherrington.foundation import load

P = load(SpindleParams)
REST = (fusimotor(25.0, P.gamma_half), fusimotor(10.0, P.gamma_half))


def primary(speed, stretch=5.0, gamma=REST, lagged=None):
    """Return the primary rate in a steady stretch [Hz]; speed [mm/s], stretch [mm]."""
    return spindle_rates(stretch, speed, speed if lagged is None else lagged, *gamma, P)[0]


def test_fusimotor_effect_saturates():
    assert (
        fusimotor(0.0, 60.0) == 0.0
        and fusimotor(60.0, 60.0) == 0.5
        and fusimotor(1e4, 60.0) == pytest.approx(1, abs=1e-3)
    )


def test_dynamic_gain_is_one_at_rest():
    assert P.dynamic_low + P.dynamic_high * REST[0] == pytest.approx(1.0, abs=0.02)


def test_rises_with_speed_dynamic_gamma_static_gamma_and_length():
    speeds = np.array([0.0, 2.0, 10.0, 40.0, 100.0])
    rates = [primary(v) for v in speeds]
    assert rates == sorted(rates) and len(set(rates)) == len(rates)
    for index in (0, 1):
        drives = [[fusimotor(g, P.gamma_half) if i == index else r for i, r in enumerate(REST)] for g in (0, 25, 70)]
        assert sorted(rates := [primary(20.0, gamma=d) for d in drives]) == rates and rates[0] < rates[-1]
    assert primary(20.0, stretch=10.0) > primary(20.0, stretch=2.0)


def test_power_law_of_speed():
    base = primary(0.0)
    assert (primary(80.0) - base) / (primary(10.0) - base) == pytest.approx(8.0**P.exponent, rel=1e-6)


def test_table_of_an_ankle_ramp():
    # soleus: lever 45 mm, 10 to 300 deg/s; the first build had 31 to 186 in health, the velocity gain fell since
    # with the calibration of clonus
    speeds = np.radians([10, 50, 100, 200, 300]) * 45.0
    healthy, shock = [[primary(v, gamma=g) for v in speeds] for g in (REST, (0.0, 0.0))]
    assert all(h > s for h, s in zip(healthy, shock, strict=True))
    assert 15 < healthy[0] < 60 and 80 < healthy[-1] < 350 and shock[-1] < 0.5 * healthy[-1]


def test_initial_burst_is_bounded_and_needs_a_jump():
    steady, jump = primary(50.0), primary(50.0, lagged=0.0)
    assert jump > steady
    big = primary(100.0, lagged=-900.0) - primary(100.0)
    assert big == pytest.approx(min(P.burst_limit, P.limit - primary(100.0)), abs=1.0)


def test_shortening_silences_and_nothing_is_negative_or_above_the_ceiling():
    assert primary(-200.0) == 0.0
    for v in (-1e3, 0.0, 1e3):
        for x in (-50.0, 0.0, 50.0):
            for rate in spindle_rates(x, v, 0.0, 1.0, 1.0, P):
                assert 0.0 <= rate <= P.limit
