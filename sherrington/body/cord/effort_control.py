"""What voluntary effort does to spinal paths: it focuses them on the wanted movement."""

from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class EffortControlParams(NamedTuple):
    """Constants of the control of interneurons by effort; values and sources in ``effort_control.yaml``."""

    recurrent: float  # [1] share of recurrent inhibition taken away at full effort, by the corticospinal tract
    autogenic: float  # [1] share of Ib inhibition taken away once the muscle contracts at will
    reciprocal: float  # [1] added to the inhibition of the antagonist at full effort
    stance_gamma: float  # [Hz] dynamic fusimotor drive added while standing


@kernel
def relaxed_gain(gain, share, effort):
    """Return an inhibitory gain lowered by effort [1]."""
    return gain * (1.0 - share * effort)
