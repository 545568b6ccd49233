"""Finger tapping: rate and regularity of the taps on the table."""

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.table import table
from sherrington.exam.tapping import START
from sherrington.sign.finding import Finding, Subject

_TABLE = table(__file__)


def grade(tapping: Trace) -> list[Finding]:
    """Return rate [Hz] and coefficient of variation of the intervals [1] of finger tapping.

    Parameters
    ----------
    tapping : Trace
        The bout of tapping; ``contact`` is 1 while the finger touches the table.
    """
    times = contacts(tapping)
    subject = Subject("finger_tapping", "index", tapping.command.side)
    gaps = np.diff(times)
    if times.size < _TABLE["contacts"]:
        rate = float(times.size / (tapping.command.duration - START))
        return [
            subject.row("rate", rate, "Hz"),
            subject.row("interval_cv", None, "1", reason="fewer than three taps"),
        ]
    return [
        subject.row("rate", float(1.0 / np.mean(gaps)), "Hz"),
        subject.row("interval_cv", float(np.std(gaps) / np.mean(gaps)), "1"),
    ]


def contacts(trace: Trace) -> FloatArray:
    """Return when the finger meets the table after the go signal [s]."""
    touch = np.asarray(trace.contact) > 0.5
    times = (np.flatnonzero(touch[1:] & ~touch[:-1]) + 1) / trace.rate
    return times[times >= START]
