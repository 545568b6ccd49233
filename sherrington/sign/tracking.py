"""Force tracking: error against the target and steadiness on its plateau."""

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.table import table
from sherrington.exam.tracking import JUDGED
from sherrington.sign.finding import About, Finding
from sherrington.sign.signal import channel, window

_TABLE = table(__file__)


def grade(tracking: Trace) -> list[Finding]:
    """Return tracking error and coefficient of variation of force [fractions].

    Parameters
    ----------
    tracking : Trace
        The trial; the target stands in its command.
    """
    aim = tracking.command.tracking
    assert aim is not None, "the command holds no target"
    force = _force(tracking, aim.muscle) / aim.reference
    times, levels = np.array(aim.target).T
    target = np.interp(tracking.time, times, levels)
    late = window(force, tracking.rate, JUDGED[0], 1e3) - window(target, tracking.rate, JUDGED[0], 1e3)
    wanted = float(np.mean(window(target, tracking.rate, JUDGED[0], 1e3)))
    steady = window(force, tracking.rate, JUDGED[1] + _TABLE["settle"], 1e3)
    about = About("force_tracking", aim.muscle, tracking.command.side, person=tracking.person)
    cv = _unsteadiness(steady) if steady.mean() > _TABLE["weak"] * wanted else None
    return [
        about.row("error", float(np.sqrt(np.mean(late**2))) / wanted, "1"),
        about.row("force_cv", cv, "1", reason="too weak to hold the force"),
    ]


def _force(trace: Trace, muscle: str) -> FloatArray:
    """Return the force of a muscle above its force at the first sample [N]."""
    force = np.asarray(trace.force[channel(trace, muscle)], np.float64)
    above: FloatArray = force - force[0]
    return above


def _unsteadiness(force: FloatArray) -> float:
    """Return the coefficient of variation around a straight line."""
    x = np.linspace(-1.0, 1.0, force.size)
    slope = float(np.dot(x, force - force.mean()) / np.dot(x, x))
    return float(np.std(force - slope * x) / force.mean())
