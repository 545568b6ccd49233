"""How hard a person must try for a share of the own greatest force: a quick ramp before the experiment."""

from collections.abc import Callable, Generator, Sequence

import numpy as np

from sherrington.circuit.trace import Trace
from sherrington.exam.laboratory import again, efforts, held
from sherrington.sign.measures.registry import Subject, Trial, UnableError
from sherrington.sign.measures.trains import pull
from sherrington.sign.signal import smooth

RAMP, HOLD, LAG = 3.0, 0.8, 0.12  # [s] ramp of effort, greatest effort kept up, force after effort
Effort = Callable[[float], float]


def calibrate(
    m: Subject, circuit: str, side: str, pools: tuple[str, ...], muscles: tuple[str, ...]
) -> Generator[Sequence[Trial], list[Trace], Effort]:
    """Run a ramp of effort; return the effort that gives a share of the greatest force.

    Parameters
    ----------
    m : Subject
        Who.
    circuit, side : str
        Where.
    pools, muscles : tuple of str
        What is contracted, and whose force is felt.
    """
    level = ((0.0, 0.0), (0.1, 0.0), (RAMP, 1.0), (RAMP + HOLD, 1.0))
    command = held(circuit, side, RAMP + HOLD, "calibrate", *pools, efforts=efforts(pools, level))
    (trace,) = yield [Trial(again(command, m.repeat))]
    force = smooth(pull(trace, muscles), trace.rate, 0.15)
    most = float(force[-round(0.3 * trace.rate) :].mean())
    if most <= 0.0:
        raise UnableError("no voluntary force")
    grown = np.maximum.accumulate(force)
    times = np.arange(force.size) / trace.rate

    def effort_for(share: float) -> float:
        """Return the effort for a share of the greatest force [1]."""
        if share >= 1.0:
            return 1.0
        at = float(times[int(np.argmax(grown >= share * most))]) - LAG
        return float(np.clip((at - 0.1) / (RAMP - 0.1), 0.0, 1.0))

    return effort_for


def own_grip(m: Subject) -> Generator[Sequence[Trial], list[Trace], Effort]:
    """Return the calibration of the movement of one muscle."""
    from sherrington.exam.laboratory import movers

    effort_for = yield from calibrate(m, m.place.circuit, m.where, movers(m.place), m.place.mates)
    return effort_for
