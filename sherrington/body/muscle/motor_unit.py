"""Motor units: twitch, fusion and size along the pool."""

from typing import NamedTuple

import numpy as np

from sherrington.foundation.kernel import kernel


class MotorUnitParams(NamedTuple):
    """Constants shared by all pools; values and sources in ``motor_unit.yaml``."""

    ratio_low: float  # [1] tetanus over twitch of the smallest unit
    ratio_span: float  # [1] added for the largest
    coupling: float  # [ms] excitation-contraction delay
    potential_exponent: float  # [1] unit potential against twitch


@kernel
def add_spike(a, u, late, inv_t):
    """Add one spike that came ``late`` [ms] after the last update to the twitch state."""
    lift = np.float32(1.0) + late * inv_t
    return a - np.float32(2.7182817) * inv_t * late * lift, u + lift


@kernel
def step_twitch(a, u, relax, gain):
    """Relax the critically damped twitch over one update: exact for spikes at its start.

    ``relax`` = exp(-h/T), ``gain`` = e h / T; a single spike peaks at 1 after T.
    """
    return relax * (a + gain * u), relax * u


@kernel
def fused(a, half):
    """Return the force of a unit in units of its tetanus, a^3 / (half + a^3) [1].

    Binding of calcium is cooperative, so force against rate is a sigmoid; the third power is that
    of Fuglevand, Winter & Patla, J Neurophysiol 70:2470-2488, 1993.
    """
    cube = a * a * a
    return cube / (half + cube)


def units(z: np.ndarray, spread: float, slow: float, fast: float, p: MotorUnitParams) -> dict[str, np.ndarray]:
    """Return twitch size, fusion ratio, contraction time [ms] and saturation along the pool.

    Parameters
    ----------
    z : ndarray, shape [n]
        Place in the size order. [1]
    spread : float
        Largest over smallest twitch. [1]
    slow, fast : float
        Contraction times of the smallest and largest unit. [ms]
    """
    ratio = p.ratio_low + p.ratio_span * z
    return {
        "size": np.exp(z * np.log(spread)) * ratio,
        "time": slow * (fast / slow) ** z,
        "saturation": ratio - 1.0,
        "twitch": np.exp(z * np.log(spread)),
    }


def relaxation(time: np.ndarray, h: float) -> tuple[np.ndarray, np.ndarray]:
    """Return exp(-h/T) and e h / T for an update interval h [ms]."""
    return np.exp(-h / time), np.e * h / time
