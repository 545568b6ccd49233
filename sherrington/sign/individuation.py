"""Individuation: how far the other finger goes along."""

import numpy as np

from sherrington.circuit.trace import Trace
from sherrington.exam.individuation import BEGIN
from sherrington.exam.table import table
from sherrington.sign.finding import About, Finding
from sherrington.sign.signal import axis, mean

_TABLE = table(__file__)


def grade(movement: Trace) -> list[Finding]:
    """Return the individuation index: 1 only the wanted finger moves, 0 the other as far.

    A small movement of the wanted finger leaves the other too little to go along with: unless that
    one is seen to move nevertheless, there is no index.

    Parameters
    ----------
    movement : Trace
        Flexion of the index finger alone.
    """
    wanted, unwanted = excursion(movement, "index"), excursion(movement, "ring")
    about = About("individuation", "index", movement.command.side, person=movement.person)
    if wanted < _TABLE["visible"]:
        return [about.row("index", None, "1", reason="the index finger hardly moves: too weak to be bent alone")]
    if wanted < _TABLE["movement"] and unwanted < _TABLE["visible"]:
        return [about.row("index", None, "1", reason="the index finger is too weak to take another along")]
    return [about.row("index", max(0.0, 1.0 - unwanted / wanted), "1")]


def excursion(trace: Trace, dof: str) -> float:
    """Return the largest excursion of a finger from where it rested [deg]."""
    angle = np.asarray(trace.angle[axis(trace, dof)], np.float64)
    return float(np.max(np.abs(angle - mean(angle, trace.rate, 0.0, BEGIN))))
