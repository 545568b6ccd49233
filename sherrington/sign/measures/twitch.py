"""Measures of the twitch: how fast the force of one pulse to the nerve rises and falls."""

from collections.abc import Generator, Sequence

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.laboratory import LEAD, SUPRAMAXIMAL, again, held, pulses
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure
from sherrington.sign.measures.trains import pull

LASTS = 0.8  # [s] that a slow muscle takes to relax


def _twitch(m: Subject) -> Generator[Sequence[Trial], list[Trace], tuple[FloatArray, float]]:
    """Return the force of a twitch from the pulse on [N] and its samples per second."""
    shocks = pulses(m.place.muscle, (LEAD,), SUPRAMAXIMAL)
    command = held(m.place.circuit, m.where, LEAD + LASTS, "twitch", m.structure, shocks=shocks)
    (trace,) = yield [Trial(again(command, m.repeat))]
    force = pull(trace, m.place.mates)[round(LEAD * trace.rate) :]
    if force.max() <= 0.0:
        raise UnableError("the nerve pulse gives no force")
    return force, trace.rate


@measure("s", "muscle")
def twitch_contraction_time(m: Subject) -> Plan:
    """Time from the first force of a twitch to its peak, supramaximal pulse to the nerve at rest."""
    force, rate = yield from _twitch(m)
    begin = int(np.argmax(force > m.settings["onset"] * force.max()))
    return float((int(np.argmax(force)) - begin) / rate)


@measure("s", "muscle")
def twitch_half_relaxation(m: Subject) -> Plan:
    """Time from the peak of a twitch to half of it, supramaximal pulse to the nerve at rest."""
    force, rate = yield from _twitch(m)
    late = force[int(np.argmax(force)) :]
    below = np.flatnonzero(late < 0.5 * force.max())
    if not below.size:
        raise UnableError(f"force does not fall to half within {LASTS:g} s")
    return float(below[0] / rate)
