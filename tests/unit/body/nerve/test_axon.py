"""Axons: conduction times, age, electrical thresholds."""

import numpy as np
import pytest

from sherrington.body.nerve.axon import AxonParams, ageing, motor_thresholds, primary_thresholds, travel
from sherrington.foundation import load

P = load(AxonParams)


def test_travel():
    assert travel(0.5, 50.0) == pytest.approx(10.0)
    assert travel(0.5, 50.0, 0.5) == pytest.approx(20.0)
    assert np.isfinite(travel(0.5, 50.0, 1.0))
    assert np.all(np.diff(travel(0.5, np.linspace(40, 60, 5))) < 0)


def test_age_slows_after_forty_only():
    assert ageing(20.0, P) == ageing(40.0, P) == 1.0
    assert 0.85 < ageing(80.0, P) < 1.0


def test_large_axons_are_excited_first_and_primaries_before_motor_axons():
    z = np.linspace(0, 1, 11)
    motor, primary = motor_thresholds(z, P), primary_thresholds(z, P)
    assert np.all(np.diff(motor) < 0) and np.all(np.diff(primary) < 0)
    assert motor[0] == 1.0 and motor[-1] == pytest.approx(12 / 18, rel=0.01)
    assert primary[-1] == pytest.approx(8 / 18, rel=0.01) and primary.min() < motor.min()


def test_velocity_ranges_are_ordered():
    for kind in ("primary", "secondary", "organ", "cutaneous"):
        assert getattr(P, f"{kind}_low") < getattr(P, f"{kind}_high")
    assert P.cutaneous_high < P.primary_low and P.secondary_high < P.organ_low
