"""Corticospinal population of one muscle: spike generators with spread thresholds and common drive."""

from typing import NamedTuple

import numpy as np

from sherrington.foundation.kernel import kernel


class CorticospinalParams(NamedTuple):
    """Constants of the corticospinal generators; values and sources in ``corticospinal.yaml``."""

    n: int  # [1] generators per muscle
    share: tuple[float, ...]  # [1] fast, intermediate, slow
    velocity_low: tuple[float, ...]  # [m/s]
    velocity_high: tuple[float, ...]  # [m/s]
    threshold: float  # [1] largest effort at which a generator starts
    gain: float  # [Hz] per unit of effort above threshold
    base: float  # [Hz] of the fraction active at rest
    active_at_rest: float  # [1]
    ceiling: float  # [Hz]
    order: int  # [1] order of the gamma renewal process
    bandwidth: float  # [ms] of the premotor network that passes the drive on
    bandwidth_floor: float  # [1] share of the bandwidth that survives complete loss
    slow_noise: float  # [1] SD of the common drive below 5 Hz
    slow_time: float  # [ms]
    alpha_noise: float  # [1] SD of the 8-12 Hz common drive
    alpha_frequency: float  # [Hz]
    alpha_width: float  # [Hz] bandwidth
    beta_noise: float  # [1] SD at 21 Hz during steady holding
    beta_frequency: float  # [Hz]
    beta_quality: float  # [1] resonance over bandwidth
    common_weight: float  # [1] weight of the limb's and of the muscle's own part of the common drive
    intensity: tuple[float, ...]  # [1] magnetic threshold of the D, I1, I2, I3 waves
    fraction: tuple[float, ...]  # [1] largest share of fast fibres in each wave
    interval: tuple[float, ...]  # [ms] of each wave after the pulse
    steepness: float  # [1] of the recruitment by the coil
    active_lowering: float  # [1] fall of magnetic threshold at full effort
    active_ramp: float  # [1] growth of that fall per unit of effort
    tract_fraction: float  # [1] largest share of fast axons fired by a pulse at the foramen magnum


@kernel
def rate(effort, threshold, gain, base, ceiling):
    """Return the discharge rate of one generator [Hz] at a modulated effort [1]."""
    above = effort - threshold
    above = above if above > 0.0 else 0.0
    r = base + gain * above
    return r if r < ceiling else ceiling


@kernel
def step_resonator(x, y, drive, frequency, damping, dt):
    """Advance a damped oscillator driven by noise (semi-implicit); ``x`` is the output.

    Parameters
    ----------
    frequency : float
        Resonance. [1/s], angular
    damping : float
        Bandwidth. [1/s]
    dt : float
        [s]
    """
    y = y + dt * (drive - damping * y - frequency * frequency * x)
    x = x + dt * y
    return x, y


def mean_rate(effort: float, p: CorticospinalParams) -> float:
    """Return the mean rate of the whole population [Hz] at a steady effort: thresholds are uniform."""
    theta = (np.arange(p.n) + 0.5) / p.n * p.threshold
    return float(np.mean(np.minimum(p.gain * np.maximum(effort - theta, 0.0), p.ceiling)))
