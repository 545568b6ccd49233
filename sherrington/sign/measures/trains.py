"""Spike trains of single units in a needle recording."""

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.sign.measures.registry import UnableError
from sherrington.sign.signal import channel

PAUSE = 0.3  # [s] an interval longer than this ends a train


def trains(trace: Trace, muscle: str) -> dict[int, FloatArray]:
    """Return discharge times [s] of every unit of one muscle that discharged, in order of size.

    Raises
    ------
    UnableError
        If no unit discharged.
    """
    if trace.units is None or not len(trace.units):
        raise UnableError("no unit discharged")
    rows = trace.units[trace.units[:, 1] == channel(trace, muscle)]
    order = np.lexsort((rows[:, 0], rows[:, 2]))
    rows = rows[order]
    ids, first = np.unique(rows[:, 2], return_index=True)
    if not ids.size:
        raise UnableError(f"no unit of {muscle} discharged")
    return {int(i): part for i, part in zip(ids, np.split(rows[:, 0], first[1:]), strict=True)}


def steady(times: FloatArray, pause: float = PAUSE) -> FloatArray:
    """Return the longest part of a train without a pause."""
    breaks = np.flatnonzero(np.diff(times) > pause) + 1
    return max(np.split(times, breaks), key=len)


def between(times: FloatArray, start: float, stop: float) -> FloatArray:
    """Return the discharges in a window."""
    return times[(times >= start) & (times < stop)]


def mean_rate(times: FloatArray) -> float:
    """Return discharges per second over a train [Hz]; 0 for fewer than two."""
    return float((len(times) - 1) / (times[-1] - times[0])) if len(times) > 1 and times[-1] > times[0] else 0.0


def evenly(items: list[int], most: int) -> list[int]:
    """Return at most so many items, evenly spread: a needle follows some tens of units."""
    if len(items) <= most:
        return items
    return [items[int(i)] for i in np.linspace(0, len(items) - 1, most)]


def pull(trace: Trace, muscles: tuple[str, ...]) -> FloatArray:
    """Return the summed force of some muscles above what they pull at the start of the record [N]."""
    total: FloatArray = np.zeros(trace.force.shape[1])
    for muscle in muscles:
        total = total + trace.force[channel(trace, muscle)]
    base = float(np.mean(total[: max(1, round(0.05 * trace.rate))]))
    difference: FloatArray = total - base
    return difference
