"""Golgi tendon organs of a muscle: logarithmic in force with an adapting dynamic part."""

from math import log
from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class TendonOrganParams(NamedTuple):
    """Constants of the ensemble; values and sources in ``tendon_organ.yaml``."""

    gain: float  # [Hz]
    force: float  # [N] scale for a muscle of reference strength
    reference: float  # [N] strength to which the scale belongs
    threshold_low: float  # [Hz]
    threshold_high: float  # [Hz]
    limit: float  # [Hz]


@kernel
def step_tendon_organ(x1, x2, force, scale, gain, limit, dt):
    """Advance the transfer (1.7 s^2 + 2.58 s + 0.4) / (s^2 + 2.2 s + 0.4) acting on ``gain ln(F/scale + 1)``.

    Explicit Euler, accurate because both poles are slower than 0.5 s.

    Returns
    -------
    x1, x2 : float
        Filter state.
    rate : float
        Ensemble rate. [Hz]
    """
    drive = gain * log((force if force > 0.0 else 0.0) / scale + 1.0)
    y = 1.7 * drive - 0.28 * x1 - 1.16 * x2
    x1, x2 = x1 + dt * x2, x2 + dt * (drive - 0.4 * x1 - 2.2 * x2)
    y = y if y > 0.0 else 0.0
    return x1, x2, (y if y < limit else limit)
