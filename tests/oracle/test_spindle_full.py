"""The full spindle against responses computed once with an independent program (explicit steps of 0.01 ms)."""

import numpy as np
import pytest

from sherrington.body.receptor.spindle_full import SpindleFullParams, full_response
from sherrington.foundation import load

CAT = load(SpindleFullParams)._replace(human=1.0)
SPEEDS = (0.11, 0.66, 1.55)  # [L0/s]
START, STRETCH = 0.1, (0.95, 1.08)

# (dynamic, static gamma) [Hz]: primary before, peaks at the three speeds, primary 0.5 s after the stretch [Hz]
PRIMARY = {
    (0, 0): (0, (89, 125, 155), 47),
    (70, 0): (23, (192, 277, 334), 102),
    (0, 70): (64, (143, 168, 196), 112),
    (70, 70): (68, (200, 284, 339), 121),
}
SECONDARY = {(0, 0): (3.9, 54), (0, 70): (36, 87)}  # before and 0.5 s after [Hz]


def stretch(speed, drive, dt=5e-5, p=CAT):
    """Return (before, peak, hold) of the primary and (before, hold) of the secondary ending [Hz]."""
    end = START + (STRETCH[1] - STRETCH[0]) / speed
    times = np.arange(0.0, end + 0.51, dt)
    lengths = np.interp(times, [START, end], STRETCH)
    primary, secondary = full_response(lengths, *map(float, drive), dt, p, inertia=0.0)
    before, hold = np.searchsorted(times, [0.95 * START, end + 0.5])
    return (primary[before], primary.max(), primary[hold]), (secondary[before], secondary[hold])


@pytest.mark.parametrize("drive", PRIMARY)
def test_primary(drive):
    before, peaks, hold = PRIMARY[drive]
    for speed, peak in zip(SPEEDS, peaks, strict=True):
        (a, b, c), _ = stretch(speed, drive)
        assert b == pytest.approx(peak, rel=0.03)
        assert c == pytest.approx(hold, rel=0.03)
        assert a == pytest.approx(before, abs=1.5)  # a level before the stretch depends on how long it was held


@pytest.mark.parametrize("drive", SECONDARY)
def test_secondary(drive):
    before, hold = SECONDARY[drive]
    _, (a, b) = stretch(0.11, drive)
    assert b == pytest.approx(hold, rel=0.03)
    assert a == pytest.approx(before, abs=0.5)


@pytest.mark.parametrize("dt", [2e-5, 1e-4])
def test_another_step_gives_the_same_peak(dt):
    usual = stretch(0.66, (70, 70))[0]
    assert stretch(0.66, (70, 70), dt)[0] == pytest.approx(usual, rel=0.01)
