"""Voluntary loops: matching a force by eye, tapping as fast as possible, the long-latency loop."""

from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class WillParams(NamedTuple):
    """Constants of the voluntary loops; values and sources in ``will.yaml``."""

    visual_delay: float  # [ms]
    tracking_rate: float  # [1/s] share of a seen error made good in a second by the learnt effort for it
    tracking_base: float  # [1] effort at which force begins, as learnt
    tracking_ahead: float  # [1] effort per share of the muscle's strength, as learnt
    central_delay: float  # [ms] cortical part of the proprioceptive loop of a tapping finger
    tapping_lift: float  # [1] effort of lifting the finger
    tapping_press: float  # [1] effort of tapping down
    rhythm_start: float  # [ms] first half period of fast tapping
    rhythm_faster: float  # [1] factor on the half period after a good cycle
    rhythm_slower: float  # [1] and after a failed one
    rhythm_shortest: float  # [ms]
    rhythm_longest: float  # [ms]
    transcortical_gain: float  # [1] effort per saturating Ia rate
    transcortical_rate: float  # [Hz]
    transcortical_time: float  # [ms]
    transcortical_delay: float  # [ms] central part
    transcortical_ramp: float  # [1] opening of the loop per unit of effort


@kernel
def step_tracking(integral, target, seen, gain, dt):
    """Advance the integral correction of effort from the seen error; within -1 and 1 [1]."""
    integral = integral + gain * dt * (target - seen)
    integral = integral if integral > -1.0 else -1.0
    return integral if integral < 1.0 else 1.0


@kernel
def step_rhythm(half_period, lifted, touched, p):
    """Return the next half period of an alternating command [ms].

    The patient speeds up after a cycle in which the finger left the table and came back, and
    slows down after one in which it did not: the rate settles where the limb fails.
    """
    wanted = half_period * (p.rhythm_faster if lifted and touched else p.rhythm_slower)
    wanted = wanted if wanted > p.rhythm_shortest else p.rhythm_shortest
    return wanted if wanted < p.rhythm_longest else p.rhythm_longest
