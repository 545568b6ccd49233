"""Surface electrode: shape of a unit potential, superposition."""

import numpy as np
import pytest

from sherrington.body.electrode.surface import surface_emg, unit_potential

RATE = 10_000.0


@pytest.mark.parametrize("duration", [3.0, 4.0, 5.0])
def test_unit_potential(duration):
    wave = unit_potential(duration, RATE)
    assert np.ptp(wave) == pytest.approx(2.0) and wave[0] == 0.0
    assert abs(wave.sum()) < 1e-9 * np.abs(wave).sum()  # no steady voltage, however many units fire
    peaks = abs(int(np.argmax(wave)) - int(np.argmin(wave))) / RATE * 1e3
    assert peaks == pytest.approx(duration, rel=0.15)
    assert abs(wave[-1]) < 0.03  # it ends where it began


def test_superposition_and_time():
    impulses = np.zeros(2000)
    impulses[500] = 1e-3
    one = surface_emg(impulses, 4.0, RATE)
    assert not one[:500].any() and np.ptp(one) == pytest.approx(2e-3)
    impulses[900] = 2e-3
    later = np.zeros(2000)
    later[900] = 2e-3
    assert surface_emg(impulses, 4.0, RATE) == pytest.approx(one + surface_emg(later, 4.0, RATE), abs=1e-15)
    assert len(one) == 2000
