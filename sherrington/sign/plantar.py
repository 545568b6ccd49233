"""Plantar response: where the big toe goes first."""

import numpy as np

from sherrington.circuit.trace import Trace
from sherrington.exam.plantar import BEGIN
from sherrington.exam.table import table
from sherrington.sign.finding import About, Finding
from sherrington.sign.signal import axis, mean, window

_TABLE = table(__file__)
FLAG = {"flexor": "normal", "none": "absent", "extensor": "present"}


def grade(stroke: Trace) -> list[Finding]:
    """Return the plantar response: flexor, none or extensor.

    Parameters
    ----------
    stroke : Trace
        The stroke of the sole.
    """
    response = first_movement(stroke)
    means = "babinski" if response == "extensor" else None
    about = About("plantar", "plantar", stroke.command.side, person=stroke.person)
    return [about.said("response", response, "flexor/none/extensor", FLAG[response], means)]


def first_movement(trace: Trace) -> str:
    """Return the direction of the first movement of the big toe beyond the threshold."""
    angle = np.asarray(trace.angle[axis(trace, "hallux")], np.float64)
    moved = window(angle, trace.rate, BEGIN, BEGIN + _TABLE["within"]) - mean(angle, trace.rate, 0.0, BEGIN)
    beyond = np.flatnonzero(np.abs(moved) > _TABLE["movement"])
    if beyond.size == 0:
        return "none"
    return "flexor" if moved[beyond[0]] > 0 else "extensor"
