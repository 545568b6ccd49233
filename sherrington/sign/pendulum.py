"""Pendulum test: first swing and relaxation index of the dropped shank."""

import numpy as np

from sherrington.circuit.trace import Trace
from sherrington.exam.pendulum import BEGIN
from sherrington.exam.table import table
from sherrington.sign.finding import About, Finding
from sherrington.sign.signal import axis, mean, window

_TABLE = table(__file__)


def grade(drop: Trace) -> list[Finding]:
    """Return first swing [deg] and relaxation index [1] of the pendulum test.

    Both are counted from the angle at release; the index is the first swing over the way to
    the resting angle. Spasticity stops the first swing early; once the resting angle itself
    has moved, the index misleads and the swing does not.

    Parameters
    ----------
    drop : Trace
        The drop.
    """
    swing, rest = swings(drop)
    about = About("pendulum", "knee", drop.command.side, person=drop.person)
    index = swing / rest if rest > _TABLE["settled"] else None
    return [
        about.row("first_swing", swing, "deg", high_means="hypotonia", low_means="spasticity"),
        about.row(
            "relaxation_index",
            index,
            "1",
            high_means="hypotonia",
            low_means="spasticity",
            reason="the shank did not fall",
        ),
    ]


def swings(trace: Trace) -> tuple[float, float]:
    """Return first flexion excursion and way to the resting angle [deg], both from release."""
    angle = np.asarray(trace.angle[axis(trace, "knee")], np.float64)
    start = mean(angle, trace.rate, 0.0, BEGIN)
    free = window(angle, trace.rate, BEGIN, 1e3) - start
    top = np.maximum.accumulate(free)
    back = np.flatnonzero(free < top - _TABLE["reversal"])
    first = float(top[back[0]]) if back.size else float(top[-1])
    length = free.size / trace.rate
    return first, mean(free, trace.rate, length - _TABLE["last"], length)
