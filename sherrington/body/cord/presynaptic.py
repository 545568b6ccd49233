"""Presynaptic control: how much of each Ia spike reaches the motoneuron (a gain; mechanism contested)."""

from math import exp
from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class PresynapticParams(NamedTuple):
    """Constants of presynaptic control; values and sources in ``presynaptic.yaml``."""

    rest: float  # [1] control at rest
    homonymous: float  # [1] control while the same muscle contracts at will
    effort_ramp: float  # [1] it is reached from one over this effort on
    antagonist: float  # [1] control at full effort of the antagonist
    stance: float  # [1] control while standing
    conditioning: float  # [1] added by a full antagonist Ia discharge
    conditioning_rate: float  # [Hz] mean Ia rate of the antagonist that gives half of it
    autogenic: float  # [1] added by full sustained discharge of the muscle's own Ia fibres
    autogenic_rate: float  # [Hz] half effect
    autogenic_time: float  # [ms] averaging
    reinforcement: float  # [1] taken away by a remote effort
    shock: float  # [1] added at full depth of spinal shock
    rise: float  # [ms]
    fall: float  # [ms]


@kernel
def step_presynaptic(control, target, dt, rise, fall):
    """Relax control toward its target, fast up and slowly down; exact for a constant target [1]."""
    tau = rise if target > control else fall
    return target + (control - target) * exp(-dt / tau)
