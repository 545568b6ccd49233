"""Voluntary loops: matching a force by eye, tapping as fast as possible, the long-latency loop."""

from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class WillParams(NamedTuple):
    """Constants of the voluntary loops; values and sources in ``will.yaml``."""

    visual_delay: float  # [ms]
    tracking_gain: float  # [1/s] effort per second and unit of error
    tracking_ahead: float  # [1] feed-forward effort per unit of target, exponent 1
    central_delay: float  # [ms] cortical part of the proprioceptive loop of a tapping finger
    tapping_effort: float  # [1]
    transcortical_gain: float  # [1] effort per saturating Ia rate
    transcortical_rate: float  # [Hz]
    transcortical_time: float  # [ms]
    transcortical_delay: float  # [ms] central part


@kernel
def step_tracking(integral, target, seen, gain, dt):
    """Advance the integral correction of effort from the seen error; never below 0 or above 1 [1]."""
    integral = integral + gain * dt * (target - seen)
    integral = integral if integral > 0.0 else 0.0
    return integral if integral < 1.0 else 1.0


@kernel
def step_tapping(phase, felt, contact, up):
    """Switch between lifting (0) and pressing (1) on what the finger felt a loop time ago."""
    if phase == 0 and felt <= up:
        return 1
    if phase == 1 and contact > 0:
        return 0
    return phase
