"""Surface electrode: an analytic surrogate of the motor-unit potential (Hermite-Rodriguez shape)."""

import numpy as np


def unit_potential(duration: float, rate: float) -> np.ndarray:
    """Return a biphasic unit potential with peak 1, sampled at ``rate`` [Hz].

    Parameters
    ----------
    duration : float
        Width from negative peak to positive peak. [ms]

    Returns
    -------
    ndarray, shape [n]
        First-order Hermite-Rodriguez function, starting at its onset. [1]
    """
    scale = duration * 1e-3 / np.sqrt(2.0)
    t = np.arange(0.0, 4.0 * scale, 1.0 / rate)
    x = (t - 1.6 * scale) / scale
    shape = -x * np.exp(-x * x)
    shape = shape * (1.0 - np.exp(-((t / (0.3 * scale)) ** 2)))  # starts from zero
    return shape / np.max(np.abs(shape))


def surface_emg(impulses: np.ndarray, duration: float, rate: float) -> np.ndarray:
    """Return the EMG [V] of one muscle from its amplitude-weighted discharges on a fine grid [V]."""
    wave = unit_potential(duration, rate)
    return np.convolve(impulses, wave)[: len(impulses)]
