"""Surface electrode: an analytic surrogate of the motor-unit potential (Hermite-Rodriguez shape)."""

from typing import NamedTuple

import numpy as np

from sherrington.foundation import load


class SurfaceParams(NamedTuple):
    """Shape of a unit potential in units of its scale; values and sources in ``surface.yaml``."""

    length: float  # [1]
    centre: float  # [1] of the zero crossing
    onset: float  # [1] rise from zero


def unit_potential(duration: float, rate: float) -> np.ndarray:
    """Return a biphasic unit potential of 2 from peak to peak, sampled at ``rate`` [Hz].

    Parameters
    ----------
    duration : float
        Width from negative peak to positive peak. [ms]

    Returns
    -------
    ndarray, shape [n]
        First-order Hermite-Rodriguez function, starting at its onset; its phases have equal areas, as an
        amplifier passes no steady voltage. [1]
    """
    p = load(SurfaceParams)
    scale = duration * 1e-3 / np.sqrt(2.0)
    t = np.arange(0.0, p.length * scale, 1.0 / rate)
    x = (t - p.centre * scale) / scale
    shape = -x * np.exp(-x * x)
    shape = shape * (1.0 - np.exp(-((t / (p.onset * scale)) ** 2)))  # starts from zero
    up, down = np.maximum(shape, 0.0), np.maximum(-shape, 0.0)
    balance = np.sqrt(down.sum() / up.sum())  # the onset cut into the first phase
    shape = balance * up - down / balance
    return 2.0 * shape / np.ptp(shape)


def surface_emg(impulses: np.ndarray, duration: float, rate: float) -> np.ndarray:
    """Return the EMG [V] of one muscle from its amplitude-weighted discharges on a fine grid [V]."""
    wave = unit_potential(duration, rate)
    return np.convolve(impulses, wave)[: len(impulses)]
