"""Muscle spindle, clinical form: power-law velocity, length, fusimotor bias and an initial burst."""

from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class SpindleParams(NamedTuple):
    """Constants of the spindle; values and sources in ``spindle.yaml``."""

    velocity: float  # [Hz/(mm/s)^0.6]
    exponent: float  # [1]
    length: float  # [Hz/mm]
    static_bias: float  # [Hz] at saturating static gamma
    dynamic_low: float  # [1] dynamic gain without gamma
    dynamic_high: float  # [1] added at saturating dynamic gamma
    gamma_half: float  # [Hz]
    burst: float  # [Hz/(mm/s)]
    burst_limit: float  # [Hz]
    burst_time: float  # [ms]
    long: float  # [mm] optimal fascicle length above which length counts as strain
    slack: float  # [1] fascicle length below which the ending is silent, in optimal lengths
    limit: float  # [Hz]
    secondary_length: float  # [Hz/mm]
    secondary_static: float  # [Hz]
    secondary_velocity: float  # [Hz/(mm/s)^0.6]
    secondary_base: float  # [Hz]
    threshold_low: float  # [Hz] of the most sensitive primary fibre
    threshold_high: float  # [Hz]
    secondary_threshold_low: float  # [Hz] of the most sensitive secondary fibre
    secondary_threshold_high: float  # [Hz]


@kernel
def fusimotor(gamma, half):
    """Return the saturating effect of fusimotor rate [1]."""
    square = gamma * gamma
    return square / (square + half * half)


@kernel
def spindle_rates(stretch, speed, lagged, dynamic, static, p):
    r"""Return the mean primary and secondary rates [Hz].

    .. math:: Ia = \tfrac12 k_v D\,\mathrm{sgn}(v)|v|^{0.6} + k_d x + B_s + \min(k_b D [v - v_{lp}]_+, 300)

    Parameters
    ----------
    stretch : float
        Fascicle length above the slack length. [mm]
    speed : float
        Fascicle speed, positive while lengthening. [mm/s]
    lagged : float
        Speed low-passed by the burst time. [mm/s]
    dynamic, static : float
        Saturating fusimotor effects. [1]

    References
    ----------
    Prochazka & Gorassini, J Physiol 507:277-291, 1998 (power-law velocity term).
    """
    gain = p.dynamic_low + p.dynamic_high * dynamic
    size = abs(speed)
    power = size**p.exponent if size > 1e-6 else 0.0
    power = power if speed > 0.0 else -power
    jump = speed - lagged
    burst = p.burst * gain * jump if jump > 0.0 else 0.0
    burst = burst if burst < p.burst_limit else p.burst_limit
    primary = 0.5 * p.velocity * gain * power + p.length * stretch + p.static_bias * static + burst
    secondary = (
        p.secondary_length * stretch + p.secondary_static * static + p.secondary_velocity * power + p.secondary_base
    )
    primary = primary if primary > 0.0 else 0.0
    secondary = secondary if secondary > 0.0 else 0.0
    return (primary if primary < p.limit else p.limit), (secondary if secondary < p.limit else p.limit)
