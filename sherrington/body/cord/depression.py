"""Post-activation depression: what a terminal has left to release after its recent spikes."""

from math import exp
from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class DepressionParams(NamedTuple):
    """Constants of a depressing terminal; values and sources in ``depression.yaml``."""

    loss: float  # [1] fraction of the resource spent by one spike, Ia terminals
    recovery: float  # [ms]
    floor: float  # [1] share of release that does not depress, at rest
    floor_effort: float  # [1] the floor while the muscle contracts at will
    collateral_loss: float  # [1] motoneuron collateral on Renshaw cells
    collateral_recovery: float  # [ms]


@kernel
def release(resource, elapsed, loss, recovery, floor):
    r"""Return the share of full release at a spike and the resource left after it.

    .. math:: R(t) = 1 - (1 - R_0) e^{-t/\tau}, \quad eff = \rho + (1 - \rho) R, \quad R \leftarrow R (1 - \delta)

    Exact for any interval, because it is advanced only at spikes.

    Parameters
    ----------
    resource : float
        What was left after the last spike. [1]
    elapsed : float
        Time since the last spike. [ms]
    loss, recovery, floor : float
        Spent share, recovery time [ms] and share that never depresses.

    Returns
    -------
    share, resource : float
        Both [1].
    """
    resource = 1.0 - (1.0 - resource) * exp(-elapsed / recovery)
    return floor + (1.0 - floor) * resource, resource * (1.0 - loss)
