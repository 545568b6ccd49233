"""Inspection: bulk from imaging, fasciculation from isolated discharges of the resting muscle."""

from collections.abc import Sequence

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.table import table
from sherrington.sign.finding import About, Finding
from sherrington.sign.signal import by_muscle, channel

_TABLE = table(__file__)


def grade(watch: Trace) -> list[Finding]:
    """Return bulk [fraction of own healthy section] and fasciculation [1/min] of every muscle.

    Parameters
    ----------
    watch : Trace
        A look at the resting muscles, with imaging.
    """
    rows: list[Finding] = []
    for (muscle, side), labels in by_muscle(watch.muscles, watch.command.side).items():
        # the tibialis anterior of the toe circuit is a witness; its row belongs to the ankle
        if watch.command.circuit == "hallux" and muscle == "tibialis_anterior":
            continue
        about = About("inspection", muscle, side, person=watch.person)
        rows += [_bulk(about, watch, labels), _twitching(about, watch, labels)]
    return rows


def _bulk(about: About, watch: Trace, labels: Sequence[str]) -> Finding:
    """Return the bulk of one muscle; the mean of both halves of a muscle of the midline."""
    values = [watch.bulk.get(name, watch.bulk.get(about.structure)) for name in labels]
    seen = [float(value) for value in values if value is not None]
    size = sum(seen) / len(seen) if seen else None
    return about.row("bulk", size, "1", low_means="atrophy", reason="not imaged")


def _twitching(about: About, watch: Trace, labels: Sequence[str]) -> Finding:
    """Return the fasciculations of one muscle."""
    number = sum(len(isolated(watch, name)) for name in labels)
    rate = 60.0 * number / (watch.emg.shape[1] / watch.emg_rate)
    found = about.row("fasciculation", rate, "1/min")
    if found.flagged:
        return about.said("fasciculation", rate, "1/min", "present", "fasciculations")
    return found


def isolated(trace: Trace, muscle: str) -> FloatArray:
    """Return the times of discharges that stand alone [s]."""
    raw = np.asarray(trace.emg[channel(trace, muscle)], np.float64)
    above = np.flatnonzero(np.abs(raw) > _TABLE["visible"]) / trace.emg_rate
    if above.size == 0:
        return above
    starts = above[np.concatenate(([True], np.diff(above) > _TABLE["merge"]))]
    gaps = np.diff(starts)
    before = np.concatenate(([np.inf], gaps))
    after = np.concatenate((gaps, [np.inf]))
    single: FloatArray = starts[(before > _TABLE["alone"]) & (after > _TABLE["alone"])]
    return single
