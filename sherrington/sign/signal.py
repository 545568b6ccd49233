"""Reading a record: baselines, onsets, envelopes, bursts."""

from collections.abc import Iterable

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.table import table
from sherrington.foundation.anatomy import muscle

_TABLE = table(__file__)
FLOOR: float = _TABLE["emg_floor"]  # [V]


def channel(trace: Trace, muscle: str) -> int:
    """Return the row of a muscle in force and EMG; a jaw muscle may be asked for without its side."""
    if muscle in trace.muscles:
        return trace.muscles.index(muscle)
    return next(i for i, name in enumerate(trace.muscles) if name.split(":")[0] == muscle)


def by_muscle(labels: Iterable[str], side: str) -> dict[tuple[str, str], list[str]]:
    """Return muscle and side of the findings with the labels of the trace that belong to them.

    A circuit of both sides labels its muscles ``masseter:left``; a muscle of the midline has both labels.

    Examples
    --------
    >>> by_muscle(["masseter:left", "external_anal_sphincter:left", "external_anal_sphincter:right"], "midline")[
    ...     "external_anal_sphincter", "midline"
    ... ]
    ['external_anal_sphincter:left', 'external_anal_sphincter:right']
    """
    found: dict[tuple[str, str], list[str]] = {}
    for label in labels:
        name, _, end = label.partition(":")
        where = (end or side) if muscle(name).paired else "midline"
        found.setdefault((name, where), []).append(label)
    return found


def axis(trace: Trace, dof: str) -> int:
    """Return the row of a degree of freedom in angle and torque."""
    return trace.dofs.index(dof)


def window(values: FloatArray, rate: float, start: float, stop: float) -> FloatArray:
    """Return the samples between two times [s]; at least one sample."""
    n = values.shape[-1]
    first = min(max(0, round(start * rate)), n - 1)
    last = max(first + 1, min(n, round(stop * rate)))
    return values[..., first:last]


def mean(values: FloatArray, rate: float, start: float, stop: float) -> float:
    """Return the mean between two times."""
    return float(np.mean(window(values, rate, start, stop), dtype=np.float64))


def smooth(values: FloatArray, rate: float, width: float) -> FloatArray:
    """Return a centred moving average of a given width [s], edges padded with the end values."""
    n = max(1, round(width * rate))
    padded = np.pad(np.asarray(values, np.float64), (n // 2, n - 1 - n // 2), mode="edge")
    return np.convolve(padded, np.full(n, 1.0 / n), mode="valid")


def envelope(trace: Trace, muscle: str, width: float | None = None) -> FloatArray:
    """Return the rectified EMG of a muscle smoothed over a width [s], sampled like the angle [V]."""
    raw = np.abs(np.asarray(trace.emg[channel(trace, muscle)], np.float64))
    soft = smooth(raw, trace.emg_rate, _TABLE["envelope"] if width is None else width)
    step = max(1, round(trace.emg_rate / trace.rate))
    return soft[::step]


def onset(trace: Trace, muscle: str, after: float, until: float) -> float | None:
    """Return when EMG first leaves its baseline [s after ``after``], or None.

    The threshold is the larger of an absolute floor and a multiple of the standard deviation
    before ``after``; the first milliseconds after the blow are skipped as artefact.
    """
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)
    rest = window(raw, trace.emg_rate, max(0.0, after - 0.05), after)
    limit = max(FLOOR, _TABLE["onset_sd"] * float(np.std(rest)))
    start = after + _TABLE["blank"]
    part = np.abs(window(raw, trace.emg_rate, start, until) - float(np.mean(rest)))
    above = np.flatnonzero(part > limit)
    return None if above.size == 0 else float(_TABLE["blank"] + above[0] / trace.emg_rate)


def span(trace: Trace, muscle: str, start: float, stop: float) -> float:
    """Return the peak-to-peak EMG of a muscle between two times [V]."""
    return float(np.ptp(window(np.asarray(trace.emg[channel(trace, muscle)], np.float64), trace.emg_rate, start, stop)))


def bursts(
    trace: Trace, muscle: str, start: float, width: float | None = None, share: float | None = None
) -> list[float]:
    """Return the times of separate EMG bursts after ``start`` [s].

    A burst rises above the floor and above a share of the largest; between two bursts the
    envelope falls below half of the smaller one.
    """
    shape = envelope(trace, muscle, width)
    shape = shape[round(start * trace.rate) :]
    if shape.size == 0 or shape.max() < FLOOR:
        return []
    least = _TABLE["burst_share"] if share is None else share
    limit = max(FLOOR, least * float(shape.max()))
    tops = _tops(shape, limit)
    return [start + top / trace.rate for top in _apart(shape, tops, _TABLE["trough_share"])]


def _tops(shape: FloatArray, limit: float) -> list[int]:
    """Return the local maxima above a limit."""
    inner = shape[1:-1]
    peaks = np.flatnonzero((inner >= shape[:-2]) & (inner > shape[2:]) & (inner > limit)) + 1
    return [int(peak) for peak in peaks]


def _apart(shape: FloatArray, tops: list[int], share: float) -> list[int]:
    """Merge maxima that no deep trough separates, keeping the larger."""
    kept: list[int] = []
    for top in tops:
        if not kept:
            kept.append(top)
            continue
        trough = float(shape[kept[-1] : top + 1].min())
        if trough < share * min(float(shape[kept[-1]]), float(shape[top])):
            kept.append(top)
        elif shape[top] > shape[kept[-1]]:
            kept[-1] = top
    return kept
