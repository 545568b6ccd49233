"""Clonus: beats and frequency after a brisk push."""

from itertools import pairwise

import numpy as np

from sherrington.circuit.trace import Trace
from sherrington.exam.clonus import BEGIN
from sherrington.exam.table import table
from sherrington.sign.finding import About, Finding
from sherrington.sign.signal import axis, bursts

_TABLE = table(__file__)
TEST = "clonus"


def grade(push: Trace) -> list[Finding]:
    """Return beats [count] and frequency [Hz] of clonus; more than ten beats are sustained.

    Parameters
    ----------
    push : Trace
        The sustained push.
    """
    joint = joint_of(push)
    about = About(TEST, joint, push.command.side, person=push.person)
    beats, frequency = beats_of(push)
    count = about.row("beats", beats, "1")
    if count.flagged:
        count = about.said("beats", beats, "1", "present", "clonus")
    return [count, about.row("frequency", frequency, "Hz", reason="no clonus")]


def joint_of(trace: Trace) -> str:
    """Return the joint the hand pushes."""
    return next(hand.dof for hand in trace.command.hands if any(value for _, value in hand.torque))


def beats_of(trace: Trace) -> tuple[int, float | None]:
    """Return the number of clonic beats and their frequency [Hz].

    A beat is an EMG burst of the stretched muscle that follows another within the period of
    clonus, with a visible movement of the joint in between. The first burst answers the push
    itself and is no beat. A swing of the limb without EMG is none either.
    """
    joint = joint_of(trace)
    angle = np.asarray(trace.angle[axis(trace, joint)], np.float64)
    times = bursts(trace, _TABLE["seen"][joint], BEGIN, _TABLE["envelope"], _TABLE["share"])
    best: list[float] = []
    run: list[float] = []
    for first, second in pairwise(times):
        run = [*run, second - first] if _is_beat(angle, trace.rate, first, second) else []
        best = run if len(run) > len(best) else best
    if len(best) < _TABLE["rhythm"]:
        return len(best), None
    return len(best), float(1.0 / np.median(best))


def _is_beat(angle: np.ndarray, rate: float, first: float, second: float) -> bool:
    """Return whether two bursts follow each other as in clonus."""
    if not 1.0 / _TABLE["fastest"] <= second - first <= 1.0 / _TABLE["slowest"]:
        return False
    part = angle[round(first * rate) : round(second * rate) + 1]
    return float(np.ptp(part)) >= float(_TABLE["movement"])
