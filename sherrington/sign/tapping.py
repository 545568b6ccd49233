"""Finger tapping: rate and regularity of the taps on the table."""

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.table import table
from sherrington.exam.tapping import START
from sherrington.sign.finding import About, Finding
from sherrington.sign.signal import axis

_TABLE = table(__file__)


def grade(tapping: Trace) -> list[Finding]:
    """Return rate [Hz] and coefficient of variation of the intervals [1] of finger tapping.

    Parameters
    ----------
    tapping : Trace
        The bout of tapping; ``contact`` is 1 while the finger touches the table.
    """
    times = contacts(tapping)
    about = About("finger_tapping", "index", tapping.command.side, person=tapping.person)
    gaps = np.diff(times)
    if times.size < _TABLE["contacts"]:
        rate = float(times.size / (tapping.command.duration - START))
        return [
            about.row("rate", rate, "Hz"),
            about.row("interval_cv", None, "1", reason="fewer than three taps"),
        ]
    return [
        about.row("rate", float(1.0 / np.mean(gaps)), "Hz"),
        about.row("interval_cv", float(np.std(gaps) / np.mean(gaps)), "1"),
    ]


def contacts(trace: Trace) -> FloatArray:
    """Return when the finger, lifted after the go signal, meets the table [s]."""
    touch = np.asarray(trace.contact) > 0.5
    angle = np.asarray(trace.angle[axis(trace, "index")], np.float64)
    table_at = trace.command.tapping.down if trace.command.tapping else float(angle.max())
    times: list[float] = []
    lifted = False
    for i in range(round(START * trace.rate), touch.size):
        if touch[i] and lifted:
            times.append(i / trace.rate)
        lifted = not touch[i] and (lifted or angle[i] < table_at - _TABLE["lift"])
    return np.array(times)
